import { besideMessaging } from "../../model/messaging";
import { EVENT_STORES, isOff, TRAILS } from "../../model/trails";
import { QUEUES, TOPICS } from "../../model/types";
import { fail, type StackRule } from "../../rule";

export const trailPresent: StackRule = {
    name: "trail-present",
    description: "A stack with queues or topics brings a trail that is switched on, where this is asked for.",
    why: "without one nothing tells who changed a policy, used a key or read messages",
    fix: "add an aws.cloudtrail.Trail with data events for SQS and SNS, or leave requireTrail off where the account has one",
    severity: "medium",
    level: "mandatory",
    frameworks: ["AWS Security Hub CloudTrail.1", "CIS AWS 3.1", "NIST 800-53 AU-2"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-logging-using-cloudtrail.html",
    ],
    parameters: ["requireTrail"],

    *checkStack(stack, { requireTrail }) {
        if (!requireTrail) return;
        const trails = stack.ofTypes({ ...TRAILS, ...EVENT_STORES });
        if (trails.some((trail) => !isOff(trail))) return;
        // Told once, of the same resource whatever their order.
        const [first] = [...besideMessaging(stack, { ...QUEUES, ...TOPICS })].sort((a, b) =>
            a.urn < b.urn ? -1 : 1,
        );
        const what =
            trails.length > 0 ? "every trail of its stack is switched off" : "its stack brings no trail";
        if (first !== undefined) yield { ...fail(what), resource: first };
    },
};

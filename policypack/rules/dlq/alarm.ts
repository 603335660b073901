import { UNKNOWN } from "../../../iam";
import { depthAlarms } from "../../model/alarms";
import { relationsByQueue } from "../../model/dead-letters";
import { servesElsewhere } from "../../model/redrive-allow";
import { type Resource } from "../../model/resource";
import { type Stack } from "../../model/stack";
import { QUEUES } from "../../model/types";
import { fail, type StackProblem, type StackRule, undecided } from "../../rule";

export const dlqAlarm: StackRule = {
    name: "dlq-alarm",
    description: "An alarm goes off when messages wait in a dead-letter queue.",
    why: "nobody looks into a dead-letter queue of their own accord, and after its retention the messages are gone",
    fix:
        "make a CloudWatch alarm on ApproximateNumberOfMessagesVisible with its QueueName (MessagingSet does; " +
        "alarms.actionArns says whom it tells)",
    severity: "low",
    level: "advisory",
    surroundings: true,
    frameworks: ["NIST 800-53 SI-4(5)", "NIST 800-53 AU-5"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html",
    ],

    *checkStack(stack) {
        const alarms = depthAlarms(stack);
        if (alarms.has("every queue")) return;
        for (const queue of stack.ofTypes(QUEUES))
            if (relationsByQueue(stack).has(queue) || servesElsewhere(queue, stack) === true)
                yield* judge(queue, alarms.get(queue) ?? [], stack);
    },
};

/** Whom an alarm tells may be decided elsewhere: EventBridge hands every alarm of an account to any of its rules. */
function* judge(queue: Resource, alarms: readonly Resource[], stack: Stack): Iterable<StackProblem> {
    if (alarms.length > 0) return;
    if (depthAlarms(stack).has(UNKNOWN))
        yield {
            resource: queue,
            ...undecided("dimensions", "whether an alarm watches it is not known before deployment"),
        };
    else yield { resource: queue, ...fail("no alarm watches how many messages wait in it") };
}

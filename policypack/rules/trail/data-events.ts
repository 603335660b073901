import { dataProblems, keyProblems } from "../../checks/trails";
import { TRAILS } from "../../model/trails";
import { type StackRule } from "../../rule";

export const trailDataEvents: StackRule = {
    name: "trail-data-events",
    description: "A trail records who used the keys and who moved messages.",
    why: "after a leak nothing would tell who decrypted, sent or read",
    fix:
        "keep the events of KMS in the trail, and add advancedEventSelectors with eventCategory Data for " +
        "resources.type AWS::SQS::Queue and AWS::SNS::Topic (they cost extra)",
    severity: "medium",
    level: "mandatory",
    frameworks: ["NIST 800-53 AU-2", "NIST 800-53 AU-12", "PCI DSS 10.2.1"],
    sources: [
        "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-logging-using-cloudtrail.html",
    ],
    parameters: ["advice"],

    *checkStack(stack) {
        for (const trail of stack.ofTypes(TRAILS)) {
            for (const problem of keyProblems(trail, stack)) yield { ...problem, resource: trail };
            for (const problem of dataProblems(trail, stack)) yield { ...problem, resource: trail };
        }
    },
};

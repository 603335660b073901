import { UNKNOWN } from "../../../iam";
import { besideMessaging } from "../../model/messaging";
import { numberProperty } from "../../model/values";
import { fail, type StackRule, undecided } from "../../rule";

const LOG_GROUPS = { "aws:cloudwatch/logGroup:LogGroup": true, "aws-native:logs:LogGroup": true };
const PROPERTY = "retentionInDays";

export const logGroupRetention: StackRule = {
    name: "log-group-retention",
    description: "A log group says for how many days it keeps what workers write.",
    why: "without it logs stay for ever, and with them whatever of a message ever slipped into one",
    fix: "set retentionInDays to as many days as audits ask for, such as 30",
    severity: "low",
    level: "advisory",
    surroundings: true,
    frameworks: ["AWS Security Hub CloudWatch.16", "NIST 800-53 AU-11"],
    sources: [
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
    ],

    *checkStack(stack) {
        for (const group of besideMessaging(stack, LOG_GROUPS)) {
            const days = numberProperty(group, PROPERTY);
            // Such a group deletes by a fixed time of its own.
            if (group.get("logGroupClass") === "DELIVERY") continue;
            if (days === UNKNOWN)
                yield {
                    ...undecided(PROPERTY, `its ${PROPERTY} is not known before deployment`),
                    resource: group,
                };
            else if (days === undefined || !(days > 0))
                yield { ...fail("it keeps its logs for ever (retentionInDays is not set)"), resource: group };
        }
    },
};

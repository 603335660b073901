import type { PolicyStatement } from "../../iam";
import { logGroupArn, type Place } from "./arns";

/** The log groups into which SNS writes of a topic's deliveries. SNS chooses their names. */
interface DeliveryLogGroups {
    successes: string;
    failures: string;
}

export function deliveryLogGroups(place: Place, topicName: string): DeliveryLogGroups {
    const successes = `sns/${place.region}/${place.accountId}/${topicName}`;
    return { successes, failures: `${successes}/Failure` };
}

/**
 * Who may take the role: SNS. No condition narrows it, for SNS is not known to name the topic when it takes such a
 * role; and nobody can have it taken for a topic of another account, for a role is passed only within its own.
 */
export function deliveryLogTrust(): PolicyStatement[] {
    return [
        {
            Sid: "SnsLogs",
            Effect: "Allow",
            Principal: { Service: "sns.amazonaws.com" },
            Action: "sts:AssumeRole",
        },
    ];
}

/** What AWS documents for the role, on the two log groups of the topic and on nothing else. */
export function deliveryLogPolicy(place: Place, topicName: string): PolicyStatement[] {
    const groups = deliveryLogGroups(place, topicName);
    return [
        {
            Sid: "DeliveryLogs",
            Effect: "Allow",
            Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: [groups.successes, groups.failures].map((group) => `${logGroupArn(place, group)}:*`),
        },
    ];
}

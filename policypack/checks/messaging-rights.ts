import { actionHolds, actionsOf, arnsOverlap, type Document, type Statement, UNKNOWN } from "../../iam";

const SERVICES = ["sqs", "sns"] as const;

/** Whether a document certainly grants something of SQS or SNS. */
export function grantsMessaging({ statements }: Document): boolean {
    return statements.some((statement) => statement.effect === "Allow" && allowsMessaging(statement));
}

function allowsMessaging({ actions, resources }: Statement): boolean {
    return SERVICES.some(
        (service) =>
            actionsOf(service).some((action) => actionHolds(actions, action).min > 0) &&
            (resources.negated ||
                resources.values.some(
                    (value) => value === UNKNOWN || arnsOverlap(value, `arn:*:${service}:*:*:*`),
                )),
    );
}

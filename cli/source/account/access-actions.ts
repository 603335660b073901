import { actions } from "./actions";

/** What reading who may do what takes beside the settings of queues, topics and keys. */
export const identityActions = [
    {
        action: "iam:GetAccountAuthorizationDetails",
        reads: "roles, users and groups, with their policies and boundaries",
    },
    { action: "kms:ListAliases", reads: "the names of a key, which policies may go by" },
    { action: "kms:ListGrants", reads: "whom a key serves beside its policy" },
] as const;

/** Those of the other actions that it takes as well. */
const services = ["sqs", "sns", "kms", "sts"];

/** The policy of IAM for whoever reads the access of an account. */
export function accessReaderPolicy(): object {
    const beside = actions
        .map(({ action }) => action)
        .filter((action) => services.includes(action.split(":")[0]!));
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "ReadWhoMayDoWhat",
                Effect: "Allow",
                Action: [...beside, ...identityActions.map(({ action }) => action)],
                Resource: "*",
            },
        ],
    };
}

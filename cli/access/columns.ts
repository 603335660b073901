import { actionsThat } from "../../iam";

/** What has an access of its own. */
export type Kind = "queue" | "topic" | "key";

/** The service through which a key is used: it makes the call to KMS for the caller. */
export type Via = "sqs" | "sns";

/** Actions that a reader thinks of as one. */
export interface Column {
    title: string;
    kind: Kind;
    actions: readonly string[];
    /** Of a key: through which service; undefined: by a call to KMS itself, or of another kind. */
    via?: Via;
    /** What the caller of an action needs as well, on the same. */
    alongside?: Readonly<Record<string, readonly string[]>>;
    /** What the caller of each action does with the key of the queue or topic, as far as there is a message. */
    onKey?: Readonly<Record<string, readonly string[]>>;
}

const encrypt = ["kms:GenerateDataKey", "kms:Decrypt"];
const decrypt = ["kms:Decrypt"];

/** Actions of SQS and SNS that concern no single queue or topic, or that are no call. */
const elsewhere: ReadonlySet<string> = new Set([
    "sqs:ListQueues",
    "sns:GetSubscriptionAttributes",
    "sns:ListSubscriptions",
    "sns:ListTopics",
    "sns:Receive",
    "sns:SetSubscriptionAttributes",
    "sns:Unsubscribe",
]);

const on = (actions: readonly string[], ...others: string[]) =>
    actions.filter((action) => !elsewhere.has(action) && !others.includes(action));

const useOfKey = [...actionsThat("send", "kms"), ...actionsThat("receive", "kms")];

/** What one may do on a queue, a topic and a key; each action stands in one column, those through a service aside. */
export const columns: readonly Column[] = [
    {
        title: "send",
        kind: "queue",
        actions: actionsThat("send", "sqs"),
        onKey: { "sqs:SendMessage": encrypt },
    },
    {
        title: "receive and delete",
        kind: "queue",
        actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage"],
        onKey: { "sqs:ReceiveMessage": decrypt },
    },
    { title: "hide", kind: "queue", actions: ["sqs:ChangeMessageVisibility"] },
    {
        title: "redrive",
        kind: "queue",
        actions: actionsThat("redrive", "sqs"),
        alongside: {
            "sqs:StartMessageMoveTask": ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        },
        onKey: { "sqs:StartMessageMoveTask": encrypt },
    },
    { title: "purge", kind: "queue", actions: ["sqs:PurgeQueue"] },
    { title: "read settings", kind: "queue", actions: on(actionsThat("read", "sqs")) },
    { title: "change settings", kind: "queue", actions: on(actionsThat("manage", "sqs"), "sqs:PurgeQueue") },
    {
        title: "publish",
        kind: "topic",
        actions: actionsThat("send", "sns"),
        onKey: { "sns:Publish": encrypt },
    },
    { title: "subscribe", kind: "topic", actions: on(actionsThat("receive", "sns")) },
    { title: "read settings", kind: "topic", actions: on(actionsThat("read", "sns")) },
    { title: "administer", kind: "topic", actions: on(actionsThat("manage", "sns")) },
    { title: "encrypt via SQS", kind: "key", actions: ["kms:GenerateDataKey"], via: "sqs" },
    { title: "decrypt via SQS", kind: "key", actions: decrypt, via: "sqs" },
    { title: "encrypt via SNS", kind: "key", actions: ["kms:GenerateDataKey"], via: "sns" },
    { title: "decrypt via SNS", kind: "key", actions: decrypt, via: "sns" },
    { title: "use directly", kind: "key", actions: useOfKey },
    { title: "grant", kind: "key", actions: ["kms:CreateGrant"] },
    { title: "read settings", kind: "key", actions: actionsThat("read", "kms") },
    { title: "administer", kind: "key", actions: on(actionsThat("manage", "kms"), "kms:CreateGrant") },
];

/** The same, each action a column of its own. */
export const columnsOfActions: readonly Column[] = columns.flatMap((column) =>
    column.actions.map((action) => ({
        ...column,
        actions: [action],
        title: column.via === undefined ? action : `${action} via ${column.via.toUpperCase()}`,
    })),
);

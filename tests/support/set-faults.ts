import { StopLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { DeleteAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
    AttachRolePolicyCommand,
    CreatePolicyCommand,
    PutRolePolicyCommand,
    UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import {
    CreateGrantCommand,
    DisableKeyCommand,
    DisableKeyRotationCommand,
    GetKeyPolicyCommand,
    PutKeyPolicyCommand,
} from "@aws-sdk/client-kms";
import { UnsubscribeCommand } from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";

import type { AcceptedSet } from "./accepted-set";
import { allow, document, type Statement } from "./aws";

/** Something that somebody does to a set by hand, and each check that has to fail for it. */
export interface Fault {
    act(set: AcceptedSet): Promise<unknown>;
    found: string[];
}

const everybody = { Principal: "*" };
const setQueue = (set: AcceptedSet, name: string, Attributes: Record<string, string>) =>
    set.account.root.sqs.send(new SetQueueAttributesCommand({ QueueUrl: set.idOf(name), Attributes }));

async function statementsOf(set: AcceptedSet, name: string): Promise<Statement[]> {
    const asked = new GetQueueAttributesCommand({ QueueUrl: set.idOf(name), AttributeNames: ["Policy"] });
    const { Attributes } = await set.account.root.sqs.send(asked);
    return (JSON.parse(Attributes!["Policy"]!) as { Statement: Statement[] }).Statement;
}

export const billing = "orders-billing-queue";
export const usingBilling = [`flow.queue ${billing}`, `flow.dead-letter ${billing}`];

export const faults: Record<string, Fault> = {
    "another key on the queue": {
        act: async (set) => setQueue(set, billing, { KmsMasterKeyId: await set.account.key() }),
        found: [`encryption ${billing}`, ...usingBilling, "flow.topic orders-billing-subscription"],
    },
    "no encryption": {
        act: (set) => setQueue(set, billing, { KmsMasterKeyId: "", SqsManagedSseEnabled: "false" }),
        found: [`encryption ${billing}`],
    },
    "a disabled key": {
        act: ({ account, outputs }) =>
            account.root.kms.send(new DisableKeyCommand({ KeyId: outputs.keyArn })),
        found: [
            "key.enabled orders-key",
            ...usingBilling,
            "flow.queue orders-search-queue",
            "flow.dead-letter orders-search-queue",
            "flow.topic orders-billing-subscription",
            "flow.topic orders-search-subscription",
        ],
    },
    "a queue that everybody may send to": {
        act: async (set) => {
            const own = await statementsOf(set, billing);
            const open = allow("sqs:SendMessage", set.outputs.queueArns["billing"]!, everybody);
            return setQueue(set, billing, { Policy: document(...own, open) });
        },
        found: [
            `policy ${billing}`,
            ...["api", "batch", "log", "worker"].map((role) => `access orders-${role}-role on ${billing}`),
            `access audit-trail-log-role on ${billing}`,
        ],
    },
    "a queue that takes plain HTTP": {
        act: async (set) => {
            const own = await statementsOf(set, billing);
            return setQueue(set, billing, {
                Policy: document(...own.filter(({ Sid }) => Sid !== "DenyPlainHttp")),
            });
        },
        found: [
            `policy ${billing}`,
            `plain-http ${billing}`,
            // Who may use it may now do so without TLS, too.
            ...["batch", "ops", "web", "worker"].map((role) => `access orders-${role}-role on ${billing}`),
        ],
    },
    "a grant on the key": {
        act: grantByHand,
        found: ["key.grants orders-key"],
    },
    "a role with every action on queues": {
        act: (set) =>
            set.account.root.iam.send(
                new PutRolePolicyCommand({
                    RoleName: set.idOf("orders-worker-role"),
                    PolicyName: "by-hand",
                    PolicyDocument: document(allow("sqs:*", "*")),
                }),
            ),
        found: [
            "role.policies orders-worker-role",
            ...["billing", "search"].flatMap((queue) =>
                ["queue", "dlq", "subscription-dlq"].map(
                    (kind) => `access orders-worker-role on orders-${queue}-${kind}`,
                ),
            ),
        ],
    },
    "a queue without its dead-letter queue": {
        act: (set) => setQueue(set, "orders-search-queue", { RedrivePolicy: "" }),
        found: ["redrive orders-search-queue", "flow.dead-letter orders-search-queue"],
    },
    "a deleted alarm": {
        act: (set) =>
            set.account.root.cloudwatch.send(
                new DeleteAlarmsCommand({ AlarmNames: [set.idOf("orders-billing-dlq-alarm")] }),
            ),
        found: ["alarm orders-billing-dlq-alarm"],
    },
    "a trail that was stopped": {
        act: (set) =>
            set.account.root.cloudtrail.send(new StopLoggingCommand({ Name: set.idOf("audit-trail") })),
        found: ["trail audit-trail"],
    },
    "a key that rotates no more": {
        act: ({ account, outputs }) =>
            account.root.kms.send(new DisableKeyRotationCommand({ KeyId: outputs.keyArn })),
        found: ["key.rotation orders-key"],
    },
    "a policy attached beside those of the set": {
        act: async (set) => {
            const owner = set.account.root;
            const PolicyDocument = document(allow("sns:Publish", "*"));
            const made = await owner.iam.send(
                new CreatePolicyCommand({ PolicyName: "by-hand", PolicyDocument }),
            );
            const RoleName = set.idOf("orders-web-role");
            return owner.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: made.Policy!.Arn }));
        },
        found: ["role.attached orders-web-role", "access orders-web-role on orders-topic"],
    },
    "a role that others may take": {
        act: (set) => {
            const trusted = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "*" } };
            const RoleName = set.idOf("orders-ops-role");
            const PolicyDocument = document(trusted);
            return set.account.root.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
        },
        found: ["role.trust orders-ops-role"],
    },
    "a subscription that is gone": {
        act: (set) =>
            set.account.root.sns.send(
                new UnsubscribeCommand({ SubscriptionArn: set.idOf("orders-search-subscription") }),
            ),
        found: ["subscription orders-search-subscription", "flow.topic orders-search-subscription"],
    },
};

/** Somebody opens the policy of the key for a moment, and what stays is the grant. */
async function grantByHand({ account, operations, outputs }: AcceptedSet): Promise<void> {
    const { kms } = account.root;
    const key = { KeyId: outputs.keyArn };
    const { Policy } = await kms.send(new GetKeyPolicyCommand(key));
    const { Statement: own } = JSON.parse(Policy!) as { Statement: Statement[] };
    const granting = allow("kms:CreateGrant", "*", { Principal: { AWS: account.rootArn } });
    await kms.send(new PutKeyPolicyCommand({ ...key, Policy: document(...own, granting) }));
    const grantee = { GranteePrincipal: operations.arn, Operations: ["Decrypt" as const] };
    await kms.send(new CreateGrantCommand({ ...key, ...grantee }));
    await kms.send(new PutKeyPolicyCommand({ ...key, Policy: Policy! }));
}

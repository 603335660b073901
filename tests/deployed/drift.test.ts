import assert from "node:assert/strict";

import { PutRolePolicyCommand, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import { DisableKeyRotationCommand, GetKeyPolicyCommand, PutKeyPolicyCommand } from "@aws-sdk/client-kms";
import { GetTopicAttributesCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";

import { analyze, findings } from "../support/analyze";
import { allow, document, type Statement } from "../support/aws";
import { base, configured, type DeployedSet, oneSet } from "../support/one-set";
import { ran } from "../support/steps";

/** Something that somebody does to a set by hand. */
interface Drift {
    act(set: DeployedSet): Promise<unknown>;
    /** What refresh finds. */
    found: string[];
    /** What the policy pack says of it. */
    said: string[];
}

const everybody = { Principal: "*" };
const drifts: Record<string, Drift> = {
    "a queue that everybody may send to": {
        act: (set) => addToQueue(set, "orders-main-queue", allow("sqs:SendMessage", "*", everybody)),
        found: ["update orders-main-queue-policy"],
        said: ["mandatory sqs-policy-no-public: orders-main-queue-policy"],
    },
    "a dead-letter queue in the clear": {
        act: (set) => setQueue(set, "orders-main-dlq", { KmsMasterKeyId: "", SqsManagedSseEnabled: "false" }),
        found: ["update orders-main-dlq"],
        said: [
            "mandatory dlq-encryption-parity: orders-main-dlq",
            "mandatory sqs-encrypted: orders-main-dlq",
        ],
    },
    "a queue that takes plain HTTP": {
        act: (set) => setQueue(set, "orders-main-subscription-dlq", { Policy: "" }),
        found: ["delete orders-main-subscription-dlq-policy"],
        said: ["advisory sqs-tls-only: orders-main-subscription-dlq"],
    },
    "a topic that everybody may subscribe to": {
        act: (set) => addToTopic(set, allow("sns:Subscribe", set.outputs.topicArn!, everybody)),
        found: ["update orders-topic-policy"],
        said: ["mandatory sns-policy-no-public: orders-topic-policy"],
    },
    "a key that everybody may decrypt with": {
        act: (set) => addToKey(set, allow("kms:Decrypt", "*", everybody)),
        found: ["update orders-key-policy"],
        said: ["mandatory kms-policy-no-public: orders-key-policy"],
    },
    "a key that rotates no more": {
        act: (set) => set.account.root.kms.send(new DisableKeyRotationCommand({ KeyId: set.outputs.keyArn })),
        found: ["update orders-key"],
        said: ["advisory kms-rotation: orders-key"],
    },
    "a role that may do anything with messages": {
        act: (set) => {
            const [RoleName, PolicyName] = set.idOf("orders-worker-role-policy").split(":");
            const PolicyDocument = document(allow(["sqs:*", "sns:*"], "*"));
            return set.account.root.iam.send(
                new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }),
            );
        },
        found: ["update orders-worker-role-policy"],
        said: [
            "mandatory iam-no-wildcard-messaging-action: orders-worker-role-policy",
            "mandatory iam-scoped-messaging-resource: orders-worker-role-policy",
        ],
    },
    "a role that every account may take": {
        act: (set) => {
            const trusted = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "*" } };
            const request = { RoleName: set.idOf("orders-ops-role"), PolicyDocument: document(trusted) };
            return set.account.root.iam.send(new UpdateAssumeRolePolicyCommand(request));
        },
        found: ["update orders-ops-role"],
        said: ["mandatory iam-trust-scoped: orders-ops-role"],
    },
};

describe("in a set that somebody opened by hand,", function () {
    this.timeout(120_000);
    const set = oneSet("drift", { args: base });
    const told = { found: [] as string[], said: [] as string[], restored: [] as string[], left: [""] };

    before(async () => {
        await set().beginAs({ args: base });
        assert.deepEqual(await said(set()), []);
        for (const { act } of Object.values(drifts)) await act(set());
        told.found = await ran(set().deployment, "refresh");
        told.said = await said(set());
        told.restored = await ran(set().deployment, "up", ...configured({ args: base }));
        told.left = await ran(set().deployment, "refresh");
    });

    for (const [what, { found, said: rules }] of Object.entries(drifts))
        it(`${what} is found by refresh, reported by the pack and closed by up`, () => {
            const restored = found.map((step) => step.replace("delete", "create"));
            assert.deepEqual([absent(found, told.found), absent(rules, told.said)], [[], []]);
            assert.deepEqual(absent(restored, told.restored), []);
        });

    it("nothing else is found, and nothing is left open", () => {
        const expected = Object.values(drifts).flatMap(({ found }) => found);
        assert.deepEqual(told.found, expected.sort());
        assert.deepEqual(told.left, []);
    });

    it("all is closed by one up that refreshes", async () => {
        for (const { act } of Object.values(drifts)) await act(set());
        await ran(set().deployment, "up", "--refresh", ...configured({ args: base }));
        assert.deepEqual(await ran(set().deployment, "refresh"), []);
        assert.deepEqual(await said(set()), []);
    });
});

/** What the policy pack says of the state. */
async function said({ deployment }: DeployedSet): Promise<string[]> {
    const state = JSON.stringify(await deployment.exported());
    const { code, events } = await analyze(state, "tests/programs/one-set");
    const found = findings(events).map((finding) => finding.replace(/: \S+ /, ": "));
    assert.equal(code === 0, !found.some((finding) => finding.startsWith("mandatory")));
    return found;
}

function absent(wanted: readonly string[], all: readonly string[]): string[] {
    return wanted.filter((one) => !all.includes(one));
}

function setQueue(set: DeployedSet, name: string, Attributes: Record<string, string>): Promise<unknown> {
    const QueueUrl = set.idOf(name);
    return set.account.root.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
}

async function addToQueue(set: DeployedSet, name: string, statement: Statement): Promise<unknown> {
    const command = new GetQueueAttributesCommand({ QueueUrl: set.idOf(name), AttributeNames: ["Policy"] });
    const { Attributes } = await set.account.root.sqs.send(command);
    return setQueue(set, name, { Policy: extended(Attributes!["Policy"]!, statement) });
}

async function addToTopic({ account, outputs }: DeployedSet, statement: Statement): Promise<unknown> {
    const topic = { TopicArn: outputs.topicArn };
    const { Attributes } = await account.root.sns.send(new GetTopicAttributesCommand(topic));
    const AttributeValue = extended(Attributes!["Policy"]!, statement);
    const policy = { ...topic, AttributeName: "Policy", AttributeValue };
    return account.root.sns.send(new SetTopicAttributesCommand(policy));
}

async function addToKey({ account, outputs }: DeployedSet, statement: Statement): Promise<unknown> {
    const key = { KeyId: outputs.keyArn };
    const { Policy } = await account.root.kms.send(new GetKeyPolicyCommand(key));
    return account.root.kms.send(new PutKeyPolicyCommand({ ...key, Policy: extended(Policy!, statement) }));
}

function extended(policy: string, statement: Statement): string {
    const { Statement: own } = JSON.parse(policy) as { Statement: Statement[] };
    return document(...own, statement);
}

import assert from "node:assert/strict";

import { Access, KeyPolicyMode, type MessagingSetArgs, type RoleArgs } from "../../components";
import { repositoryRoot } from "../../sandbox";
import { Account } from "../support/aws";
import { withOwnAccount } from "../support/backend";
import { type Deployment, withDeployment } from "../support/deployment";
import { inventory } from "../support/inventory";
import { withEngine } from "../support/sandbox";
import { ran } from "../support/steps";

const trust = { ecsTask: {} };
const readers: Record<string, RoleArgs> = {
    worker: { access: Access.Consumer, trust },
    ops: { access: Access.Operator, trust },
};
const roles = { ...readers, api: { access: Access.Publisher, trust } };
const withoutTopic: MessagingSetArgs = { topic: { enabled: false }, roles: readers };

const { NamedPrincipals, DelegateToIam } = KeyPolicyMode;
const sseSqsReason = "Public data, says SEC-42";

/** Sets of every kind, on a key of somebody else where they have none of their own. */
function modes(kmsKeyArn: string): Record<string, MessagingSetArgs> {
    return {
        "own-key": { roles },
        "by-iam": { roles, encryption: { mode: DelegateToIam } },
        "two-keys": { roles, encryption: { separateTopicKey: true } },
        "two-keys-by-iam": { roles, encryption: { separateTopicKey: true, mode: DelegateToIam } },
        "foreign-key": { roles, encryption: { kmsKeyArn, mode: NamedPrincipals } },
        "foreign-key-by-iam": { roles, encryption: { kmsKeyArn, mode: DelegateToIam } },
        "earlier-key": { roles, encryption: { previousKeyArns: [kmsKeyArn] } },
        "multi-region": { roles, encryption: { multiRegion: true } },
        "keys-of-sqs": { roles, encryption: { sseSqsReason } },
        "keys-of-sqs-foreign-topic-key": { roles, encryption: { sseSqsReason, kmsKeyArn } },
        "no-topic": withoutTopic,
        "no-topic-keys-of-sqs": { ...withoutTopic, encryption: { sseSqsReason } },
        exclusive: { roles, exclusive: { enabled: true } },
        network: { roles, network: { vpcEndpointIds: ["vpce-12345678"], vpcIds: ["vpc-12345678"] } },
        "by-tags": { roles, abacTagKeys: ["Team"] },
        fifo: { roles, fifo: { enabled: true, highThroughput: true } },
        named: { roles, name: "shop", exclusive: { enabled: true } },
    };
}

/** What the program tests/programs/sets makes of these modes, with the given settings of every one. */
function configured(kmsKeyArn: string, maxReceiveCount: number, stage: string): string[] {
    const sets = Object.entries(modes(kmsKeyArn)).map(([name, args]) => [
        name,
        {
            ...args,
            queues: { main: { deadLetter: { maxReceiveCount } } },
            tags: { Team: "orders", Stage: stage },
        },
    ]);
    return ["--config", `sets:sets=${JSON.stringify(Object.fromEntries(sets))}`];
}

describe("a set of every mode", function () {
    let account: Account;
    before(withEngine);
    before(withOwnAccount((it) => (account = it)));
    this.timeout(600_000);

    it("is deployed, shows no drift, changes in place, and is destroyed without a trace", async () => {
        const { backend } = account;
        const key = await account.key();
        const before = await inventory(account.root);
        const request = { program: "tests/programs/sets", folder: repositoryRoot, stack: "modes" };
        const [first, next] = [configured(key, 5, "test"), configured(key, 10, "production")];
        const work = async (deployment: Deployment) => {
            const made = await ran(deployment, "up", ...first);
            assert.deepEqual(await ran(deployment, "refresh"), []);
            assert.deepEqual(await ran(deployment, "up", ...first), []);
            const changed = await ran(deployment, "up", ...next);
            for (const mode of Object.keys(modes(key))) {
                assert.ok(made.includes(`create ${mode}-main-queue`), mode);
                assert.ok(changed.includes(`update ${mode}-main-queue`), mode);
            }
            assert.deepEqual(
                changed.filter((step) => !step.startsWith("update ")),
                [],
            );
            assert.deepEqual(await ran(deployment, "preview", ...next), []);
            assert.deepEqual(await ran(deployment, "refresh"), []);
        };
        await withDeployment(request, work, { checkpoints: false, backend });
        assert.deepEqual(await inventory(account.root), before);
    });
});

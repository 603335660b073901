import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";

import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";

import { repositoryRoot } from "../../../sandbox";
import type { Credentials } from "../../../sandbox/backend/control";
import { takenRoles } from "../../../scripts/try/roles";
import { type Account, Clients, errorOf } from "../../support/aws";
import { withOwnAccount } from "../../support/backend";
import { Deployment } from "../../support/deployment";
import { countIn, fail, receive, send, take } from "../../support/messages";
import { folderWith, withEngine } from "../../support/sandbox";
import { toldStory } from "../../support/story";

const program = "examples/encrypt-existing-queues";
const beforeIt = `${program}/before`;

interface Existing extends Record<string, string> {
    ordersUrl: string;
    ordersFailedUrl: string;
    checkoutRoleArn: string;
    warehouseRoleArn: string;
    internRoleArn: string;
}
interface Outputs {
    queueUrls: { orders: string };
    deadLetterQueueUrls: { orders: string };
    roleArns: Record<"checkout" | "warehouse" | "ops" | "auditor", string>;
    keyArn: string;
}

describe("the example encrypt-existing-queues", function () {
    this.timeout(300_000);
    let account: Account;
    let old: Deployment;
    let existing: Existing;
    let adopting: Deployment;
    let roles: Record<string, Credentials>;
    let outputs: Outputs;
    const { folder, remove } = folderWith({});
    const STATE = path.join(folder, "state.json");

    before(withEngine);
    before(withOwnAccount((it) => (account = it)));
    before(async () => {
        old = await Deployment.of({ program: beforeIt, folder: repositoryRoot }, account.backend);
        await old.up();
        existing = await old.outputs<Existing>();
        roles = await takenRoles(account.backend, await old.resources());
    });
    after(async () => {
        for (const deployment of [adopting, old]) {
            await deployment?.destroy();
            deployment?.close();
        }
        remove();
    });

    const as = (role: string) => new Clients(account.backend, roles[role]!);
    const queue = () => existing.ordersUrl;

    it("begins with queues that anybody reads, and an audit that says so", async () => {
        const told = await toldStory({ ...account, program: beforeIt, outputs: existing, roles });
        assert.deepEqual([told.failed, told.done], [[], 7], told.said);
        assert.match(told.said, /queue +orders-\w+ .* none .* pii/);
    });

    it("takes over four queues and a topic under the pack, in place", async () => {
        const packs = [path.join(repositoryRoot, "policypack")];
        const strict = path.join(packs[0]!, "profiles", "strict.json");
        const request = { program, folder: repositoryRoot, config: existing, packs };
        adopting = await Deployment.of(request, account.backend);
        await account.control.takeSnapshots(true);
        const { update, import: imported, replace } = await adopting.up("--policy-pack-config", strict);
        assert.deepEqual([imported, update, replace], [5, 5, undefined]);
        outputs = await adopting.outputs<Outputs & Record<string, unknown>>();
        const resources = await adopting.resources();
        roles = { ...roles, ...(await takenRoles(account.backend, resources)) };
        writeFileSync(STATE, JSON.stringify(await adopting.exported()));
        assert.equal(outputs.queueUrls.orders, existing.ordersUrl);
        assert.equal(outputs.deadLetterQueueUrls.orders, existing.ordersFailedUrl);
    });

    it("switches no queue to a key that does not admit its callers yet", async () => {
        const { control } = account;
        const moments = (await control.journal()).flatMap(({ state }) => (state ? [state] : []));
        const switched = moments.flatMap(({ queues, keys }) =>
            Object.values(queues).flatMap(({ attributes }) => {
                const key = attributes["KmsMasterKeyId"];
                return key === outputs.keyArn ? [keys[key.split("/").at(-1)!] ?? keys[key]] : [];
            }),
        );
        assert.ok(switched.length > 0);
        for (const key of switched)
            for (const role of [existing.checkoutRoleArn, existing.warehouseRoleArn, "sns.amazonaws.com"])
                assert.ok(key?.policy.includes(role), role);
        await control.takeSnapshots(false);
    });

    it("loses no message and lets in whom it should, as its story tells", async () => {
        const all = { ...existing, ...outputs };
        const told = await toldStory({ ...account, program, outputs: all, roles }, { STATE });
        assert.deepEqual([told.failed, told.done], [[], 13], told.said);
        assert.match(told.said, / 0 failed, 0 unknown: state of encrypt-existing-queues/);
    });

    it("keeps the settings on which those count who read the queue", async () => {
        const look = new GetQueueAttributesCommand({ QueueUrl: queue(), AttributeNames: ["All"] });
        const { Attributes = {} } = await account.root.sqs.send(look);
        assert.equal(Attributes["VisibilityTimeout"], "120");
        assert.equal(JSON.parse(Attributes["RedrivePolicy"]!).maxReceiveCount, 3);
        assert.deepEqual(
            [Attributes["KmsMasterKeyId"], Attributes["KmsDataKeyReusePeriodSeconds"]],
            [outputs.keyArn, "300"],
        );
    });

    it("puts what fails among the encrypted dead letters, for operators alone", async () => {
        const letters = existing.ordersFailedUrl;
        await send(as(existing.checkoutRoleArn), queue(), "poison");
        await fail(as(existing.warehouseRoleArn), queue(), 3);
        for (const role of [existing.warehouseRoleArn, existing.internRoleArn])
            assert.match((await errorOf(receive(as(role), letters))) ?? "", /AccessDenied/);
        assert.deepEqual(await take(as(outputs.roleArns.ops), letters, 1), ["poison"]);
        assert.equal(await countIn(account.root, letters), 0);
    });

    it("changes nothing when it is deployed again", async () => {
        assert.deepEqual(await adopting.up(), {});
    });
});

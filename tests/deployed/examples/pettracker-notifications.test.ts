import assert from "node:assert/strict";
import path from "node:path";

import { repositoryRoot } from "../../../sandbox";
import type { Credentials } from "../../../sandbox/backend/control";
import { takenRoles } from "../../../scripts/try/roles";
import { Account, allow, Clients, errorOf } from "../../support/aws";
import { withOwnAccount } from "../../support/backend";
import { Deployment } from "../../support/deployment";
import { receive, send } from "../../support/messages";
import { withEngine } from "../../support/sandbox";
import { toldStory } from "../../support/story";

interface Set {
    queueUrls: Record<string, string>;
    deadLetterQueueUrls: Record<string, string>;
    roleArns: Record<string, string>;
}
interface Outputs {
    sets: Record<"alerts" | "events" | "orders" | "uploads", Set>;
}

const program = "examples/pettracker-notifications";
/** The account that policy-config.json declares. */
const partnerAccount = "999888777666";
const production = [{ Key: "Environment", Value: "production" }];

const declared = ["--policy-pack-config", path.join(repositoryRoot, program, "policy-config.json")];

describe("the example pettracker-notifications, deployed with a partner", function () {
    this.timeout(300_000);
    let account: Account;
    let deployment: Deployment;
    let outputs: Outputs;
    let roles: Record<string, Credentials>;

    before(withEngine);
    before(withOwnAccount((it) => (account = it)));
    before(async () => {
        deployment = await Deployment.of(
            {
                program,
                folder: repositoryRoot,
                config: { partnerAccountId: partnerAccount },
                packs: [path.join(repositoryRoot, "policypack")],
            },
            account.backend,
        );
        await deployment.up(...declared);
        outputs = await deployment.outputs<Outputs & Record<string, unknown>>();
        roles = await takenRoles(account.backend, await deployment.resources());
    });
    after(async () => {
        await deployment?.destroy();
        deployment?.close();
    });

    const roleOf = (id: string, Tags = production) =>
        new Account({ ...account.backend, account: id }).role([allow(["sqs:*", "kms:*"], "*")], {
            tags: Tags,
        });
    const orders = () => outputs.sets.orders.queueUrls["partner"]!;

    it("does what its story tells, the partner's part included", async () => {
        const { arn, credentials } = await roleOf(partnerAccount);
        const all = { ...roles, [arn]: credentials };
        const told = await toldStory({ ...account, program, outputs, roles: all }, { PARTNER_ROLE_ARN: arn });
        assert.deepEqual([told.failed, told.done], [[], 16], told.said);
    });

    it("takes orders from no other account, and of the partner's from production alone", async () => {
        const stranger = await roleOf("444455556666");
        const testing = await roleOf(partnerAccount, [{ Key: "Environment", Value: "test" }]);
        for (const { clients } of [stranger, testing])
            assert.equal(await errorOf(send(clients, orders(), "an order")), "AccessDenied");
        const partner = await roleOf(partnerAccount);
        await send(partner.clients, orders(), "an order");
        for (const QueueUrl of [orders(), outputs.sets.orders.deadLetterQueueUrls["partner"]!])
            assert.equal(await errorOf(receive(partner.clients, QueueUrl)), "AccessDenied");
    });

    it("lets each role send to and read the queues that are its own, and no other", async () => {
        const found: string[] = [];
        const names = Object.entries(outputs.sets).flatMap(([, { roleArns }]) => Object.entries(roleArns));
        for (const [role, arn] of new Map(names)) {
            const caller = new Clients(account.backend, roles[arn]!);
            for (const [set, { queueUrls, deadLetterQueueUrls }] of Object.entries(outputs.sets))
                for (const [queue, url, letters] of Object.entries(queueUrls).map(
                    ([name, own]) => [name, own, deadLetterQueueUrls[name]!] as const,
                )) {
                    const may = async (call: Promise<unknown>) => (await errorOf(call)) === undefined;
                    if (await may(receive(caller, url))) found.push(`${role} reads ${set}.${queue}`);
                    if (await may(send(caller, url, "probe"))) found.push(`${role} sends to ${set}.${queue}`);
                    if (await may(receive(caller, letters)))
                        found.push(`${role} reads failed ${set}.${queue}`);
                }
        }
        const operated = ["alerts.oncall", "events.notifications", "events.timeline", "orders.partner"];
        const expected = [
            "fulfilment reads orders.partner",
            "notifier reads events.notifications",
            "oncall reads alerts.oncall",
            "thumbnails reads uploads.thumbnails",
            "timeline reads events.timeline",
            ...[...operated, "uploads.thumbnails"].flatMap((queue) => [
                `ops reads failed ${queue}`,
                // To move a message back is to send it.
                `ops sends to ${queue}`,
            ]),
        ];
        assert.deepEqual(found.sort(), expected.sort());
    });

    it("changes nothing when it is deployed again", async () => {
        assert.deepEqual(await deployment.up(...declared), {});
    });
});

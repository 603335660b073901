import assert from "node:assert/strict";

import { Access } from "../../components";
import { leftToSimulator } from "../support/access-exceptions";
import { ON_EVERYTHING } from "../support/access-matrix";
import { accessModes } from "../support/access-modes";
import { AccessSets, given, type SetsOfMode } from "../support/access-sets";
import { allow } from "../support/aws";
import { withPolicy } from "../support/by-hand";
import { type Cell, cellsOf, disagreements } from "../support/deployed-access";
import { withEngine } from "../support/sandbox";

/** The calls that end what they are about. */
const ending = ["sqs:DeleteQueue", "sns:DeleteTopic"];
/** The calls that use the key of a queue or topic. */
const withKey = ["sqs:SendMessage", "sqs:ReceiveMessage", "sns:Publish"];

describe("the backend and the simulator say the same", function () {
    this.timeout(300_000);
    let sets: AccessSets;

    before(withEngine);

    before("two sets of every mode are deployed", async () => {
        sets = await AccessSets.deploy(accessModes);
    });

    after(() => sets?.close());

    it("unless the simulator judges by a document that is not deployed", async () => {
        const [mode] = Object.keys(accessModes);
        const { roles, messaging } = await sets.of(mode!);
        const [consumer] = roles.filter(({ name }) => name.endsWith("Consumer-role"));
        const [queue] = messaging.filter(({ name }) => name.endsWith("orders-main-queue"));
        const cells = cellsOf([given(consumer!, allow("sqs:PurgeQueue", "*"))], [queue!]);
        const cell = `${consumer!.name} sqs:PurgeQueue ${queue!.name}`;
        assert.deepEqual(await disagreements(sets.deployed, cells), [
            `${cell}: simulator allowed, backend denied`,
        ]);
    });

    for (const mode of Object.keys(accessModes))
        describe(`of a set ${mode}:`, () => {
            let here: SetsOfMode;

            before(async () => {
                here = await sets.of(mode);
                assert.deepEqual([here.roles.length, here.messaging.length], [Object.keys(Access).length, 8]);
            });

            const everybody = () => [...here.roles, sets.strangers.own];
            const disagreed = (cells: Cell[]) => disagreements(sets.deployed, cells);

            it("who calls its queues and topic, with TLS and without", async () => {
                const cells = cellsOf(everybody(), here.messaging, (action) => !ending.includes(action));
                const inTheClear = cells.map((cell) => ({ ...cell, plainHttp: true }));
                assert.deepEqual(await disagreed([...cells, ...inTheClear]), []);
            });

            it("who calls its key", async () => {
                assert.deepEqual(await disagreed(cellsOf(everybody(), here.keys)), []);
            });

            it("who uses its key through SQS and SNS, given every queue and topic by hand", async () => {
                const byHand = allow(withKey, "*");
                for (const role of here.roles)
                    await withPolicy(sets.account, role.arn, byHand, async () => {
                        const isWithKey = (action: string) => withKey.includes(action);
                        const cells = cellsOf([given(role, byHand)], here.messaging, isWithKey);
                        assert.deepEqual(await disagreed(cells), []);
                    });
            });

            it("what another account calls", async () => {
                const targets = [...here.messaging, ...here.keys];
                const left: readonly string[] = [...ending, ...leftToSimulator.ofOtherAccounts.actions];
                const included = (action: string) => !left.includes(action);
                assert.deepEqual(await disagreed(cellsOf([sets.strangers.foreign], targets, included)), []);
            });

            it("who calls what IAM knows for no single queue or topic, and who ends queues and topics", async () => {
                const [topic] = here.messaging.filter(({ kind }) => kind === "topic");
                const subscription = { ...topic!, arn: here.subscriptions[0]! };
                const cells = everybody().flatMap((subject) =>
                    ON_EVERYTHING.map((action) => ({ subject, action, target: subscription })),
                );
                assert.deepEqual(await disagreed(cells), []);
                const deleting = cellsOf([sets.strangers.foreign, ...everybody()], here.messaging, (action) =>
                    ending.includes(action),
                );
                assert.deepEqual(await disagreed(deleting), []);
            });
        });
});

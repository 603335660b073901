import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";

import { healthContext, purpose } from "../../../examples/pettracker-notifications/handlers/event";
import { type Notification, notifying } from "../../../examples/pettracker-notifications/handlers/notifying";
import { sending } from "../../../examples/pettracker-notifications/handlers/sending";
import {
    batchHandler,
    type Delivery,
    LocalDataKeys,
    LocalMacs,
    Opener,
    Sealer,
    signed,
    type SignedMessage,
} from "../../../examples/messages";

describe("the notifications of pettracker", () => {
    const macs = new LocalMacs(randomBytes(32));
    const keys = new LocalDataKeys();
    let published: SignedMessage[];
    let inbox: Map<string, Notification>;
    let lines: string[];
    const log = (event: string, facts: object) => void lines.push(`${event} ${JSON.stringify(facts)}`);
    beforeEach(() => {
        [published, inbox, lines] = [[], new Map(), []];
    });

    const tell = (report: unknown) =>
        sending({
            macs,
            sealer: new Sealer(keys, healthContext),
            publish: async (message) => void published.push(message),
            log,
        })(report);
    const work = notifying({
        macs,
        opener: new Opener(keys, healthContext),
        put: async (notification) => {
            if (inbox.has(notification.eventId)) return "was there";
            inbox.set(notification.eventId, notification);
            return "put";
        },
        log: (event, facts) => log(event, facts),
    });
    const delivered = ({ body, attributes }: SignedMessage, id = "message-1"): Delivery => ({
        id,
        queue: "notifications",
        body,
        attributes: new Map(
            Object.entries(attributes).map(([name, { StringValue }]) => [name, StringValue!]),
        ),
        receiveCount: 1,
    });
    const report = (more: object = {}) => ({
        kind: "weight",
        ownerId: "owner-1",
        petId: "pet-7",
        health: { petName: "Max", weightGrams: 25_000, medications: ["heartworm tablets"] },
        ...more,
    });

    it("tell an owner what was reported, by whichever kind it is", async () => {
        for (const kind of ["weight", "medication", "checkup"]) await tell(report({ kind }));
        for (const message of published) await work(delivered(message));
        assert.deepEqual(
            [...inbox.values()].map(({ ownerId, text }) => [ownerId, text]),
            [
                ["owner-1", "Max weighs 25.0 kg"],
                ["owner-1", "Max needs heartworm tablets"],
                ["owner-1", "There is news of Max"],
            ],
        );
    });

    it("carry ids in the clear and nothing else, and log ids alone", async () => {
        await tell(report());
        const [{ body, attributes }] = published as [SignedMessage];
        await work(delivered({ body, attributes }));
        const { sealedHealth, ...clear } = JSON.parse(body) as Record<string, string>;
        assert.deepEqual(Object.keys(clear).sort(), ["at", "eventId", "kind", "ownerId", "petId"]);
        assert.deepEqual(Object.keys(attributes), ["Signature"]);
        for (const text of [body, Buffer.from(sealedHealth!, "base64").toString("latin1"), ...lines])
            assert.doesNotMatch(text, /Max|heartworm|25000/);
    });

    it("refuse a report with an e-mail address, a field too many or a pet of impossible weight", async () => {
        for (const wrong of [
            report({ ownerId: "max@example.com" }),
            report({ email: "max@example.com" }),
            report({ kind: "rumour" }),
            report({ health: { petName: "Max", weightGrams: -1, medications: [] } }),
            JSON.parse('{"__proto__": {"kind": "weight"}}'),
            undefined,
        ])
            await assert.rejects(tell(wrong), { name: "BadMessage" });
        assert.deepEqual(published, []);
    });

    it("put a message that comes twice into the inbox once", async () => {
        await tell(report());
        await work(delivered(published[0]!, "first"));
        await work(delivered(published[0]!, "second"));
        assert.equal(inbox.size, 1);
        assert.match(lines.at(-1)!, /^owner_notified_before .*"second"/);
    });

    it("believe nothing that is not signed for them, and leave it for the dead letters", async () => {
        await tell(report());
        const [message] = published as [SignedMessage];
        const other = await signed(macs, "stock-changes", message.body);
        const forged = { ...message, body: message.body.replace("owner-1", "owner-2") };
        const unsigned = { body: message.body, attributes: {} };
        for (const wrong of [other, forged, unsigned])
            await assert.rejects(work(delivered(wrong)), { name: "BadMessage" });
        // A signature does not make a message one of theirs.
        for (const body of ["no JSON", "{}", message.body.replace(/"sealedHealth":"\w/, '"sealedHealth":"-')])
            await assert.rejects(work(delivered(await signed(macs, purpose, body))), { name: "BadMessage" });
        assert.equal(inbox.size, 0);
    });

    it("give back of a batch what failed, and only that", async () => {
        await tell(report());
        const [{ body, attributes }] = published as [SignedMessage];
        const record = (messageId: string, text: string) => ({
            messageId,
            body: text,
            eventSourceARN: "arn:aws:sqs:us-east-1:111122223333:notifications",
            attributes: { ApproximateReceiveCount: "1" },
            messageAttributes: {
                Signature: { dataType: "String", stringValue: attributes["Signature"]!.StringValue! },
            },
        });
        const Records = [record("good", body), record("bad", `${body} `)];
        const answer = await batchHandler(work, log)({ Records });
        assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: "bad" }] });
        assert.equal(inbox.size, 1);
    });
});

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

import {
    CreateTableCommand,
    DynamoDBClient,
    GetItemCommand,
    TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { CreateKeyCommand } from "@aws-sdk/client-kms";

import {
    BadMessage,
    BusyError,
    KmsDataKeys,
    KmsMacs,
    once,
    Opener,
    Sealer,
    signed,
    TableLedger,
    verify,
} from "../../../examples/messages";
import { type Account, allow, errorOf, region, uniqueName } from "../../support/aws";
import { withAccount } from "../../support/backend";
import { deliveryOf } from "../../examples/messages/deliveries";

describe("what the examples share, on the local backend", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    describe("the ledger in a table", () => {
        let dynamodb: DynamoDBClient;
        let table: string;

        before(async () => {
            const { endpoint, account: accessKeyId } = account.backend;
            const { requestHandler } = account.root.sqs.config;
            const credentials = { accessKeyId, secretAccessKey: "test" };
            dynamodb = new DynamoDBClient({ endpoint, region, credentials, requestHandler });
            table = uniqueName("ledger");
            await dynamodb.send(
                new CreateTableCommand({
                    TableName: table,
                    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
                    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
                    BillingMode: "PAY_PER_REQUEST",
                }),
            );
        });
        const ledgerOf = (more: { leaseSeconds?: number; keepSeconds?: number } = {}) =>
            new TableLedger({ dynamodb, table, ...more });

        it("lets work be done once, by one at a time, and again when it failed", async () => {
            const ledger = ledgerOf();
            const id = randomUUID();
            let done = 0;
            const work = async () => {
                await assert.rejects(
                    once(ledgerOf(), id, async () => void (done += 1)),
                    BusyError,
                );
                done += 1;
            };
            await assert.rejects(
                once(ledger, id, async () => Promise.reject(new Error("not yet"))),
                /not yet/,
            );
            assert.equal(await once(ledger, id, work), "done");
            assert.equal(await once(ledgerOf(), id, work), "done before");
            assert.equal(done, 1);
        });

        it("lets somebody else take over when a worker is gone, who alone finishes then", async () => {
            const ledger = ledgerOf({ leaseSeconds: -1 });
            const id = randomUUID();
            assert.equal(await ledger.take(id, "first"), "taken");
            assert.equal(await ledger.take(id, "second"), "taken");
            assert.equal(await errorOf(ledger.finish(id, "first")), "ConditionalCheckFailedException");
            assert.equal(await errorOf(ledger.giveBack(id, "first")), "ConditionalCheckFailedException");
            await ledger.finish(id, "second");
            assert.equal(await ledger.take(id, "third"), "done");
        });

        it("forgets what is older than messages get, also before DynamoDB removes it", async () => {
            const ledger = ledgerOf({ keepSeconds: -1 });
            const id = randomUUID();
            assert.equal(await once(ledger, id, async () => {}), "done");
            assert.equal(await once(ledger, id, async () => {}), "done");
        });

        it("takes its note as part of a transaction, once", async () => {
            const ledger = ledgerOf();
            const id = randomUUID();
            const work = new TransactWriteItemsCommand({ TransactItems: [ledger.entry(id)] });
            await dynamodb.send(work);
            const again = await dynamodb.send(work).catch((error: unknown) => error);
            assert.ok(TableLedger.doneBefore(again));
            assert.equal(await ledger.take(id, "late"), "done");
            const { Item } = await dynamodb.send(
                new GetItemCommand({ TableName: table, Key: { id: { S: id } } }),
            );
            assert.ok(Number(Item!["expires"]!.N) > Date.now() / 1_000);
        });
    });

    it("keys of KMS sign for one purpose, and let who checks not sign", async () => {
        const checker = await account.role();
        const signer = await account.role();
        const { KeyMetadata } = await account.root.kms.send(
            new CreateKeyCommand({
                KeySpec: "HMAC_256",
                KeyUsage: "GENERATE_VERIFY_MAC",
                Policy: account.keyPolicy(
                    { Principal: { AWS: signer.arn }, Action: "kms:GenerateMac" },
                    { Principal: { AWS: checker.arn }, Action: "kms:VerifyMac" },
                ),
            }),
        );
        const key = KeyMetadata!.Arn!;
        const signs = new KmsMacs(signer.clients.kms, key);
        const checks = new KmsMacs(checker.clients.kms, key);
        const message = deliveryOf(await signed(signs, "orders", "x".repeat(100_000), { Kind: "invoice" }));
        await verify(checks, "orders", message);
        await assert.rejects(verify(checks, "refunds", message), BadMessage);
        await assert.rejects(verify(checks, "orders", { ...message, body: "y" }), BadMessage);
        assert.equal(await errorOf(signed(checks, "orders", "x")), "AccessDeniedException");
    });

    it("data keys of KMS open for their context alone", async () => {
        const who = await account.role([allow(["kms:GenerateDataKey", "kms:Decrypt"], "*")]);
        const key = await account.key({
            Principal: { AWS: who.arn },
            Action: ["kms:GenerateDataKey", "kms:Decrypt"],
            Condition: { StringEquals: { "kms:EncryptionContext:purpose": "pet-owners" } },
        });
        const context = { purpose: "pet-owners", queue: "jobs" };
        const keys = new KmsDataKeys(who.clients.kms, key);
        const sealed = await new Sealer(keys, context).seal("ada@example.com");
        assert.equal(await new Opener(keys, context).open(sealed), "ada@example.com");
        const elsewhere = new Opener(keys, { purpose: "pet-owners", queue: "others" });
        await assert.rejects(elsewhere.open(sealed), BadMessage);
    });
});

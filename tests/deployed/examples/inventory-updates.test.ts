import assert from "node:assert/strict";

import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { GenerateMacCommand, VerifyMacCommand } from "@aws-sdk/client-kms";
import { InvokeCommand } from "@aws-sdk/client-lambda";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import {
    CreateQueueCommand,
    DeleteQueueCommand,
    StartMessageMoveTaskCommand,
    TagQueueCommand,
} from "@aws-sdk/client-sqs";

import { repositoryRoot } from "../../../sandbox";
import { takenRoles } from "../../../scripts/try/roles";
import { Account, allow, Clients, errorOf, eventually, region } from "../../support/aws";
import { withOwnAccount } from "../../support/backend";
import { Deployment } from "../../support/deployment";
import { countIn, receive, send } from "../../support/messages";
import { withEngine } from "../../support/sandbox";

interface Outputs {
    queueUrls: { updates: string };
    deadLetterQueueUrls: { updates: string };
    deadLetterQueueArns: { updates: string };
    roleArns: Record<"csv" | "stock" | "ops", string>;
    warehouseRoleArn: string;
    engineerRoleArn: string;
    bucket: string;
    tables: { stock: string; ledger: string };
    keyArns: { signing: string };
}
type Role = keyof Outputs["roleArns"] | "warehouse" | "engineer";

const config = { functionTimeoutSeconds: "2", removeData: "true" };

describe("the example inventory-updates, deployed", function () {
    this.timeout(300_000);
    let account: Account;
    let deployment: Deployment;
    let outputs: Outputs;
    let callers: Record<Role, Clients>;

    before(withEngine);
    before(withOwnAccount((it) => (account = it)));
    before(async () => {
        deployment = await Deployment.of(
            {
                program: "examples/inventory-updates",
                folder: repositoryRoot,
                stack: "works",
                config: Object.fromEntries(
                    Object.entries(config).map(([key, value]) => [`inventory-updates:${key}`, value]),
                ),
            },
            account.backend,
        );
        await deployment.up();
        outputs = await deployment.outputs<Outputs>();
        const { roleArns, warehouseRoleArn, engineerRoleArn } = outputs;
        const roles = await takenRoles(account.backend, await deployment.resources());
        const as = (role: string) => new Clients(account.backend, roles[role]!);
        callers = {
            csv: as(roleArns.csv),
            stock: as(roleArns.stock),
            ops: as(roleArns.ops),
            warehouse: as(warehouseRoleArn),
            engineer: as(engineerRoleArn),
        };
    });
    after(async () => {
        await deployment?.destroy();
        deployment?.close();
    });

    const queueUrl = () => outputs.queueUrls.updates;
    const deadLetterUrl = () => outputs.deadLetterQueueUrls.updates;

    async function deliver(name: string, ...rows: string[]): Promise<{ key: string; version: string }> {
        const key = `stock/${name}.csv`;
        const Body = ["sku,warehouse,change", ...rows].join("\n");
        const file = new PutObjectCommand({ Bucket: outputs.bucket, Key: key, Body });
        return { key, version: (await callers.warehouse.s3.send(file)).VersionId! };
    }

    async function items(table: "stock" | "ledger") {
        const { endpoint, account: accessKeyId } = account.backend;
        const credentials = { accessKeyId, secretAccessKey: "test" };
        const { requestHandler } = account.root.sqs.config;
        const dynamodb = new DynamoDBClient({ endpoint, region, credentials, requestHandler });
        return (await dynamodb.send(new ScanCommand({ TableName: outputs.tables[table] }))).Items ?? [];
    }

    async function stock(): Promise<Record<string, number>> {
        const found = (await items("stock")).map(({ sku, quantity }) => [sku!.S!, Number(quantity!.N)]);
        return Object.fromEntries(found.sort()) as Record<string, number>;
    }

    async function stockBecomes(expected: Record<string, number>): Promise<void> {
        const as = async () => {
            const found = await stock();
            return Object.entries(expected).every(([sku, count]) => found[sku] === count) || undefined;
        };
        await eventually(as, 60_000).catch(async () => assert.deepEqual(await stock(), expected));
    }

    const deadLetters = () => receive(callers.ops, deadLetterUrl(), { VisibilityTimeout: 0 });

    it("makes three items of three rows", async () => {
        await deliver("three", "tea,north,10", "coffee,north,20", "cocoa,south,30");
        await stockBecomes({ tea: 10, coffee: 20, cocoa: 30 });
    });

    it("makes each change once, though a file is told of twice", async () => {
        const { key, version } = await deliver("twice", "milk,north,5");
        await stockBecomes({ milk: 5 });
        const noted = (await items("ledger")).length;
        const s3 = { bucket: { name: outputs.bucket }, object: { key, versionId: version } };
        const again = new InvokeCommand({
            FunctionName: "inventory-csv-works",
            Payload: JSON.stringify({ Records: [{ s3 }] }),
        });
        assert.equal((await account.root.lambda.send(again)).FunctionError, undefined);
        await eventually(
            async () => ((await countIn(callers.stock, queueUrl())) === 0 ? true : undefined),
            60_000,
        );
        assert.equal((await items("ledger")).length, noted);
        assert.equal((await stock())["milk"], 5);
    });

    it("refuses a file with a row that is none, as a whole", async () => {
        const { key, version } = await deliver("bad", "honey,north,5", "honey,north,many");
        const s3 = { bucket: { name: outputs.bucket }, object: { key, versionId: version } };
        const told = new InvokeCommand({
            FunctionName: "inventory-csv-works",
            Payload: JSON.stringify({ Records: [{ s3 }] }),
        });
        const { FunctionError, Payload } = await account.root.lambda.send(told);
        assert.ok(FunctionError);
        assert.match(Buffer.from(Payload!).toString(), /line 3.change is no whole number/);
        assert.equal((await stock())["honey"], undefined);
    });

    it("puts what fails five times and what nobody signed among the dead letters, and loses no good row", async () => {
        await send(
            callers.csv,
            queueUrl(),
            JSON.stringify({ id: "f", sku: "tea", warehouse: "north", change: 999 }),
        );
        await deliver("short", "salt,north,1", "sugar,north,-7", "rice,north,2");
        await stockBecomes({ salt: 1, rice: 2 });
        const found = await eventually(async () => {
            const messages = await deadLetters();
            return messages.length === 2 ? messages : undefined;
        }, 180_000);
        assert.equal((await stock())["sugar"], undefined);
        assert.equal((await stock())["tea"], 10, "the forged change was not made");
        assert.equal(found.filter(({ MessageAttributes }) => MessageAttributes?.["Signature"]).length, 1);
    });

    it("makes the row good that the operator moves back, and the stock right", async () => {
        await deliver("late", "sugar,north,10");
        await stockBecomes({ sugar: 10 });
        const SourceArn = outputs.deadLetterQueueArns.updates;
        await callers.ops.sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
        await stockBecomes({ sugar: 3 });
        assert.equal((await stock())["tea"], 10, "a forged message stays forged");
    });

    it("lets each role do its part alone", async () => {
        const { csv, stock: stockRole, warehouse, ops } = callers;
        const denied = async (what: Promise<unknown>) =>
            assert.match(String(await errorOf(what)), /AccessDenied/);
        await denied(receive(csv, queueUrl()));
        await denied(receive(csv, deadLetterUrl()));
        await denied(send(stockRole, queueUrl(), "{}"));
        await denied(receive(stockRole, deadLetterUrl()));
        await denied(receive(ops, queueUrl()));
        await denied(send(warehouse, queueUrl(), "{}"));
        await denied(
            warehouse.s3.send(new GetObjectCommand({ Bucket: outputs.bucket, Key: "stock/three.csv" })),
        );
        await denied(
            warehouse.s3.send(new PutObjectCommand({ Bucket: outputs.bucket, Key: "a.csv", Body: "x" })),
        );
    });

    it("lets who signs not check, and who checks not sign", async () => {
        const asked = {
            KeyId: outputs.keyArns.signing,
            MacAlgorithm: "HMAC_SHA_256",
            Message: Buffer.from("x"),
        } as const;
        const { Mac } = await callers.csv.kms.send(new GenerateMacCommand(asked));
        const check = new VerifyMacCommand({ ...asked, Mac });
        assert.equal((await callers.stock.kms.send(check)).MacValid, true);
        assert.match(String(await errorOf(callers.csv.kms.send(check))), /AccessDenied/);
        const sign = new GenerateMacCommand(asked);
        for (const caller of [callers.stock, callers.ops, account.root])
            assert.match(String(await errorOf(caller.kms.send(sign))), /AccessDenied/);
    });

    it("shuts out whoever has all rights in the account", async () => {
        const { clients } = await account.role([allow(["sqs:*", "kms:*"], "*")]);
        assert.match(String(await errorOf(send(clients, queueUrl(), "{}"))), /AccessDenied/);
        assert.match(String(await errorOf(receive(clients, queueUrl()))), /AccessDenied/);
    });

    it("refuses plain HTTP", async () => {
        const change = JSON.stringify({ id: "p", sku: "tea", warehouse: "north", change: 1 });
        assert.match(
            String(await errorOf(send(callers.csv.overPlainHttp(), queueUrl(), change))),
            /AccessDenied/,
        );
    });

    it("lets engineers make queues of their department, and no other", async () => {
        const { sqs } = callers.engineer;
        const make = (QueueName: string, tags?: Record<string, string>) =>
            sqs.send(new CreateQueueCommand({ QueueName, ...(tags && { tags }) }));
        const mine = { Department: "inventory" };
        assert.match(String(await errorOf(make("inventory-new"))), /AccessDenied/);
        assert.match(String(await errorOf(make("inventory-new", { Department: "finance" }))), /AccessDenied/);
        assert.match(String(await errorOf(make("finance-new", mine))), /AccessDenied/);
        const { QueueUrl } = await make("inventory-new", mine);
        const theirs = await account.queue();
        const seize = new TagQueueCommand({ QueueUrl: theirs.url, Tags: mine });
        assert.match(String(await errorOf(sqs.send(seize))), /AccessDenied/);
        assert.match(String(await errorOf(receive(callers.engineer, queueUrl()))), /AccessDenied/);
        await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    });

    it("writes down what was done, and nothing of what it was done with", async () => {
        const lines = async (name: string) => {
            const group = new FilterLogEventsCommand({ logGroupName: `/aws/lambda/inventory-${name}-works` });
            return ((await account.root.logs.send(group)).events ?? [])
                .map(({ message = "" }) => message)
                .join("\n");
        };
        const log = await lines("stock");
        for (const event of ["job_started", "job_completed", "job_failed", "stock_changed"])
            assert.match(log, new RegExp(`"event":"${event}"`));
        assert.match(log, /"reason":"NotEnoughStock"/);
        assert.match(log, /"reason":"the message is not signed"/);
        assert.ok(!log.includes("sugar") && !log.includes("north"));
    });
});

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { InvokeCommand, LambdaClient, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";

import { changes, readResource } from "../../../../sandbox/provider/deploy";
import type { Values } from "../../../../sandbox/provider/values";
import { accountId, liveThrough, type Living, make } from "../../../support/resource-life";
import { signedArchive, signedAsset } from "./signed";

const trust = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
        { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
    ],
});

const reading = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
        {
            Effect: "Allow",
            Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
            Resource: "*",
        },
    ],
});

const saying = (word: string) =>
    signedArchive({
        assets: { "index.js": signedAsset({ text: `exports.handler = async () => "${word}";` }) },
    });

describe("the stand-in's Lambda", function () {
    this.timeout(60_000);
    let role: Living;
    let basics: Values;

    before(async () => {
        role = await make("aws:iam/role:Role", { assumeRolePolicy: trust });
        basics = {
            role: role.state.properties["arn"]!,
            runtime: "nodejs22.x",
            handler: "index.handler",
            code: saying("one"),
        };
    });

    after(() => role.delete());

    it("has functions", async () => {
        const key = await make("aws:kms/key:Key", {});
        const dlq = await make("aws:sqs/queue:Queue", {});
        await liveThrough({
            type: "aws:lambda/function:Function",
            inputs: {
                ...basics,
                environment: { variables: { QUEUE_URL: "here", lowerCase: "kept" } },
                tracingConfig: { mode: "Active" },
                kmsKeyArn: key.state.properties["arn"]!,
                tags: { team: "orders" },
            },
            later: {
                code: saying("two"),
                timeout: 10,
                memorySize: 256,
                description: "Says two",
                environment: null,
                deadLetterConfig: { targetArn: dlq.state.properties["arn"]! },
                reservedConcurrentExecutions: 5,
                tags: { stage: "test" },
            },
            replacing: { name: "another" },
            unreadable: ["code"],
        });
        await dlq.delete();
        await key.delete();
    });

    it("has functions in a network", async () => {
        const vpc = await make("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" });
        const subnet = await make("aws:ec2/subnet:Subnet", { vpcId: vpc.state.id, cidrBlock: "10.0.1.0/24" });
        const group = await make("aws:ec2/securityGroup:SecurityGroup", { vpcId: vpc.state.id });
        await liveThrough({
            type: "aws:lambda/function:Function",
            inputs: {
                ...basics,
                vpcConfig: { subnetIds: [subnet.state.id], securityGroupIds: [group.state.id] },
            },
            later: { vpcConfig: null, loggingConfig: { logFormat: "JSON" } },
            unreadable: ["code"],
        });
        for (const made of [group, subnet, vpc]) await made.delete();
    });

    async function answerOf(code: Values): Promise<unknown> {
        const made = await make("aws:lambda/function:Function", { ...basics, code });
        const invocation = new InvokeCommand({ FunctionName: made.state.id });
        const { Payload } = await made.target.aws.client(LambdaClient).send(invocation);
        await made.delete();
        return JSON.parse(Buffer.from(Payload!).toString());
    }

    it("runs what a program packs together", async () => {
        const handler = 'exports.handler = async () => require("./lib/words").greeting;';
        const inner = { "words.js": signedAsset({ text: 'exports.greeting = "grüß dich";' }) };
        const assets = {
            "index.js": signedAsset({ text: handler }),
            lib: signedArchive({ assets: inner }),
        };
        assert.equal(await answerOf(signedArchive({ assets })), "grüß dich");
    });

    it("runs what lies in a folder", async () => {
        const folder = mkdtempSync(join(tmpdir(), "function-"));
        mkdirSync(join(folder, "lib"));
        writeFileSync(join(folder, "lib", "words.js"), 'exports.greeting = "hello";');
        writeFileSync(
            join(folder, "index.js"),
            'exports.handler = async () => require("./lib/words").greeting;',
        );
        assert.equal(await answerOf(signedArchive({ path: folder })), "hello");
        rmSync(folder, { recursive: true });
    });

    it("refuses an archive that is neither a folder nor a zip file", async () => {
        const code = signedArchive({ path: __filename });
        await assert.rejects(make("aws:lambda/function:Function", { ...basics, code }), /is no zip file/);
    });

    it("sees what was changed by hand", async () => {
        const made = await make("aws:lambda/function:Function", basics);
        const Environment = { Variables: { SENT_TO: "somewhere else" } };
        const byHand = new UpdateFunctionConfigurationCommand({ FunctionName: made.state.id, Environment });
        await made.target.aws.client(LambdaClient).send(byHand);
        const read = await readResource(made.target, made.state, made.inputs);
        assert.deepEqual(changes(made.target.type, read!.inputs, made.inputs).changed, ["environment"]);
        await made.delete();
    });

    it("has event source mappings", async () => {
        const policy = await make("aws:iam/rolePolicy:RolePolicy", { role: role.state.id, policy: reading });
        const queue = await make("aws:sqs/queue:Queue", {});
        const [one, other] = [
            await make("aws:lambda/function:Function", basics),
            await make("aws:lambda/function:Function", basics),
        ];
        await liveThrough({
            type: "aws:lambda/eventSourceMapping:EventSourceMapping",
            inputs: {
                eventSourceArn: queue.state.properties["arn"]!,
                functionName: one.state.properties["arn"]!,
                functionResponseTypes: ["ReportBatchItemFailures"],
                filterCriteria: { filters: [{ pattern: JSON.stringify({ body: { kind: ["a"] } }) }] },
                scalingConfig: { maximumConcurrency: 5 },
                tags: { team: "orders" },
            },
            later: {
                batchSize: 20,
                metricsConfig: { metrics: ["EventCount"] },
                maximumBatchingWindowInSeconds: 3,
                functionName: other.state.properties["arn"]!,
                filterCriteria: null,
                scalingConfig: null,
                enabled: false,
                tags: { stage: "test" },
            },
            replacing: { eventSourceArn: "arn:aws:sqs:us-east-1:111122223333:another" },
        });
        for (const made of [one, other, queue, policy]) await made.delete();
    });

    it("has permissions", async () => {
        const made = await make("aws:lambda/function:Function", basics);
        const inputs = {
            function: made.state.id,
            action: "lambda:InvokeFunction",
            principal: "s3.amazonaws.com",
            sourceAccount: accountId,
            sourceArn: "arn:aws:s3:::uploads",
        };
        const replacing = { principal: "events.amazonaws.com" };
        await liveThrough({ type: "aws:lambda/permission:Permission", inputs, replacing });
        const byArn = { ...inputs, function: made.state.properties["arn"]!, principal: accountId };
        await liveThrough({ type: "aws:lambda/permission:Permission", inputs: byArn });
        await made.delete();
    });
});

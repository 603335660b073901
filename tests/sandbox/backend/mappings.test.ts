import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert";

import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { DisableKeyCommand, EnableKeyCommand } from "@aws-sdk/client-kms";
import {
    CreateEventSourceMappingCommand,
    CreateFunctionCommand,
    GetEventSourceMappingCommand,
} from "@aws-sdk/client-lambda";
import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";

import { zip } from "../../../sandbox/provider/resources/zip";
import {
    type Account,
    allow,
    document,
    eventually,
    type Queue,
    type Statement,
    uniqueName,
} from "../../support/aws";
import { withAccount } from "../../support/backend";

const reads = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];

describe("the backend: functions that read queues", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    /** A function that takes whatever comes, with a role of these permissions. */
    async function reader(...statements: Statement[]): Promise<{ name: string; role: string }> {
        const name = uniqueName("reader");
        const trust = {
            Effect: "Allow",
            Principal: { Service: "lambda.amazonaws.com" },
            Action: "sts:AssumeRole",
        };
        const { Role } = await account.root.iam.send(
            new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: document(trust) }),
        );
        if (statements.length > 0) await account.permit(name, ...statements);
        const code = "exports.handler = async () => ({ batchItemFailures: [] });";
        await account.root.lambda.send(
            new CreateFunctionCommand({
                FunctionName: name,
                Runtime: "nodejs20.x",
                Handler: "index.handler",
                Role: Role!.Arn!,
                Timeout: 10,
                Code: { ZipFile: zip(new Map([["index.js", Buffer.from(code)]])) },
            }),
        );
        return { name, role: Role!.Arn! };
    }

    const map = (FunctionName: string, { arn: EventSourceArn }: Queue) =>
        account.root.lambda.send(
            new CreateEventSourceMappingCommand({
                FunctionName,
                EventSourceArn,
                FunctionResponseTypes: ["ReportBatchItemFailures"],
            }),
        );

    async function left({ url: QueueUrl }: Queue): Promise<number> {
        const names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
        const { Attributes } = await account.root.sqs.send(
            new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...names] }),
        );
        return names.reduce((sum, name) => sum + Number(Attributes?.[name]), 0);
    }

    it("need each of three permissions on the queue", async () => {
        const queue = await account.queue();
        for (const lacking of reads) {
            const others = reads.filter((action) => action !== lacking);
            const { name } = await reader(allow(others, queue.arn));
            await rejects(
                map(name, queue),
                new RegExp(`permissions to call ${lacking.slice("sqs:".length)} on SQS`),
            );
        }
    });

    it("may not run longer than the queue hides a message", async () => {
        const queue = await account.queue({ VisibilityTimeout: "5" });
        const { name } = await reader(allow(reads, queue.arn));
        await rejects(map(name, queue), /5 seconds is less than Function timeout: 10 seconds/);
    });

    it("take every message, and none while the key of the queue is disabled", async function () {
        this.timeout(60_000);
        const sender = await account.role([allow("sqs:SendMessage", "*")]);
        const queue = await account.queue();
        const { name, role } = await reader(allow(reads, queue.arn));
        const KeyId = await account.key(
            { Principal: { AWS: role }, Action: "kms:Decrypt" },
            { Principal: { AWS: sender.arn }, Action: ["kms:GenerateDataKey", "kms:Decrypt"] },
        );
        await account.encrypt(queue, KeyId);
        for (const body of ["1", "2", "3"]) await account.send(queue, body, sender.clients);
        await account.root.kms.send(new DisableKeyCommand({ KeyId }));
        const { UUID } = await map(name, queue);
        const result = await eventually(async () => {
            const mapping = await account.root.lambda.send(new GetEventSourceMappingCommand({ UUID }));
            return mapping.LastProcessingResult?.startsWith("PROBLEM")
                ? mapping.LastProcessingResult
                : undefined;
        }, 20_000);
        match(result, /KmsDisabled/);
        strictEqual(await left(queue), 3);
        await account.root.kms.send(new EnableKeyCommand({ KeyId }));
        await eventually(async () => ((await left(queue)) === 0 ? true : undefined), 30_000);
    });

    it("read a queue that denies plain HTTP", async () => {
        const queue = await account.queue();
        const withoutTls = { Bool: { "aws:SecureTransport": "false" } };
        const deny = { Effect: "Deny", Principal: "*", Action: "sqs:*", Condition: withoutTls };
        await account.queuePolicy(queue, deny);
        const { name } = await reader(allow(reads, queue.arn));
        await account.send(queue, "with TLS");
        await map(name, queue);
        await eventually(async () => ((await left(queue)) === 0 ? true : undefined), 15_000);
    });

    it("leave messages alone when their role has lost a permission", async () => {
        const queue = await account.queue();
        const { name } = await reader(allow(reads, queue.arn));
        const { UUID } = await map(name, queue);
        await account.permit(name, allow("logs:*", "*"));
        await account.send(queue, "kept");
        const found = await eventually(async () => {
            const mapping = await account.root.lambda.send(new GetEventSourceMappingCommand({ UUID }));
            return mapping.LastProcessingResult?.startsWith("PROBLEM") ? mapping : undefined;
        }, 15_000);
        ok(found.LastProcessingResult?.includes("ReceiveMessage"));
        deepStrictEqual(await account.bodies(queue), ["kept"]);
    });
});

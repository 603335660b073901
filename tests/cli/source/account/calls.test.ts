import assert from "node:assert/strict";

import {
    GetQueueAttributesCommand,
    ListQueueTagsCommand,
    SendMessageCommand,
    SQSClient,
} from "@aws-sdk/client-sqs";

import { Failure } from "../../../../cli/failure";
import { actions, readerPolicy } from "../../../../cli/source/account";
import { Calls, Hearing } from "../../../../cli/source/account/calls";
import { Aws } from "../../../../sandbox/provider/aws";

/** An account whose answers the test gives. */
function answering(answer: (operation: string, times: number) => unknown): { aws: Aws; asked: string[] } {
    const asked: string[] = [];
    class FakeSqs extends SQSClient {
        override send(command: object): Promise<never> {
            const operation = command.constructor.name.replace(/Command$/, "");
            asked.push(operation);
            return Promise.resolve().then(() => answer(operation, asked.length) as never);
        }
    }
    Object.defineProperty(FakeSqs, "name", { value: "SQSClient" });
    const client = new FakeSqs({ region: "us-east-1" });
    return {
        asked,
        aws: Object.create(Aws.prototype, {
            region: { value: "us-east-1" },
            client: { value: () => client },
        }) as Aws,
    };
}

function failing(name: string, httpStatusCode = 400): never {
    throw Object.assign(new Error(`${name} it is`), { name, $metadata: { httpStatusCode } });
}

const attributes = new GetQueueAttributesCommand({ QueueUrl: "https://sqs/1/orders" });
const tags = new ListQueueTagsCommand({ QueueUrl: "https://sqs/1/orders" });

describe("the calls by which an account is read", () => {
    it("are all of reading, and all in the policy that an audit needs", () => {
        for (const { action } of actions) assert.match(action, /^\w+:(List|Get|Describe)[A-Z]\w+$/);
        const { Statement } = readerPolicy() as { Statement: { Action: string[] }[] };
        assert.deepEqual(
            Statement[0]!.Action,
            actions.map(({ action }) => action),
        );
    });

    it("do not include any other", async () => {
        const { aws, asked } = answering(() => ({}));
        const command = new SendMessageCommand({ QueueUrl: "https://sqs/1/orders", MessageBody: "hello" });
        await assert.rejects(
            new Calls(aws).client(SQSClient).send(command),
            /sqs:SendMessage is not among the actions/,
        );
        assert.deepEqual(asked, []);
    });

    it("are made again as long as AWS throttles", async () => {
        const { aws, asked } = answering((_, times) =>
            times < 3 ? failing("RequestThrottled") : { Tags: { a: "b" } },
        );
        const { Tags } = await new Calls(aws).client(SQSClient).send(tags);
        assert.deepEqual([Tags, asked.length], [{ a: "b" }, 3]);
    });

    it("go on after a denial, and tell what is not known thereby", async () => {
        const { aws } = answering((operation) =>
            operation === "ListQueueTags"
                ? failing("AccessDenied", 403)
                : { Attributes: { DelaySeconds: "1" } },
        );
        const calls = new Calls(aws);
        const hearing = new Hearing();
        const sqs = calls.listeningTo(hearing, () => ({ Tags: undefined })).client(SQSClient);
        await sqs.send(attributes);
        await sqs.send(tags);
        await sqs.send(tags);
        assert.deepEqual([...hearing.unknown], ["tags", "tagsAll"]);
        assert.deepEqual(hearing.answers.get("sqs:GetQueueAttributes"), {
            Attributes: { DelaySeconds: "1" },
        });
        assert.deepEqual(calls.missing(), [
            "us-east-1: sqs:ListQueueTags was refused 2 times: AccessDenied it is",
        ]);
    });

    it("go on after a service that failed", async () => {
        const { aws } = answering(() => failing("InternalFailure", 503));
        const calls = new Calls(aws);
        await calls.listeningTo(new Hearing()).client(SQSClient).send(tags);
        assert.match(calls.missing().join(), /sqs:ListQueueTags was refused: InternalFailure/);
    });

    it("end with what is no matter of rights", async () => {
        const { aws } = answering(() => failing("ExpiredToken"));
        await assert.rejects(new Calls(aws).listeningTo(new Hearing()).client(SQSClient).send(tags), {
            name: "ExpiredToken",
        });
    });

    it("end when the user stops the tool, also in the pause after a throttled one", async () => {
        const stopped = new AbortController();
        const { aws } = answering(() => {
            setTimeout(() => stopped.abort(), 10);
            return failing("ThrottlingException");
        });
        const isStop = (error: unknown) => error instanceof Failure && error.ending === "interrupted";
        await assert.rejects(new Calls(aws, stopped.signal).client(SQSClient).send(tags), isStop);
    });
});

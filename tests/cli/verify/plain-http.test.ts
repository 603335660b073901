import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";

import type { Acceptance } from "../../../cli/verify/acceptance";
import type { Verdict } from "../../../cli/verify/check";
import { plainHttpChecks } from "../../../cli/verify/plain-http";

const servers: Server[] = [];

/** An endpoint of SQS that always answers the same. */
async function endpointOf(status: number, body: object): Promise<string> {
    const server = createServer((_, response) => {
        response.writeHead(status, { "content-type": "application/x-amz-json-1.0" });
        response.end(JSON.stringify(body));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const refusal = (name: string) => ({ __type: `com.amazonaws.sqs#${name}`, message: "no" });
const attributes = { Attributes: { QueueArn: "arn:aws:sqs:us-east-1:111122223333:orders" } };

/** What the check of a queue says, where AWS answers so with TLS and so without. */
async function verdict(withTls: string, plainEndpoint?: string): Promise<Verdict> {
    const options = {
        region: "us-east-1",
        endpoint: withTls,
        credentials: { accessKeyId: "111122223333", secretAccessKey: "none" },
        maxAttempts: 1,
        useQueueUrlAsEndpoint: false,
    };
    const clients = new Map<unknown, unknown>([
        [SQSClient, new SQSClient(options)],
        [SNSClient, new SNSClient(options)],
    ]);
    const queue = {
        held: { name: "orders" },
        url: "https://sqs.us-east-1.amazonaws.com/111122223333/orders",
    };
    const acceptance = {
        intended: { queues: [queue], topics: [] },
        now: { aws: { client: (Client: unknown) => clients.get(Client), region: "us-east-1" } },
        actors: [],
        choices: plainEndpoint === undefined ? {} : { plainEndpoint },
    };
    const [check] = plainHttpChecks(acceptance as unknown as Acceptance);
    return check!.look();
}

describe("a call without TLS", () => {
    let answering: string;
    before(async () => (answering = await endpointOf(200, attributes)));
    after(() => servers.forEach((server) => server.close()));

    it("is refused by the policy of the queue", async () => {
        const { outcome, evidence } = await verdict(
            answering,
            await endpointOf(403, refusal("AccessDenied")),
        );
        assert.equal(outcome, "PASS");
        assert.match(evidence, /refused what was allowed with TLS: AccessDenied/);
    });

    it("is refused by SQS itself where a key encrypts the queue", async () => {
        const { outcome, evidence } = await verdict(
            answering,
            await endpointOf(403, refusal("InvalidSecurity")),
        );
        assert.equal(outcome, "PASS");
        assert.match(evidence, /refused what was allowed with TLS: InvalidSecurity/);
    });

    it("fails the check where it is answered", async () => {
        const { outcome, evidence } = await verdict(answering, answering);
        assert.deepEqual([outcome, evidence], ["FAIL", `${answering} answered without TLS`]);
    });

    it("says nothing where it is refused for another reason, or there is no answer", async () => {
        const gone = await verdict(answering, await endpointOf(400, refusal("QueueDoesNotExist")));
        assert.equal(gone.outcome, "UNKNOWN");
        const closed = await verdict(answering, "http://127.0.0.1:9");
        assert.equal(closed.outcome, "UNKNOWN");
    });

    it("says nothing where nobody gets an answer with TLS, or the endpoint is not known", async () => {
        const denying = await endpointOf(403, refusal("AccessDenied"));
        assert.match((await verdict(denying, denying)).evidence, /nobody here gets an answer with TLS/);
        const before = process.env["AWS_ENDPOINT_URL"];
        process.env["AWS_ENDPOINT_URL"] = answering;
        try {
            assert.match((await verdict(answering)).evidence, /give --plain-endpoint/);
        } finally {
            if (before === undefined) delete process.env["AWS_ENDPOINT_URL"];
            else process.env["AWS_ENDPOINT_URL"] = before;
        }
    });
});

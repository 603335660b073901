import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { EncryptedQueue, type EncryptedQueueArgs } from "../../../components";
import { SourceService } from "../../../components/documents/sources";
import { lateRefusalOf, refusalOf, runProgram } from "../../support/mocks";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const worker = "arn:aws:iam::111122223333:role/worker";
const partner = "arn:aws:iam::444455556666:role/partner";
const create = (args: EncryptedQueueArgs) => () => new EncryptedQueue("jobs", { kmsKeyArn, ...args });

/** The Sids of the policy of the queue and of its dead-letter queue, before deployment. */
async function statements(args: EncryptedQueueArgs) {
    const recording = await runProgram(create(args), { preview: true });
    return ["jobs-queue-policy", "jobs-dlq-policy"].map((name) => {
        const { policy } = recording.one("aws:sqs/queuePolicy:QueuePolicy", name).inputs;
        const { Statement } = JSON.parse(String(policy)) as { Statement: { Sid: string }[] };
        return Statement.map(({ Sid }) => Sid);
    });
}

describe("the policies of a queue", () => {
    it("admit sources and senders to the queue alone", async () => {
        const sources = [
            { service: SourceService.Sns, arn: "arn:aws:sns:eu-west-1:111122223333:news" },
            { service: SourceService.S3, name: "uploads" },
            { service: SourceService.EventBridge, name: "nightly" },
        ];
        deepStrictEqual(await statements({ sources, senders: [{ roleArns: [partner] }] }), [
            ["DenyPlainHttp", "TopicsDeliver", "BucketsDeliver", "RulesDeliver", "SendersSend"],
            ["DenyPlainHttp"],
        ]);
    });

    it("need no key for that", async () => {
        const sources = [{ service: SourceService.S3, name: "uploads" }];
        const args = { kmsKeyArn: undefined, sseSqsReason: "Holds nothing but test data.", sources };
        deepStrictEqual(await statements(args), [["DenyPlainHttp", "BucketsDeliver"], ["DenyPlainHttp"]]);
    });

    it("shut out others, each on its own", async () => {
        deepStrictEqual(await statements({ exclusiveTo: [worker] }), [
            ["DenyPlainHttp", "OnlyNamedPrincipals"],
            ["DenyPlainHttp"],
        ]);
        deepStrictEqual(await statements({ deadLetterExclusiveTo: pulumi.output([worker]) }), [
            ["DenyPlainHttp"],
            ["DenyPlainHttp", "OnlyNamedPrincipals"],
        ]);
    });

    it("keep both queues to a network", async () => {
        const network = { vpcEndpointIds: ["vpce-0a1b2c3d4e5f60718"] };
        deepStrictEqual(await statements({ network }), [
            ["DenyPlainHttp", "OnlyThroughNetwork"],
            ["DenyPlainHttp", "OnlyThroughNetwork"],
        ]);
    });
});

describe("who may use a queue", () => {
    const arn =
        "give the ARN of one role, arn:<partition>:iam::<12-digit account>:role/<name>, without wildcards";
    const refused: Record<string, [EncryptedQueueArgs, string]> = {
        "is somebody": [
            { exclusiveTo: [] },
            "exclusiveTo is empty; somebody has to be named; give an ARN or leave it out.",
        ],
        "is a role": [
            { deadLetterExclusiveTo: [worker, "worker"] },
            `deadLetterExclusiveTo[1] is "worker"; IAM names a role by its ARN; ${arn}.`,
        ],
    };
    for (const [what, [args, problem]] of Object.entries(refused)) {
        const refusal = `EncryptedQueue "jobs": ${problem}`;
        it(`${what}, plain or late`, async () => {
            strictEqual(await refusalOf(create(args)), refusal);
            const late = Object.entries(args).map(([name, value]) => [name, pulumi.output(value)]);
            strictEqual(await lateRefusalOf(create(Object.fromEntries(late))), refusal);
        });
    }
});

describe("what sends to a queue", () => {
    it("can send to it", async () => {
        const bucket = { service: SourceService.S3, name: "uploads" };
        strictEqual(
            await refusalOf(create({ fifo: { enabled: true }, sources: [bucket] })),
            'EncryptedQueue "jobs": sources[0].service is "s3"; S3 notifies no FIFO queue; use a standard queue, or ' +
                "turn on EventBridge for the bucket and let a rule send its events to the queue.",
        );
    });

    it("is refused when it turns out to be something else", async () => {
        const arn = pulumi.output("uploads");
        strictEqual(
            await lateRefusalOf(create({ sources: [{ service: SourceService.S3, arn }] })),
            'EncryptedQueue "jobs": sources[0].arn is "uploads"; S3 gives no bucket such an ARN; give the ARN of one ' +
                "bucket, arn:<partition>:s3:::<bucket>.",
        );
    });

    it("is somebody, narrowly said, from a network that exists", async () => {
        const message = await refusalOf(create({ senders: [{}], network: {} }));
        deepStrictEqual(
            message.split("\n").map((line) => line.split(" ")[2]),
            ["senders[0]", "network"],
        );
    });
});

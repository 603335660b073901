import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { Access, MessagingKey, type MessagingKeyArgs } from "../../components";
import { KeyPolicyMode } from "../../components/documents/key-policy";
import { SourceService } from "../../components/documents/sources";
import { KeyService } from "../../components/key/args";
import { lateRefusalOf, refusalOf, runProgram, UNKNOWN } from "../support/mocks";
import { useKey } from "../support/messaging-sets";

const KEY = "pulumi-secure-messaging:index:MessagingKey";
const keyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";
const worker = { roleArn: role("worker"), access: Access.Consumer };

interface Document {
    Statement: { Sid: string }[];
}

const documentOf = (text: unknown) => JSON.parse(String(text)) as Document;
const sidsOf = (text: unknown) => documentOf(text).Statement.map(({ Sid }) => Sid);
const policyOf = async (args: MessagingKeyArgs) => {
    const recording = await runProgram(() => new MessagingKey("shared", args), { preview: true });
    return recording.one("aws:kms/keyPolicy:KeyPolicy", "shared-key-policy").inputs["policy"];
};

describe("MessagingKey", () => {
    it("alone admits the roles and topics that it is given", async () => {
        const sources = [{ service: SourceService.Sns, arn: topicArn }];
        const args = { users: [worker], sources, tags: { Purpose: "mine" } };
        const recording = await runProgram(() => new MessagingKey("shared", args));
        const { policy } = recording.one("aws:kms/keyPolicy:KeyPolicy", "shared-key-policy").inputs;
        deepStrictEqual(sidsOf(policy), ["AccountAdministersKey", "ConsumersUseKey", "TopicsDeliver"]);
        deepStrictEqual(recording.one("aws:kms/key:Key", "shared-key").inputs["tags"], {
            Application: "shared",
            Purpose: "mine",
        });
        const { keyPolicyStatements, ...outputs } = recording.one(KEY, "shared").outputs;
        deepStrictEqual(outputs, {
            keyArn: `arn:aws:kms:eu-west-1:111122223333:key/${keyId}`,
            keyId,
            aliasName: "alias/shared-key-0a1b2c3",
        });
        deepStrictEqual(sidsOf(keyPolicyStatements), ["ConsumersUseKey", "TopicsDeliver"]);
    });

    it("tells before deployment what another key would need in its place", async () => {
        const program = () => new MessagingKey("shared", { users: [worker] });
        const recording = await runProgram(program, { preview: true });
        const { keyArn, keyPolicyStatements } = recording.one(KEY, "shared").outputs;
        strictEqual(keyArn, UNKNOWN);
        deepStrictEqual(JSON.parse(String(keyPolicyStatements)), {
            Version: "2012-10-17",
            Statement: [useKey("ConsumersUseKey", worker.roleArn, "kms:Decrypt", "sqs")],
        });
    });

    it("keeps its policy as long as the key, which would else be open to the whole account", async () => {
        const recording = await runProgram(() => new MessagingKey("shared", {}));
        const { retainOnDelete } = recording.one("aws:kms/keyPolicy:KeyPolicy", "shared-key-policy");
        strictEqual(retainOnDelete, true);
    });

    it("takes an alias with or without its prefix", async () => {
        for (const alias of ["team/orders", "alias/team/orders"]) {
            const recording = await runProgram(() => new MessagingKey("shared", { alias }));
            strictEqual(
                recording.one("aws:kms/alias:Alias", "shared-key").inputs["name"],
                "alias/team/orders",
            );
        }
    });

    it("shows what matters for its safety, and has it by default", async () => {
        const recording = await runProgram(() => new MessagingKey("shared", {}));
        deepStrictEqual(recording.one(KEY, "shared").inputs, {
            mode: "NamedPrincipals",
            rotationPeriodInDays: 365,
            deletionWindowInDays: 30,
            multiRegion: false,
            protect: true,
        });
        const { inputs, protect } = recording.one("aws:kms/key:Key", "shared-key");
        deepStrictEqual(
            [inputs["enableKeyRotation"], inputs["multiRegion"], inputs["deletionWindowInDays"], protect],
            [true, false, 30, true],
        );
    });

    it("can be replicated to other regions", async () => {
        const recording = await runProgram(() => new MessagingKey("shared", { multiRegion: true }));
        strictEqual(recording.one("aws:kms/key:Key", "shared-key").inputs["multiRegion"], true);
    });

    it("leaves the use of the key to the account's identity policies if told to", async () => {
        const policy = await policyOf({ mode: KeyPolicyMode.DelegateToIam, users: [worker] });
        deepStrictEqual(sidsOf(policy), ["AccountAdministersKey", "AccountDelegatesToIam"]);
    });

    it("is managed by its administrators, who never use it", async () => {
        const policy = await policyOf({ administratorArns: [role("keys")], users: [worker] });
        deepStrictEqual(sidsOf(policy), ["AccountKeepsKey", "AdministratorsKeepKey", "ConsumersUseKey"]);
    });

    it("admits whatever sends to its queues and publishes to its topics", async () => {
        const policy = await policyOf({
            sources: [
                { service: SourceService.S3, name: "uploads" },
                { service: SourceService.EventBridge, name: "nightly", topicArn },
                { service: SourceService.CloudWatchAlarms, name: "alarm", topicArn },
            ],
            senders: [
                { through: KeyService.Sqs, roleArns: ["arn:aws:iam::444455556666:role/partner"] },
                { through: KeyService.Sns, roleArns: ["arn:aws:iam::444455556666:role/press"] },
            ],
        });
        deepStrictEqual(sidsOf(policy), [
            "AccountAdministersKey",
            "BucketsDeliver",
            "AlarmsDeliver",
            "RulesPublish",
            "SendersUseKey",
            "ForeignPublishersUseKey",
        ]);
    });
});

const choice = <T>(value: string) => value as T;
const user = (roleArn: string) => ({ users: [{ roleArn, access: Access.Consumer }] });
const source = (rest: object) => ({ sources: [{ service: SourceService.S3, name: "uploads", ...rest }] });

const refused: Record<string, [MessagingKeyArgs, string]> = {
    "a mode that does not exist": [
        { mode: choice("Open") },
        'mode is "Open"; a key policy has one mode; choose NamedPrincipals or DelegateToIam.',
    ],
    "a user that is no role": [
        user("arn:aws:iam::111122223333:user/worker"),
        'users[0].roleArn is "arn:aws:iam::111122223333:user/worker"; IAM names a role by its ARN; give the ARN of ' +
            "one role, arn:<partition>:iam::<12-digit account>:role/<name>, without wildcards.",
    ],
    "an administrator with wildcards": [
        { administratorArns: [role("*")] },
        'administratorArns[0] is "arn:aws:iam::111122223333:role/*"; IAM names a role by its ARN; give the ARN of one ' +
            "role, arn:<partition>:iam::<12-digit account>:role/<name>, without wildcards.",
    ],
    "no administrator at all": [
        { administratorArns: [] },
        "administratorArns is empty; somebody has to be named; give an ARN or leave it out.",
    ],
    "an administrator who uses the key": [
        { administratorArns: [worker.roleArn], users: [worker] },
        `administratorArns names "${worker.roleArn}", which uses the key as well; who manages a key here never uses ` +
            "it; name another role.",
    ],
    "an alarm without its topic": [
        source({ service: SourceService.CloudWatchAlarms }),
        "sources[0].topicArn is missing; CloudWatch sends to topics alone; give the ARN of the topic.",
    ],
    "a topic of a topic": [
        source({ service: SourceService.Sns, topicArn }),
        "sources[0].topicArn is set, but SNS delivers to queues alone; leave it out.",
    ],
    "a topic that is no topic": [
        source({ topicArn: "news" }),
        'sources[0].topicArn is "news"; SNS names a topic by its ARN; give the ARN of the topic, for example the ' +
            "topicArn of an EncryptedTopic.",
    ],
    "a bucket of a FIFO topic": [
        source({ topicArn: `${topicArn}.fifo` }),
        `sources[0].topicArn is "${topicArn}.fifo"; S3 publishes without a message group, and a FIFO topic takes no ` +
            "message without one; use a standard topic, or let EventBridge send to a FIFO queue.",
    ],
    "a source that is named twice": [
        source({ arn: "arn:aws:s3:::uploads" }),
        "sources[0] has both name and arn; a source is named in exactly one way; set one of them.",
    ],
    "a sender through a service that uses no key": [
        { senders: [{ through: choice("s3"), roleArns: [role("partner")] }] },
        'senders[0].through is "s3"; a sender uses the key through one service; choose sqs or sns.',
    ],
    "a sender through nothing": [
        { senders: [{ roleArns: [role("partner")] } as never] },
        "senders[0].through is missing; a sender uses the key through one service; choose sqs or sns.",
    ],
};

describe("a key refuses, before anything is made,", () => {
    for (const [what, [args, problem]] of Object.entries(refused)) {
        it(what, async () => {
            const message = await refusalOf(() => new MessagingKey("shared", args));
            strictEqual(message, `MessagingKey "shared": ${problem}`);
        });
    }
});

describe("a key refuses, when it becomes known,", () => {
    const late: Record<string, [MessagingKeyArgs, string]> = {
        "a user that is no role": [
            { users: pulumi.output(user("worker").users) },
            'users[0].roleArn is "worker"; IAM names a role by its ARN; give the ARN of one role, ' +
                "arn:<partition>:iam::<12-digit account>:role/<name>, without wildcards.",
        ],
        "an administrator who uses the key": [
            { administratorArns: [pulumi.output(worker.roleArn)], users: [worker] },
            `administratorArns names "${worker.roleArn}", which uses the key as well; who manages a key here never ` +
                "uses it; name another role.",
        ],
        "no administrator at all": [
            { administratorArns: pulumi.output([]) },
            "administratorArns is empty; somebody has to be named; give an ARN or leave it out.",
        ],
        "a topic that is no topic": [
            source({ topicArn: pulumi.output("news") }),
            'sources[0].topicArn is "news"; SNS names a topic by its ARN; give the ARN of the topic, for example the ' +
                "topicArn of an EncryptedTopic.",
        ],
    };
    for (const [what, [args, problem]] of Object.entries(late)) {
        it(what, async () => {
            const message = await lateRefusalOf(() => new MessagingKey("shared", args));
            strictEqual(message, `MessagingKey "shared": ${problem}`);
        });
    }
});

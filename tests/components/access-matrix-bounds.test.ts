import { deepStrictEqual } from "node:assert";

import { Access, MessagingSet, type MessagingSetArgs, type RoleArgs } from "../../components";
import {
    actionsOn,
    deployedBy,
    isAllowed,
    stranger,
    type Caller,
    type Deployed,
    type Target,
    type Way,
} from "../support/access-matrix";
import { ACCOUNT, runProgram } from "../support/mocks";

const trust = { ecsTask: {} };

async function deploy(roles: Record<string, RoleArgs>, args: MessagingSetArgs = {}): Promise<Deployed> {
    return deployedBy(await runProgram(() => new MessagingSet("orders", { ...args, roles })));
}

const role = ({ callers }: Deployed, name: string) =>
    callers.find((it) => it.name === `orders-${name}-role`)!;
const target = ({ targets }: Deployed, name: string) => targets.find((it) => it.name === `orders-${name}`)!;

async function actionsOf(deployed: Deployed, caller: Caller, on: Target, way?: Way): Promise<string[]> {
    const found: string[] = [];
    for (const action of actionsOn(on.kind))
        if (await isAllowed(deployed, caller, action, on, way)) found.push(action);
    return found.sort();
}

const messages = [
    "sqs:CancelMessageMoveTask",
    "sqs:ChangeMessageVisibility",
    "sqs:DeleteMessage",
    "sqs:PurgeQueue",
    "sqs:ReceiveMessage",
    "sqs:SendMessage",
    "sqs:StartMessageMoveTask",
];
const deployer = stranger(`arn:aws:iam::${ACCOUNT}:role/deployer`);

describe("a consumer for which Lambda reads", () => {
    it("has the three actions of an event source mapping", async () => {
        const deployed = await deploy({ worker: { access: Access.Consumer, trust: { lambda: {} } } });
        deepStrictEqual(await actionsOf(deployed, role(deployed, "worker"), target(deployed, "main-queue")), [
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:ReceiveMessage",
        ]);
    });
});

describe("an operator with purge", () => {
    it("empties dead-letter queues, and no queue", async () => {
        const ops = { access: Access.Operator, trust, purge: true };
        const deployed = await deploy({ ops });
        const purges = (name: string) =>
            isAllowed(deployed, role(deployed, "ops"), "sqs:PurgeQueue", target(deployed, name));
        const names = ["main-queue", "main-dlq", "main-subscription-dlq"];
        deepStrictEqual(await Promise.all(names.map(purges)), [false, true, true]);
    });
});

describe("a role of one queue", () => {
    it("reaches no other queue of its set", async () => {
        const worker = { access: Access.Consumer, trust, queues: ["billing"] };
        const deployed = await deploy({ worker }, { queues: { billing: {}, audit: {} } });
        deepStrictEqual(
            await actionsOf(deployed, role(deployed, "worker"), target(deployed, "audit-queue")),
            [],
        );
    });
});

describe("a subscriber", () => {
    it("sends messages of the topic to no address outside AWS", async () => {
        const deployed = await deploy({ partner: { access: Access.Subscriber, trust } });
        const by = (protocol: string, endpoint: string) =>
            isAllowed(deployed, role(deployed, "partner"), "sns:Subscribe", target(deployed, "topic"), {
                context: { "sns:Protocol": protocol, "sns:Endpoint": endpoint },
            });
        deepStrictEqual(
            await Promise.all([
                by("sqs", `arn:aws:sqs:eu-west-1:${ACCOUNT}:other`),
                by("http", "http://example.com"),
                by("https", "https://example.com"),
                by("email", "somebody@example.com"),
            ]),
            [true, false, false, false],
        );
    });
});

describe("whoever has every right in the account", () => {
    const worker = { access: Access.Consumer, trust };

    it("can neither encrypt nor decrypt what the queues and the topic hold", async () => {
        const deployed = await deploy({ worker });
        const key = target(deployed, "key");
        const asked = [undefined, { via: "sqs" }, { via: "sns" }] as const;
        const found = await Promise.all(asked.map((way) => actionsOf(deployed, deployer, key, way)));
        const use = /Encrypt|Decrypt|GenerateDataKey|CreateGrant|Sign|Mac/;
        deepStrictEqual(
            found.map((actions) => actions.filter((action) => use.test(action))),
            [[], [], []],
        );
        // It manages the key all the same.
        deepStrictEqual(found[0]?.includes("kms:PutKeyPolicy"), true);
    });

    it("is shut out of the messages of an exclusive set, and manages its queues", async () => {
        const exceptRoleArns = [`arn:aws:iam::${ACCOUNT}:role/emergency`];
        const deployed = await deploy({ worker }, { exclusive: { enabled: true, exceptRoleArns } });
        for (const name of ["main-queue", "main-dlq", "main-subscription-dlq"]) {
            const every = actionsOn("queue");
            deepStrictEqual(
                await actionsOf(deployed, deployer, target(deployed, name)),
                every.filter((action) => !messages.includes(action)).sort(),
            );
        }
        const topic = await actionsOf(deployed, deployer, target(deployed, "topic"));
        deepStrictEqual(
            [topic.includes("sns:Publish"), topic.includes("sns:SetTopicAttributes")],
            [false, true],
        );
    });

    it("is shut out from everywhere but the network of the set, roles of the set included", async () => {
        const network = { vpcEndpointIds: ["vpce-0123456789abcdef0"] };
        const deployed = await deploy({ worker }, { network });
        const queue = target(deployed, "main-queue");
        const receives = (caller: Caller, context: Way["context"]) =>
            isAllowed(deployed, caller, "sqs:ReceiveMessage", queue, { context });
        const inside = { "aws:SourceVpce": "vpce-0123456789abcdef0" };
        const elsewhere = { "aws:SourceVpce": "vpce-0fedcba9876543210" };
        deepStrictEqual(
            await Promise.all([
                receives(role(deployed, "worker"), inside),
                receives(role(deployed, "worker"), elsewhere),
                receives(role(deployed, "worker"), {}),
                receives(deployer, {}),
            ]),
            [true, false, false, false],
        );
        deepStrictEqual(await isAllowed(deployed, deployer, "sqs:SetQueueAttributes", queue), true);
    });
});

describe("a set on a key of somebody else", () => {
    const kmsKeyArn = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/99999999-12ab-34cd-56ef-1234567890ab`;

    it("works as soon as the key policy holds the statements in its output", async () => {
        const roles = {
            web: { access: Access.Producer, trust },
            worker: { access: Access.Consumer, trust },
            auditor: { access: Access.Auditor, trust },
        };
        const recording = await runProgram(
            () => new MessagingSet("orders", { encryption: { kmsKeyArn }, roles }),
        );
        const set = recording.one("pulumi-secure-messaging:index:MessagingSet", "orders");
        const { Version, Statement } = JSON.parse(String(set.outputs["keyPolicyStatements"])) as {
            Version: string;
            Statement: object[];
        };
        const before = { name: "theirs", kind: "key" as const, arn: kmsKeyArn, tags: {}, aliases: [] };
        const key = (statements: object[]) => ({ ...before, policy: { Version, Statement: statements } });
        const deployed = deployedBy(recording);
        const uses = async (name: string, on: Target) => [
            await actionsOf(deployed, role(deployed, name), on, { via: "sqs" }),
            await actionsOf(deployed, role(deployed, name), on),
        ];
        deepStrictEqual(await uses("web", key(Statement)), [["kms:Decrypt", "kms:GenerateDataKey"], []]);
        deepStrictEqual(await uses("worker", key(Statement)), [["kms:Decrypt"], []]);
        const inspected = ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus"];
        deepStrictEqual(await uses("auditor", key(Statement)), [inspected, inspected]);
    });
});

describe("a set whose queues SQS encrypts", () => {
    it("has no key to use, and the same rights on queues", async () => {
        const sseSqsReason = "holds nothing but the names of nightly jobs";
        const deployed = await deploy(
            { worker: { access: Access.Consumer, trust } },
            { topic: { enabled: false }, encryption: { sseSqsReason } },
        );
        deepStrictEqual(
            deployed.targets.map(({ kind }) => kind),
            ["queue", "queue"],
        );
        deepStrictEqual(await actionsOf(deployed, role(deployed, "worker"), target(deployed, "main-queue")), [
            "sqs:ChangeMessageVisibility",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ReceiveMessage",
        ]);
    });
});

import { strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { Access, MessagingSet, type MessagingSetArgs } from "../../components";
import { lateRefusalOf, refusalOf, runProgram } from "../support/mocks";

const worker = { access: Access.Consumer, trust: { ecsTask: {} } };
const choice = (value: string) => value as Access;

const refused: Record<string, [MessagingSetArgs, string]> = {
    "an empty map of queues": [
        { queues: {} },
        "queues is empty; a set has at least one queue; name one, or leave queues out for a queue named main.",
    ],
    "a queue key that cannot be part of a name": [
        { queues: { "a.b": {} } },
        'a key of queues is "a.b"; the keys of this map become parts of names in AWS; choose letters, digits, ' +
            "hyphens and underscores, beginning with a letter or digit.",
    ],
    "a role key that cannot be part of a name": [
        { roles: { "": worker } },
        'a key of roles is ""; the keys of this map become parts of names in AWS; choose letters, digits, ' +
            "hyphens and underscores, beginning with a letter or digit.",
    ],
    "an access that does not exist": [
        { roles: { worker: { ...worker, access: choice("Admin") } } },
        'roles.worker.access is "Admin"; a role has one access; choose Producer, Consumer, Operator, Publisher, ' +
            "Subscriber, Auditor, Administrator.",
    ],
    "a trust without a member": [
        { roles: { worker: { ...worker, trust: {} } } },
        "roles.worker.trust names nobody; a role trusts exactly one of ecsTask, batchJob, lambda, ec2, " +
            "eksIrsa, eksPodIdentity, oidc, account, ssoPermissionSet; set one.",
    ],
    "a trust with two members": [
        { roles: { worker: { ...worker, trust: { ecsTask: {}, ec2: {} } } } },
        "roles.worker.trust names ecsTask and ec2; a role trusts exactly one of ecsTask, batchJob, lambda, ec2, " +
            "eksIrsa, eksPodIdentity, oidc, account, ssoPermissionSet; set one.",
    ],
    "a role for a queue that does not exist": [
        { queues: { billing: {}, search: {} }, roles: { worker: { ...worker, queues: ["biling"] } } },
        'roles.worker.queues names "biling"; the set has billing, search; name one of these.',
    ],
    "a role for no queue": [
        { roles: { worker: { ...worker, queues: [] } } },
        "roles.worker.queues is empty; a role reaches at least one queue; leave it out for all queues.",
    ],
    "a publisher for a queue": [
        { roles: { api: { ...worker, access: Access.Publisher, queues: ["main"] } } },
        "roles.api.queues is set, but a Publisher acts on the topic; leave it out or choose Producer.",
    ],
    "a publisher without a topic": [
        { topic: { enabled: false }, roles: { api: { ...worker, access: Access.Publisher } } },
        "roles.api.access is Publisher, but topic.enabled is false; choose Producer or enable the topic.",
    ],
    "roles that IAM would take for one": [
        { roles: { api: worker, API: worker } },
        'roles has two keys that read "api"; IAM ignores case; rename one.',
    ],
    "queues that SQS would take for one": [
        { name: "orders", queues: { main: {}, "main-dlq": {} } },
        'queues gives two queues the name ending in "-main-dlq"; rename one key.',
    ],
    "a subscription without a topic": [
        { topic: { enabled: false }, queues: { main: { subscribe: true } } },
        "queues.main.subscribe is true, but topic.enabled is false; enable the topic or leave it out.",
    ],
    "raw delivery to a queue that is not subscribed": [
        { queues: { main: { subscribe: false, rawMessageDelivery: true } } },
        "queues.main.rawMessageDelivery is set, but the queue is not subscribed; leave it out.",
    ],
    "deduplication without FIFO": [
        { fifo: { contentBasedDeduplication: true } },
        "fifo.contentBasedDeduplication is set, but fifo.enabled is not; only FIFO queues and topics have it; " +
            "set enabled to true or leave it out.",
    ],
    "an alias that belongs to AWS": [
        { encryption: { alias: "alias/aws/orders" } },
        'encryption.alias is "alias/aws/orders"; KMS allows 1 to 250 letters, digits, slashes, hyphens and ' +
            "underscores, and keeps aws/ for itself; choose such a name, with or without alias/ in front.",
    ],
    "a display name that is too long": [
        { topic: { displayName: "n".repeat(101) } },
        `topic.displayName is "${"n".repeat(101)}"; SNS allows 100 characters; choose a shorter name.`,
    ],
    "a role path that does not end with a slash": [
        { rolePath: "/apps" },
        'rolePath is "/apps"; IAM allows paths that begin and end with "/", of at most 512 characters; choose a ' +
            'path such as "/messaging/".',
    ],
    "a boundary with an account of nine digits": [
        { permissionsBoundaryArn: "arn:aws:iam::123456789:policy/boundary" },
        'permissionsBoundaryArn is "arn:aws:iam::123456789:policy/boundary"; a permissions boundary is an IAM managed ' +
            "policy; give its ARN, arn:<partition>:iam::<12-digit account>:policy/<name>.",
    ],
};

describe("a set refuses, before anything is made,", () => {
    for (const [what, [args, problem]] of Object.entries(refused)) {
        it(what, async () => {
            const message = await refusalOf(() => new MessagingSet("orders", args));
            strictEqual(message, `MessagingSet "orders": ${problem}`);
        });
    }
});

describe("the name of a set", () => {
    const tooLong = (name: string, most: number, added: string) =>
        `name is "${name}"; SQS allows 80 letters, digits, hyphens and underscores, and "${added}" is added to ` +
        `this name; choose 1 to ${most} of these characters.`;
    const added = "-main-subscription-dlq";

    it("leaves room for the longest name made of it", async () => {
        await runProgram(() => new MessagingSet("orders", { name: "n".repeat(58) }));
        const name = "n".repeat(59);
        const message = await refusalOf(() => new MessagingSet("orders", { name }));
        strictEqual(message, `MessagingSet "orders": ${tooLong(name, 58, added)}`);
    });

    it("leaves room for .fifo too", async () => {
        const fifo = { enabled: true };
        await runProgram(() => new MessagingSet("orders", { fifo, name: "n".repeat(53) }));
        const name = "n".repeat(54);
        const message = await refusalOf(() => new MessagingSet("orders", { fifo, name }));
        strictEqual(message, `MessagingSet "orders": ${tooLong(name, 53, `${added}.fifo`)}`);
    });

    it("leaves room for the names of roles, which are shorter", async () => {
        const roles = { ["r".repeat(50)]: worker };
        await runProgram(() => new MessagingSet("orders", { name: "n".repeat(13), roles }));
        const message = await refusalOf(() => new MessagingSet("orders", { name: "n".repeat(14), roles }));
        strictEqual(
            message,
            `MessagingSet "orders": name is "${"n".repeat(14)}"; IAM allows 64 letters, digits, hyphens and ` +
                `underscores, and "-${"r".repeat(50)}" is added to this name; choose 1 to 13 of these characters.`,
        );
    });

    it("is refused late when an output turns out to be too long", async () => {
        const name = "n".repeat(59);
        const message = await lateRefusalOf(() => new MessagingSet("orders", { name: pulumi.output(name) }));
        strictEqual(message, `MessagingSet "orders": ${tooLong(name, 58, added)}`);
    });

    it("has to fit when Pulumi makes names of the name of the component", async () => {
        await runProgram(() => new MessagingSet("o".repeat(47), {}));
        const name = "o".repeat(48);
        strictEqual(
            await refusalOf(() => new MessagingSet(name, {})),
            `MessagingSet "${name}": the name is "${name}"; IAM allows 64 letters, digits, hyphens and underscores, ` +
                'and "-log-role-0123456" is added to this name; choose 1 to 47 of these characters.',
        );
        const topic = { deliveryLogging: { enabled: false } };
        await runProgram(() => new MessagingSet("o".repeat(50), { topic }));
        const longer = "o".repeat(51);
        strictEqual(
            await refusalOf(() => new MessagingSet(longer, { topic })),
            `MessagingSet "${longer}": the ${tooLong(longer, 50, `${added}-0123456`)}`,
        );
    });

    it("holds no dot", async () => {
        const message = await refusalOf(() => new MessagingSet("orders", { name: "orders.fifo" }));
        strictEqual(message, `MessagingSet "orders": ${tooLong("orders.fifo", 58, added)}`);
    });
});

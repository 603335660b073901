import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { Access, MessagingSet, type MessagingSetArgs } from "../../../components";
import { preview } from "../../support/messaging-sets";
import { lateRefusalOf, refusalOf, runProgram } from "../../support/mocks";

const worker = { access: Access.Consumer, trust: { ecsTask: {} } };
const existing = { access: Access.Consumer, existingRoleArn: "arn:aws:iam::111122223333:role/worker" };
const url = (name: string) => `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}`;
const make = (args: MessagingSetArgs, name = "orders") => new MessagingSet(name, args);
const silent = { deliveryLogging: { enabled: false } };

const twins = (path: string, name: string) =>
    `${path} names "${name}", as another queue of the set is named; SQS keeps queues apart by their names alone; ` +
    "choose another name.";
const twoKeys = (ending: string) => `queues gives two queues the name ending in "${ending}"; rename one key.`;
const likeLog = (path: string, name: string) =>
    `${path} has the name "${name}", and so has the role with which SNS logs; IAM ignores case; ` +
    "rename the key, or give another name in topic.deliveryLogging.roleName.";

const clashes: Record<string, [MessagingSetArgs, string]> = {
    "two queues with one name of their own": [
        { queues: { a: { name: "jobs" }, b: { name: "jobs", deadLetter: { name: "b-failed" } } } },
        twins("queues.b.name", "jobs"),
    ],
    "a queue with the name that another gets from the set": [
        { name: "orders", queues: { main: {}, b: { name: "orders-main", deadLetter: { name: "failed" } } } },
        twins("queues.b.name", "orders-main"),
    ],
    "a queue before the one that gets its name from the set": [
        { name: "orders", queues: { b: { name: "orders-main", deadLetter: { name: "failed" } }, main: {} } },
        twins("queues.b.name", "orders-main"),
    ],
    "a dead-letter queue with the name that its queue gets from the set": [
        { name: "orders", queues: { main: { deadLetter: { name: "orders-main" } } } },
        twins("queues.main.deadLetter.name", "orders-main"),
    ],
    "a dead-letter queue with the name of another queue": [
        { queues: { a: { name: "jobs" }, b: { deadLetter: { name: "jobs" } } } },
        twins("queues.b.deadLetter.name", "jobs"),
    ],
    "a dead-letter queue with the name that another gets from its queue": [
        { queues: { a: { name: "jobs" }, b: { deadLetter: { name: "jobs-dlq" } } } },
        twins("queues.b.deadLetter.name", "jobs-dlq"),
    ],
    "two queues that take over one": [
        {
            queues: {
                a: { importUrl: url("jobs") },
                b: { importUrl: url("jobs"), deadLetter: { name: "b" } },
            },
        },
        twins("queues.b.importUrl", "jobs"),
    ],
    "two queues that take over one for dead letters": [
        {
            queues: {
                a: { deadLetter: { importUrl: url("failed") } },
                b: { deadLetter: { importUrl: url("failed") } },
            },
        },
        twins("queues.b.deadLetter.importUrl", "failed"),
    ],
    "a queue with the name of the dead-letter queue of a subscription": [
        { name: "orders", queues: { main: {}, b: { name: "orders-main-subscription-dlq" } } },
        twins("queues.b.name", "orders-main-subscription-dlq"),
    ],
    "keys that give two dead-letter queues one alarm": [
        { queues: { main: {}, "main-subscription": {} } },
        twoKeys("-main-subscription-dlq"),
    ],
    "a role with the name of the one that logs": [
        { name: "orders", roles: { Log: worker } },
        likeLog("roles.Log", "orders-log"),
    ],
    "a role with the name that is given to the one that logs": [
        {
            name: "orders",
            roles: { worker },
            topic: { deliveryLogging: { roleName: "Orders-Worker" } },
        },
        likeLog("roles.worker", "orders-worker"),
    ],
};

describe("the names of a set", () => {
    for (const [what, [args, problem]] of Object.entries(clashes))
        it(`are not given twice: ${what}`, async () => {
            strictEqual(await refusalOf(() => make(args)), `MessagingSet "orders": ${problem}`);
        });

    const late: Record<string, [MessagingSetArgs, string]> = {
        "of two queues": [
            { queues: { a: { name: "jobs" }, b: { name: pulumi.output("jobs") } } },
            [twins("queues.b.name", "jobs"), twins("queues.b.deadLetter.name", "jobs-dlq")]
                .map((problem) => `MessagingSet "orders": ${problem}`)
                .join("\n"),
        ],
        "of a set": [
            {
                name: pulumi.output("orders"),
                queues: { main: {}, b: { deadLetter: { name: "orders-main" } } },
            },
            `MessagingSet "orders": ${twins("queues.b.deadLetter.name", "orders-main")}`,
        ],
        "of a role": [
            {
                name: "orders",
                roles: { worker },
                topic: { deliveryLogging: { roleName: pulumi.output("orders-worker") } },
            },
            `MessagingSet "orders": ${likeLog("roles.worker", "orders-worker")}`,
        ],
    };
    for (const [what, [args, problem]] of Object.entries(late))
        it(`are not given twice by what is known later: the name ${what}`, async () => {
            strictEqual(await lateRefusalOf(() => make(args)), problem);
        });

    it("are compared before they are known as far as they are made of the same one", async () => {
        const args = { name: pulumi.output("orders"), queues: { main: {}, "main-dlq": {} } };
        strictEqual(await refusalOf(() => make(args)), `MessagingSet "orders": ${twoKeys("-main-dlq")}`);
    });

    it("are given in AWS, by each queue, by its URL, by the set and by Pulumi", async () => {
        const queues = {
            own: { name: "jobs" },
            both: { name: "bills", deadLetter: { name: "failed" } },
            late: { name: pulumi.output("later") },
            adopted: { importUrl: url("adopted") },
            plain: { subscribe: false },
        };
        const namesOf = async (args: MessagingSetArgs) =>
            Object.fromEntries(
                (await preview(args))
                    .ofType("aws:sqs/queue:Queue")
                    .map(({ name, state }) => [name.replace("orders-", ""), state["name"]]),
            );
        const own = {
            "own-queue": "jobs",
            "own-dlq": "jobs-dlq",
            "both-queue": "bills",
            "both-dlq": "failed",
            "late-queue": "later",
            "late-dlq": "later-dlq",
            "adopted-queue": "adopted",
            "adopted-dlq": "adopted-dlq",
        };
        deepStrictEqual(await namesOf({ topic: { enabled: false }, queues }), {
            ...own,
            "plain-queue": "orders-plain-queue-0a1b2c3",
            "plain-dlq": "orders-plain-dlq-0a1b2c3",
        });
        deepStrictEqual(await namesOf({ name: "shop", queues }), {
            ...own,
            "own-subscription-dlq": "shop-own-subscription-dlq",
            "both-subscription-dlq": "shop-both-subscription-dlq",
            "late-subscription-dlq": "shop-late-subscription-dlq",
            "adopted-subscription-dlq": "shop-adopted-subscription-dlq",
            "plain-queue": "shop-plain",
            "plain-dlq": "shop-plain-dlq",
        });
    });
});

describe("the room in the name of a set", () => {
    const tooLong = (name: string, most: number, says: string) =>
        `MessagingSet "orders": name is "${name}"; ${says}; choose 1 to ${most} of these characters.`;
    const letters = "letters, digits, hyphens and underscores";
    const rooms: Record<string, [MessagingSetArgs, number, string]> = {
        "is left for queues that have no name of their own": [
            { topic: { enabled: false }, queues: { main: {} } },
            71,
            `SQS allows 80 ${letters}, and "-main-dlq" is added to this name`,
        ],
        "is left for a queue whose dead-letter queue has a name of its own": [
            { topic: { enabled: false }, queues: { main: { deadLetter: { name: "failed" } } } },
            75,
            `SQS allows 80 ${letters}, and "-main" is added to this name`,
        ],
        "is left for dead letters of subscriptions, whatever the queues are named": [
            { topic: silent, queues: { main: { name: "jobs" } } },
            58,
            `SQS allows 80 ${letters}, and "-main-subscription-dlq" is added to this name`,
        ],
        "is left for the role that logs": [
            { queues: { main: { name: "jobs", subscribe: false } } },
            60,
            `IAM allows 64 ${letters}, and "-log" is added to this name`,
        ],
        "is not left for roles that are there already, and for a role that logs under a name of its own": [
            {
                topic: { deliveryLogging: { roleName: "log" } },
                queues: { main: { name: "jobs", subscribe: false } },
                roles: { ["r".repeat(60)]: existing },
            },
            256,
            `SNS allows 256 ${letters}`,
        ],
        "is left for .fifo at the end of the topic": [
            {
                fifo: { enabled: true },
                topic: silent,
                queues: { main: { importUrl: url("jobs.fifo"), subscribe: false } },
            },
            251,
            `SNS allows 256 ${letters}, and ".fifo" is added to this name`,
        ],
        "is less where X-Ray names a policy after the topic": [
            {
                topic: { ...silent, tracing: true },
                queues: { main: { name: "jobs", subscribe: false } },
            },
            128,
            `X-Ray allows 128 ${letters}`,
        ],
        "is that of a topic where X-Ray names none": [
            {
                topic: { ...silent, tracing: true, tracingPolicy: false },
                queues: { main: { name: "jobs", subscribe: false } },
            },
            256,
            `SNS allows 256 ${letters}`,
        ],
        "is that of a queue where nothing is named after the set": [
            { topic: { enabled: false }, queues: { main: { name: "jobs" } } },
            80,
            `SQS allows 80 ${letters}`,
        ],
    };
    for (const [what, [args, most, says]] of Object.entries(rooms))
        it(what, async () => {
            await runProgram(() => make({ ...args, name: "n".repeat(most) }));
            const name = "n".repeat(most + 1);
            strictEqual(await refusalOf(() => make({ ...args, name })), tooLong(name, most, says));
            const late = { ...args, name: pulumi.output(name) };
            strictEqual(await lateRefusalOf(() => make(late)), tooLong(name, most, says));
        });

    it("is left in the name of the component, where Pulumi makes names of it", async () => {
        const args = { topic: silent, queues: { main: { name: "jobs", subscribe: false } } };
        await runProgram(() => make(args, "o".repeat(242)));
        const name = "o".repeat(243);
        strictEqual(
            await refusalOf(() => make(args, name)),
            `MessagingSet "${name}": the name is "${name}"; SNS allows 256 ${letters}, and "-topic-0123456" is added to ` +
                "this name; choose 1 to 242 of these characters.",
        );
    });
});

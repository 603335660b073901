import { deepEqual, ok, strictEqual } from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import * as components from "../../components";
import { alarmsShape } from "../../components/alarms/shapes";
import { auditShape } from "../../components/audit/shapes";
import { shaped } from "../../components/base/shaped";
import { consumerShape } from "../../components/consumer/shapes";
import { keyShape } from "../../components/key/shapes";
import type { Shape } from "../../components/limits/shapes";
import { endpointsShape, workersShape } from "../../components/network/shapes";
import { queueShape } from "../../components/queue/shapes";
import { roleShape } from "../../components/role/shapes";
import { setShape } from "../../components/set/shapes";
import { subscriptionShape } from "../../components/subscription/shapes";
import { topicShape } from "../../components/topic/shapes";
import { argumentShapes } from "../support/arbitrary-args/shapes";
import { lateRefusalOf, refusalOf, runProgram } from "../support/mocks";
import { structuralArguments, type Kind, type StructuralArgument } from "../support/structural-arguments";

const shapes: Record<string, Shape> = {
    MessagingSet: setShape,
    MessagingKey: keyShape,
    EncryptedQueue: queueShape,
    EncryptedTopic: topicShape,
    QueueSubscription: subscriptionShape,
    QueueConsumer: consumerShape,
    MessagingRole: roleShape,
    MessagingEndpoints: endpointsShape,
    WorkerSecurityGroup: workersShape,
    MessagingAlarms: alarmsShape,
    MessagingAudit: auditShape,
};

type Component = new (name: string, args: unknown) => unknown;

const make = (kind: string, args: unknown) => () => {
    const { [kind]: Component } = components as unknown as Record<string, Component>;
    return new Component!("it", args);
};

/** What else may stand there, by what has to. */
const others: Record<Kind, unknown[]> = {
    group: [null, "x", 60, true, []],
    map: [null, "x", 60, true, []],
    list: [null, "x", 60, true, {}],
    flag: [null, "true", "no", 1, [], {}],
    value: [[], {}],
};
const rights: Record<Kind, unknown> = { group: {}, map: {}, list: [], flag: true, value: "x" };

const words: Record<Kind, string> = {
    group: "it is a group of arguments; give an object",
    map: "it holds entries by name; give an object",
    list: "it is a list; give an array",
    flag: "it is a switch; choose true or false, without quotation marks",
    value: "it is one value; give a text or a number",
};

function told(value: unknown): string {
    if (Array.isArray(value)) return "a list";
    return typeof value === "object" && value !== null ? "an object" : JSON.stringify(value);
}

function wrong({ path, kind, needed }: StructuralArgument, value: unknown): string {
    const optional = needed || kind === "flag" || kind === "value" ? "" : " or leave it out";
    const fifo = /(^|\.)(fifo|contentBasedDeduplication|highThroughput)$|^fifo\.enabled$/.test(path);
    const allowed = fifo && kind === "flag" ? words.flag.replace("it is a switch", FIFO) : words[kind];
    return `${path} is ${told(value)}; ${allowed}${optional}.`;
}

const FIFO = "queues and topics have this or they do not";
const LATE =
    "is known only later; it has to be plain, since it decides which resources exist; give a plain value.";

for (const [kind, shape] of Object.entries(shapes))
    describe(`of the arguments of ${kind}, nothing of another kind is taken for`, () => {
        for (const argument of structuralArguments(kind))
            it(argument.path, async () => {
                for (const value of others[argument.kind]) {
                    const expected = `${kind} "it": ${wrong(argument, value)}`;
                    strictEqual(await refusalOf(make(kind, argument.having(value))), expected);
                    if (argument.plain) continue;
                    const later = argument.having(pulumi.output(value));
                    const program = () => shaped({ kind, name: "it" }, later, shape);
                    const absent =
                        `${kind} "it": ${argument.path} turned out to be null; an argument that is given has a value; ` +
                        "give one, or leave it out.";
                    strictEqual(await lateRefusalOf(program), value === null ? absent : expected);
                }
            });
    });

describe("an argument that decides what exists is known when it does:", () => {
    for (const kind of Object.keys(shapes))
        it(kind, async () => {
            for (const argument of structuralArguments(kind).filter(({ plain }) => plain)) {
                const right = rights[argument.kind];
                for (const later of [pulumi.output(right), Promise.resolve(right)])
                    strictEqual(
                        await refusalOf(make(kind, argument.having(later))),
                        `${kind} "it": ${argument.path} ${LATE}`,
                    );
            }
        });
});

describe("the arguments as a whole", () => {
    it("are those of every component", () =>
        deepEqual(Object.keys(shapes).sort(), Object.keys(argumentShapes).sort()));

    for (const kind of Object.keys(shapes))
        it(`are a group of ${kind}`, async () => {
            for (const value of ["x", 60, true, []])
                strictEqual(
                    await refusalOf(make(kind, value)),
                    `${kind} "it": args is ${told(value)}; it is a group of arguments; give an object or leave it out.`,
                );
            strictEqual(await refusalOf(make(kind, pulumi.output({}))), `${kind} "it": args ${LATE}`);
        });

    it("may be left out where all of them may", async () => {
        for (const args of [undefined, null]) {
            const recording = await runProgram(make("MessagingSet", args));
            ok(recording.children.length > 0);
        }
    });
});

const without: Record<string, [args: object, ...missing: string[]]> = {
    EncryptedTopic: [{}, "kmsKeyArn"],
    QueueSubscription: [{}, "topicArn", "queueArn"],
    QueueConsumer: [{}, "queueArn", "functionName", "functionTimeoutSeconds", "visibilityTimeoutSeconds"],
    MessagingEndpoints: [{}, "vpcId", "subnetIds"],
    WorkerSecurityGroup: [{ targets: { db: {} } }, "vpcId", "endpointSecurityGroupId", "targets.db.port"],
    MessagingAlarms: [{}, "deadLetterQueueNames"],
    MessagingKey: [{ users: [{}] }, "users[0].roleArn"],
    MessagingRole: [
        { trust: { eksIrsa: {}, eksPodIdentity: {}, oidc: {}, account: {}, ssoPermissionSet: {} } },
        "trust.eksIrsa.issuer",
        "trust.eksIrsa.namespace",
        "trust.eksIrsa.serviceAccount",
        "trust.eksPodIdentity.clusterArn",
        "trust.eksPodIdentity.namespace",
        "trust.eksPodIdentity.serviceAccount",
        "trust.oidc.issuer",
        "trust.oidc.subjects",
        "trust.account.principalArns",
        "trust.ssoPermissionSet.permissionSetName",
    ],
    EncryptedQueue: [{ exclusiveTo: [undefined], sources: [undefined] }, "sources[0]", "exclusiveTo[0]"],
    MessagingSet: [{ queues: { main: undefined }, roles: { web: undefined } }, "queues.main", "roles.web"],
};

describe("what has no default is not left out:", () => {
    for (const [kind, [args, ...missing]] of Object.entries(without))
        it(kind, async () => {
            const lines = (await refusalOf(make(kind, args))).split("\n");
            const told = `${kind} "it": `;
            deepEqual(
                lines.map((line) => line.replace(/ is missing; it has no default; give .+\.$/, "")),
                missing.map((path) => told + path),
            );
        });
});

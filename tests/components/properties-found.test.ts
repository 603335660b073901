import { strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import {
    Access,
    EncryptedQueue,
    EndpointService,
    MessagingEndpoints,
    MessagingRole,
    MessagingSet,
    QueueConsumer,
    QueueSubscription,
    SourceService,
} from "../../components";
import { passesOrIsRefused } from "../support/arbitrary-args/property";
import { Later } from "../support/arbitrary-args/values";
import { lateRefusalOf, refusalOf } from "../support/mocks";

const sseSqsReason = "Nothing here is personal.";
const queueArn = "arn:aws:sqs:eu-west-1:111122223333:jobs";
const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";
const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const oidc = {
    issuer: "a\nb",
    providerArn: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
    subjects: ["me"],
};
const worker = { access: Access.Consumer, queueArns: [queueArn] };
const operators = {
    access: Access.Operator,
    trust: { ssoPermissionSet: { permissionSetName: "Operators" } },
};

/** Arguments that once led to something else, by what is wrong with them. */
const found: Record<string, [string, object]> = {
    "a URL of a queue that is no text": ["MessagingSet", { queues: { main: { importUrl: 60 } } }],
    "a URL of a dead-letter queue that is no text": [
        "MessagingSet",
        { queues: { main: { deadLetter: { importUrl: 0.5 } } } },
    ],
    "a region of two lines": ["QueueSubscription", { topicArn, queueArn, kmsKeyArn, topicRegion: "a\nb" }],
    "an issuer of two lines": ["MessagingRole", { ...worker, trust: { oidc } }],
    "an issuer of two lines, known later": [
        "MessagingRole",
        { ...worker, trust: { oidc: { ...oidc, issuer: new Later("output", "a\nb") } } },
    ],
    "a name of a queue of two lines": [
        "MessagingSet",
        { roles: { ops: { ...operators, queues: ["a\nb"] } } },
    ],
    "two queues with a name of two lines": [
        "MessagingSet",
        { queues: { main: { name: "a\nb" }, other: { name: "a\nb" } } },
    ],
    "a role of two lines that manages and uses a key": [
        "MessagingKey",
        { users: [{ roleArn: "a\nb", access: Access.Consumer }], administratorArns: ["a\nb"] },
    ],
    "a key of a tag of two lines": [
        "MessagingSet",
        { abacTagKeys: ["a\nb"], roles: { ops: operators }, tags: { Team: "orders" } },
    ],
    "the same key twice, of two lines": [
        "MessagingRole",
        { ...worker, trust: { ecsTask: {} }, abacTagKeys: ["a\nb", "A\nb"] },
    ],
    "a topic for the alarms of a set": [
        "MessagingSet",
        { alarms: { notificationTopic: { enabled: true } }, roles: { ops: operators } },
    ],
};

describe("what once was neither made well nor refused with clear words", () => {
    for (const [what, [kind, args]] of Object.entries(found))
        it(`is ${what}`, () => passesOrIsRefused(kind, args));
});

const reading = {
    queueArn,
    functionName: "worker",
    functionTimeoutSeconds: 1,
    visibilityTimeoutSeconds: 6,
};
const untyped = <T>(value: unknown) => value as T;

const refused: Record<string, [() => unknown, string]> = {
    "a switch of FIFO that is text": [
        () => new EncryptedQueue("jobs", { sseSqsReason, fifo: { enabled: untyped("false") } }),
        'EncryptedQueue "jobs": fifo.enabled is "false"; queues and topics have this or they do not; choose true ' +
            "or false, without quotation marks.",
    ],
    "a throughput of FIFO that is text": [
        () => new MessagingSet("jobs", { fifo: { enabled: true, highThroughput: untyped("true") } }),
        'MessagingSet "jobs": fifo.highThroughput is "true"; queues and topics have this or they do not; choose true ' +
            "or false, without quotation marks.",
    ],
    "a type of topic that is text": [
        () => new QueueSubscription("jobs", { topicArn, queueArn, sseSqsReason, fifo: untyped("a\nb") }),
        'QueueSubscription "jobs": fifo is "a\\nb"; queues and topics have this or they do not; choose true or false, ' +
            "without quotation marks.",
    ],
    "a name of a source that is no text": [
        () =>
            new EncryptedQueue("jobs", {
                sseSqsReason,
                sources: [{ service: SourceService.Sns, name: untyped(60) }],
            }),
        'EncryptedQueue "jobs": sources[0].name is 60; SNS gives no topic such a name; give the name of one topic, not ' +
            "its ARN.",
    ],
    "a filter pattern that is no text": [
        () => new QueueConsumer("jobs", { ...reading, filterPatterns: [untyped(60)] }),
        'QueueConsumer "jobs": filterPatterns[0] is "60"; Lambda takes the JSON text of an object; write it with ' +
            "JSON.stringify.",
    ],
    "a number that is an object": [
        () => new EncryptedQueue("jobs", { sseSqsReason, delaySeconds: untyped({}) }),
        'EncryptedQueue "jobs": delaySeconds is an object; SQS allows 0 to 900 seconds; choose a value in that range.',
    ],
    "a filter that is no text yet": [
        () =>
            new QueueSubscription("jobs", {
                topicArn,
                queueArn,
                sseSqsReason,
                filterPolicy: untyped({ type: ["invoice"] }),
            }),
        'QueueSubscription "jobs": filterPolicy is an object; SNS takes the JSON text of an object; write it with ' +
            "JSON.stringify.",
    ],
    "a filter pattern that is no text yet": [
        () => new QueueConsumer("jobs", { ...reading, filterPatterns: [untyped({ body: { type: ["a"] } })] }),
        'QueueConsumer "jobs": filterPatterns[0] is an object; Lambda takes the JSON text of an object; write it with ' +
            "JSON.stringify.",
    ],
    "services of two lines": [
        () =>
            new MessagingEndpoints("jobs", {
                vpcId: "vpc-0a1b2c3d",
                subnetIds: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"],
                services: [EndpointService.Sqs, untyped("a\nb"), untyped("a\nb")],
                fipsServices: [untyped("a\nb")],
            }),
        ["services", "services", "fipsServices"]
            .map(
                (path) =>
                    `MessagingEndpoints "jobs": ${path} names "a\\nb"; there are endpoints for ` +
                    `${Object.values(EndpointService).join(", ")}; name one of these.`,
            )
            .join("\n"),
    ],
    "an issuer of two lines": [
        () => new MessagingRole("jobs", { ...worker, trust: { oidc } }),
        'MessagingRole "jobs": trust.oidc.issuer is "a\\nb"; a provider of identities is named by its URL of at most ' +
            "255 characters, and those that serve everybody are none of yours; give the issuer of the tokens, such as " +
            "https://token.actions.githubusercontent.com.\n" +
            `MessagingRole "jobs": trust.oidc.providerArn is "${oidc.providerArn}", but trust.oidc.issuer is "a\\nb"; ` +
            "IAM names a provider by its issuer; give the ARN that ends in this issuer, or leave it out.",
    ],
};

describe("a value of another type than its argument is refused:", () => {
    for (const [what, [program, message]] of Object.entries(refused))
        it(what, async () => strictEqual(await refusalOf(program), message));
});

const late: Record<string, [() => unknown, string]> = {
    "a number that is a list": [
        () => new EncryptedQueue("jobs", { sseSqsReason, delaySeconds: pulumi.output(untyped<number>([])) }),
        'EncryptedQueue "jobs": delaySeconds is a list; SQS allows 0 to 900 seconds; choose a value in that range.',
    ],
    "no queues for a role": [
        () =>
            new MessagingRole("jobs", {
                access: Access.Consumer,
                queueArns: pulumi.output([]),
                trust: { ecsTask: {} },
            }),
        'MessagingRole "jobs": queueArns is empty; access Consumer acts on queueArns; give the ARNs.',
    ],
    "nobody who comes from elsewhere, where Lambda does": [
        () =>
            new MessagingSet("jobs", {
                network: { vpcIds: ["vpc-0a1b2c3d"], exceptArns: pulumi.output([]) },
                roles: { worker: { access: Access.Consumer, trust: { lambda: {} } } },
            }),
        'MessagingSet "jobs": network is set, but roles.worker is read for by Lambda, which comes from no VPC endpoint of ' +
            "yours; name the role in network.exceptArns, or let the function poll: trust.lambda.eventSourceMapping false.",
    ],
};

describe("a value that is known later is refused like a plain one:", () => {
    for (const [what, [program, message]] of Object.entries(late))
        it(what, async () => strictEqual(await lateRefusalOf(program), message));
});

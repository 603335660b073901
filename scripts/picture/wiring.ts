import { type Held } from "../../cli/source/resource";
import { type Edge, type Parts } from "./parts";

/** A resource that is a line between two others: the properties of either end. */
interface Wire {
    type: string;
    from: string;
    to: string | readonly string[];
    words: string;
    dashed?: true;
}

const wires: readonly Wire[] = [
    { type: "aws:sns/topicSubscription:TopicSubscription", from: "topic", to: "endpoint", words: "delivers" },
    {
        type: "aws:sns/topicSubscription:TopicSubscription",
        from: "topic",
        to: "redrivePolicy",
        words: "cannot deliver",
    },
    {
        type: "aws:lambda/eventSourceMapping:EventSourceMapping",
        from: "eventSourceArn",
        to: "functionName",
        words: "in batches",
    },
    {
        type: "aws:s3/bucketNotification:BucketNotification",
        from: "bucket",
        to: ["lambdaFunctions", "queues", "topics"],
        words: "tells of new objects",
    },
    { type: "aws:s3/bucketLogging:BucketLogging", from: "bucket", to: "targetBucket", words: "is logged" },
    { type: "aws:cloudwatch/eventTarget:EventTarget", from: "rule", to: "arn", words: "events" },
];

/** What encrypts what, by the resource that says so and the one that it is about. */
const encryptions: readonly { type: string; key: string; of?: string }[] = [
    { type: "aws:sqs/queue:Queue", key: "kmsMasterKeyId" },
    { type: "aws:sns/topic:Topic", key: "kmsMasterKeyId" },
    { type: "aws:dynamodb/table:Table", key: "serverSideEncryption" },
    { type: "aws:secretsmanager/secret:Secret", key: "kmsKeyId" },
    { type: "aws:cloudtrail/trail:Trail", key: "kmsKeyId" },
    {
        type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        key: "rules",
        of: "bucket",
    },
];

export function wireEdges(parts: Parts): Edge[] {
    return wires.flatMap(({ type, from, to, words }) =>
        parts.of(type).flatMap((wire) => {
            const ends = [to].flat().flatMap((property) => parts.spokenOf(wire, property));
            return between(parts.spokenOf(wire, from).slice(0, 1), ends, words);
        }),
    );
}

export function redriveEdges(parts: Parts): Edge[] {
    return parts.of("aws:sqs/queue:Queue").flatMap((queue) => {
        const { maxReceiveCount } = redriveOf(queue);
        const dead = parts.namedIn(queue.inputs["redrivePolicy"]);
        return between([queue], dead, `after ${maxReceiveCount} receives`);
    });
}

function redriveOf({ inputs }: Held): { maxReceiveCount?: number } {
    const { redrivePolicy } = inputs;
    return typeof redrivePolicy === "string" && redrivePolicy.startsWith("{")
        ? (JSON.parse(redrivePolicy) as { maxReceiveCount: number })
        : {};
}

export function encryptionEdges(parts: Parts): Edge[] {
    return encryptions.flatMap(({ type, key, of }) =>
        parts.of(type).flatMap((held) => {
            const keys = parts.spokenOf(held, key).filter((it) => it.type === "aws:kms/key:Key");
            const encrypted = of === undefined ? [held] : parts.spokenOf(held, of);
            return between(keys, encrypted, "").map((edge) => ({ ...edge, dashed: true }));
        }),
    );
}

function between(from: readonly Held[], to: readonly Held[], words: string): Edge[] {
    return from.flatMap((first) =>
        to.filter(({ urn }) => urn !== first.urn).map(({ urn }) => ({ from: first.urn, to: urn, words })),
    );
}

/** Which program has a role: its own properties name the role that it runs with. */
const runsWith: Readonly<Record<string, string>> = {
    "aws:lambda/function:Function": "role",
    "aws:ecs/taskDefinition:TaskDefinition": "taskRoleArn",
    "aws:batch/jobDefinition:JobDefinition": "containerProperties",
};

/** The program that runs with a role, or the role itself. */
export function actors(parts: Parts): (role: Held) => Held {
    const programs = new Map<string, Held>();
    for (const [type, property] of Object.entries(runsWith))
        for (const program of parts.of(type))
            for (const role of roleNamed(parts, program, property)) programs.set(role.urn, program);
    for (const integration of parts.of("aws:apigateway/integration:Integration"))
        for (const role of roleNamed(parts, integration, "credentials"))
            for (const api of parts.spokenOf(integration, "restApi")) programs.set(role.urn, api);
    return (role) => programs.get(role.urn) ?? role;
}

function roleNamed(parts: Parts, held: Held, property: string): Held[] {
    return parts.spokenOf(held, property).filter(({ type }) => type === "aws:iam/role:Role");
}

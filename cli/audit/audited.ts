import { parseArn, UNKNOWN } from "../../iam";
import { personalDataTag, tagsOf } from "../../policypack/model/tags";
import { deadLetterReferences, relationsByQueue } from "../../policypack/model/dead-letters";
import { type Encryption, encryptionOf } from "../../policypack/model/encryption";
import { keysOf } from "../../policypack/model/keys";
import { ownRegion } from "../../policypack/model/regions";
import { type Resource, textProperty } from "../../policypack/model/resource";
import { type Stack } from "../../policypack/model/stack";
import { QUEUES, TOPICS } from "../../policypack/model/types";
import { memberOf, numberIn, numberProperty, objectProperty } from "../../policypack/model/values";
import { partitionOf } from "../../sandbox/provider/invokes/places";
import { callersOf } from "./callers";
import { type Audited, type Depth, type Mode, type Told } from "./facts";
import { riskOf } from "./risk";

/** What is asked beside the resources. */
export interface Asked {
    /** Whether they come from an account: then a key that could not be read may be AWS's own. */
    fromAccount: boolean;
    /** The pack's setting: tags of what holds personal data, as `Key=Value`. */
    personalDataTags: readonly string[];
    /** The findings on a resource, and on what belongs to it. */
    findingsOn(resource: Resource): Told[];
}

/** Every queue and topic of a stack. */
export function auditedIn(stack: Stack, asked: Asked): Audited[] {
    return stack.ofTypes({ ...QUEUES, ...TOPICS }).map((resource) => auditedOf(resource, stack, asked));
}

function auditedOf(resource: Resource, stack: Stack, asked: Asked): Audited {
    const { personalDataTags, findingsOn } = asked;
    const personalData = personalDataTag(resource, personalDataTags) !== undefined;
    const depth = depthOf(resource);
    const findings = findingsOn(resource);
    const optional = {
        arn: known(textProperty(resource, "arn")),
        url: isQueue(resource) ? urlOf(resource) : undefined,
        region: ownRegion(resource),
        key: known(textProperty(resource, "kmsMasterKeyId")),
        dataClass: dataClassOf(resource, personalDataTags),
        deadLetterQueue: deadLetterQueueOf(resource, stack),
        depth,
        maxReceiveCount: maxReceiveCountOf(resource),
    };
    return {
        kind: isQueue(resource) ? "queue" : "topic",
        name: nameOf(resource),
        urn: resource.urn,
        encryption: modeOf(resource, stack, asked),
        tags: tagsIn(resource),
        personalData,
        deadLettersOf: (relationsByQueue(stack).get(resource) ?? []).map(({ at }) => nameOf(at)),
        callers: callersOf(resource, stack),
        settings: settingsOf(resource),
        findings,
        risk: riskOf({ findings, personalData, ...(depth && { depth }) }),
        unknown: unknownIn(resource),
        ...(Object.fromEntries(
            Object.entries(optional).filter(([, value]) => value !== undefined),
        ) as Partial<Audited>),
    };
}

/** The URL of a queue, as it is told, or as its ARN tells. */
function urlOf(queue: Resource): string | undefined {
    const told = known(textProperty(queue, "url"));
    const arn = parseArn(known(textProperty(queue, "arn")) ?? "");
    if (told !== undefined || arn === undefined) return told;
    return `https://sqs.${arn.region}.${partitionOf(arn.region).dnsSuffix}/${arn.account}/${arn.resource}`;
}

export function isQueue({ type }: Resource): boolean {
    return Object.hasOwn(QUEUES, type);
}

/** The name in AWS, else that in the program. */
function nameOf(resource: Resource): string {
    return [textProperty(resource, "name"), resource.name].find((name) => typeof name === "string")!;
}

const words: Readonly<Record<Encryption, Mode>> = {
    off: "none",
    default: "unknown",
    "sse-sqs": "SSE-SQS",
    "aws-managed key": "AWS-managed key",
    "customer-managed key": "customer-managed key",
};

/** The pack's word. It takes a key that it does not know for one of the program: in an account that is not sure. */
function modeOf(resource: Resource, stack: Stack, { fromAccount }: Asked): Mode {
    const mode = encryptionOf(resource);
    if (mode === UNKNOWN) return "unknown";
    const key = textProperty(resource, "kmsMasterKeyId");
    const isOpen =
        key === UNKNOWN ||
        (typeof key === "string" && isOwnKey(key, resource) && keysOf(resource, stack).length === 0);
    return fromAccount && mode === "customer-managed key" && isOpen ? "unknown" : words[mode];
}

/** Whether a key is named by id or ARN in the account of its user: only such a one can be AWS's own. */
function isOwnKey(key: string, user: Resource): boolean {
    if (/(^|:)alias\//.test(key)) return false;
    const owner = parseArn(key)?.account;
    const arn = textProperty(user, "arn");
    return owner === undefined || (typeof arn === "string" && parseArn(arn)?.account === owner);
}

function tagsIn(resource: Resource): Record<string, string> {
    return Object.fromEntries(
        [...tagsOf(resource).tags].map(([key, value]) => [key, value === UNKNOWN ? "not known" : value]),
    );
}

/** The value of the first tag whose key is one by which the pack looks for personal data. */
function dataClassOf(resource: Resource, marks: readonly string[]): string | undefined {
    const keys = marks.map((mark) => mark.split("=", 1)[0]!.toLowerCase());
    return Object.entries(tagsIn(resource)).find(([key]) => keys.includes(key.toLowerCase()))?.[1];
}

function deadLetterQueueOf(resource: Resource, stack: Stack): string | undefined {
    const reference = stack
        .once(deadLetterQueueOf, () => new Map(deadLetterReferences(stack).map((one) => [one.at, one])))
        .get(resource);
    if (reference === undefined) return undefined;
    return reference.target === UNKNOWN ? (reference.queues[0]?.name ?? "not known") : reference.target;
}

const counts = {
    visible: "approximateNumberOfMessages",
    inFlight: "approximateNumberOfMessagesNotVisible",
    delayed: "approximateNumberOfMessagesDelayed",
};

function depthOf(resource: Resource): Depth | undefined {
    const numbers = Object.entries(counts).map(([name, property]) => [
        name,
        numberProperty(resource, property),
    ]);
    return numbers.every(([, count]) => typeof count === "number")
        ? (Object.fromEntries(numbers) as Depth)
        : undefined;
}

/** The settings that get lost where a program that adopts a queue or topic does not repeat them. */
const repeated = {
    queue: [
        "visibilityTimeoutSeconds",
        "messageRetentionSeconds",
        "maxMessageSize",
        "delaySeconds",
        "receiveWaitTimeSeconds",
        "contentBasedDeduplication",
        "fifoThroughputLimit",
    ],
    topic: [
        "displayName",
        "deliveryPolicy",
        "signatureVersion",
        "tracingConfig",
        "archivePolicy",
        "contentBasedDeduplication",
        "fifoThroughputScope",
        ...["application", "firehose", "http", "lambda", "sqs"].flatMap((protocol) =>
            ["SuccessFeedbackRoleArn", "FailureFeedbackRoleArn", "SuccessFeedbackSampleRate"].map(
                (setting) => protocol + setting,
            ),
        ),
    ],
};

function settingsOf(resource: Resource): Audited["settings"] {
    const names = repeated[isQueue(resource) ? "queue" : "topic"];
    const values = names.map((name) => [name, resource.get(name)] as const);
    return Object.fromEntries(
        values.filter((pair): pair is [string, string | number | boolean] =>
            ["string", "number", "boolean"].includes(typeof pair[1]),
        ),
    );
}

function maxReceiveCountOf(resource: Resource): number | undefined {
    const policy = objectProperty(resource, "redrivePolicy");
    const count = numberIn(memberOf(policy, "maxReceiveCount"));
    return typeof count === "number" ? count : undefined;
}

const telling = [
    "kmsMasterKeyId",
    "policy",
    "redrivePolicy",
    "redriveAllowPolicy",
    "sqsManagedSseEnabled",
    "tags",
];

function unknownIn(resource: Resource): string[] {
    return telling.filter((property) => resource.get(property) === UNKNOWN);
}

function known(text: string | typeof UNKNOWN | undefined): string | undefined {
    return typeof text === "string" ? text : undefined;
}

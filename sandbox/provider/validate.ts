import { known, type Values } from "./values";

/** What is wrong with an input, in the words of the real provider. */
export interface Failure {
    property: string;
    reason: string;
}

type Rule = (inputs: Values) => Failure | undefined;

const queue = "aws:sqs/queue:Queue";
const topic = "aws:sns/topic:Topic";
const key = "aws:kms/key:Key";

const rules: Record<string, Rule[]> = {
    [queue]: [
        excludes("kmsMasterKeyId", "sqsManagedSseEnabled"),
        excludes("name", "namePrefix"),
        range("delaySeconds", 0, 900),
        range("kmsDataKeyReusePeriodSeconds", 60, 86_400),
        range("maxMessageSize", 1024, 1_048_576),
        range("messageRetentionSeconds", 60, 1_209_600),
        range("visibilityTimeoutSeconds", 0, 43_200),
        json("policy"),
        json("redrivePolicy"),
        json("redriveAllowPolicy"),
        physicalName("queue", "fifoQueue", 80),
        onlyFifo(
            "contentBasedDeduplication",
            "fifoQueue",
            "content-based deduplication can only be set for FIFO queue",
        ),
    ],
    "aws:sqs/queuePolicy:QueuePolicy": [json("policy")],
    "aws:sqs/redrivePolicy:RedrivePolicy": [json("redrivePolicy")],
    "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": [json("redriveAllowPolicy")],
    [topic]: [
        excludes("name", "namePrefix"),
        range("signatureVersion", 1, 2),
        json("policy"),
        physicalName("topic", "fifoTopic", 256),
        onlyFifo("archivePolicy", "fifoTopic", "message archive policy can only be set for FIFO topics"),
        onlyFifo("fifoThroughputScope", "fifoTopic", "FIFO throughput scope can only be set for FIFO topics"),
        onlyFifo(
            "contentBasedDeduplication",
            "fifoTopic",
            "content-based deduplication can only be set for FIFO topics",
        ),
    ],
    "aws:sns/topicPolicy:TopicPolicy": [json("policy")],
    [key]: [range("deletionWindowInDays", 7, 30), range("rotationPeriodInDays", 90, 2560), json("policy")],
    "aws:kms/keyPolicy:KeyPolicy": [json("policy")],
    "aws:kms/alias:Alias": [excludes("name", "namePrefix"), aliasName],
    "aws:iam/role:Role": [
        excludes("name", "namePrefix"),
        range("maxSessionDuration", 3600, 43_200),
        json("assumeRolePolicy"),
    ],
    "aws:iam/rolePolicy:RolePolicy": [excludes("name", "namePrefix"), json("policy")],
    "aws:iam/userPolicy:UserPolicy": [excludes("name", "namePrefix"), json("policy")],
    "aws:iam/groupPolicy:GroupPolicy": [excludes("name", "namePrefix"), json("policy")],
    "aws:iam/policy:Policy": [excludes("name", "namePrefix"), json("policy")],
    "aws:iam/instanceProfile:InstanceProfile": [excludes("name", "namePrefix")],
    "aws:ec2/launchTemplate:LaunchTemplate": [excludes("name", "namePrefix")],
    "aws:ec2/securityGroup:SecurityGroup": [excludes("name", "namePrefix")],
    "aws:ec2/vpcEndpoint:VpcEndpoint": [json("policy")],
    "aws:cloudwatch/dashboard:Dashboard": [json("dashboardBody")],
    "aws:cloudwatch/eventBusPolicy:EventBusPolicy": [json("policy")],
    "aws:cloudwatch/eventRule:EventRule": [
        excludes("name", "namePrefix"),
        excludes("isEnabled", "state"),
        json("eventPattern"),
    ],
    "aws:cloudwatch/logGroup:LogGroup": [excludes("name", "namePrefix")],
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": [json("policyDocument")],
    "aws:lambda/function:Function": [range("memorySize", 128, 10_240), range("timeout", 1, 900)],
    "aws:s3/bucket:Bucket": [excludes("bucket", "bucketPrefix"), json("policy")],
    "aws:s3/bucketPolicy:BucketPolicy": [json("policy")],
    "aws:secretsmanager/secret:Secret": [excludes("name", "namePrefix"), json("policy")],
    "aws:secretsmanager/secretPolicy:SecretPolicy": [json("policy")],
};

/** The failures of checked inputs. Unknown values pass: the real provider cannot judge them either. */
export function validate(type: string, inputs: Values): Failure[] {
    return (rules[type] ?? []).flatMap((rule) => rule(inputs) ?? []);
}

function excludes(property: string, other: string): Rule {
    return (inputs) => {
        // Conflicts are about what is written, so an unknown value conflicts too.
        if ([property, other].some((name) => inputs[name] === undefined || inputs[name] === null))
            return undefined;
        const reason = `Conflicting configuration arguments: "${snake(property)}": conflicts with ${snake(other)}`;
        return { property, reason };
    };
}

function range(property: string, low: number, high: number): Rule {
    return (inputs) => {
        const value = known(inputs[property]);
        if (typeof value !== "number" || (value >= low && value <= high)) return undefined;
        const reason = `expected ${snake(property)} to be in the range (${low} - ${high}), got ${value}`;
        return { property, reason };
    };
}

function json(property: string): Rule {
    return (inputs) => {
        const value = known(inputs[property]);
        if (typeof value !== "string") return undefined;
        try {
            JSON.parse(value);
            return undefined;
        } catch (error) {
            return {
                property,
                reason: `"${snake(property)}" contains an invalid JSON: ${(error as Error).message}`,
            };
        }
    };
}

function physicalName(kind: string, fifo: string, maxLength: number): Rule {
    return (inputs) => {
        const name = known(inputs["name"]);
        if (typeof name !== "string") return undefined;
        const isFifo = known(inputs[fifo]) === true;
        const stem = isFifo && name.endsWith(".fifo") ? name.slice(0, -".fifo".length) : name;
        const suffixMissing = isFifo && stem === name;
        const fits = /^[0-9A-Za-z_-]+$/.test(stem) && name.length <= maxLength;
        return fits && !suffixMissing
            ? undefined
            : { property: "name", reason: `invalid ${kind} name: ${name}` };
    };
}

function onlyFifo(property: string, fifo: string, reason: string): Rule {
    return (inputs) => {
        const isSet = ![undefined, false, ""].includes(known(inputs[property]) as undefined);
        // An unknown flag may still become true.
        return isSet && known(inputs[fifo]) === false ? { property, reason } : undefined;
    };
}

function aliasName(inputs: Values): Failure | undefined {
    const name = known(inputs["name"]);
    if (typeof name !== "string" || /^alias\/[0-9A-Za-z_/-]+$/.test(name)) return undefined;
    const reason = `"name" must begin with 'alias/' and be comprised of only [0-9A-Za-z_/-]: ${name}`;
    return { property: "name", reason };
}

function snake(property: string): string {
    return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

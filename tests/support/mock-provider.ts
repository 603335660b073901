export type Properties = Record<string, unknown>;

/** Where and when a program runs. */
export interface Surroundings {
    /** A preview knows names, and neither ARNs, ids nor URLs. Default false: an update, which knows all. */
    preview?: boolean;
    partition?: string;
    region?: string;
    dnsSuffix?: string;
}

export const ACCOUNT = "111122223333";

/** Named by another property than all others, and in lower case. */
const BUCKET = "aws:s3/bucket:Bucket";

export function answerInvoke(
    token: string,
    { partition, region, dnsSuffix }: Required<Surroundings>,
): Properties {
    if (token === "aws:index/getPartition:getPartition") return { partition, dnsSuffix };
    if (token === "aws:index/getRegion:getRegion") return { region };
    if (token === "aws:index/getCallerIdentity:getCallerIdentity") return { accountId: ACCOUNT };
    throw new Error(`nobody answers ${token}`);
}

/** What the provider adds to the inputs: names when it checks them, everything else only when it creates. */
export function providerAnswer(
    type: string,
    name: string,
    inputs: Properties,
    place: Required<Surroundings>,
    nth: number,
) {
    if (!type.startsWith("aws:")) return { id: undefined, state: {} };
    const property = type === BUCKET ? "bucket" : "name";
    const physical = inputs[property] ?? autoName(type, name, inputs);
    const checked = physical === undefined ? inputs : { ...inputs, [property]: physical };
    if (place.preview) return { id: undefined, state: checked };
    return {
        id: `${idPrefixes[type] ?? ""}${name}-id`,
        state: { ...checked, ...created(type, String(physical), place, nth) },
    };
}

/** How ids begin where AWS has a form for them. */
const idPrefixes: Record<string, string> = {
    "aws:ec2/securityGroup:SecurityGroup": "sg-",
    "aws:ec2/vpcEndpoint:VpcEndpoint": "vpce-",
};

function autoName(type: string, name: string, inputs: Properties): string | undefined {
    if (type === BUCKET) return `${name.toLowerCase()}-0a1b2c3`;
    const named = /:(Alias|LogGroup|MetricAlarm|Queue|Topic|Role|RolePolicy|InstanceProfile)$/.test(type);
    const fifo = inputs["fifoQueue"] === true || inputs["fifoTopic"] === true ? ".fifo" : "";
    return named ? `${type.endsWith(":Alias") ? "alias/" : ""}${name}-0a1b2c3${fifo}` : undefined;
}

function created(
    type: string,
    name: string,
    { partition, region, dnsSuffix }: Required<Surroundings>,
    nth: number,
): Properties {
    const arn = (service: string, resource: string) =>
        `arn:${partition}:${service}:${region}:${ACCOUNT}:${resource}`;
    const keyId = `1234abcd-12ab-34cd-56ef-1234567890${(0xab + nth).toString(16)}`;
    const answers: Record<string, Properties> = {
        "aws:kms/key:Key": { keyId, arn: arn("kms", `key/${keyId}`) },
        "aws:sqs/queue:Queue": {
            arn: arn("sqs", name),
            url: `https://sqs.${region}.${dnsSuffix}/${ACCOUNT}/${name}`,
        },
        "aws:sns/topic:Topic": { arn: arn("sns", name) },
        "aws:ec2/vpcEndpoint:VpcEndpoint": { prefixListId: "pl-0a1b2c3d" },
        "aws:iam/role:Role": { arn: `arn:${partition}:iam::${ACCOUNT}:role/${name}` },
        "aws:sns/topicSubscription:TopicSubscription": { arn: arn("sns", "topic:1234abcd") },
        "aws:lambda/eventSourceMapping:EventSourceMapping": {
            uuid: "a1b2c3d4",
            arn: arn("lambda", "event-source-mapping:a1b2c3d4"),
        },
    };
    return answers[type] ?? {};
}

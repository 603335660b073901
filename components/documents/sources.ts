import { accountOf, type Place } from "./arns";

/** An AWS service that sends to a queue or publishes to a topic. */
export enum SourceService {
    /** A topic of SNS that delivers to a queue. */
    Sns = "sns",
    /** A bucket of S3 that notifies of its objects. */
    S3 = "s3",
    /** A rule of EventBridge. */
    EventBridge = "events",
    /** An alarm of CloudWatch. */
    CloudWatchAlarms = "cloudwatch",
    /** An identity of SES that notifies of bounces, complaints and deliveries. */
    Ses = "ses",
    /** A vault of AWS Backup that notifies of its jobs. */
    Backup = "backup",
}

/** One thing of a service that sends or publishes. */
export interface Source {
    service: SourceService;
    arn: string;
    /** The account that owns it, which the ARN of a bucket does not tell. */
    accountId: string;
}

/** What a source sends to. */
export type SourceTarget = "queue" | "topic";

/** Somebody outside this account: roles, an account or an organisation. */
export interface Sender {
    roleArns: string[];
    /** A whole account, bounded by its organisation or by tags of the caller. */
    accountId?: string;
    /** Alone: a whole organisation. */
    organizationId?: string;
    principalTags?: Record<string, string>;
}

/** From where, in the network, messages may be sent and read. */
export interface Network {
    vpcEndpointIds: string[];
    vpcIds: string[];
    /** Principals who come from elsewhere. */
    exceptArns: string[];
}

/** The condition keys with which AWS documents that the service tells for what it acts. */
export type Pin = "arn" | "arn and account" | "nothing";

interface ServiceFacts {
    /** How people call the service, and the thing that sends. */
    label: string;
    thing: string;
    /** How statements about these things begin their Sid. */
    sid: string;
    /** The part of the ARN that comes after the account: what stands before a name, and what it may be. */
    prefix: string;
    resource: RegExp;
    /** Whether the ARN names region and account. */
    regional: boolean;
    /** The pins of the resource policy, for each target that the service reaches, and of the key policy. */
    pins: Partial<Record<SourceTarget, Pin>> & { key: Pin };
}

const both = "arn and account";

/**
 * What AWS documents about each service: the table to read when one is added. EventBridge tells nothing when it
 * publishes to a topic, and SNS and EventBridge are documented to tell a queue the ARN alone.
 */
export const sourceFacts: Readonly<Record<SourceService, ServiceFacts>> = {
    [SourceService.Sns]: {
        label: "SNS",
        thing: "topic",
        sid: "Topics",
        prefix: "",
        resource: /^[A-Za-z0-9_-]{1,256}(\.fifo)?$/,
        regional: true,
        pins: { queue: "arn", key: both },
    },
    [SourceService.S3]: {
        label: "S3",
        thing: "bucket",
        sid: "Buckets",
        prefix: "",
        resource: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        regional: false,
        pins: { queue: both, topic: both, key: both },
    },
    [SourceService.EventBridge]: {
        label: "EventBridge",
        thing: "rule",
        sid: "Rules",
        prefix: "rule/",
        resource: /^rule\/([\w./-]{1,256}\/)?[\w.-]{1,64}$/,
        regional: true,
        pins: { queue: "arn", topic: "nothing", key: "arn" },
    },
    [SourceService.CloudWatchAlarms]: {
        label: "CloudWatch",
        thing: "alarm",
        sid: "Alarms",
        prefix: "alarm:",
        resource: /^alarm:[^\p{Cc}]{1,255}$/u,
        regional: true,
        pins: { topic: both, key: both },
    },
    [SourceService.Ses]: {
        label: "SES",
        thing: "identity",
        sid: "Identities",
        prefix: "identity/",
        resource:
            /^(identity\/[^\s/*?]{1,320}|configuration-set\/[\w-]{1,64}|receipt-rule-set\/[\w.-]+:receipt-rule\/[\w.-]+)$/,
        regional: true,
        pins: { topic: both, key: both },
    },
    [SourceService.Backup]: {
        label: "AWS Backup",
        thing: "vault",
        sid: "Vaults",
        prefix: "backup-vault:",
        resource: /^backup-vault:[A-Za-z0-9_-]{2,50}$/,
        regional: true,
        pins: { topic: both, key: both },
    },
};

/** The ARN of the thing of that name, which preview knows where it does not know the ARN. */
export function sourceArn(
    service: SourceService,
    name: string,
    { partition, region, accountId }: Place,
): string {
    const { prefix, regional } = sourceFacts[service];
    const where = regional ? `${region}:${accountId}` : ":";
    return `arn:${partition}:${service}:${where}:${prefix}${name}`;
}

/** A topic as a source. */
export function topicSource(arn: string): Source {
    return { service: SourceService.Sns, arn, accountId: accountOf(arn) };
}

/** The principal as which the service calls: in every partition under amazonaws.com. */
export function sourcePrincipal({ service, arn }: Source, { partition, region }: Place): string {
    const from = arn.split(":")[3] ?? "";
    if (service !== SourceService.Sns || partition !== "aws" || from === region)
        return `${service}.amazonaws.com`;
    const optIn = [region, from].find((name) => !ALWAYS_ON.has(name));
    return optIn === undefined ? "sns.amazonaws.com" : `sns.${optIn}.amazonaws.com`;
}

/** The regions that no account has to switch on. From or to any other, SNS calls as the service of that region. */
const ALWAYS_ON: ReadonlySet<string> = new Set([
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
]);

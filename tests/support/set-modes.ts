import {
    Access,
    KeyPolicyMode,
    type MessagingSetArgs,
    type RoleArgs,
    SourceService,
    SubscriptionProtocol,
} from "../../components";

export const partner = "444455556666";
export const importedKey = "arn:aws:kms:eu-west-1:111122223333:key/0000abcd-12ab-34cd-56ef-1234567890ab";
export const previousKey = "arn:aws:kms:eu-west-1:111122223333:key/1111abcd-12ab-34cd-56ef-1234567890ab";
export const reason = "Public data only, agreed with security in SEC-42";

const partnerRole = `arn:aws:iam::${partner}:role/partner`;
const breakGlass = "arn:aws:iam::111122223333:role/break-glass";
const github = "token.actions.githubusercontent.com";
const cluster = "arn:aws:eks:eu-west-1:111122223333:cluster/main";
const pods = { namespace: "orders", serviceAccount: "worker" };

/** A role of every access, and of every trust. */
const everyRole: Record<string, RoleArgs> = {
    producer: { access: Access.Producer, trust: { batchJob: {} }, queues: ["audit"] },
    function: {
        access: Access.Consumer,
        trust: { lambda: { eventSourceMapping: false, functionName: "worker", tracing: true, vpc: true } },
        queues: ["audit"],
    },
    worker: { access: Access.Consumer, trust: { ecsTask: {} } },
    pod: { access: Access.Consumer, trust: { eksPodIdentity: { clusterArn: cluster, ...pods } } },
    irsa: {
        access: Access.Producer,
        trust: { eksIrsa: { issuer: "https://oidc.eks.eu-west-1.amazonaws.com/id/0A1B2C3D", ...pods } },
    },
    ops: { access: Access.Operator, trust: { ec2: {} }, purge: true },
    old: { access: Access.Operator, existingRoleArn: "arn:aws:iam::111122223333:role/apps/old" },
    api: {
        access: Access.Publisher,
        trust: { oidc: { issuer: github, subjects: ["repo:acme/orders:environment:prod"] } },
    },
    subscriber: {
        access: Access.Subscriber,
        trust: { account: { principalArns: [partnerRole], externalId: "agreed-1234" } },
        subscriptionProtocols: [SubscriptionProtocol.Sqs],
    },
    auditor: { access: Access.Auditor, trust: { ssoPermissionSet: { permissionSetName: "Auditor" } } },
    admin: {
        access: Access.Administrator,
        trust: { ec2: {} },
        permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/boundary",
    },
};

const senders = [{ roleArns: [partnerRole] }, { accountId: partner, organizationId: "o-a1b2c3d4e5" }];

/** Everything that a set may have, on its one key. */
export const everything: MessagingSetArgs = {
    queues: {
        main: {
            sources: [
                { service: SourceService.S3, name: "uploads" },
                { service: SourceService.EventBridge, name: "nightly" },
                { service: SourceService.Sns, name: "news" },
            ],
            senders,
            filterPolicy: '{"type":["invoice"]}',
        },
        audit: { subscribe: false },
        adopted: {
            importUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/adopted",
            deadLetter: { importUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/adopted-failed" },
        },
    },
    topic: {
        sources: [
            { service: SourceService.S3, name: "uploads" },
            { service: SourceService.CloudWatchAlarms, name: "errors" },
            { service: SourceService.Ses, name: "example.com" },
            { service: SourceService.Backup, name: "vault" },
        ],
        publishers: senders,
        subscribers: senders,
        tracing: true,
    },
    roles: everyRole,
    alarms: {
        trailLogGroupName: "trail",
        notificationTopic: { enabled: true },
        dashboard: { enabled: true },
    },
    tags: { Team: "orders" },
};

const { main, audit, adopted } = everything.queues!;
const rolesOfQueues = Object.fromEntries(
    Object.entries(everyRole).filter(([key]) => key !== "api" && key !== "subscriber"),
);
const topicless: MessagingSetArgs = {
    ...everything,
    topic: { enabled: false },
    queues: { main: { ...main, filterPolicy: undefined }, audit: audit!, adopted: adopted! },
    roles: rolesOfQueues,
};

/** How messages may be encrypted. */
const encryptions: Record<string, MessagingSetArgs> = {
    "one key": everything,
    "one key, left to IAM": { ...everything, encryption: { mode: KeyPolicyMode.DelegateToIam } },
    "two keys": { ...everything, encryption: { separateTopicKey: true } },
    "two keys, left to IAM": {
        ...everything,
        encryption: { separateTopicKey: true, mode: KeyPolicyMode.DelegateToIam },
    },
    "a key of somebody else": { ...everything, encryption: { kmsKeyArn: importedKey } },
    "a key of somebody else, left to IAM": {
        ...everything,
        encryption: { kmsKeyArn: importedKey, mode: KeyPolicyMode.DelegateToIam },
    },
    "earlier keys and administrators": {
        ...everything,
        encryption: { previousKeyArns: [previousKey], administratorArns: [breakGlass] },
    },
    "a key for the topic alone": { ...everything, encryption: { sseSqsReason: reason } },
    "a key for the topic alone, of somebody else": {
        ...everything,
        encryption: { sseSqsReason: reason, kmsKeyArn: importedKey },
    },
    "one key and no topic": topicless,
    "no key and no topic": { ...topicless, encryption: { sseSqsReason: reason } },
};

/** Whom else a set keeps out, and where from. */
const bounds: Record<string, MessagingSetArgs> = {
    "": {},
    ", exclusive": { exclusive: { enabled: true } },
    ", exclusive with an exception, in a network": {
        exclusive: { enabled: true, exceptRoleArns: [breakGlass] },
        network: { vpcEndpointIds: ["vpce-12345678"], vpcIds: ["vpc-12345678"] },
    },
    ", by tags": { abacTagKeys: ["Team"] },
};

/** Sets of every kind, by what they are. */
export const modes: Record<string, MessagingSetArgs> = {
    ...Object.fromEntries(
        Object.entries(encryptions).flatMap(([encryption, args]) =>
            Object.entries(bounds).map(([bound, more]) => [`${encryption}${bound}`, { ...args, ...more }]),
        ),
    ),
    "FIFO, with an archive": {
        fifo: { enabled: true },
        topic: { archiveRetentionDays: 30 },
        queues: { main: { replayFrom: "2026-10-01T10:00:00.000Z" } },
        roles: { worker: everyRole["worker"]!, api: everyRole["api"]! },
    },
    "alarms on a topic of their own": { ...everything, alarms: { notificationTopic: { enabled: true } } },
    "names in AWS": { ...everything, name: "shop", exclusive: { enabled: true } },
};

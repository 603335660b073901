import * as aws from "@pulumi/aws";
import {
    Access,
    EndpointService,
    KeyPolicyMode,
    MessagingAudit,
    MessagingEndpoints,
    MessagingSet,
    QueueConsumer,
    SourceService,
    WorkerSecurityGroup,
    type TrustArgs,
} from "pulumi-secure-messaging";

const account = "111122223333";
const partner = "arn:aws:iam::444455556666:role/partner";
const issuer = "oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
const trusts: Record<string, TrustArgs> = {
    ec2: { ec2: {} },
    ecs: { ecsTask: {} },
    batch: { batchJob: {} },
    irsa: { eksIrsa: { issuer, namespace: "orders", serviceAccount: "worker" } },
    pod: {
        eksPodIdentity: {
            clusterArn: `arn:aws:eks:us-east-1:${account}:cluster/main`,
            namespace: "orders",
            serviceAccount: "worker",
        },
    },
    github: {
        oidc: {
            issuer: "token.actions.githubusercontent.com",
            subjects: ["repo:acme/orders:environment:prod"],
        },
    },
    partner: { account: { principalArns: [partner], externalId: "orders-2026" } },
    people: { ssoPermissionSet: { permissionSetName: "MessagingOps" } },
};

const vpc = new aws.ec2.Vpc("network", {
    cidrBlock: "10.0.0.0/16",
    enableDnsHostnames: true,
    enableDnsSupport: true,
});
const flow = new aws.cloudwatch.LogGroup("flow", { retentionInDays: 365 });
new aws.ec2.FlowLog("flow", {
    vpcId: vpc.id,
    trafficType: "ALL",
    logDestination: flow.arn,
    iamRoleArn: `arn:aws:iam::${account}:role/flow`,
});
const subnetIds = ["a", "b"].map(
    (zone, index) =>
        new aws.ec2.Subnet(zone, {
            vpcId: vpc.id,
            cidrBlock: `10.0.${index}.0/24`,
            availabilityZone: `us-east-1${zone}`,
        }).id,
);

// Standard queues and a topic with every source, access and trust; a key each; nobody else let in.
const events = new MessagingSet("events", {
    encryption: { separateTopicKey: true, multiRegion: true, rotationPeriodInDays: 180 },
    topic: {
        tracing: true,
        sources: [
            { service: SourceService.S3, name: "uploads" },
            { service: SourceService.EventBridge, name: "nightly" },
            { service: SourceService.CloudWatchAlarms, name: "load-*" },
            { service: SourceService.Ses, name: "example.com" },
            { service: SourceService.Backup, name: "vault" },
        ],
        publishers: [{ roleArns: [partner] }],
        subscribers: [{ roleArns: [partner] }],
    },
    queues: {
        billing: { filterPolicy: JSON.stringify({ type: ["invoice"] }), functionTimeoutSeconds: 30 },
        search: {
            sources: [
                { service: SourceService.S3, name: "uploads" },
                { service: SourceService.EventBridge, name: "nightly" },
                { service: SourceService.Sns, name: "news" },
            ],
            senders: [{ roleArns: [partner] }],
        },
    },
    roles: {
        ...Object.fromEntries(
            Object.entries(trusts).map(([name, trust]) => [name, { access: Access.Consumer, trust }]),
        ),
        biller: { access: Access.Consumer, trust: { lambda: {} }, queues: ["billing"] },
        web: { access: Access.Producer, trust: { ecsTask: {} } },
        api: { access: Access.Publisher, trust: { lambda: { eventSourceMapping: false } } },
        ops: { access: Access.Operator, trust: { ecsTask: {} }, purge: true },
        subscriber: { access: Access.Subscriber, trust: { ecsTask: {} } },
        auditor: { access: Access.Auditor, trust: { ecsTask: {} } },
        admin: { access: Access.Administrator, trust: { ecsTask: {} } },
        legacy: { access: Access.Producer, existingRoleArn: `arn:aws:iam::${account}:role/legacy` },
    },
    exclusive: { enabled: true },
    abacTagKeys: ["Team"],
    alarms: { notificationTopic: { enabled: true }, dashboard: { enabled: true } },
    tags: { Team: "orders" },
});

// FIFO, left to IAM, behind endpoints that the preview knows.
const jobs = new MessagingSet("jobs", {
    fifo: { enabled: true, highThroughput: true, contentBasedDeduplication: true },
    encryption: {
        mode: KeyPolicyMode.DelegateToIam,
        previousKeyArns: [`arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`],
    },
    topic: { archiveRetentionDays: 7 },
    queues: { main: { replayFrom: "2026-10-01T10:00:00.000Z" } },
    roles: {
        api: { access: Access.Publisher, trust: { ecsTask: {} } },
        worker: { access: Access.Consumer, trust: { ecsTask: {} } },
        ops: { access: Access.Operator, trust: { ecsTask: {} } },
    },
    network: { vpcEndpointIds: ["vpce-0123456789abcdef0"] },
});

// Queues alone, on a key of somebody else.
const kmsKeyArn = `arn:aws:kms:us-east-1:${account}:key/99999999-12ab-34cd-56ef-1234567890ab`;
const theirs = new MessagingSet("theirs", {
    topic: { enabled: false },
    encryption: { kmsKeyArn },
    roles: {
        web: { access: Access.Producer, trust: { ecsTask: {} } },
        worker: { access: Access.Consumer, trust: { ecsTask: {} } },
    },
});

const biller = new aws.lambda.Function("biller", {
    role: events.roleArns.apply((arns) => arns["biller"]!),
    runtime: "nodejs22.x",
    handler: "index.handler",
    s3Bucket: "code",
    s3Key: "biller.zip",
    timeout: 30,
});
new QueueConsumer("billing", {
    queueArn: events.queueArns.apply((arns) => arns["billing"]!),
    functionName: biller.name,
    functionTimeoutSeconds: 30,
    visibilityTimeoutSeconds: 180,
});

const queueArns = events.queueArns.apply((arns) => Object.values(arns));
const topicArns = [events.topicArn.apply((arn) => arn!)];
new MessagingAudit("audit", { queueArns, topicArns });
const endpoints = new MessagingEndpoints("private", {
    vpcId: vpc.id,
    subnetIds,
    services: [EndpointService.Sqs, EndpointService.Sns, EndpointService.Logs, EndpointService.Sts],
    queueArns,
    topicArns,
});
new WorkerSecurityGroup("workers", {
    vpcId: vpc.id,
    endpointSecurityGroupId: endpoints.securityGroupId.apply((id) => id!),
});

export const { keyPolicyStatements } = theirs;
export const { topicArn } = jobs;

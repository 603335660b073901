import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
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

/** A value of the first version of this program, or of the next, which has other settings of every component. */
const isNext = new pulumi.Config().getBoolean("next") ?? false;
const either = <Value>(first: Value, next: Value) => (isNext ? next : first);
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
    encryption: { separateTopicKey: true, multiRegion: true, rotationPeriodInDays: either(180, 90) },
    topic: {
        displayName: either("Events", "News"),
        deliveryLogging: { retentionDays: either(30, 90) },
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
        billing: {
            filterPolicy: JSON.stringify({ type: either(["invoice"], ["invoice", "refund"]) }),
            functionTimeoutSeconds: 30,
        },
        search: {
            visibilityTimeoutSeconds: either(30, 60),
            deadLetter: { maxReceiveCount: either(5, 10) },
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
        web: { access: Access.Producer, trust: { ecsTask: {} }, maxSessionDuration: either(3600, 7200) },
        api: { access: Access.Publisher, trust: { lambda: { eventSourceMapping: false } } },
        ops: { access: Access.Operator, trust: { ecsTask: {} }, purge: true },
        subscriber: { access: Access.Subscriber, trust: { ecsTask: {} } },
        auditor: { access: Access.Auditor, trust: { ecsTask: {} } },
        admin: { access: Access.Administrator, trust: { ecsTask: {} } },
        legacy: { access: Access.Producer, existingRoleArn: `arn:aws:iam::${account}:role/legacy` },
    },
    exclusive: { enabled: true },
    abacTagKeys: ["Team"],
    alarms: {
        notificationTopic: { enabled: true },
        dashboard: { enabled: true },
        deadLetterDepth: either(1, 10),
    },
    tags: { Team: "orders", Stage: either("test", "production") },
});

// FIFO, left to IAM, behind endpoints that the preview knows.
const jobs = new MessagingSet("jobs", {
    fifo: { enabled: true, highThroughput: true, contentBasedDeduplication: true },
    encryption: {
        mode: KeyPolicyMode.DelegateToIam,
        previousKeyArns: [`arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`],
    },
    // SNS deletes no topic that keeps an archive.
    ...either(
        {
            topic: { archiveRetentionDays: 7 },
            queues: { main: { replayFrom: "2026-10-01T10:00:00.000Z" } },
        },
        {},
    ),
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
    encryption: { kmsKeyArn, dataKeyReusePeriodSeconds: either(300, 600) },
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
    batchSize: either(10, 5),
});

const queueArns = events.queueArns.apply((arns) => Object.values(arns));
const topicArns = [events.topicArn.apply((arn) => arn!)];
new MessagingAudit("audit", {
    queueArns,
    topicArns,
    bucket: { retentionDays: either(365, 730) },
    logGroup: { retentionDays: either(365, 731) },
});
const endpoints = new MessagingEndpoints("private", {
    vpcId: vpc.id,
    subnetIds,
    services: [EndpointService.Sqs, EndpointService.Sns, EndpointService.Logs, EndpointService.Sts],
    queueArns,
    topicArns,
    principalAccountIds: either<string[] | undefined>(undefined, ["444455556666"]),
});
new WorkerSecurityGroup("workers", {
    vpcId: vpc.id,
    endpointSecurityGroupId: endpoints.securityGroupId.apply((id) => id!),
    targets: { database: { cidrBlock: either("10.0.0.0/24", "10.0.1.0/24"), port: 5432 } },
});

export const { keyPolicyStatements } = theirs;
export const { topicArn } = jobs;

import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";

import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { EC2Client } from "@aws-sdk/client-ec2";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand, type Tag } from "@aws-sdk/client-iam";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";
import {
    CreateQueueCommand,
    ReceiveMessageCommand,
    SendMessageCommand,
    SetQueueAttributesCommand,
    SQSClient,
} from "@aws-sdk/client-sqs";
import { STSClient } from "@aws-sdk/client-sts";

import type { Backend } from "../../sandbox/backend";
import { BackendControl, type Credentials } from "../../sandbox/backend/control";

export const region = "us-east-1";

/** A statement of a policy document. */
export type Statement = Record<string, unknown>;

/** A policy document of these statements. */
export function document(...Statement: Statement[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement });
}

export function allow(
    Action: string | string[],
    Resource: string | string[],
    more: Statement = {},
): Statement {
    return { Effect: "Allow", Action, Resource, ...more };
}

/** A name that no other test uses. */
export function uniqueName(prefix: string): string {
    return `${prefix}-${randomBytes(4).toString("hex")}`;
}

/** The name of the error that a call ends with, as the SDK gives it; undefined when it succeeds. */
export async function errorOf(call: Promise<unknown>): Promise<string | undefined> {
    return call.then(
        () => undefined,
        (error: Error) => error.name,
    );
}

/** Waits until something holds, and gives what it found. */
export async function eventually<Found>(
    look: () => Promise<Found | undefined>,
    limit = 5_000,
): Promise<Found> {
    for (const began = Date.now(); ; await sleep(50)) {
        const found = await look();
        if (found !== undefined) return found;
        if (Date.now() - began > limit) throw new Error(`not within ${limit} ms`);
    }
}

/** The clients of one caller. */
export class Clients {
    readonly sqs: SQSClient;
    readonly sns: SNSClient;
    readonly kms: KMSClient;
    readonly iam: IAMClient;
    readonly sts: STSClient;
    readonly s3: S3Client;
    readonly ec2: EC2Client;
    readonly events: EventBridgeClient;
    readonly cloudwatch: CloudWatchClient;
    readonly cloudtrail: CloudTrailClient;
    readonly lambda: LambdaClient;
    readonly logs: CloudWatchLogsClient;

    constructor(
        readonly backend: Backend,
        private readonly credentials: Partial<Credentials> = {},
        maxAttempts = 1,
        endpoint = backend.endpoint,
    ) {
        const options = {
            endpoint,
            region,
            credentials: { accessKeyId: backend.account, secretAccessKey: "test", ...credentials },
            maxAttempts,
            // A queue's URL leads to TLS, and some clients come without.
            useQueueUrlAsEndpoint: false,
            requestHandler: { httpsAgent: agent(backend.certificate) },
        };
        this.sqs = new SQSClient(options);
        this.sns = new SNSClient(options);
        this.kms = new KMSClient(options);
        this.iam = new IAMClient(options);
        this.sts = new STSClient(options);
        this.s3 = new S3Client({ ...options, forcePathStyle: true });
        this.ec2 = new EC2Client(options);
        this.events = new EventBridgeClient(options);
        this.cloudwatch = new CloudWatchClient(options);
        this.cloudtrail = new CloudTrailClient(options);
        this.lambda = new LambdaClient(options);
        this.logs = new CloudWatchLogsClient(options);
    }

    /** The same caller, who does without TLS. */
    overPlainHttp(): Clients {
        return new Clients(this.backend, this.credentials, 1, this.backend.plainEndpoint);
    }
}

const agents = new Map<string, Agent>();

function agent(certificate: string): Agent {
    const options = { ca: readFileSync(certificate), keepAlive: true, maxSockets: 100 };
    if (!agents.has(certificate)) agents.set(certificate, new Agent(options));
    return agents.get(certificate)!;
}

export interface Queue {
    url: string;
    arn: string;
}

/** An account of the backend with its root user, and short ways to what many tests need. */
export class Account {
    readonly root: Clients;
    readonly control: BackendControl;
    readonly rootArn: string;

    constructor(readonly backend: Backend) {
        this.root = new Clients(backend);
        this.control = new BackendControl(backend);
        this.rootArn = `arn:aws:iam::${backend.account}:root`;
    }

    arn(service: string, resource: string): string {
        return `arn:aws:${service}:${region}:${this.backend.account}:${resource}`;
    }

    async queue(Attributes: Record<string, string> = {}, suffix = ""): Promise<Queue> {
        const name = uniqueName("queue") + suffix;
        const command = new CreateQueueCommand({ QueueName: name, Attributes });
        return { url: (await this.root.sqs.send(command)).QueueUrl!, arn: this.arn("sqs", name) };
    }

    /** Sets the policy of a queue, whose ARN each statement gets. */
    async queuePolicy({ url, arn }: Queue, ...statements: Statement[]): Promise<void> {
        const Policy = document(...statements.map((statement) => ({ Resource: arn, ...statement })));
        await this.root.sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { Policy } }));
    }

    async encrypt({ url: QueueUrl }: Queue, KmsMasterKeyId: string): Promise<void> {
        await this.root.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { KmsMasterKeyId } }));
    }

    async topic(Attributes: Record<string, string> = {}, suffix = ""): Promise<string> {
        const command = new CreateTopicCommand({ Name: uniqueName("topic") + suffix, Attributes });
        return (await this.root.sns.send(command)).TopicArn!;
    }

    async topicPolicy(TopicArn: string, ...statements: Statement[]): Promise<void> {
        const AttributeValue = document(
            ...statements.map((statement) => ({ Resource: TopicArn, ...statement })),
        );
        await this.root.sns.send(
            new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue }),
        );
    }

    /** A key that the account manages, and whose use only these statements allow. */
    async key(...uses: Statement[]): Promise<string> {
        const command = new CreateKeyCommand({ Policy: this.keyPolicy(...uses) });
        return (await this.root.kms.send(command)).KeyMetadata!.Arn!;
    }

    keyPolicy(...uses: Statement[]): string {
        const administration = ["kms:Put*", "kms:Get*", "kms:Describe*", "kms:Enable*", "kms:Disable*"];
        const manage = allow([...administration, "kms:*Alias", "kms:ScheduleKeyDeletion"], "*", {
            Principal: { AWS: this.rootArn },
        });
        return document(manage, ...uses.map((use) => ({ Effect: "Allow", Resource: "*", ...use })));
    }

    /** A role that EC2 takes, with these permissions, and its clients. */
    async role(statements: Statement[] = [], more: { tags?: Tag[]; path?: string } = {}): Promise<Role> {
        const RoleName = uniqueName("role");
        const trust = document({
            Effect: "Allow",
            Principal: { Service: "ec2.amazonaws.com" },
            Action: "sts:AssumeRole",
        });
        const created = await this.root.iam.send(
            new CreateRoleCommand({
                RoleName,
                AssumeRolePolicyDocument: trust,
                Tags: more.tags,
                Path: more.path,
            }),
        );
        if (statements.length > 0) await this.permit(RoleName, ...statements);
        const arn = created.Role!.Arn!;
        return { name: RoleName, arn, ...(await this.assume(arn)) };
    }

    async permit(RoleName: string, ...statements: Statement[]): Promise<void> {
        const PolicyDocument = document(...statements);
        await this.root.iam.send(
            new PutRolePolicyCommand({ RoleName, PolicyName: "permissions", PolicyDocument }),
        );
    }

    /** The clients of a role that EC2 takes. */
    async assume(role: string): Promise<{ clients: Clients; credentials: Credentials }> {
        const credentials = await this.control.assumeAsService({ role, service: "ec2.amazonaws.com" });
        return { clients: new Clients(this.backend, credentials), credentials };
    }

    async send({ url }: Queue, MessageBody = "hello", clients = this.root): Promise<void> {
        await clients.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody }));
    }

    /** The bodies of the messages that wait, which stay hidden from now on. */
    async bodies({ url }: Queue, clients = this.root): Promise<string[]> {
        const found: string[] = [];
        for (;;) {
            const command = new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10 });
            const { Messages = [] } = await clients.sqs.send(command);
            if (Messages.length === 0) return found;
            found.push(...Messages.map(({ Body }) => Body!));
        }
    }
}

export interface Role {
    name: string;
    arn: string;
    clients: Clients;
    credentials: Credentials;
}

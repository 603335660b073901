/** The resource types of both AWS providers, and where each keeps what the rules ask for. */

/** What names a resource in AWS: its name, and its ARN once it is deployed. */
export interface Names {
    name: string;
    arn: string;
    service: string;
    /** What stands before the name in the ARN; paths may come between. */
    prefix: string;
}

const queue = (name: string): Names => ({ name, arn: "arn", service: "sqs", prefix: "" });
const topic = (name: string, arn: string): Names => ({ name, arn, service: "sns", prefix: "" });
const policy = (name: string, arn: string): Names => ({ name, arn, service: "iam", prefix: "policy*/" });

export const QUEUES: Readonly<Record<string, Names>> = {
    "aws:sqs/queue:Queue": queue("name"),
    "aws-native:sqs:Queue": queue("queueName"),
};

export const TOPICS: Readonly<Record<string, Names>> = {
    "aws:sns/topic:Topic": topic("name", "arn"),
    "aws-native:sns:Topic": topic("topicName", "topicArn"),
};

/** Policies that stand alone and grant nothing until they are attached to somebody. */
export const MANAGED_POLICIES: Readonly<Record<string, Names>> = {
    "aws:iam/policy:Policy": policy("name", "arn"),
    "aws-native:iam:ManagedPolicy": policy("managedPolicyName", "policyArn"),
};

/** What other resources refer to by name or ARN. */
export const NAMED: Readonly<Record<string, Names>> = { ...QUEUES, ...TOPICS, ...MANAGED_POLICIES };

/** Where a resource policy sits: in which property, and which property names the resource it is attached to. */
export interface PolicyPlace {
    document: string;
    /** Absent: the policy is a property of the resource itself. */
    owner?: string;
}

export type PolicyPlaces = Readonly<Record<string, PolicyPlace>>;

export const QUEUE_POLICIES: PolicyPlaces = {
    "aws:sqs/queue:Queue": { document: "policy" },
    "aws:sqs/queuePolicy:QueuePolicy": { document: "policy", owner: "queueUrl" },
    "aws-native:sqs:QueuePolicy": { document: "policyDocument", owner: "queues" },
    "aws-native:sqs:QueueInlinePolicy": { document: "policyDocument", owner: "queue" },
};

export const TOPIC_POLICIES: PolicyPlaces = {
    "aws:sns/topic:Topic": { document: "policy" },
    "aws:sns/topicPolicy:TopicPolicy": { document: "policy", owner: "arn" },
    "aws-native:sns:TopicPolicy": { document: "policyDocument", owner: "topics" },
    "aws-native:sns:TopicInlinePolicy": { document: "policyDocument", owner: "topicArn" },
};

export const KEY_POLICIES: PolicyPlaces = {
    "aws:kms/key:Key": { document: "policy" },
    "aws:kms/keyPolicy:KeyPolicy": { document: "policy", owner: "keyId" },
    "aws:kms/externalKey:ExternalKey": { document: "policy" },
    "aws:kms/replicaKey:ReplicaKey": { document: "policy" },
    "aws:kms/replicaExternalKey:ReplicaExternalKey": { document: "policy" },
    "aws-native:kms:Key": { document: "keyPolicy" },
    "aws-native:kms:ReplicaKey": { document: "keyPolicy" },
};

/** Where identity policies sit. `list`: the property holds a list, with one document in each item. */
export const IDENTITY_POLICIES: Readonly<Record<string, { document: string; list?: string }>> = {
    "aws:iam/rolePolicy:RolePolicy": { document: "policy" },
    "aws:iam/userPolicy:UserPolicy": { document: "policy" },
    "aws:iam/groupPolicy:GroupPolicy": { document: "policy" },
    "aws:iam/policy:Policy": { document: "policy" },
    "aws:iam/role:Role": { list: "inlinePolicies", document: "policy" },
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": { document: "inlinePolicy" },
    "aws-native:iam:RolePolicy": { document: "policyDocument" },
    "aws-native:iam:UserPolicy": { document: "policyDocument" },
    "aws-native:iam:GroupPolicy": { document: "policyDocument" },
    "aws-native:iam:ManagedPolicy": { document: "policyDocument" },
    "aws-native:iam:Role": { list: "policies", document: "policyDocument" },
    "aws-native:iam:User": { list: "policies", document: "policyDocument" },
    "aws-native:iam:Group": { list: "policies", document: "policyDocument" },
};

/** Properties that attach a managed policy, by type. */
export const ATTACHMENTS: Readonly<Record<string, string>> = {
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "policyArn",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": "policyArn",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": "policyArn",
    "aws:iam/policyAttachment:PolicyAttachment": "policyArn",
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "policyArns",
    "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": "policyArns",
    "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": "policyArns",
    "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": "managedPolicyArn",
    "aws:iam/role:Role": "managedPolicyArns",
    "aws-native:iam:Role": "managedPolicyArns",
    "aws-native:iam:User": "managedPolicyArns",
    "aws-native:iam:Group": "managedPolicyArns",
};

/** Properties that use a managed policy as a permissions boundary, by type. */
export const BOUNDARIES: Readonly<Record<string, string>> = {
    "aws:iam/role:Role": "permissionsBoundary",
    "aws:iam/user:User": "permissionsBoundary",
    "aws-native:iam:Role": "permissionsBoundary",
    "aws-native:iam:User": "permissionsBoundary",
};

/** Where a dead-letter queue is named, and the property that names the source whose messages end there. */
export interface DeadLetterPlace {
    /** The ways to its ARN or URL. A list on the way stands for each of its items. */
    paths: readonly string[];
    /** Absent: the messages of the resource itself. */
    source?: string;
    of:
        | "queue"
        | "subscription"
        | "function"
        | "event source"
        | "event target"
        | "event bus"
        | "schedule"
        | "pipe"
        | "topic rule";
}

const place = (of: DeadLetterPlace["of"], paths: string[], source?: string): DeadLetterPlace => ({
    of,
    paths,
    source,
});
const redrive = ["redrivePolicy.deadLetterTargetArn"];
const configured = ["deadLetterConfig.arn"];
const scheduled = ["target.deadLetterConfig.arn"];
const ofStreams = (...streams: string[]) =>
    streams.map((stream) => `sourceParameters.${stream}.deadLetterConfig.arn`);

export const DEAD_LETTERS: Readonly<Record<string, DeadLetterPlace>> = {
    "aws:sqs/queue:Queue": place("queue", redrive),
    "aws:sqs/redrivePolicy:RedrivePolicy": place("queue", redrive, "queueUrl"),
    "aws:sns/topicSubscription:TopicSubscription": place("subscription", redrive, "topic"),
    "aws:lambda/function:Function": place("function", ["deadLetterConfig.targetArn"]),
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": place("function", [
        "destinationConfig.onFailure.destination",
    ]),
    "aws:lambda/eventSourceMapping:EventSourceMapping": place("event source", [
        "destinationConfig.onFailure.destinationArn",
    ]),
    "aws:cloudwatch/eventTarget:EventTarget": place("event target", configured),
    "aws:cloudwatch/eventBus:EventBus": place("event bus", configured),
    "aws:scheduler/schedule:Schedule": place("schedule", scheduled),
    "aws:pipes/pipe:Pipe": place("pipe", ofStreams("kinesisStreamParameters", "dynamodbStreamParameters")),
    "aws:iot/topicRule:TopicRule": place("topic rule", ["errorAction.sqs.queueUrl"]),
    "aws-native:sqs:Queue": place("queue", redrive),
    "aws-native:sns:Subscription": place("subscription", redrive, "topicArn"),
    "aws-native:lambda:Function": place("function", ["deadLetterConfig.targetArn"]),
    "aws-native:lambda:EventInvokeConfig": place("function", ["destinationConfig.onFailure.destination"]),
    "aws-native:lambda:EventSourceMapping": place("event source", [
        "destinationConfig.onFailure.destination",
    ]),
    "aws-native:events:Rule": place("event target", ["targets.deadLetterConfig.arn"]),
    "aws-native:events:EventBus": place("event bus", configured),
    "aws-native:scheduler:Schedule": place("schedule", scheduled),
    "aws-native:pipes:Pipe": place("pipe", ofStreams("kinesisStreamParameters", "dynamoDbStreamParameters")),
    "aws-native:iot:TopicRule": place("topic rule", ["topicRulePayload.errorAction.sqs.queueUrl"]),
};

/**
 * Properties that AWS fills in where the program leaves them out. The provider shows those as unknown in a preview,
 * just as one that the program did give but that is not known yet.
 */
export const FILLED_IN_BY_AWS: Readonly<Record<string, readonly string[]>> = {
    "aws:sqs/queue:Queue": ["policy", "redriveAllowPolicy", "redrivePolicy", "sqsManagedSseEnabled"],
    "aws:sns/topic:Topic": ["policy"],
    "aws:s3/bucket:Bucket": ["logging", "policy", "serverSideEncryptionConfiguration"],
    "aws:s3/bucketV2:BucketV2": ["loggings", "policy", "serverSideEncryptionConfigurations"],
    "aws:kms/key:Key": ["policy"],
    "aws:kms/externalKey:ExternalKey": ["policy"],
    "aws:kms/replicaKey:ReplicaKey": ["policy"],
    "aws:kms/replicaExternalKey:ReplicaExternalKey": ["policy"],
    "aws:iam/role:Role": ["inlinePolicies", "managedPolicyArns"],
    "aws:ec2/vpc:Vpc": ["enableDnsHostnames"],
    "aws:ec2/vpcEndpoint:VpcEndpoint": ["policy", "privateDnsEnabled", "securityGroupIds"],
    "aws:ec2/securityGroup:SecurityGroup": ["egress", "ingress"],
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": ["egress", "ingress"],
    "aws:ec2/instance:Instance": ["associatePublicIpAddress"],
};

/** Where a role says who may assume it. */
export const TRUST_POLICIES: PolicyPlaces = {
    "aws:iam/role:Role": { document: "assumeRolePolicy" },
    "aws-native:iam:Role": { document: "assumeRolePolicyDocument" },
};

import type { Values } from "./values";

/** Values that the real provider adds to the inputs of a resource when the program leaves them out. */
export const inputDefaults: Record<string, Values> = {
    "aws:sqs/queue:Queue": {
        contentBasedDeduplication: false,
        delaySeconds: 0,
        fifoQueue: false,
        maxMessageSize: 262144,
        messageRetentionSeconds: 345600,
        receiveWaitTimeSeconds: 0,
        visibilityTimeoutSeconds: 30,
    },
    "aws:sns/topic:Topic": { contentBasedDeduplication: false, fifoTopic: false },
    "aws:sns/topicSubscription:TopicSubscription": {
        confirmationTimeoutInMinutes: 1,
        endpointAutoConfirms: false,
        rawMessageDelivery: false,
    },
    "aws:kms/key:Key": {
        bypassPolicyLockoutSafetyCheck: false,
        customerMasterKeySpec: "SYMMETRIC_DEFAULT",
        enableKeyRotation: false,
        isEnabled: true,
        keyUsage: "ENCRYPT_DECRYPT",
    },
    "aws:kms/keyPolicy:KeyPolicy": { bypassPolicyLockoutSafetyCheck: false },
    "aws:iam/role:Role": { forceDetachPolicies: false, maxSessionDuration: 3600, path: "/" },
    "aws:iam/policy:Policy": { path: "/" },
    "aws:iam/user:User": { forceDestroy: false, path: "/" },
    "aws:iam/group:Group": { path: "/" },
    "aws:iam/instanceProfile:InstanceProfile": { path: "/" },
    "aws:ec2/securityGroup:SecurityGroup": { description: "Managed by Pulumi", revokeRulesOnDelete: false },
    "aws:ec2/vpc:Vpc": { enableDnsSupport: true, instanceTenancy: "default" },
    "aws:ec2/vpcEndpoint:VpcEndpoint": { vpcEndpointType: "Gateway" },
    "aws:cloudwatch/metricAlarm:MetricAlarm": { actionsEnabled: true, treatMissingData: "missing" },
    "aws:s3/bucket:Bucket": { forceDestroy: false },
    "aws:lambda/function:Function": {
        memorySize: 128,
        packageType: "Zip",
        publish: false,
        reservedConcurrentExecutions: -1,
        skipDestroy: false,
        timeout: 3,
    },
};

/** Inputs that AWS decides when the program leaves them out: unknown in a preview, where others are just absent. */
export const decidedByCloud: Record<string, readonly string[]> = {
    "aws:sqs/queue:Queue": [
        "deduplicationScope",
        "fifoThroughputLimit",
        "kmsDataKeyReusePeriodSeconds",
        "namePrefix",
        "policy",
        "redriveAllowPolicy",
        "redrivePolicy",
        "sqsManagedSseEnabled",
    ],
    "aws:sns/topic:Topic": [
        "fifoThroughputScope",
        "namePrefix",
        "policy",
        "signatureVersion",
        "tracingConfig",
    ],
    "aws:sns/topicSubscription:TopicSubscription": ["filterPolicyScope"],
    "aws:kms/key:Key": ["description", "multiRegion", "policy", "rotationPeriodInDays"],
    "aws:kms/alias:Alias": ["namePrefix"],
    "aws:iam/role:Role": ["inlinePolicies", "managedPolicyArns", "namePrefix"],
    "aws:iam/policy:Policy": ["namePrefix"],
    "aws:iam/rolePolicy:RolePolicy": ["namePrefix"],
    "aws:iam/userPolicy:UserPolicy": ["namePrefix"],
    "aws:iam/groupPolicy:GroupPolicy": ["namePrefix"],
    "aws:iam/instanceProfile:InstanceProfile": ["namePrefix"],
    "aws:ec2/securityGroup:SecurityGroup": ["egress", "ingress", "namePrefix", "vpcId"],
    "aws:ec2/vpcEndpoint:VpcEndpoint": [
        "dnsOptions",
        "ipAddressType",
        "policy",
        "privateDnsEnabled",
        "routeTableIds",
        "securityGroupIds",
        "subnetIds",
    ],
};

/** Inputs that the real provider takes as a document object too and sends on as JSON text. */
export const documentInputs: Record<string, readonly string[]> = {
    "aws:iam/groupPolicy:GroupPolicy": ["policy"],
    "aws:iam/policy:Policy": ["policy"],
    "aws:iam/role:Role": ["assumeRolePolicy"],
    "aws:iam/rolePolicy:RolePolicy": ["policy"],
    "aws:iam/userPolicy:UserPolicy": ["policy"],
    "aws:s3/bucketPolicy:BucketPolicy": ["policy"],
    "aws:sns/topicPolicy:TopicPolicy": ["policy"],
    "aws:sqs/queuePolicy:QueuePolicy": ["policy"],
};

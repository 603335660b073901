/** Something that AWS does and the backend does not. */
export interface Limit {
    /** What is so in the backend, and not in AWS. */
    here: string;
    /** What proves instead that the components fit AWS; or why nothing has to. */
    proof: string;
}

const simulator = "the simulator of IAM, by the access matrix and the tests of the documents";
const arguments_ = "the tests of the components, by what they ask AWS for";

/** The behaviours of AWS that the backend does not model. A test holds that each of them is really missing. */
export const limits = {
    endpointPolicies: {
        here: "The policy of a VPC endpoint is kept and decides nothing: no call comes through an endpoint.",
        proof: simulator,
    },
    sourceVpc: {
        here: "aws:SourceVpce, aws:SourceVpc and aws:VpcSourceIp are absent from every call.",
        proof: simulator,
    },
    organizations: {
        here: "No account is in an organisation: aws:PrincipalOrgID and aws:ResourceOrgID are absent.",
        proof: simulator,
    },
    foreignKeys: {
        here: "A key of another account is used through SQS and SNS only, not by a call to KMS itself.",
        proof: simulator,
    },
    anonymous: {
        here: "An unsigned call is refused whatever a queue or topic policy says.",
        proof: simulator,
    },
    reEncrypt: {
        here: "KMS does not know ReEncrypt.",
        proof: simulator,
    },
    passRole: {
        here: "Who hands a role to a service is not asked for iam:PassRole.",
        proof: "nothing: no role of a component may pass one",
    },
    grants: {
        here: "Grants of KMS are kept and decide nothing.",
        proof: "nothing: no component makes one, and no role may",
    },
    securityGroups: {
        here: "Security groups, routes and network ACLs are kept and decide nothing.",
        proof: arguments_,
    },
    encryptionAtRest: {
        here: "A message lies in memory as it was sent: its key decides who sends and receives it, and no more.",
        proof: "nothing: the encryption is that of AWS",
    },
    dataKeyReuse: {
        here: "Each message asks for its key: SQS keeps a data key for kmsDataKeyReusePeriodSeconds.",
        proof: "nothing: here a permission that is taken away is gone earlier",
    },
    emptyReceive: {
        here: "Who receives needs the key of the queue even when no message waits.",
        proof: "nothing: here a permission that is missing shows earlier",
    },
    consistency: {
        here: "A change holds at once: AWS may take a minute, most of all for roles and policies.",
        proof: "the tests of the provider, which tries again where AWS documents that a change takes a while",
    },
    deletedNames: {
        here: "The name of a deleted queue is free at once: AWS keeps it for a minute.",
        proof: "nothing: a name that Pulumi makes is never used twice",
    },
    metrics: {
        here: "SQS and SNS write no metrics: an alarm changes its state only when it is told to.",
        proof: arguments_,
    },
    trailRecords: {
        here: "A trail records nothing and writes no logs.",
        proof: "the tests of metric filters, on events as CloudTrail documents them",
    },
    archive: {
        here: "The archive of a topic and the replay of a subscription are kept as settings and do nothing.",
        proof: arguments_,
    },
    otherSubscriptions: {
        here: "Only subscriptions of queues have a dead-letter queue that works.",
        proof: "nothing: components subscribe queues",
    },
    functionPermissions: {
        here: "S3 takes a function for its notifications whatever the policy of the function says.",
        proof: "the policy pack, by its rules on the permissions of functions",
    },
    containers: {
        here: "No container runs: a job of Batch succeeds after two seconds, and a service of ECS has no task.",
        proof: "nothing: what runs in them is no part of a component",
    },
} as const satisfies Record<string, Limit>;

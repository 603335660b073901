import { type Coverage } from ".";

export const contradictions: Coverage = {
    "C-01": {
        what: "There are three modes: keys that SQS owns, a key that AWS manages, and a key of one's own. Only the last one can be opened and closed by its owner.",
        by: ["policypack/model/encryption.ts", "cli/audit/facts.ts", "components/queue/encryption.ts"],
    },
    "C-02": {
        what: "What a toolkit calls managed by KMS is the key of AWS, which the pack finds.",
        by: ["policypack/rules/sqs/customer-managed-key.ts"],
    },
    "C-03": {
        what: "Both kinds of encryption cover the body alone.",
        by: ["policypack/docs/rules/messaging-tags-no-pii.md#why"],
    },
    "C-04": {
        what: "Encryption by SQS narrows no reader: only a key policy and exact rights do.",
        by: ["components/set/args.ts", "components/documents/key-policy.ts"],
    },
    "C-05": {
        what: "The endpoints answer plain HTTP too, so that the denial in the policy matters.",
        by: ["policypack/docs/rules/sqs-tls-only.md#why", "components/documents/statements.ts"],
    },
    "C-06": {
        what: "The denial has a principal, everybody, and is attached to queue and dead-letter queue.",
        by: [
            "components/documents/statements.ts",
            "components/queue/resource.ts",
            "policypack/rules/sqs/tls-only.ts",
        ],
    },
    "C-07": {
        what: "The resource of a statement is the ARN of its queue, never a URL.",
        by: ["components/documents/queue-policy.ts", "policypack/rules/sqs/policy-own-resource.ts"],
    },
    "C-08": {
        what: "Batch calls have no actions of their own; that of the single message covers them.",
        by: ["iam/facts/sqs.ts", "policypack/rules/policy/valid-actions.ts"],
    },
    "C-09": {
        what: "Least privilege means exact ARNs, and accounts of twelve digits.",
        by: [
            "components/documents/role-policy.ts",
            "components/limits/source.ts",
            "policypack/rules/iam/scoped-messaging-resource.ts",
        ],
    },
    "C-10": {
        what: "Who sends does not receive, and who receives does not send.",
        by: [
            "components/documents/access.ts",
            "policypack/rules/iam/role-split.ts",
            "policypack/rules/sqs/policy-role-split.ts",
        ],
    },
    "C-11": {
        what: "An Allow shuts out nobody else; only a Deny does.",
        by: ["components/set/args.ts", "components/documents/restrictions.ts"],
    },
    "C-12": {
        what: "SNS decrypts before it delivers: publishers need the key of the topic, SNS and consumers that of the queue.",
        by: ["components/set/keys.ts", "tests/components/set/encryption-keys.test.ts"],
    },
    "C-13": {
        what: "A topic policy is about one topic, and a bucket is named with its account.",
        by: [
            "components/documents/topic-policy.ts",
            "components/documents/sources.ts",
            "policypack/rules/sns/policy-own-resource.ts",
        ],
    },
    "C-14": {
        what: "EventBridge is pinned at a queue and cannot be at a topic, where the key is bound to the topic instead.",
        by: ["components/documents/sources.ts", "components/documents/source-statements.ts"],
    },
    "C-15": {
        what: "Sending, receiving and publishing are data events, which a trail records only when asked, for money.",
        by: [
            "components/documents/trail-events.ts",
            "components/audit/args.ts",
            "policypack/rules/trail/data-events.ts",
        ],
    },
    "C-16": {
        what: "The use of a key of KMS shows in the trail, once for each caller and period; encryption by SQS leaves no trace.",
        by: ["cli/verify/key-callers.ts", "components/set/args.ts"],
    },
    "C-17": {
        what: "Senders need data keys and their decryption, receivers decryption; nobody needs kms:Encrypt.",
        by: ["components/documents/access.ts", "policypack/rules/kms/minimal-actions.ts"],
    },
    "C-18": {
        what: "SQS moves dead letters itself; what says who may is the dead-letter queue's own setting, not a grant.",
        by: ["components/documents/redrive.ts", "policypack/rules/dlq/redrive-allow.ts"],
    },
    "C-19": {
        what: "Five receives is the default, one is refused, and fewer than five are warned of for a function.",
        by: [
            "components/queue/settings.ts",
            "components/queue/lambda.ts",
            "policypack/rules/sqs/max-receive-count.ts",
        ],
    },
    "C-20": {
        what: "The visibility timeout follows from the function's own: six times that and the window.",
        by: ["components/limits/queue.ts", "policypack/rules/lambda/visibility-timeout.ts"],
    },
    "C-21": {
        what: "Workers are in private subnets; a public address is an exemption.",
        by: ["policypack/rules/compute/no-public-ip.ts", "policypack/exemptions.ts"],
    },
    "C-22": {
        what: "Interface endpoints are named in rules by their security group; prefix lists belong to gateways.",
        by: ["components/worker-security-group.ts", "components/messaging-endpoints.ts"],
    },
    "C-23": {
        what: "Subnets and addresses of a task belong to its service.",
        by: ["examples/shoryuken-workers/services.ts"],
    },
    "C-24": {
        what: "Private DNS is switched on by name, on the endpoint and on its VPC.",
        by: ["components/network/endpoints.ts", "policypack/checks/private-dns.ts"],
    },
    "C-25": {
        what: "An operator needs the move itself, sending to the queue, and both keys.",
        by: ["components/documents/access.ts", "cli/redrive/permissions.ts"],
    },
    "C-26": {
        what: "A message that does not pass is kept as evidence, never deleted unread.",
        by: [
            "examples/messages/jobs.ts",
            "examples/messages/batch.ts",
            "tests/examples/messages/batch.test.ts",
        ],
    },
    "C-27": {
        what: "Sealing takes a nonce, a tag and a context, and a key that KMS makes.",
        by: [
            "examples/messages/sealed.ts",
            "examples/messages/data-keys.ts",
            "tests/examples/messages/sealed.test.ts",
        ],
    },
    "C-28": {
        what: "Secrets come by reference, and policies name them with their random end.",
        by: ["policypack/rules/iam/scoped-secret.ts", "examples/shoryuken-workers/services.ts"],
    },
    "C-29": {
        what: "Callers of an API have a role for one method, not a user with a key.",
        by: ["policypack/rules/iam/no-user-messaging.ts", "examples/atx-batch-jobs/api.ts"],
    },
    "C-30": {
        what: "What is recommended for buckets is done: encryption, versions, logs and closed doors.",
        by: [
            "components/audit/bucket.ts",
            "policypack/rules/support/s3-kms.ts",
            "examples/atx-batch-jobs/files.ts",
        ],
    },
    "C-31": {
        what: "Access keys are made by no program; how to replace one is for those left over.",
        by: ["policypack/rules/iam/no-access-keys.ts"],
    },
    "C-32": {
        what: "MFA delete and lifecycle rules exclude each other, and the first takes the root user: versions and locks do instead.",
        by: [
            "components/audit/bucket.ts",
            "examples/atx-batch-jobs/files.ts",
            "examples/atx-batch-jobs/README.md#what-cannot-be-had",
        ],
    },
    "C-33": {
        what: "Batch tries again by number and by reason, and knows no growing pauses.",
        by: ["examples/atx-batch-jobs/batch.ts"],
    },
    "C-34": {
        what: "Images are scanned by the registry, on push.",
        by: ["policypack/rules/support/ecr-scan.ts", "policypack/model/registry-scans.ts"],
    },
    "C-35": {
        what: "Runtimes have an end, which the pack knows.",
        by: ["policypack/model/runtimes.ts", "policypack/rules/support/lambda-runtime.ts"],
    },
    "C-36": {
        what: "Attributes on a command line are JSON in single quotes.",
        by: ["cli/audit/switching.ts", "cli/docs/audit.md"],
    },
    "C-37": {
        what: "Only what is sent after the switch is encrypted; older messages stay as they are, also when they move to a dead-letter queue.",
        by: ["cli/audit/plan.ts", "components/queue/settings.ts", "tests/deployed/adoption.test.ts"],
    },
    "C-38": {
        what: "Everybody is right in a Deny and blocked in an Allow.",
        by: ["components/documents/statements.ts", "policypack/rules/sqs/policy-no-public.ts"],
    },
    "C-39": {
        what: "A denied call to a queue is recorded only with data events; a denial of the key always.",
        by: [
            "components/alarms/args.ts",
            "components/documents/trail-events.ts",
            "components/documents/metric-filters.ts",
        ],
    },
    "C-40": {
        what: "A whole account behind a tag is no partner: roles or an organisation are, and the key has to admit them too.",
        by: ["components/sources/sender-checks.ts", "components/set/keys.ts"],
    },
    "C-41": {
        what: "The tags of a queue count in identity policies alone.",
        by: ["components/documents/role-policy.ts", "policypack/checks/wellformed.ts"],
    },
    "C-42": {
        what: "No service control policy can demand encryption of a queue: the pack does, and AWS Config watches.",
        by: [
            "policypack/rules/sqs/encrypted.ts",
            "policypack/README.md#use-it",
            "examples/atx-batch-jobs/guardrails/service-control-policy.json",
        ],
    },
    "C-43": {
        what: "Whoever writes the policy of a queue writes the whole of it: all statements stand in one document.",
        by: ["components/queue/resource.ts", "policypack/rules/messaging/single-policy.ts"],
    },
    "C-44": {
        what: "The bucket of access logs is encrypted by S3's own key, all others by one's own.",
        by: ["components/audit/bucket.ts", "policypack/rules/support/s3-kms.ts"],
    },
    "C-45": {
        what: "Rotation is switched on, not only recommended.",
        by: ["components/messaging-key.ts", "policypack/rules/kms/rotation.ts"],
    },
    "C-46": {
        what: "Endpoints are a choice of the program and a duty where the organisation says so.",
        by: ["components/messaging-endpoints.ts", "policypack/rules/vpc/endpoint-required.ts"],
    },
    "C-47": {
        what: "The pack asks encryption of every queue; an inventory orders the work.",
        by: ["policypack/rules/sqs/encrypted.ts", "cli/audit/risk.ts"],
    },
    "C-48": {
        what: "A preview that cannot judge says so as advice, and documents are made of what it knows, so that faults block at once.",
        by: ["components/base/place.ts", "policypack/README.md#unknown-values", "tests/undecided.test.ts"],
    },
    "C-49": {
        what: "A key of one's own is the default, and keys of SQS are the exception with a reason.",
        by: ["components/queue/encryption.ts", "policypack/rules/sqs/customer-managed-key.ts"],
    },
};

import { any, denied, type Truth, UNKNOWN, UNSURE } from "../../../iam";
import { partlyKnown } from "../../checks/unreadable";
import { bucketPolicies, BUCKETS } from "../../model/buckets";
import { besideMessaging } from "../../model/messaging";
import { type Policy } from "../../model/policies";
import { nameOf } from "../../model/kinds";
import { type Resource } from "../../model/resource";
import { type Stack } from "../../model/stack";
import { fail, type StackProblem, type StackRule } from "../../rule";

/** One call on objects, and one on the bucket itself. */
const CALLS = { "s3:GetObject": "/a/b", "s3:PutObject": "/a/b", "s3:ListBucket": "" };

export const supportS3Tls: StackRule = {
    name: "support-s3-tls",
    description: "A bucket beside queues and topics refuses requests without TLS.",
    why: "the endpoints of S3 answer plain HTTP as well, on which anybody on the way reads along",
    fix:
        'deny s3:* to the principal "*" on the ARN of the bucket and of its objects (/*) under ' +
        'Bool aws:SecureTransport "false" in the bucket\'s policy',
    severity: "low",
    level: "advisory",
    surroundings: true,
    frameworks: ["AWS Security Hub S3.5", "NIST 800-53 SC-8"],
    sources: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html"],

    *checkStack(stack) {
        for (const bucket of besideMessaging(stack, BUCKETS.types)) yield* judge(bucket, stack);
    },
};

function* judge(bucket: Resource, stack: Stack): Iterable<StackProblem> {
    const policies = bucketPolicies(bucket, stack);
    const closed = Object.keys(CALLS).map((action) =>
        any(policies.map((policy) => denies(policy, bucket, action))),
    );
    if (closed.some(({ max }) => max < 2))
        yield { ...fail("no policy of the bucket denies all that comes over plain HTTP"), resource: bucket };
    else if (closed.some(({ min }) => min < 2))
        for (const policy of policies) yield { ...partlyKnown(policy), resource: policy.resource };
}

function denies({ document }: Policy, bucket: Resource, action: string): Truth {
    const name = nameOf(bucket, BUCKETS);
    const on = CALLS[action as keyof typeof CALLS];
    const arn = name === undefined ? UNKNOWN : `arn:*:s3:::${name}${on}`;
    return document.unknown ? UNSURE : denied(document, { kind: "plainHttp" }, arn)(action);
}

import { supportS3Tls } from "../../../../policypack/rules/support/s3-tls";
import { allow, deny, document, role, text } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { nativeBucket, newBucket, part, uploads, withQueue } from "../buckets";

const arn = (name = "uploads", partition = "aws") => `arn:${partition}:s3:::${name}`;
const both = (name = "uploads", partition = "aws") => [arn(name, partition), `${arn(name, partition)}/*`];
const noPlainHttp = (parts = {}) =>
    deny({
        Principal: "*",
        Action: "s3:*",
        Resource: both(),
        Condition: { Bool: { "aws:SecureTransport": "false" } },
        ...parts,
    });
const separate = (policy: unknown) => part("aws:s3/bucketPolicy:BucketPolicy", { policy }, "policy");
const attached = (policy: unknown) => withQueue(newBucket(), separate(policy));
const inline = (policy: unknown) => withQueue(newBucket({ policy }));
const open = uploads("no policy of the bucket denies all that comes over plain HTTP");

testRule(supportS3Tls, {
    documented: { violates: "no policy", complies: "a policy of its own" },
    accepts: {
        "a policy of its own": attached(text(noPlainHttp())),
        "an object": attached(document(noPlainHttp())),
        "the bucket's own policy": inline(text(noPlainHttp())),
        "a policy that names the bucket": withQueue(newBucket(), {
            type: "aws:s3/bucketPolicy:BucketPolicy",
            name: "policy",
            props: { bucket: "uploads", policy: text(noPlainHttp()) },
        }),
        China: attached(text(noPlainHttp({ Resource: both("uploads", "aws-cn") }))),
        "every resource": attached(text(noPlainHttp({ Resource: "*" }))),
        "the bucket and its objects in two statements": attached(
            text(noPlainHttp({ Resource: arn() }), noPlainHttp({ Resource: `${arn()}/*` })),
        ),
        "a grant beside": attached(
            text(
                noPlainHttp(),
                allow({ Principal: { AWS: role }, Action: "s3:GetObject", Resource: both() }),
            ),
        ),
        "the older type": withQueue({
            ...newBucket({ policy: text(noPlainHttp()) }),
            type: "aws:s3/bucketV2:BucketV2",
        }),
        "aws-native": withQueue(
            nativeBucket(),
            part("aws-native:s3:BucketPolicy", { policyDocument: document(noPlainHttp()) }, "policy"),
        ),
        "a stack without messaging": { resources: [newBucket()] },
    },
    rejects: {
        "no policy": { ...withQueue(newBucket()), ...open },
        "no policy under aws-native": { ...withQueue(nativeBucket()), ...open },
        "a grant only": {
            ...attached(text(allow({ Principal: { AWS: role }, Action: "s3:GetObject", Resource: both() }))),
            ...open,
        },
        "the bucket without its objects": { ...attached(text(noPlainHttp({ Resource: arn() }))), ...open },
        "the objects without the bucket": {
            ...attached(text(noPlainHttp({ Resource: `${arn()}/*` }))),
            ...open,
        },
        "some of the objects": {
            ...attached(text(noPlainHttp({ Resource: [arn(), `${arn()}/private/*`] }))),
            ...open,
        },
        "another bucket": { ...attached(text(noPlainHttp({ Resource: both("images") }))), ...open },
        "reads only": { ...attached(text(noPlainHttp({ Action: "s3:Get*" }))), ...open },
        "one role only": { ...attached(text(noPlainHttp({ Principal: { AWS: role } }))), ...open },
        "another condition beside": {
            ...attached(
                text(
                    noPlainHttp({
                        Condition: {
                            Bool: { "aws:SecureTransport": "false" },
                            StringEquals: { "aws:UserAgent": "curl" },
                        },
                    }),
                ),
            ),
            ...open,
        },
        "the policy of another bucket": {
            ...withQueue(newBucket(), newBucket({ policy: text(noPlainHttp({ Resource: "*" })) }, "images")),
            ...open,
        },
    },
    undecided: {
        "a policy that is not known": {
            ...attached(unknown),
            undecided: { policy: ["its policy is not known before deployment"] },
        },
        "resources that are not known": {
            ...attached(document(noPlainHttp({ Resource: [unknown, unknown] }))),
            undecided: { policy: ["its policy has parts that are not known before deployment"] },
        },
    },
});

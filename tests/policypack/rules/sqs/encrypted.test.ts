import { sqsEncrypted } from "../../../../policypack/rules/sqs/encrypted";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const key = "arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c-1111-2222-3333-444455556666";
const native = "aws-native:sqs:Queue";
const off = ["the queue has encryption switched off (sqsManagedSseEnabled is false)"];
const unsaid = ["the queue sets no encryption"];

testRule(sqsEncrypted, {
    documented: { violates: "encryption switched off", complies: "a key by its ARN" },
    accepts: {
        "a key by its ARN": { props: { name: "orders", kmsMasterKeyId: key } },
        "a key by its id": { props: { kmsMasterKeyId: "0f1e2d3c-1111-2222-3333-444455556666" } },
        "a key by its alias": { props: { kmsMasterKeyId: "alias/orders" } },
        "a key in China": {
            props: { kmsMasterKeyId: "arn:aws-cn:kms:cn-north-1:111122223333:key/0f1e2d3c" },
        },
        "a key in GovCloud": {
            props: { kmsMasterKeyId: "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/0f1e" },
        },
        "the AWS-managed key, which encrypts too": { props: { kmsMasterKeyId: "alias/aws/sqs" } },
        "a key that is not known yet": { props: { kmsMasterKeyId: unknown } },
        "a key that is not known yet, with SSE-SQS switched off": {
            props: { kmsMasterKeyId: unknown, sqsManagedSseEnabled: false },
        },
        "a key with SSE-SQS switched off, for the two exclude each other": {
            props: { kmsMasterKeyId: key, sqsManagedSseEnabled: false },
        },
        "keys that SQS owns": { props: { sqsManagedSseEnabled: true } },
        "keys that SQS owns, said as text": { props: { sqsManagedSseEnabled: "true" } },
        "keys that SQS owns beside an empty key": {
            props: { kmsMasterKeyId: "", sqsManagedSseEnabled: true },
        },
        "a queue of aws-native with a key": {
            type: native,
            props: { queueName: "orders", kmsMasterKeyId: key },
        },
        "a queue of aws-native with keys that SQS owns": {
            type: native,
            props: { sqsManagedSseEnabled: true },
        },
        "another resource": { type: "aws:s3/bucket:Bucket", props: { bucket: "orders" } },
        "an unknown setting where the organisation wants silence": {
            props: { sqsManagedSseEnabled: unknown },
            config: { undecided: "ignore" },
        },
    },
    rejects: {
        "encryption switched off": { props: { sqsManagedSseEnabled: false }, what: off },
        "encryption switched off as text": { props: { sqsManagedSseEnabled: "false" }, what: off },
        "encryption switched off beside a blank key": {
            props: { kmsMasterKeyId: " ", sqsManagedSseEnabled: false },
            what: off,
        },
        "encryption switched off in aws-native": {
            type: native,
            props: { sqsManagedSseEnabled: false },
            what: off,
        },
        "a queue that leaves it to AWS": {
            props: { name: "orders", visibilityTimeoutSeconds: 180 },
            what: unsaid,
        },
        "a queue without any setting": { props: {}, what: unsaid },
        "a queue of aws-native that leaves it to AWS": {
            type: native,
            props: { queueName: "orders" },
            what: unsaid,
        },
        "an empty key": {
            props: { kmsMasterKeyId: "", kmsDataKeyReusePeriodSeconds: 300 },
            what: ['the queue sets no encryption (kmsMasterKeyId is "")'],
        },
        "a blank key": {
            props: { kmsMasterKeyId: "  " },
            what: ['the queue sets no encryption (kmsMasterKeyId is "  ")'],
        },
        "a key that is null": { props: { kmsMasterKeyId: null }, what: unsaid },
        "only a data key period, which encrypts nothing": {
            props: { kmsDataKeyReusePeriodSeconds: 300 },
            what: unsaid,
        },
        "a queue without encryption whose name is not known yet": { props: { name: unknown }, what: unsaid },
    },
    undecided: {
        "a setting that is not known yet": {
            props: { sqsManagedSseEnabled: unknown },
            undecided: ["whether sqsManagedSseEnabled is on is not known before deployment"],
        },
        "a setting that is not known yet beside an empty key": {
            props: { kmsMasterKeyId: "", sqsManagedSseEnabled: unknown },
            undecided: ["whether sqsManagedSseEnabled is on is not known before deployment"],
        },
        "a setting that is not known yet, where the organisation wants to block": {
            props: { sqsManagedSseEnabled: unknown },
            config: { undecided: "mandatory" },
            level: "mandatory",
            undecided: ["whether sqsManagedSseEnabled is on is not known before deployment"],
        },
    },
});

import { sqsCustomerManagedKey } from "../../../../policypack/rules/sqs/customer-managed-key";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const native = "aws-native:sqs:Queue";
const managed = (key: string) => [`the queue uses the AWS-managed key ${key}`];
const owned = ["the queue is encrypted with keys that SQS owns (SSE-SQS)"];

testRule(sqsCustomerManagedKey, {
    documented: { violates: "the AWS-managed key", complies: "a key by its ARN" },
    accepts: {
        "a key by its ARN": { props: { kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c" } },
        "a key by its id": { props: { kmsMasterKeyId: "0f1e2d3c-1111-2222-3333-444455556666" } },
        "a key by its alias": { props: { kmsMasterKeyId: "alias/orders" } },
        "a key by the ARN of its alias": {
            props: { kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:alias/orders" },
        },
        "an alias that only begins like those of AWS": { props: { kmsMasterKeyId: "alias/aws-orders" } },
        "an alias that holds the name of AWS further on": {
            props: { kmsMasterKeyId: "alias/team/alias/aws/sqs" },
        },
        "a key of another account": {
            props: { kmsMasterKeyId: "arn:aws:kms:eu-west-1:444455556666:key/0f1e2d3c" },
        },
        "a key that is not known yet": { props: { kmsMasterKeyId: unknown } },
        "a key in aws-native": { type: native, props: { kmsMasterKeyId: "alias/orders" } },
        "no encryption at all, which is another rule's matter": { props: { sqsManagedSseEnabled: false } },
        "nothing said, which is another rule's matter": { props: {} },
        "a setting that is not known yet, which is another rule's matter": {
            props: { sqsManagedSseEnabled: unknown },
        },
    },
    rejects: {
        "the AWS-managed key": { props: { kmsMasterKeyId: "alias/aws/sqs" }, what: managed("alias/aws/sqs") },
        "the AWS-managed key in capitals": {
            props: { kmsMasterKeyId: "Alias/AWS/sqs" },
            what: managed("Alias/AWS/sqs"),
        },
        "the AWS-managed key between blanks": {
            props: { kmsMasterKeyId: " alias/aws/sqs " },
            what: managed(" alias/aws/sqs "),
        },
        "the AWS-managed key of another service": {
            props: { kmsMasterKeyId: "alias/aws/sns" },
            what: managed("alias/aws/sns"),
        },
        "the AWS-managed key by its ARN": {
            props: { kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:alias/aws/sqs" },
            what: managed("arn:aws:kms:eu-west-1:111122223333:alias/aws/sqs"),
        },
        "the AWS-managed key in China": {
            props: { kmsMasterKeyId: "arn:aws-cn:kms:cn-north-1:111122223333:alias/aws/sqs" },
            what: managed("arn:aws-cn:kms:cn-north-1:111122223333:alias/aws/sqs"),
        },
        "the AWS-managed key in GovCloud": {
            props: { kmsMasterKeyId: "arn:aws-us-gov:kms:us-gov-west-1:111122223333:alias/aws/sqs" },
            what: managed("arn:aws-us-gov:kms:us-gov-west-1:111122223333:alias/aws/sqs"),
        },
        "the AWS-managed key in aws-native": {
            type: native,
            props: { kmsMasterKeyId: "alias/aws/sqs" },
            what: managed("alias/aws/sqs"),
        },
        "keys that SQS owns": { props: { sqsManagedSseEnabled: true }, what: owned },
        "keys that SQS owns beside an empty key": {
            props: { kmsMasterKeyId: "", sqsManagedSseEnabled: true },
            what: owned,
        },
        "keys that SQS owns in aws-native": {
            type: native,
            props: { sqsManagedSseEnabled: true },
            what: owned,
        },
    },
});

import { snsEncrypted } from "../../../../policypack/rules/sns/encrypted";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const native = "aws-native:sns:Topic";
const none = ["the topic has no KMS key"];

testRule(snsEncrypted, {
    documented: { violates: "a topic without a key", complies: "a key by its ARN" },
    accepts: {
        "a key by its ARN": { props: { kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c" } },
        "a key by its alias": { props: { kmsMasterKeyId: "alias/orders" } },
        "the AWS-managed key, which encrypts too": { props: { kmsMasterKeyId: "alias/aws/sns" } },
        "a key in China": {
            props: { kmsMasterKeyId: "arn:aws-cn:kms:cn-north-1:111122223333:key/0f1e2d3c" },
        },
        "a key that is not known yet": { props: { kmsMasterKeyId: unknown } },
        "a topic of aws-native with a key": {
            type: native,
            props: { topicName: "events", kmsMasterKeyId: "alias/orders" },
        },
        "a FIFO topic with a key": {
            props: { name: "events.fifo", fifoTopic: true, kmsMasterKeyId: unknown },
        },
        "another resource": {
            type: "aws:sns/topicSubscription:TopicSubscription",
            props: { protocol: "sqs" },
        },
    },
    rejects: {
        "a topic without any setting": { props: {}, what: none },
        "a topic without a key": { props: { name: "events", signatureVersion: 2 }, what: none },
        "a topic of aws-native without a key": { type: native, props: { topicName: "events" }, what: none },
        "a key that is null": { props: { kmsMasterKeyId: null }, what: none },
        "an empty key": {
            props: { kmsMasterKeyId: "" },
            what: ['the topic has no KMS key (kmsMasterKeyId is "")'],
        },
        "a blank key": {
            props: { kmsMasterKeyId: " " },
            what: ['the topic has no KMS key (kmsMasterKeyId is " ")'],
        },
        "the setting of a queue, which a topic does not know": {
            props: { sqsManagedSseEnabled: true },
            what: none,
        },
        "a topic without a key whose name is not known yet": { props: { name: unknown }, what: none },
    },
});

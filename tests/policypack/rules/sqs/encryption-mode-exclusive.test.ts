import { sqsEncryptionModeExclusive } from "../../../../policypack/rules/sqs/encryption-mode-exclusive";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const native = "aws-native:sqs:Queue";
const modes = (kmsMasterKeyId: unknown, sqsManagedSseEnabled?: unknown) => ({
    props: { kmsMasterKeyId, sqsManagedSseEnabled },
});
const both = ["the queue sets kmsMasterKeyId, and sqsManagedSseEnabled to true"];

testRule(sqsEncryptionModeExclusive, {
    documented: { violates: "both modes", complies: "a key alone" },
    accepts: {
        "a key alone": modes("alias/orders"),
        "a key that is not known yet": modes(unknown),
        "a key, with the other mode switched off": modes("alias/orders", false),
        "an AWS-managed key, with the other mode switched off": modes("alias/aws/sqs", "false"),
        "SSE-SQS alone": modes(undefined, true),
        "SSE-SQS with an empty key": modes("", true),
        "SSE-SQS with a key that is null": modes(null, true),
        "SSE-SQS that is not known, without a key": modes(undefined, unknown),
        "neither, which another rule blocks": { props: {} },
        "a queue of aws-native with a key": { ...modes("alias/orders", false), type: native },
    },
    rejects: {
        "both modes": { ...modes("alias/orders", true), what: both },
        "both modes, on the AWS-managed key": { ...modes("alias/aws/sqs", true), what: both },
        "both modes, one of them as text": { ...modes("alias/orders", "True"), what: both },
        "both modes, with a key that is not known yet": { ...modes(unknown, true), what: both },
        "both modes of aws-native": { ...modes("alias/orders", true), type: native, what: both },
    },
    undecided: {
        "a key, where the other mode is not known": {
            ...modes("alias/orders", unknown),
            undecided: ["whether sqsManagedSseEnabled is on is not known before deployment"],
        },
    },
});

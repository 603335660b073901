import { snsSignatureVersion } from "../../../../policypack/rules/sns/signature-version";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const native = "aws-native:sns:Topic";
const having = (signatureVersion: unknown) => ({ props: { name: "events", signatureVersion } });
const is = (value: string) => [`the topic signs with SHA-1 (signatureVersion is ${value})`];

testRule(snsSignatureVersion, {
    documented: { violates: "version 1", complies: "version 2" },
    accepts: {
        "version 2": having(2),
        "version 2 as text": having("2"),
        "version 2 of aws-native, which is text": { ...having("2"), type: native },
        "a FIFO topic with version 2": { props: { fifoTopic: true, signatureVersion: 2 } },
        "a queue, which signs nothing": { type: "aws:sqs/queue:Queue", props: {} },
    },
    rejects: {
        "version 1": { ...having(1), what: is("1") },
        "version 1 as text": { ...having("1"), what: is('"1"') },
        "no version": { props: {}, what: is("not set") },
        "a null": { ...having(null), what: is("not set") },
        "an empty text": { ...having(""), what: is('""') },
        "a blank text": { ...having(" "), what: is('" "') },
        "a version that there is not": { ...having(3), what: is("3") },
        "a word": { ...having("two"), what: is('"two"') },
        "no version of aws-native": { type: native, props: {}, what: is("not set") },
    },
    undecided: {
        "a version that is not known": {
            ...having(unknown),
            undecided: ["its signatureVersion is not known before deployment"],
        },
    },
});

import { sqsDataKeyReuse } from "../../../../policypack/rules/sqs/data-key-reuse";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const period = "kmsDataKeyReusePeriodSeconds";
const reuse = (seconds: unknown, kmsMasterKeyId: unknown = "alias/orders") => ({
    props: { kmsMasterKeyId, [period]: seconds },
});
const outside = (value: string) => [`${period} is ${value}, and SQS takes whole numbers from 60 to 86400`];
const long = (value: string, most = 300) => [`${period} is ${value}, more than the ${most} seconds allowed`];
const useless = [`${period} does nothing, since the queue has no KMS key`];

testRule(sqsDataKeyReuse, {
    documented: { violates: "an hour, as advice", complies: "the default of five minutes" },
    accepts: {
        "the default of five minutes": reuse(300),
        "the shortest time": reuse(60),
        "no setting, which AWS takes for five minutes": reuse(undefined),
        "no setting and no key": { props: {} },
        "a number as text": reuse("300"),
        "a key that is not known yet": reuse(300, unknown),
        "an hour, where the organisation allows it": {
            ...reuse(3600),
            config: { maximumReuseSeconds: 3600 },
        },
        "a day, where the organisation allows it": {
            ...reuse(86_400),
            config: { maximumReuseSeconds: 86_400 },
        },
        "a queue of aws-native": { ...reuse(300), type: "aws-native:sqs:Queue" },
    },
    rejects: {
        "a second too little": { ...reuse(59), what: outside("59") },
        "a second too much": { ...reuse(86_401), what: outside("86401") },
        nothing: { ...reuse(0), what: outside("0") },
        "a negative time": { ...reuse(-300), what: outside("-300") },
        "half a second": { ...reuse(60.5), what: outside("60.5") },
        "a word": { ...reuse("long"), what: outside('"long"') },
        "a second too much as text": { ...reuse("86401"), what: outside('"86401"') },
        "an hour, as advice": { ...reuse(3600), what: long("3600"), level: "advisory" },
        "a second above the organisation's bound, as advice": {
            ...reuse(121),
            config: { maximumReuseSeconds: 120 },
            what: long("121", 120),
            level: "advisory",
        },
        "a time without a key, as advice": { ...reuse(300, null), what: useless, level: "advisory" },
        "a time with a blank key, as advice": { ...reuse(300, " "), what: useless, level: "advisory" },
        "an hour of aws-native, as advice": {
            ...reuse(3600),
            type: "aws-native:sqs:Queue",
            what: long("3600"),
            level: "advisory",
        },
    },
    undecided: {
        "a time that is not known": {
            ...reuse(unknown),
            undecided: [`its ${period} is not known before deployment`],
        },
    },
});

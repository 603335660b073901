import { sqsRetention } from "../../../../policypack/rules/sqs/retention";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const keeps = (messageRetentionSeconds: unknown) => ({ props: { messageRetentionSeconds } });
const native = (messageRetentionPeriod: unknown) => ({
    type: "aws-native:sqs:Queue",
    props: { messageRetentionPeriod },
});
const is = (value: string, property = "messageRetentionSeconds") => `${property} is ${value}`;
const short = (value: string) => [`${is(value)}, less than the hour that an outage may take`];
const outside = (value: string) => [`${is(value)}, and SQS takes whole numbers from 60 to 1209600`];

testRule(sqsRetention, {
    documented: { violates: "a minute", complies: "four days" },
    accepts: {
        "four days": keeps(345_600),
        "an hour": keeps(3600),
        "fourteen days": keeps(1_209_600),
        "four days as text": keeps("345600"),
        "no setting, which is four days": { props: {} },
        "four days of aws-native": native(345_600),
        "the setting of the other provider, which AWS never sees": {
            type: "aws-native:sqs:Queue",
            props: { messageRetentionSeconds: 60 },
        },
    },
    rejects: {
        "a second less than an hour": { ...keeps(3599), what: short("3599") },
        "a minute": { ...keeps(60), what: short("60") },
        "a minute as text": { ...keeps("60"), what: short('"60"') },
        "a second less than a minute": { ...keeps(59), what: outside("59") },
        nothing: { ...keeps(0), what: outside("0") },
        "a second more than fourteen days": { ...keeps(1_209_601), what: outside("1209601") },
        "days in place of seconds": { ...keeps("4d"), what: outside('"4d"') },
        "half a second": { ...keeps(3600.5), what: outside("3600.5") },
        "a minute of aws-native": {
            ...native(60),
            what: [`${is("60", "messageRetentionPeriod")}, less than the hour that an outage may take`],
        },
    },
    undecided: {
        "a time that is not known": {
            ...keeps(unknown),
            undecided: ["its messageRetentionSeconds is not known before deployment"],
        },
    },
});

import { sqsMaxReceiveCount } from "../../../../policypack/rules/sqs/max-receive-count";
import { queueArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const deadLetterTargetArn = queueArn("orders-dlq");
const having = (redrivePolicy: unknown) => ({ props: { redrivePolicy } });
const counting = (maxReceiveCount: unknown) => having({ deadLetterTargetArn, maxReceiveCount });
const once = ["a message is tried once only (maxReceiveCount is 1)"];
const outside = (value: string) => [
    `maxReceiveCount is ${value}, and SQS takes whole numbers from 1 to 1000`,
];
const unreadable = ["its redrivePolicy is no JSON object that can be relied on"];
const open = ["its maxReceiveCount is not known before deployment"];
const separate = { type: "aws:sqs/redrivePolicy:RedrivePolicy" };

testRule(sqsMaxReceiveCount, {
    documented: { violates: "one try", complies: "five tries" },
    accepts: {
        "five tries": counting(5),
        "two tries": counting(2),
        "a thousand tries": counting(1000),
        "five tries as text in text": having(JSON.stringify({ deadLetterTargetArn, maxReceiveCount: "5" })),
        "no redrive policy, which is the business of another rule": { props: {} },
        "an empty redrive policy": having(""),
        "a target that is not known yet": having({ deadLetterTargetArn: unknown, maxReceiveCount: 5 }),
        "a redrive policy of its own": { ...counting(5), ...separate },
        "a queue of aws-native": { ...counting(5), type: "aws-native:sqs:Queue" },
    },
    rejects: {
        "one try": { ...counting(1), what: once },
        "one try as text": { ...counting("1"), what: once },
        "one try in a policy as text": {
            ...having(JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1 })),
            what: once,
        },
        "one try towards a target that is not known": {
            ...having({ deadLetterTargetArn: unknown, maxReceiveCount: 1 }),
            what: once,
        },
        "one try in a redrive policy of its own": { ...counting(1), ...separate, what: once },
        "one try of aws-native": { ...counting(1), type: "aws-native:sqs:Queue", what: once },
        "no try": { ...counting(0), what: outside("0") },
        "a negative count": { ...counting(-1), what: outside("-1") },
        "a try too many": { ...counting(1001), what: outside("1001") },
        "half a try": { ...counting(1.5), what: outside("1.5") },
        "a word": { ...counting("five"), what: outside('"five"') },
        "a list": { ...counting([5]), what: outside("[5]") },
        "no count": { ...having({ deadLetterTargetArn }), what: outside("not set") },
        "text that is no JSON": { ...having("{deadLetterTargetArn"), what: unreadable },
        "JSON that is no object": { ...having("5"), what: unreadable },
        "a count said twice": { ...having('{"maxReceiveCount":5,"maxReceiveCount":1}'), what: unreadable },
    },
    undecided: {
        "a policy that is not known": { ...having(unknown), undecided: open },
        "a count that is not known": { ...counting(unknown), undecided: open },
    },
});

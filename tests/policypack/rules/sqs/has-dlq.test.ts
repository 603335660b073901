import { sqsHasDlq } from "../../../../policypack/rules/sqs/has-dlq";
import { queueArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { deployedQueue, newQueue } from "../stacks";

type Props = Record<string, unknown>;

const none = "no redrivePolicy names a dead-letter queue for it, and it is none itself";
const redrive = (name: string) => JSON.stringify({ deadLetterTargetArn: queueArn(name), maxReceiveCount: 5 });
const allow = (redrivePermission: unknown, ...sourceQueueArns: unknown[]) =>
    JSON.stringify({ redrivePermission, sourceQueueArns });
const orders = (props: Props = {}, deps: Record<string, string[]> = {}) =>
    newQueue("orders", { props: { redrivePolicy: redrive("elsewhere"), ...props }, deps });
const lone = (props: Props = {}, deps: Record<string, string[]> = {}) => newQueue("failed", { props, deps });
const flag: Member = { type: "aws:ssm/parameter:Parameter", name: "flag", props: {} };

/** Something that puts its dead letters into the queue. */
const user = (type: string, props: Props, ...deps: string[]): Member => ({
    type,
    name: "user",
    props,
    deps: Object.fromEntries(deps.map((property) => [property, ["failed"]])),
});
const dead = { arn: unknown };
const used = (type: string, props: Props, ...deps: string[]) => ({
    resources: [lone(), user(type, props, ...deps)],
});

testRule(sqsHasDlq, {
    documented: { violates: "a queue without", complies: "a queue and its dead-letter queue" },
    accepts: {
        "a queue and its dead-letter queue": {
            resources: [orders({ redrivePolicy: redrive("failed") }), lone()],
        },
        "a queue and its dead-letter queue, known by its origin only": {
            resources: [orders({ redrivePolicy: unknown }, { redrivePolicy: ["failed"] }), lone()],
        },
        "a dead-letter queue of another stack": { resources: [orders()] },
        "a redrive policy that is not known yet": {
            resources: [orders({ redrivePolicy: unknown }, { redrivePolicy: ["flag"] }), flag],
        },
        "a redrive policy of its own": {
            resources: [
                newQueue("orders"),
                lone(),
                {
                    type: "aws:sqs/redrivePolicy:RedrivePolicy",
                    name: "redrive",
                    props: { queueUrl: unknown, redrivePolicy: unknown },
                    deps: { queueUrl: ["orders"], redrivePolicy: ["failed"] },
                },
            ],
        },
        "a deployed pair": {
            resources: [
                deployedQueue("orders", { redrivePolicy: redrive("failed") }),
                deployedQueue("failed"),
            ],
        },
        "a pair of aws-native": {
            resources: [
                native("orders", { redrivePolicy: { deadLetterTargetArn: queueArn("failed") } }),
                native("failed"),
            ],
        },
        "the dead-letter queue of the second target of aws-native": used(
            "aws-native:events:Rule",
            { targets: [{ id: "1" }, { id: "2", deadLetterConfig: dead }] },
            "targets",
        ),
        "the dead-letter queue of a queue elsewhere": {
            resources: [lone({ redriveAllowPolicy: allow("byQueue", queueArn("elsewhere")) })],
        },
        "the dead-letter queue of a queue elsewhere, in a policy of its own": {
            resources: [
                lone(),
                {
                    type: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
                    name: "allow",
                    props: {
                        queueUrl: unknown,
                        redriveAllowPolicy: allow("byQueue", queueArn("elsewhere")),
                    },
                    deps: { queueUrl: ["failed"] },
                },
            ],
        },
        "the dead-letter queue of a queue that is not known yet": {
            resources: [
                lone({ redriveAllowPolicy: { redrivePermission: "byQueue", sourceQueueArns: [unknown] } }),
            ],
        },
        "a queue whose redriveAllowPolicy is made from another queue": {
            resources: [orders(), lone({ redriveAllowPolicy: unknown }, { redriveAllowPolicy: ["orders"] })],
        },
        "a queue that admits one of the stack, of which nobody knows yet where its dead letters go": {
            resources: [
                orders({ redrivePolicy: unknown }, { redrivePolicy: ["flag"] }),
                lone({ redriveAllowPolicy: allow("byQueue", queueArn("orders")) }),
                flag,
            ],
        },
    },
    rejects: {
        "a queue without": { resources: [newQueue("orders")], what: { orders: [none] } },
        "a deployed queue without": { resources: [deployedQueue("orders")], what: { orders: [none] } },
        "a queue of aws-native without": { resources: [native("orders")], what: { orders: [none] } },
        "a queue whose namesake is used": {
            resources: [orders({ redrivePolicy: redrive("failed-2") }), lone()],
            what: { failed: [none] },
        },
        "a redrive policy that is empty": {
            resources: [orders({ redrivePolicy: "{}" })],
            what: { orders: [none] },
        },
        "a redrive policy that is no JSON": {
            resources: [orders({ redrivePolicy: "failed" })],
            what: { orders: [none] },
        },
        "a redrive policy with a blank ARN": {
            resources: [orders({ redrivePolicy: { deadLetterTargetArn: " ", maxReceiveCount: 5 } })],
            what: { orders: [none] },
        },
        "a queue that only says to be open to all": {
            resources: [lone({ redriveAllowPolicy: allow("allowAll") })],
            what: { failed: [none] },
        },
        "a queue that only says to be closed to all": {
            resources: [lone({ redriveAllowPolicy: allow("denyAll", queueArn("elsewhere")) })],
            what: { failed: [none] },
        },
        "a queue that names no source": {
            resources: [lone({ redriveAllowPolicy: allow("byQueue") })],
            what: { failed: [none] },
        },
        "a queue that names itself": {
            resources: [lone({ redriveAllowPolicy: allow("byQueue", queueArn("failed")) })],
            what: { failed: [none] },
        },
        "a queue that names a queue of the stack which goes elsewhere": {
            resources: [orders(), lone({ redriveAllowPolicy: allow("byQueue", queueArn("orders")) })],
            what: { failed: [none] },
        },
    },
    undecided: {
        "a queue whose redriveAllowPolicy is not known": {
            resources: [lone({ redriveAllowPolicy: unknown }, { redriveAllowPolicy: ["flag"] }), flag],
            undecided: { failed: ["whether it is a dead-letter queue is not known before deployment"] },
        },
        "a queue whose permission is not known": {
            resources: [lone({ redriveAllowPolicy: { redrivePermission: unknown } })],
            undecided: { failed: ["whether it is a dead-letter queue is not known before deployment"] },
        },
    },
});

function native(name: string, props: Props = {}): Member {
    return {
        type: "aws-native:sqs:Queue",
        name,
        props: { queueName: name, arn: unknown, queueUrl: unknown, ...props },
    };
}

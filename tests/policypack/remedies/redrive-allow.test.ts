import { dlqRedriveAllow } from "../../../policypack/rules/dlq/redrive-allow";
import { queueArn, queueUrl } from "../../support/documents";
import { testRemedy } from "../../support/remedy-tester";
import { type Member } from "../../support/rule-run";
import { unknown } from "../../support/wire";

const allow = (redrivePermission: unknown = "allowAll", sourceQueueArns: unknown = [queueArn()]) => ({
    redrivePermission,
    sourceQueueArns,
});
const text = (...parts: Parameters<typeof allow>) => JSON.stringify(allow(...parts));

const redrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn("orders-dlq"), maxReceiveCount: 5 });
const queue = (name: string, props: Record<string, unknown>): Member => ({
    type: "aws:sqs/queue:Queue",
    name,
    props: { name, ...props },
});
const source = queue("orders", { arn: queueArn(), redrivePolicy });

const inline = (redriveAllowPolicy: unknown) => ({
    resource: queue("orders-dlq", { redriveAllowPolicy }),
    others: [source],
});
const separate = (redriveAllowPolicy: unknown) => ({
    resource: {
        type: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
        name: "orders-dlq-allow",
        props: { queueUrl: queueUrl("orders-dlq"), redriveAllowPolicy },
    },
    others: [source, queue("orders-dlq", {})],
});
const native = (redriveAllowPolicy: unknown) => ({
    resource: {
        type: "aws-native:sqs:Queue",
        name: "orders-dlq",
        props: { queueName: "orders-dlq", redriveAllowPolicy },
    },
    others: [source],
});
const to = (redriveAllowPolicy: unknown) => ({ to: { redriveAllowPolicy } });
const many = (count: number) => Array.from({ length: count }, (_, place) => queueArn(`orders-${place}`));

testRemedy(() => dlqRedriveAllow, "dlq-redrive-allow", {
    mends: {
        "a queue that lists its sources and lets in all": { ...inline(text()), ...to(text("byQueue")) },
        "a policy of its own": { ...separate(text()), ...to(text("byQueue")) },
        "a policy in an object": { ...separate(allow()), ...to(allow("byQueue")) },
        "a queue of aws-native": { ...native(allow()), ...to(allow("byQueue")) },
        "a list of several": {
            ...inline(text("allowAll", [queueArn(), queueArn("invoices")])),
            ...to(text("byQueue", [queueArn(), queueArn("invoices")])),
        },
    },
    leaves: {
        "a queue that lets in its sources only": inline(text("byQueue")),
        "a queue that lets in nobody, which byQueue would open": inline(text("denyAll")),
        "a queue that lets in all and lists nobody": inline(
            JSON.stringify({ redrivePermission: "allowAll" }),
        ),
        "a list that is empty": inline(text("allowAll", [])),
        "a list of more than SQS takes": inline(text("allowAll", many(11))),
        "a list with something that is no queue": inline(text("allowAll", [queueArn(), "orders"])),
        "a list that is one text": inline(text("allowAll", queueArn())),
        "a list that is not known": separate(allow("allowAll", unknown)),
        "a list of which a part is not known": separate(allow("allowAll", [queueArn(), unknown])),
        "a permission that is not known": separate(allow(unknown)),
        "sources without a permission": inline(JSON.stringify({ sourceQueueArns: [queueArn()] })),
        "a policy that is not known": inline(unknown),
        "a policy that is not given": inline(undefined),
        "a policy that is no JSON": inline("allowAll"),
        "a policy that says it twice": inline(
            `{"redrivePermission":"byQueue","redrivePermission":"allowAll","sourceQueueArns":["${queueArn()}"]}`,
        ),
    },
});

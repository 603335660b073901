import { logGroupRetention } from "../../../../policypack/rules/log/group-retention";
import { queueArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { newQueue } from "../stacks";

const group = (props: Record<string, unknown>, type = "aws:cloudwatch/logGroup:LogGroup"): Member => ({
    type,
    name: "worker-logs",
    props: { name: "/aws/lambda/worker", ...props },
});
const beside = (props: Record<string, unknown>, type?: string) => ({
    resources: [newQueue("orders"), group(props, type)],
});
const forever = { what: { "worker-logs": ["it keeps its logs for ever (retentionInDays is not set)"] } };
const topic: Member = { type: "aws:sns/topic:Topic", name: "events", props: {} };
const subscription: Member = {
    type: "aws-native:sns:Subscription",
    name: "feed",
    props: { protocol: "lambda" },
};
const poller: Member = {
    type: "aws:lambda/eventSourceMapping:EventSourceMapping",
    name: "poller",
    props: { eventSourceArn: queueArn(), functionName: "worker" },
};
const policy: Member = { type: "aws:sqs/queuePolicy:QueuePolicy", name: "policy", props: {} };

testRule(logGroupRetention, {
    documented: { violates: "no retention", complies: "30 days" },
    accepts: {
        "30 days": beside({ retentionInDays: 30 }),
        "30 days as text": beside({ retentionInDays: "30" }),
        "30 days under aws-native": beside({ retentionInDays: 30 }, "aws-native:logs:LogGroup"),
        "a class that deletes by itself": beside({ logGroupClass: "DELIVERY" }),
        "a stack without messaging": { resources: [group({})] },
        "a stack whose functions consume something else": {
            resources: [group({}), { ...poller, props: { eventSourceArn: "arn:aws:kafka:eu-west-1::c" } }],
        },
    },
    rejects: {
        "no retention": { ...beside({}), ...forever },
        "zero days, which means for ever": { ...beside({ retentionInDays: 0 }), ...forever },
        "no retention beside a topic": { resources: [topic, group({})], ...forever },
        "no retention beside a subscription": { resources: [subscription, group({})], ...forever },
        "no retention beside a queue policy": { resources: [policy, group({})], ...forever },
        "no retention beside the consumer of a queue elsewhere": {
            resources: [poller, group({})],
            ...forever,
        },
        "no retention under aws-native": { ...beside({}, "aws-native:logs:LogGroup"), ...forever },
    },
    undecided: {
        "a retention that is not known": {
            ...beside({ retentionInDays: unknown }),
            undecided: { "worker-logs": ["its retentionInDays is not known before deployment"] },
        },
    },
});

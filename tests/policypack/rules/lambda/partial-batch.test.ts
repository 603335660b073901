import { lambdaPartialBatch } from "../../../../policypack/rules/lambda/partial-batch";
import { own, queueArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { newQueue } from "../stacks";

type Props = Record<string, unknown>;

const REPORTS = { functionResponseTypes: ["ReportBatchItemFailures"] };
const mapping = (
    props: Props,
    deps?: Member["deps"],
    type = "aws:lambda/eventSourceMapping:EventSourceMapping",
) => ({
    resources: [{ type, name: "poller", props: { functionName: "worker", ...props }, deps }] as Member[],
});
const polls = (props: Props = {}) => mapping({ eventSourceArn: queueArn(), ...props });
const ofNew = (props: Props = {}) => ({
    resources: [
        newQueue("orders"),
        ...mapping({ eventSourceArn: unknown, ...props }, { eventSourceArn: ["orders"] }).resources,
    ],
});
const native = (props: Props) =>
    mapping({ eventSourceArn: queueArn(), ...props }, undefined, "aws-native:lambda:EventSourceMapping");
const brings = (size: number) => ({
    what: { poller: [`one message that fails brings back all of its batch of up to ${size}`] },
});
const open = (property: string) => ({
    undecided: { poller: [`its ${property} is not known before deployment`] },
});
const stream: Member = { type: "aws:kinesis/stream:Stream", name: "clicks", props: { name: "clicks" } };

testRule(lambdaPartialBatch, {
    documented: { violates: "a function that reports nothing", complies: "a function that reports" },
    accepts: {
        "a function that reports": polls(REPORTS),
        "a function that reports, of a new queue": ofNew(REPORTS),
        "batches of one message": polls({ batchSize: 1 }),
        "batches of one message, as text": polls({ batchSize: "1" }),
        "batches of one message, whatever the function reports": polls({
            batchSize: 1,
            functionResponseTypes: unknown,
        }),
        "a function that reports, whatever the batch": polls({ ...REPORTS, batchSize: unknown }),
        "a function that reports, whatever the source": mapping({ ...REPORTS, eventSourceArn: unknown }),
        "a stream, where order decides": mapping({
            eventSourceArn: `arn:aws:kinesis:eu-west-1:${own}:stream/clicks`,
        }),
        "a new stream": {
            resources: [
                stream,
                ...mapping({ eventSourceArn: unknown }, { eventSourceArn: ["clicks"] }).resources,
            ],
        },
        "a Kafka cluster of one's own": mapping({ selfManagedEventSource: { endpoints: {} } }),
        "a function that reports under aws-native": native(REPORTS),
    },
    rejects: {
        "a function that reports nothing": { ...polls(), ...brings(10) },
        "an empty list": { ...polls({ functionResponseTypes: [] }), ...brings(10) },
        "a function that reports nothing, of a new queue": { ...ofNew(), ...brings(10) },
        "a large batch": { ...polls({ batchSize: 1000 }), ...brings(1000) },
        "a batch of two": { ...polls({ batchSize: 2 }), ...brings(2) },
        "a queue in China": { ...polls({ eventSourceArn: queueArn("orders", "aws-cn") }), ...brings(10) },
        "another type of response": { ...polls({ functionResponseTypes: ["Other"] }), ...brings(10) },
        "a function that reports nothing under aws-native": { ...native({ batchSize: 5 }), ...brings(5) },
    },
    undecided: {
        "a source that is not known and comes from nothing": {
            ...mapping({ eventSourceArn: unknown }),
            ...open("eventSourceArn"),
        },
        "responses that are not known": {
            ...polls({ functionResponseTypes: unknown }),
            ...open("functionResponseTypes"),
        },
        "one response that is not known": {
            ...polls({ functionResponseTypes: [unknown] }),
            ...open("functionResponseTypes"),
        },
        "a batch size that is not known": { ...polls({ batchSize: unknown }), ...open("batchSize") },
    },
});

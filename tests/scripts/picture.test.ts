import assert from "node:assert/strict";

import { type Held } from "../../cli/source/resource";
import { flowchart } from "../../scripts/picture";

const arn = (service: string, name: string) => `arn:aws:${service}:us-east-1:111122223333:${name}`;
const urn = (type: string, name: string) => `urn:pulumi:dev::test::${type}::${name}`;

function held(
    type: string,
    name: string,
    inputs: Record<string, unknown> = {},
    madeFrom: Record<string, string[]> = {},
): Held {
    return { urn: urn(type, name), type, name, inputs, outputs: {}, madeFrom };
}

const queue = (name: string, more: object = {}, madeFrom = {}) =>
    held("aws:sqs/queue:Queue", name, { name: `${name}-1a2b`, ...more }, madeFrom);
const role = (name: string) => held("aws:iam/role:Role", name, { name: `${name}-1a2b` });
const policy = (of: string, ...Statement: object[]) =>
    held("aws:iam/rolePolicy:RolePolicy", of, { role: `${of}-1a2b`, policy: JSON.stringify({ Statement }) });
const allow = (Action: string | string[], Resource: string) => ({ Effect: "Allow", Action, Resource });

/** The lines of the chart, without what stands around them. */
function drawn(...resources: Held[]): string[] {
    const [, chart = ""] = /flowchart LR\n([^]*)```/.exec(flowchart(resources)) ?? [];
    return chart.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}

const redrivePolicy = JSON.stringify({ deadLetterTargetArn: arn("sqs", "dead-1a2b"), maxReceiveCount: 5 });

describe("the picture of a program", () => {
    it("shows who sends and receives, and where messages go that fail", () => {
        const lines = drawn(
            queue("jobs", { redrivePolicy }),
            queue("dead"),
            role("web"),
            policy("web", allow(["sqs:SendMessage", "sqs:GetQueueUrl"], arn("sqs", "jobs-1a2b"))),
            role("ops"),
            policy("ops", allow(["sqs:ReceiveMessage", "sqs:StartMessageMoveTask"], arn("sqs", "dead-1a2b"))),
        );
        assert.deepEqual(lines, [
            'n1[["dead<br/>dead-letter queue"]]',
            'n2[["jobs<br/>queue"]]',
            'n3[/"ops<br/>role"/]',
            'n4[/"web<br/>role"/]',
            'n1 -- "looks, moves back" --> n3',
            'n2 -- "after 5 receives" --> n1',
            'n4 -- "sends" --> n2',
        ]);
    });

    it("shows a program in place of the role that it has, and a mapping in place of its rights", () => {
        const lines = drawn(
            queue("jobs"),
            role("worker"),
            policy("worker", allow("sqs:ReceiveMessage", arn("sqs", "jobs-1a2b"))),
            held("aws:lambda/function:Function", "work", {
                name: "work-1",
                role: "arn:aws:iam::1:role/worker-1a2b",
            }),
            held("aws:lambda/eventSourceMapping:EventSourceMapping", "work", {
                eventSourceArn: arn("sqs", "jobs-1a2b"),
                functionName: "work-1",
            }),
        );
        assert.deepEqual(lines, [
            'n1[["jobs<br/>queue"]]',
            'n2["work<br/>function"]',
            'n1 -- "in batches" --> n2',
        ]);
    });

    it("follows what a value is made from where the value is not known", () => {
        const topic = held("aws:sns/topic:Topic", "events");
        const jobs = queue("jobs", {}, { kmsMasterKeyId: [urn("aws:kms/key:Key", "key")] });
        const subscription = held(
            "aws:sns/topicSubscription:TopicSubscription",
            "jobs",
            {},
            { topic: [topic.urn], endpoint: [jobs.urn, urn("aws:sqs/queuePolicy:QueuePolicy", "jobs")] },
        );
        assert.deepEqual(drawn(topic, jobs, subscription, held("aws:kms/key:Key", "key")), [
            'n1(["events<br/>topic"])',
            'n2[["jobs<br/>queue"]]',
            'n3{{"key<br/>key"}}',
            'n1 -- "delivers" --> n2',
            "n3 -.- n2",
        ]);
    });

    it("shows the alarms that call a topic as one, and who uses a key by itself", () => {
        const alarm = (name: string) =>
            held("aws:cloudwatch/metricAlarm:MetricAlarm", name, { alarmActions: [arn("sns", "calls")] });
        const sign = { ...allow("kms:GenerateMac", "*"), Principal: { AWS: "arn:aws:iam::1:role/web-1a2b" } };
        const read = {
            ...allow("kms:Decrypt", "*"),
            Principal: sign.Principal,
            Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } },
        };
        const lines = drawn(
            held("aws:sns/topic:Topic", "calls", { name: "calls" }),
            alarm("a"),
            alarm("b"),
            role("web"),
            held("aws:kms/key:Key", "key", { policy: JSON.stringify({ Statement: [sign, read] }) }),
        );
        assert.deepEqual(lines, [
            'n1("2 alarms")',
            'n2(["calls<br/>topic"])',
            'n3{{"key<br/>key"}}',
            'n4[/"web<br/>role"/]',
            'n1 -- "call" --> n2',
            'n3 -- "signs" --> n4',
        ]);
    });

    it("leaves out what has to do with nothing else", () => {
        assert.deepEqual(drawn(queue("alone"), role("nobody"), held("aws:kms/key:Key", "idle")), []);
    });
});

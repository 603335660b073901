import assert from "node:assert/strict";

import { auditOf } from "../../../cli/audit/audit";
import { needsPlan, planFor, type Plan } from "../../../cli/audit/plan";
import { planText } from "../../../cli/audit/text";
import { packConfiguration } from "../../../cli/configuration";
import { judge } from "../../../cli/judge";
import { type Held } from "../../../cli/source/resource";
import { account, found, foundKey, foundQueue, foundTopic, queueArn } from "../../support/account-queues";
import { allow, document } from "../../support/aws";

const topic = `arn:aws:sns:us-east-1:${account}:news`;
const worker = `arn:aws:iam::${account}:role/worker`;
const partner = "arn:aws:iam::444455556666:role/partner";

function planOf(name: string, ...resources: readonly Held[]): Plan {
    const source = { words: "account", resources: [...resources], missing: [] };
    const { items } = auditOf([source], packConfiguration(), true);
    return planFor(
        items.find((item) => item.name === name)!,
        items,
    );
}

const redrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn("failed"), maxReceiveCount: 4 });
const policy = document(
    allow("sqs:SendMessage", "*", { Principal: { AWS: [worker, partner] } }),
    allow("sqs:SendMessage", "*", { Principal: "*", Sid: "Anybody" }),
);
const subscription = found("aws:sns/topicSubscription:TopicSubscription", "news:1", {
    topic,
    protocol: "sqs",
    endpoint: queueArn("orders"),
});
const orders = planOf(
    "orders",
    foundQueue("orders", { redrivePolicy, policy, approximateNumberOfMessages: 12 }),
    foundQueue("failed", { sqsManagedSseEnabled: true }),
    subscription,
);
const step = (plan: Plan, title: RegExp) => plan.steps.find((one) => title.test(one.title))!;
const shell = (plan: Plan, title: RegExp) =>
    step(plan, title)
        .code.filter(({ language }) => language === "sh")
        .flatMap(({ text }) => text.split("\n"));

/** The JSON between single quotes on a command line, as a shell hands it on. */
const quoted = (line: string) => JSON.parse(/'(\{[^']*\})'/.exec(line)![1]!) as unknown;

describe("a migration plan", () => {
    it("goes in the order that drops no traffic", () =>
        assert.deepEqual(
            orders.steps.map(({ title }) => title),
            [
                "Know who calls it",
                "Make the key, with grants for all callers",
                "Give the callers their rights in IAM",
                "Switch the queue and its dead-letter queue",
                "Wait for 60 seconds",
                "Verify",
                "Or let a Pulumi program do steps 2 and 4, and keep it so",
                "The way back",
            ],
        ));

    it("names the callers, those whom no grant can name, and that the backlog stays as it was", () => {
        const text = step(orders, /^Know/).text.join("\n");
        assert.match(text, /- arn:aws:iam::111122223333:role\/worker sends \(statement 1 of its policy\)/);
        assert.match(text, /No grant can name \* \(statement "Anybody" of its policy\)/);
        assert.match(
            text,
            /the backlog stays as it was until it is read, and stays readable\. It holds 12 messages now\./,
        );
    });

    it("switches both queues in one step, by JSON that a shell leaves whole", () => {
        const lines = shell(orders, /^Switch/);
        const switched = { KmsMasterKeyId: "alias/orders-messages", KmsDataKeyReusePeriodSeconds: "300" };
        assert.deepEqual(lines.map(quoted), [switched, switched]);
        assert.match(lines[0]!, /^aws sqs set-queue-attributes --queue-url https:\S+\/orders --attributes '/);
        assert.match(lines[1]!, /--queue-url https:\S+\/failed /);
    });

    it("tells the way back of each to its own former mode", () =>
        assert.deepEqual(shell(orders, /^The way back/).map(quoted), [
            { KmsMasterKeyId: "", SqsManagedSseEnabled: "false" },
            { KmsMasterKeyId: "", SqsManagedSseEnabled: "true" },
        ]));

    it("grants the key to the services and foreign callers that were found, by a policy that the pack lets pass", () => {
        const [json] = step(orders, /^Make/).code;
        const { Statement } = JSON.parse(json!.text) as {
            Statement: { Sid: string; Principal: object; Condition?: object }[];
        };
        const bySid = Object.fromEntries(Statement.map((statement) => [statement.Sid, statement]));
        assert.deepEqual(bySid["TopicsDeliver"]?.Condition, {
            ArnEquals: { "aws:SourceArn": topic },
            StringEquals: { "aws:SourceAccount": account },
        });
        assert.deepEqual(bySid["SendersUseKey"]?.Principal, { AWS: partner });
        const key = foundKey("11111111-2222-3333-4444-555555555555", { policy: json!.text });
        const trusted = judge([key], packConfiguration()).filter(
            ({ rule }) => rule !== "kms-policy-cross-account",
        );
        assert.deepEqual(trusted, []);
    });

    it("gives each identity of the account its rights on queue and key", () => {
        const [mine] = step(orders, /^Give/).code;
        assert.equal(mine!.about, `${worker}:`);
        const { Statement } = JSON.parse(mine!.text) as {
            Statement: { Action: string[]; Condition?: object }[];
        };
        assert.deepEqual(
            Statement.map(({ Action }) => Action),
            [
                ["sqs:GetQueueUrl", "sqs:SendMessage"],
                ["kms:Decrypt", "kms:GenerateDataKey"],
            ],
        );
        assert.match(JSON.stringify(Statement[1]!.Condition), /alias\/orders-messages/);
    });

    const program = (plan: Plan) =>
        step(plan, /Pulumi program/).code.find(({ language }) => language === "ts")!.text;

    it("repeats in the program what the queue is set to, and its tags", () => {
        const settings = { contentBasedDeduplication: true, fifoThroughputLimit: "perMessageGroupId" };
        const tags = { Team: "shop", "aws:cloudformation:stack-name": "shop" };
        const lines = program(
            planOf("jobs.fifo", foundQueue("jobs.fifo", { ...settings, tags, delaySeconds: 5 })),
        );
        for (const line of [
            '    importUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/jobs.fifo",',
            "    fifo: { enabled: true, contentBasedDeduplication: true, highThroughput: true },",
            "    visibilityTimeoutSeconds: 30,",
            "    delaySeconds: 5,",
            '    tags: {"Team":"shop"},',
        ])
            assert.ok(lines.split("\n").includes(line), `${line}\n${lines}`);
    });

    it("names foreign roles in the program, and leaves a whole account to its reader", () => {
        const root = "arn:aws:iam::999988887777:root";
        const policy = document(allow("sqs:SendMessage", "*", { Principal: { AWS: [partner, root] } }));
        const lines = program(planOf("orders", foundQueue("orders", { policy })));
        assert.match(
            lines,
            /senders: \[\{ roleArns: \["arn:aws:iam::444455556666:role\/partner"\], through: KeyService\.Sqs \}\]/,
        );
        assert.match(lines, /\/\/ Name the roles of account 999988887777 that send, as senders\./);
    });

    it("lets a topic go the same way", () => {
        const plan = planOf("news", foundTopic("news", { kmsMasterKeyId: "alias/aws/sns" }));
        assert.deepEqual(shell(plan, /^Switch the topic/), [
            `aws sns set-topic-attributes --topic-arn ${topic} --attribute-name KmsMasterKeyId --attribute-value 'alias/news-messages'`,
        ]);
        assert.match(shell(plan, /^The way back/)[0]!, /--attribute-value 'alias\/aws\/sns'$/);
    });

    it("is for what rests under no key of the account", () => {
        const { items } = auditOf(
            [
                {
                    words: "",
                    resources: [foundQueue("a"), foundQueue("b", { kmsMasterKeyId: "alias/b" })],
                    missing: [],
                },
            ],
            packConfiguration(),
            true,
        );
        assert.deepEqual(
            items.filter(needsPlan).map(({ name }) => name),
            ["a"],
        );
    });

    it("is numbered for who reads a console", () => {
        const text = planText(orders);
        assert.match(
            text,
            /^Plan for arn:aws:sqs:us-east-1:111122223333:orders\n\n1\. Know who calls it\n {3}orders is not encrypted\./,
        );
        assert.match(text, /\n\n8\. The way back\n/);
    });
});

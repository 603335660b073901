import assert from "node:assert";

import { programOf } from "../../../scripts/pages/program";
import { completed } from "../../../scripts/pages/required";
import { classOf, variableOf } from "../../../scripts/pages/tokens";
import { allow, own, queueArn, text } from "../../support/documents";
import { type Member } from "../../support/rule-run";
import { secret, unknown } from "../../support/wire";

const AWS = `import * as aws from "@pulumi/aws";`;
const PULUMI = `import * as pulumi from "@pulumi/pulumi";`;

const queue = (props: Record<string, unknown>, parts: Partial<Member> = {}): Member => ({
    type: "aws:sqs/queue:Queue",
    name: "orders",
    ...parts,
    props,
});

const failed = queue({ name: "failed", arn: unknown }, { name: "failed" });

describe("the program on a rule's page", () => {
    const classes: [type: string, expression: string, from: string][] = [
        ["aws:sqs/queue:Queue", "aws.sqs.Queue", "@pulumi/aws"],
        ["aws:ec2/vpcEndpoint:VpcEndpoint", "aws.ec2.VpcEndpoint", "@pulumi/aws"],
        ["aws-native:sqs:Queue", "awsnative.sqs.Queue", "@pulumi/aws-native"],
        ["kubernetes:apps/v1:Deployment", "kubernetes.apps.v1.Deployment", "@pulumi/kubernetes"],
        ["pulumi:providers:aws", "aws.Provider", "@pulumi/aws"],
    ];
    for (const [type, expression, from] of classes)
        it(`calls ${type} ${expression}`, () => {
            assert.strictEqual(classOf(type).expression, expression);
            assert.strictEqual(classOf(type).package, from);
        });

    it("makes variables of names", () => {
        const names = ["orders", "orders-dlq", "events.fifo", "7-days", "function", "aws", "Role"];
        const variables = ["orders", "ordersDlq", "eventsFifo", "days", "theFunction", "theAws", "role"];
        assert.deepStrictEqual(names.map(variableOf), variables);
    });

    const programs: [sentence: string, members: Member[], lines: string[], outputs?: boolean][] = [
        [
            "shows the inputs of a resource",
            [queue({ name: "orders", tags: { Owner: "shop", "cost-centre": 7 }, left: undefined })],
            [
                AWS,
                "",
                'new aws.sqs.Queue("orders", { name: "orders", tags: { Owner: "shop", "cost-centre": 7 } });',
            ],
        ],
        ["shows a resource without inputs", [queue({})], [AWS, "", 'new aws.sqs.Queue("orders");']],
        [
            "shows a policy as an object in JSON.stringify",
            [queue({ policy: text(allow({ Action: "sqs:SendMessage", Condition: {} })) })],
            [
                AWS,
                "",
                'new aws.sqs.Queue("orders", {',
                "    policy: JSON.stringify({",
                '        Version: "2012-10-17",',
                '        Statement: [{ Effect: "Allow", Action: "sqs:SendMessage" }],',
                "    }),",
                "});",
            ],
        ],
        [
            "shows a document that was an object as the text that the provider takes",
            [queue({ redrivePolicy: { maxReceiveCount: 5 } })],
            [
                AWS,
                "",
                'new aws.sqs.Queue("orders", { redrivePolicy: JSON.stringify({ maxReceiveCount: 5 }) });',
            ],
        ],
        [
            "leaves a text that only looks like JSON, or says a thing twice, as it is",
            [queue({ policy: "{no", redrivePolicy: '{"a":1,"a":2}' })],
            [AWS, "", `new aws.sqs.Queue("orders", { policy: "{no", redrivePolicy: '{"a":1,"a":2}' });`],
        ],
        [
            "shows a secret as one",
            [queue({ kmsMasterKeyId: secret("alias/orders") })],
            [
                AWS,
                PULUMI,
                "",
                'new aws.sqs.Queue("orders", { kmsMasterKeyId: pulumi.secret("alias/orders") });',
            ],
        ],
        [
            "leaves out what AWS fills in",
            [queue({ name: "orders", arn: queueArn(), url: unknown, policy: "", redrivePolicy: unknown })],
            [AWS, "", 'new aws.sqs.Queue("orders", { name: "orders" });'],
            true,
        ],
        [
            "shows the inputs where a case has both",
            [queue({ name: "orders", arn: queueArn() }, { inputs: { arn: "given" } })],
            [AWS, "", 'new aws.sqs.Queue("orders", { arn: "given" });'],
            true,
        ],
        [
            "writes the attribute of another resource, which comes first",
            [queue({ redrivePolicy: `{"deadLetterTargetArn":"${queueArn("failed")}"}` }), failed],
            [
                AWS,
                PULUMI,
                "",
                'const failed = new aws.sqs.Queue("failed", { name: "failed" });',
                "",
                'new aws.sqs.Queue("orders", { redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: failed.arn }) });',
            ],
            true,
        ],
        [
            "writes ARNs in a policy out, for a preview knows them",
            [queue({ policy: text(allow({ Resource: queueArn("failed") })) }), failed],
            [
                AWS,
                "",
                'new aws.sqs.Queue("orders", {',
                "    policy: JSON.stringify({",
                '        Version: "2012-10-17",',
                `        Statement: [{ Effect: "Allow", Resource: "arn:aws:sqs:eu-west-1:${own}:failed" }],`,
                "    }),",
                "});",
                "",
                'new aws.sqs.Queue("failed", { name: "failed" });',
            ],
            true,
        ],
        [
            "writes names out where resources name each other",
            [
                queue({ name: "orders", note: queueArn("failed") }),
                queue({ name: "failed", note: queueArn() }, { name: "failed" }),
            ],
            [
                AWS,
                "",
                `new aws.sqs.Queue("orders", { name: "orders", note: "arn:aws:sqs:eu-west-1:${own}:failed" });`,
                "",
                `new aws.sqs.Queue("failed", { name: "failed", note: "arn:aws:sqs:eu-west-1:${own}:orders" });`,
            ],
            true,
        ],
        [
            "writes what an unknown value was made from",
            [
                queue({ name: "orders" }),
                {
                    type: "aws:sqs/queuePolicy:QueuePolicy",
                    name: "policy",
                    props: { queueUrl: unknown, policy: "" },
                    deps: { queueUrl: ["orders"] },
                },
            ],
            [
                AWS,
                "",
                'const orders = new aws.sqs.Queue("orders", { name: "orders" });',
                "",
                'new aws.sqs.QueuePolicy("policy", { queueUrl: orders.url });',
            ],
            true,
        ],
    ];
    for (const [sentence, members, lines, outputs = false] of programs)
        it(sentence, async () => {
            assert.deepStrictEqual((await programOf(members, outputs)).split("\n"), lines);
        });

    const roles: [type: string, attribute: string][] = [
        ["aws:lambda/function:Function", "arn"],
        ["aws:iam/rolePolicy:RolePolicy", "name"],
    ];
    for (const [type, attribute] of roles)
        it(`gives a ${type} the role's ${attribute}`, async () => {
            const role = { type: "aws:iam/role:Role", name: "worker", props: {} };
            const user = { type, name: "it", props: { role: unknown }, deps: { role: ["worker"] } };
            const code = await programOf([role, user], true);
            assert.match(code, new RegExp(`\\{ role: worker\\.${attribute} \\}`));
        });

    const refused: [sentence: string, members: Member[], message: string][] = [
        [
            "an input that is not known",
            [queue({ kmsMasterKeyId: unknown })],
            "its kmsMasterKeyId is not known, and made from nothing",
        ],
        [
            "what was made from several resources",
            [queue({ tags: { a: unknown } }, { deps: { tags: ["failed", "failed"] } }), failed],
            "its a is made from several resources",
        ],
        [
            "a document that is not known as a whole",
            [queue({ policy: unknown }, { deps: { policy: ["failed"] } }), failed],
            "its policy is not known as a whole",
        ],
        [
            "an origin that the case lacks",
            [queue({ policy: unknown }, { deps: { policy: ["nobody"] } })],
            'it has no resource "nobody"',
        ],
    ];
    for (const [sentence, members, message] of refused)
        it(`refuses ${sentence}`, async () => {
            await assert.rejects(programOf(members, false), { message });
        });

    it("adds what the provider asks for and a case leaves out, and nothing else", () => {
        const policy = { type: "aws:iam/rolePolicy:RolePolicy", name: "it", props: { policy: "" } };
        assert.deepStrictEqual(completed(policy).props, { policy: "", role: "orders-worker" });
        const given = { ...policy, props: { role: "web" } };
        assert.deepStrictEqual(completed(given).props, { role: "web" });
        const made = { ...policy, props: { role: unknown }, deps: { role: ["worker"] } };
        assert.deepStrictEqual(completed(made).props, { role: unknown });
        assert.deepStrictEqual(completed(queue({})).props, {});
    });
});

import { deepStrictEqual, strictEqual } from "node:assert";

import { Access, MessagingRole, type MessagingRoleArgs } from "../../components";
import { refusalOf, runProgram } from "../support/mocks";

const queueArn = "arn:aws:sqs:eu-west-1:111122223333:jobs";
const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";

describe("MessagingRole", () => {
    const trust = { lambda: {} };

    it("for a function that polls by itself has the actions of a poller", async () => {
        const args = {
            access: Access.Consumer,
            trust: { lambda: { eventSourceMapping: false } },
            queueArns: [queueArn],
        };
        const recording = await runProgram(() => new MessagingRole("worker", args));
        const { policy } = recording.one("aws:iam/rolePolicy:RolePolicy", "worker-role-policy").inputs;
        deepStrictEqual(JSON.parse(String(policy)), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "Queues",
                    Effect: "Allow",
                    Action: [
                        "sqs:ChangeMessageVisibility",
                        "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes",
                        "sqs:GetQueueUrl",
                        "sqs:ReceiveMessage",
                    ],
                    Resource: queueArn,
                },
            ],
        });
    });

    it("for EC2 comes with an instance profile of the name it was given", async () => {
        const args = {
            access: Access.Producer,
            trust: { ec2: { instanceProfileName: "importers" } },
            queueArns: [queueArn],
            name: "importer",
        };
        const recording = await runProgram(() => new MessagingRole("importer", args));
        deepStrictEqual(
            recording.one("aws:iam/instanceProfile:InstanceProfile", "importer-instance-profile").inputs,
            { name: "importers", path: "/", role: "importer" },
        );
        deepStrictEqual(recording.one("pulumi-secure-messaging:index:MessagingRole", "importer").outputs, {
            roleArn: "arn:aws:iam::111122223333:role/importer",
            roleName: "importer",
            instanceProfileName: "importers",
        });
    });

    const refused: Record<string, [MessagingRoleArgs, string]> = {
        "a producer without queues": [
            { access: Access.Producer, trust },
            "queueArns is empty; access Producer acts on queueArns; give the ARNs.",
        ],
        "an operator without queues": [
            { access: Access.Operator, trust, queueArns: [] },
            "queueArns is empty; access Operator acts on queueArns, deadLetterQueueArns, subscriptionDeadLetterQueueArns; " +
                "give the ARNs.",
        ],
        "a publisher with queues": [
            { access: Access.Publisher, trust, topicArns: [topicArn], queueArns: [queueArn] },
            "queueArns is set, but access Publisher has no action there; leave it out.",
        ],
        "a name longer than 64 characters": [
            { access: Access.Producer, trust, queueArns: [queueArn], name: "n".repeat(65) },
            `name is "${"n".repeat(65)}"; IAM allows 64 letters, digits, hyphens and underscores; choose 1 to 64 of ` +
                "these characters.",
        ],
    };
    for (const [what, [args, problem]] of Object.entries(refused)) {
        it(`refuses ${what}`, async () => {
            strictEqual(
                await refusalOf(() => new MessagingRole("it", args)),
                `MessagingRole "it": ${problem}`,
            );
        });
    }
});

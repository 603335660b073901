import { deepStrictEqual } from "node:assert";

import { Access, MessagingRole } from "../../components";
import { runProgram } from "../support/mocks";
import {
    queueArn,
    boundary,
    producer,
    component,
    previewed,
    policyOf,
    roleOf,
    document,
} from "../support/roles";

describe("MessagingRole", () => {
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
        deepStrictEqual(recording.one(component, "importer").outputs, {
            roleArn: "arn:aws:iam::111122223333:role/importer",
            roleName: "importer",
            instanceProfileName: "importers",
        });
    });

    it("for a function may write the function's log group and trace it", async () => {
        const lambda = { functionName: "importer", tracing: true };
        deepStrictEqual(
            await policyOf({ ...producer, trust: { lambda } }),
            document(
                {
                    Sid: "Queues",
                    Effect: "Allow",
                    Action: ["sqs:GetQueueUrl", "sqs:SendMessage"],
                    Resource: queueArn,
                },
                {
                    Sid: "FunctionLogs",
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                    Resource: "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/importer:*",
                },
                {
                    Sid: "FunctionTraces",
                    Effect: "Allow",
                    Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
                    Resource: "*",
                },
            ),
        );
    });

    it("shows the engine what it is, and whom it trusts by kind alone", async () => {
        const recording = await previewed({
            ...producer,
            trust: { account: { principalArns: [`arn:aws:iam::444455556666:role/a`], externalId: "secret" } },
            maxSessionDuration: 7_200,
        });
        deepStrictEqual(recording.one(component, "it").inputs, {
            access: "Producer",
            maxSessionDuration: 7_200,
            path: "/",
            trust: "account",
        });
    });
});

describe("a role that is made", () => {
    const trusted = JSON.stringify(
        document({
            Effect: "Allow",
            Principal: { Service: "lambda.amazonaws.com" },
            Action: "sts:AssumeRole",
        }),
    );

    it("has the session, the description, the path, the boundary and the tags that it is given", async () => {
        const settings = {
            name: "importer",
            path: "/apps/",
            description: "Imports orders",
            tags: { Team: "orders" },
            maxSessionDuration: 43_200,
        };
        const permissionsBoundaryArn = boundary;
        deepStrictEqual(await roleOf({ ...producer, ...settings, permissionsBoundaryArn }), {
            ...settings,
            assumeRolePolicy: trusted,
            permissionsBoundary: permissionsBoundaryArn,
        });
    });

    it("is described by its access, and left to AWS in the rest", async () => {
        deepStrictEqual(await roleOf(producer), {
            assumeRolePolicy: trusted,
            description: "Producer of encrypted messages",
            path: "/",
        });
    });
});

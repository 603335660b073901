import { ok, strictEqual } from "node:assert";

import { CreatePolicyCommand, PutRolePermissionsBoundaryCommand } from "@aws-sdk/client-iam";
import { PublishCommand, SubscribeCommand } from "@aws-sdk/client-sns";
import {
    DeleteQueueCommand,
    GetQueueUrlCommand,
    ListQueuesCommand,
    TagQueueCommand,
} from "@aws-sdk/client-sqs";

import { type Account, allow, Clients, document, errorOf, type Role, uniqueName } from "../../support/aws";
import { withAccount } from "../../support/backend";

const denied = "AccessDenied";
const sqs = "sqs:*";

describe("the backend: who may do what", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    const deny = (Principal: unknown, Action: string, more = {}) => ({
        Effect: "Deny",
        Principal,
        Action,
        ...more,
    });
    const sends = async (role: Role, queue: { url: string; arn: string }) =>
        errorOf(account.send(queue, "x", role.clients));

    it("an identity policy allows its actions on its resources", async () => {
        const [queue, other] = [await account.queue(), await account.queue()];
        const role = await account.role([allow("sqs:SendMessage", queue.arn)]);
        strictEqual(await sends(role, queue), undefined);
        strictEqual(await sends(role, other), denied);
        strictEqual(await errorOf(account.bodies(queue, role.clients)), denied);
    });

    it("a queue policy allows and denies by itself", async () => {
        const [open, closed] = [await account.queue(), await account.queue()];
        const [nobody, everybody] = [await account.role(), await account.role([allow(sqs, "*")])];
        await account.queuePolicy(open, {
            ...allow("sqs:SendMessage", open.arn),
            Principal: { AWS: nobody.arn },
        });
        strictEqual(await sends(nobody, open), undefined);
        strictEqual(await errorOf(account.bodies(open, nobody.clients)), denied);
        await account.queuePolicy(closed, deny({ AWS: everybody.arn }, "sqs:ReceiveMessage"));
        strictEqual(await errorOf(account.bodies(closed, everybody.clients)), denied);
        strictEqual(await sends(everybody, closed), undefined);
    });

    it("a queue or topic policy that denies binds the root user too", async () => {
        const [queue, topic] = [await account.queue(), await account.topic()];
        await account.queuePolicy(queue, deny("*", "sqs:SendMessage"));
        await account.topicPolicy(topic, deny("*", "sns:Publish"));
        strictEqual(await errorOf(account.send(queue)), denied);
        const published = account.root.sns.send(new PublishCommand({ TopicArn: topic, Message: "x" }));
        strictEqual(await errorOf(published), "AuthorizationErrorException");
    });

    it("aws:PrincipalArn of a session is its role, with its path", async () => {
        const queue = await account.queue();
        const named = await account.role([allow(sqs, "*")], { path: "/apps/" });
        const other = await account.role([allow(sqs, "*")]);
        ok(named.arn.includes(":role/apps/"));
        const Condition = { ArnNotLike: { "aws:PrincipalArn": [named.arn] } };
        await account.queuePolicy(queue, deny("*", "sqs:SendMessage", { Condition }));
        strictEqual(await sends(named, queue), undefined);
        strictEqual(await sends(other, queue), denied);
    });

    it("Deny with NotPrincipal spares only who is listed as role, as session and by account", async () => {
        const role = await account.role([allow(sqs, "*")]);
        const { account: id } = account.backend;
        const session = `arn:aws:sts::${id}:assumed-role/${role.name}/service`;
        for (const [AWS, error] of [
            [[role.arn, session, account.rootArn], undefined],
            [[role.arn, account.rootArn], denied],
            [[account.rootArn], denied],
        ] as const) {
            const queue = await account.queue();
            await account.queuePolicy(queue, {
                Effect: "Deny",
                NotPrincipal: { AWS },
                Action: "sqs:SendMessage",
            });
            strictEqual(await sends(role, queue), error, AWS.join());
        }
    });

    it("tags of the caller are compared with tags of the resource", async () => {
        const [mine, theirs] = [await account.queue(), await account.queue()];
        for (const [{ url: QueueUrl }, team] of [
            [mine, "orders"],
            [theirs, "billing"],
        ] as const)
            await account.root.sqs.send(new TagQueueCommand({ QueueUrl, Tags: { team } }));
        const Condition = { StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } };
        const role = await account.role([allow(sqs, "*", { Condition })], {
            tags: [{ Key: "team", Value: "orders" }],
        });
        const untagged = await account.role([allow(sqs, "*", { Condition })]);
        strictEqual(await sends(role, mine), undefined);
        strictEqual(await sends(role, theirs), denied);
        strictEqual(await sends(untagged, mine), denied);
    });

    it("SNS tells the protocol and the endpoint of a subscription", async () => {
        const topic = await account.topic();
        const queue = await account.queue();
        const Condition = {
            StringEquals: { "sns:Protocol": "sqs" },
            StringLike: { "sns:Endpoint": account.arn("sqs", "queue-*") },
        };
        const role = await account.role([allow("sns:Subscribe", topic, { Condition })]);
        const subscribe = (Protocol: string, Endpoint: string) =>
            errorOf(role.clients.sns.send(new SubscribeCommand({ TopicArn: topic, Protocol, Endpoint })));
        strictEqual(await subscribe("sqs", queue.arn), undefined);
        strictEqual(await subscribe("email", "somebody@example.com"), "AuthorizationErrorException");
        strictEqual(await subscribe("sqs", account.arn("sqs", "elsewhere")), "AuthorizationErrorException");
    });

    it("a permissions boundary narrows what a role may", async () => {
        const queue = await account.queue();
        const role = await account.role([allow(sqs, "*")]);
        const { Policy } = await account.root.iam.send(
            new CreatePolicyCommand({
                PolicyName: uniqueName("boundary"),
                PolicyDocument: document(allow("sqs:SendMessage", "*")),
            }),
        );
        strictEqual(await errorOf(account.bodies(queue, role.clients)), undefined);
        await account.root.iam.send(
            new PutRolePermissionsBoundaryCommand({
                RoleName: role.name,
                PermissionsBoundary: Policy!.Arn!,
            }),
        );
        strictEqual(await errorOf(account.bodies(queue, role.clients)), denied);
        strictEqual(await sends(role, queue), undefined);
    });

    it("who comes without TLS is told apart, and refused where that is denied", async () => {
        const plain = new Clients({ ...account.backend, endpoint: account.backend.plainEndpoint });
        const [open, closed] = [await account.queue(), await account.queue()];
        const Condition = { Bool: { "aws:SecureTransport": "false" } };
        await account.queuePolicy(closed, deny("*", sqs, { Condition }));
        strictEqual(await errorOf(account.send(open, "x", plain)), undefined);
        strictEqual(await errorOf(account.send(closed, "x", plain)), denied);
        strictEqual(await errorOf(account.send(closed)), undefined);
    });

    it("a wrong signature, an unknown key and no key are refused", async () => {
        const queue = await account.queue();
        const role = await account.role([allow(sqs, "*")]);
        const forged = new Clients(account.backend, { ...role.credentials, secretAccessKey: "other" });
        ok(await errorOf(account.send(queue, "x", forged)));
        const unknown = new Clients(account.backend, {
            accessKeyId: "AKIAIOSFODNN7EXAMPLE",
            secretAccessKey: "other",
        });
        ok(await errorOf(account.send(queue, "x", unknown)));
    });

    it("another account needs the queue policy and its own permission", async () => {
        const queue = await account.queue();
        const stranger = new Clients(account.backend, { accessKeyId: "444455556666" });
        strictEqual(await errorOf(account.send(queue, "x", stranger)), denied);
        await account.queuePolicy(queue, {
            ...allow("sqs:SendMessage", queue.arn),
            Principal: { AWS: "arn:aws:iam::444455556666:root" },
        });
        strictEqual(await errorOf(account.send(queue, "x", stranger)), undefined);
    });

    it("another account asks for the URL of a queue by the permission of its policy", async () => {
        const queue = await account.queue();
        const stranger = new Clients(account.backend, { accessKeyId: "444455556666" });
        const ask = () =>
            stranger.sqs.send(
                new GetQueueUrlCommand({
                    QueueName: queue.arn.split(":").pop(),
                    QueueOwnerAWSAccountId: account.backend.account,
                }),
            );
        strictEqual(await errorOf(ask()), denied);
        await account.queuePolicy(queue, {
            ...allow("sqs:GetQueueUrl", queue.arn),
            Principal: { AWS: "444455556666" },
        });
        strictEqual((await ask()).QueueUrl, queue.url);
    });

    it("a deleted queue stays deleted", async () => {
        const queue = await account.queue();
        await account.root.sqs.send(new DeleteQueueCommand({ QueueUrl: queue.url }));
        strictEqual(await errorOf(account.send(queue)), "QueueDoesNotExist");
        const { QueueUrls = [] } = await account.root.sqs.send(new ListQueuesCommand({}));
        ok(!QueueUrls.includes(queue.url));
    });
});

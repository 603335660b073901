import { deepStrictEqual, match, ok, strictEqual } from "node:assert";

import {
    CreateRoleCommand,
    DeleteRoleCommand,
    DeleteRolePolicyCommand,
    GetRoleCommand,
    UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { GetKeyPolicyCommand } from "@aws-sdk/client-kms";
import { GetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";

import { type Account, allow, document, errorOf } from "../../support/aws";
import { withAccount } from "../../support/backend";

const denied = "AccessDenied";

describe("the backend: principals of stored documents", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    it("are the roles that were there: one of the same name, made later, is another", async () => {
        const role = await account.role();
        const queue = await account.queue();
        const permission = { Effect: "Allow", Principal: { AWS: role.arn }, Action: "sqs:SendMessage" };
        await account.queuePolicy(queue, permission);
        await account.send(queue, "x", role.clients);
        await account.root.iam.send(new DeleteRoleCommand({ RoleName: role.name }));
        match(JSON.stringify(await principalOf(queue.url)), /AROA/);
        await account.root.iam.send(
            new CreateRoleCommand({
                RoleName: role.name,
                AssumeRolePolicyDocument: document({
                    Effect: "Allow",
                    Principal: { Service: "ec2.amazonaws.com" },
                    Action: "sts:AssumeRole",
                }),
            }),
        );
        const { clients } = await account.assume(role.arn);
        strictEqual(await errorOf(account.send(queue, "x", clients)), denied);
        await account.queuePolicy(queue, permission);
        strictEqual(await errorOf(account.send(queue, "x", clients)), undefined);
    });

    it("are shown by their ARNs everywhere", async () => {
        const { arn: AWS } = await account.role();
        const queue = await account.queue();
        await account.queuePolicy(queue, { Effect: "Allow", Principal: { AWS }, Action: "sqs:SendMessage" });
        deepStrictEqual(await principalOf(queue.url), { AWS });

        const topic = await account.topic();
        await account.topicPolicy(topic, { Effect: "Allow", Principal: { AWS }, Action: "sns:Publish" });
        const { Attributes } = await account.root.sns.send(
            new GetTopicAttributesCommand({ TopicArn: topic }),
        );
        deepStrictEqual(firstPrincipal(Attributes!["Policy"]!), { AWS });

        const KeyId = await account.key({ Principal: { AWS }, Action: "kms:Decrypt" });
        const { Policy } = await account.root.kms.send(new GetKeyPolicyCommand({ KeyId }));
        ok(Policy!.includes(AWS));

        const trusting = await account.role();
        await account.root.iam.send(
            new UpdateAssumeRolePolicyCommand({
                RoleName: trusting.name,
                PolicyDocument: document({ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" }),
            }),
        );
        const { Role } = await account.root.iam.send(new GetRoleCommand({ RoleName: trusting.name }));
        deepStrictEqual(firstPrincipal(decodeURIComponent(Role!.AssumeRolePolicyDocument!)), { AWS });
    });

    it("lose what their role loses, at once", async () => {
        const queue = await account.queue();
        const role = await account.role([allow("sqs:SendMessage", queue.arn)]);
        await account.root.iam.send(
            new DeleteRolePolicyCommand({ RoleName: role.name, PolicyName: "permissions" }),
        );
        strictEqual(await errorOf(account.send(queue, "x", role.clients)), denied);
    });

    async function principalOf(QueueUrl: string): Promise<unknown> {
        const { Attributes } = await account.root.sqs.send(
            new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["Policy"] }),
        );
        return firstPrincipal(Attributes!["Policy"]!);
    }

    function firstPrincipal(text: string): unknown {
        return (JSON.parse(text) as { Statement: { Principal: unknown }[] }).Statement[0]!.Principal;
    }
});

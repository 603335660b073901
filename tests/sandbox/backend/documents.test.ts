import { rejects, strictEqual } from "node:assert";

import { CreateRoleCommand, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateKeyCommand, PutKeyPolicyCommand } from "@aws-sdk/client-kms";
import { SetQueueAttributesCommand } from "@aws-sdk/client-sqs";

import { type Account, allow, document, errorOf, uniqueName } from "../../support/aws";
import { withAccount } from "../../support/backend";

const sqs = "sqs:*";

describe("the backend: documents that AWS refuses", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    const statement = { Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: "*" };
    const nobody = () => ({ AWS: `arn:aws:iam::${account.backend.account}:role/nobody` });
    const malformed: Record<string, string> = {
        "no JSON": "{",
        "no statement": document(),
        "no effect": document({ ...statement, Effect: undefined }),
        "a member that there is not": document({ ...statement, Principals: "*" }),
        "no principal": document({ ...statement, Principal: undefined }),
        "a principal with a wildcard": document({
            ...statement,
            Principal: { AWS: "arn:aws:iam::111122223333:role/*" },
        }),
        "an operator that there is not": document({ ...statement, Condition: { Equals: { "aws:x": "y" } } }),
        "two statements of one Sid": document(
            { ...statement, Sid: "A" },
            { ...statement, Sid: "A", Effect: "Deny" },
        ),
        "actions of another service": document({ ...statement, Action: "sns:Publish" }),
        "too many actions": document({ ...statement, Action: Array.from("12345678", (c) => `sqs:Send${c}`) }),
    };
    for (const [what, Policy] of Object.entries(malformed))
        it(`a queue policy with ${what}`, async () => {
            const { url: QueueUrl } = await account.queue();
            await rejects(
                account.root.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } })),
                {
                    name: "InvalidAttributeValue",
                    message: "Invalid value for the parameter Policy.",
                },
            );
        });

    it("a queue policy for a role that is not there", async () => {
        const queue = await account.queue();
        const set = account.queuePolicy(queue, { ...statement, Principal: nobody() });
        strictEqual(await errorOf(set), "InvalidAttributeValue");
    });

    it("a topic policy that is malformed, out of scope or for nobody", async () => {
        const topic = await account.topic();
        const publish = { Effect: "Allow", Principal: "*", Action: "sns:Publish" };
        await rejects(account.topicPolicy(topic, { ...publish, Effect: "Perhaps" }), /Policy Error/);
        await rejects(account.topicPolicy(topic, { ...publish, Action: "sns:*" }), /out of service scope/);
        await rejects(account.topicPolicy(topic, { ...publish, Principal: nobody() }), /PrincipalNotFound/);
    });

    it("a key policy that is malformed or for nobody, at creation and later", async () => {
        const KeyId = await account.key();
        for (const Policy of [
            "{",
            account.keyPolicy({ Principal: nobody(), Action: "kms:Decrypt" }),
            account.keyPolicy({ Principal: "*", Action: "kms:Decrypt", Effect: "Perhaps" }),
        ]) {
            const put = new PutKeyPolicyCommand({ KeyId, PolicyName: "default", Policy });
            strictEqual(await errorOf(account.root.kms.send(put)), "MalformedPolicyDocumentException");
            const create = account.root.kms.send(new CreateKeyCommand({ Policy }));
            strictEqual(await errorOf(create), "MalformedPolicyDocumentException");
        }
    });

    it("a key policy that locks out who sets it, unless that is wanted", async () => {
        const Policy = document(allow("kms:Decrypt", "*", { Principal: { AWS: account.rootArn } }));
        await rejects(
            account.root.kms.send(new CreateKeyCommand({ Policy })),
            /will not allow you to update/,
        );
        const wanted = new CreateKeyCommand({ Policy, BypassPolicyLockoutSafetyCheck: true });
        strictEqual(await errorOf(account.root.kms.send(wanted)), undefined);
    });

    it("a trust policy that is malformed, with a resource or for nobody", async () => {
        const { name: RoleName } = await account.role();
        const trust = {
            Effect: "Allow",
            Principal: { Service: "ec2.amazonaws.com" },
            Action: "sts:AssumeRole",
        };
        for (const PolicyDocument of [
            "{",
            document({ ...trust, Principal: undefined }),
            document({ ...trust, Resource: "*" }),
            document({ ...trust, Principal: nobody() }),
            document({ ...trust, Action: "<b>" }),
        ]) {
            const update = new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument });
            strictEqual(await errorOf(account.root.iam.send(update)), "MalformedPolicyDocumentException");
            const create = new CreateRoleCommand({
                RoleName: uniqueName("role"),
                AssumeRolePolicyDocument: PolicyDocument,
            });
            strictEqual(await errorOf(account.root.iam.send(create)), "MalformedPolicyDocumentException");
        }
    });

    it("an identity policy that is malformed or names a principal", async () => {
        const { name } = await account.role();
        for (const broken of [{ ...allow(sqs, "*"), Effect: "Perhaps" }, statement, allow(sqs, "queue")])
            strictEqual(await errorOf(account.permit(name, broken)), "MalformedPolicyDocumentException");
    });
});

import assert from "node:assert/strict";

import { CreateAliasCommand, CreateKeyCommand } from "@aws-sdk/client-kms";
import { GetTopicAttributesCommand, PublishCommand, SubscribeCommand } from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";

import { type Audit } from "../../cli/audit/facts";
import { type Plan } from "../../cli/audit/plan";
import { repositoryRoot } from "../../sandbox";
import { type Account, allow, type Queue, type Statement } from "../support/aws";
import { withOwnAccount } from "../support/backend";
import { toolIn } from "../support/cloud-tool";
import { type Deployment, programOf, withDeployment } from "../support/deployment";
import { folderWith, withEngine } from "../support/sandbox";

describe("the way that a migration plan shows", function () {
    this.timeout(180_000);
    let account: Account;
    before(withEngine);
    before(withOwnAccount((it) => (account = it)));

    const planOf = async (arn: string) => {
        const { out } = await toolIn(account.backend, ["audit", "--plan", arn, "--json"]);
        return (JSON.parse(out) as Plan[])[0]!;
    };
    const codeOf = ({ steps }: Plan, title: RegExp, language: string) =>
        steps
            .find((step) => title.test(step.title))!
            .code.filter((code) => code.language === language)
            .map(({ text }) => text);
    const attributesOf = async ({ url: QueueUrl }: Queue) => {
        const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] });
        return (await account.root.sqs.send(command)).Attributes!;
    };
    const plain = { SqsManagedSseEnabled: "false" };

    /** A queue in the clear, with a dead-letter queue, to which a topic delivers and a role sends. */
    async function traffic() {
        const dead = await account.queue(plain);
        const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 3 });
        const queue = await account.queue({ ...plain, RedrivePolicy });
        const topic = await account.topic();
        const sender = await account.role();
        await account.queuePolicy(
            queue,
            allow("sqs:SendMessage", queue.arn, { Principal: { AWS: sender.arn } }),
            allow("sqs:SendMessage", queue.arn, {
                Principal: { Service: "sns.amazonaws.com" },
                Condition: { ArnEquals: { "aws:SourceArn": topic } },
            }),
        );
        const Attributes = { RawMessageDelivery: "true" };
        const request = { TopicArn: topic, Protocol: "sqs", Endpoint: queue.arn, Attributes };
        await account.root.sns.send(new SubscribeCommand(request));
        return { queue, dead, topic, sender };
    }

    const publish = (TopicArn: string, Message: string) =>
        account.root.sns.send(new PublishCommand({ TopicArn, Message }));

    it("drops no message while somebody goes it by hand, and leads back", async () => {
        const { queue, dead, topic, sender } = await traffic();
        const sent: string[] = [];
        const callersGetThrough = async (when: string) => {
            await account.send(queue, `${when} by role`, sender.clients);
            await publish(topic, `${when} by topic`);
            sent.push(`${when} by role`, `${when} by topic`);
        };
        await callersGetThrough("before");
        const plan = await planOf(queue.arn);

        const [Policy] = codeOf(plan, /^Make the key/, "json");
        const { KeyMetadata } = await account.root.kms.send(new CreateKeyCommand({ Policy: Policy! }));
        const [commands] = codeOf(plan, /^Make the key/, "sh");
        const AliasName = /--alias-name (\S+)/.exec(commands!)![1]!;
        await account.root.kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyMetadata!.KeyId! }));
        await callersGetThrough("with the key");
        const [identity] = codeOf(plan, /^Give the callers/, "json");
        const { Statement } = JSON.parse(identity!) as { Statement: Statement[] };
        await account.permit(sender.name, ...Statement);
        await callersGetThrough("with the rights");
        const set = async (title: RegExp) => {
            for (const line of codeOf(plan, title, "sh")) {
                const [, url, attributes] = /--queue-url (\S+) --attributes '(.*)'$/.exec(line)!;
                const Attributes = JSON.parse(attributes!) as Record<string, string>;
                await account.root.sqs.send(new SetQueueAttributesCommand({ QueueUrl: url!, Attributes }));
            }
        };
        await set(/^Switch/);
        assert.equal((await attributesOf(queue))["KmsMasterKeyId"], AliasName);
        assert.equal((await attributesOf(dead))["KmsMasterKeyId"], AliasName);
        await callersGetThrough("switched");
        await set(/^The way back/);
        assert.equal((await attributesOf(queue))["KmsMasterKeyId"] ?? "", "");
        await callersGetThrough("back");
        assert.deepEqual((await account.bodies(queue)).sort(), sent.sort());
    });

    it("may be gone by its program, which adopts a queue with its dead-letter queue and its messages", async () => {
        const { queue, dead, topic } = await traffic();
        await publish(topic, "before");
        const [program] = codeOf(await planOf(queue.arn), /Pulumi program/, "ts");
        const { folder, remove } = programOf("migrated", program!);
        const deployed = async (deployment: Deployment) => {
            await deployment.up();
            for (const one of [queue, dead])
                assert.match((await attributesOf(one))["KmsMasterKeyId"]!, /:key\//);
            await publish(topic, "after");
            const { clients } = await account.role([allow(["sqs:*", "kms:Decrypt"], "*")]);
            assert.deepEqual((await account.bodies(queue, clients)).sort(), ["after", "before"]);
        };
        await withDeployment({ program: folder }, deployed, { backend: account.backend }).finally(remove);
    });

    it("may be gone by its program for a topic too", async () => {
        const topic = await account.topic({ DisplayName: "News" });
        const [program] = codeOf(await planOf(topic), /Pulumi program/, "ts");
        const { folder, remove } = programOf("migrated-topic", program!);
        const deployed = async (deployment: Deployment) => {
            await deployment.up();
            const command = new GetTopicAttributesCommand({ TopicArn: topic });
            const { Attributes } = await account.root.sns.send(command);
            assert.match(Attributes!["KmsMasterKeyId"]!, /:key\//);
            assert.equal(Attributes!["DisplayName"], "News");
        };
        await withDeployment({ program: folder }, deployed, { backend: account.backend }).finally(remove);
    });
});

describe("an audit of what the components deployed", function () {
    this.timeout(180_000);
    let account: Account;
    before(withEngine);
    before(withOwnAccount((it) => (account = it)));

    it("finds nothing, neither in the account nor in the state", () =>
        withDeployment(
            { program: "examples/orders", folder: repositoryRoot },
            async (deployment) => {
                await deployment.up();
                const file = "state.json";
                const { folder, remove } = folderWith({
                    [file]: JSON.stringify(await deployment.exported()),
                });
                for (const words of [[], ["--state", file]]) {
                    const { code, out, err } = await toolIn(
                        account.backend,
                        ["audit", "--json", "--fail-on", "low", ...words],
                        { folder },
                    );
                    const { items, others } = JSON.parse(out) as Audit;
                    const found = [...items.flatMap(({ findings }) => findings), ...others];
                    assert.deepEqual([code, found, items.length], [0, [], 4], err);
                }
                remove();
            },
            { backend: account.backend },
        ));
});

import assert from "node:assert/strict";

import { CreateAliasCommand } from "@aws-sdk/client-kms";
import { CreateTopicCommand, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand } from "@aws-sdk/client-sqs";

import { type Account, allow, document, region } from "../support/aws";
import { withOwnAccount } from "../support/backend";
import { toolIn } from "../support/cloud-tool";
import { holdsSample } from "../support/samples";

/** Four queues in the four states of encryption, with their data classes. */
const queues: Record<string, [attributes: Record<string, string>, dataClass?: string]> = {
    orders: [{ KmsMasterKeyId: "alias/messages" }, "internal"],
    mails: [{ SqsManagedSseEnabled: "true" }, "pii"],
    clicks: [{ KmsMasterKeyId: "alias/aws/sqs" }],
    payments: [{ SqsManagedSseEnabled: "false" }, "pii"],
    failed: [{ SqsManagedSseEnabled: "false", MessageRetentionPeriod: "1209600" }],
};

describe("the sample of secure-messaging audit", function () {
    this.timeout(60_000);
    let account: Account;
    before(withOwnAccount((it) => (account = it)));
    before("queues and a topic", async () => {
        const TargetKeyId = await account.key({ Principal: { AWS: account.rootArn }, Action: "kms:List*" });
        await account.root.kms.send(new CreateAliasCommand({ AliasName: "alias/messages", TargetKeyId }));
        const deadLetterTargetArn = account.arn("sqs", "failed");
        const { TopicArn } = await account.root.sns.send(new CreateTopicCommand({ Name: "news" }));
        const fromTopic = allow("sqs:SendMessage", account.arn("sqs", "payments"), {
            Principal: { Service: "sns.amazonaws.com" },
            Condition: { ArnEquals: { "aws:SourceArn": TopicArn! } },
        });
        for (const [QueueName, [own, dataClass]] of Object.entries(queues).reverse()) {
            const isPayments = QueueName === "payments";
            const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 5 });
            const Attributes = {
                ...own,
                ...(isPayments ? { RedrivePolicy, Policy: document(fromTopic) } : {}),
            };
            const tags: Record<string, string> =
                dataClass === undefined ? {} : { DataClassification: dataClass };
            await account.root.sqs.send(new CreateQueueCommand({ QueueName, Attributes, tags }));
        }
        const Endpoint = account.arn("sqs", "payments");
        await account.root.sns.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint }));
        const url = `${account.backend.endpoint}/${account.backend.account}/payments`;
        await account.send({ url, arn: Endpoint });
    });

    const cases: [words: string[], code: number][] = [
        [["audit", "--region", region], 1],
        [["audit", "--plan", "payments"], 0],
        [["audit", "--policy"], 0],
    ];
    for (const [words, code] of cases)
        it(`is what is printed: ${words.join(" ")}`, async () => {
            const said = await toolIn(account.backend, words);
            assert.deepEqual([said.code, said.err], [code, ""]);
            // A subscription has another number each time.
            const printed = said.out.replace(
                /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g,
                "0f1e2d3c-0000-4000-8000-000000000000",
            );
            holdsSample("audit", words.join(" "), printed);
        });
});

import { strictEqual } from "node:assert";

import { DeleteTopicCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";

import { type Account, errorOf } from "../../support/aws";
import { withAccount } from "../../support/backend";

describe("the backend: topics", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    it("are deleted without their archive only", async () => {
        const { sns } = account.root;
        const ArchivePolicy = JSON.stringify({ MessageRetentionPeriod: 7 });
        const TopicArn = await account.topic({ FifoTopic: "true", ArchivePolicy }, ".fifo");
        strictEqual(await errorOf(sns.send(new DeleteTopicCommand({ TopicArn }))), "InvalidStateException");
        const given = { TopicArn, AttributeName: "ArchivePolicy", AttributeValue: "{}" };
        await sns.send(new SetTopicAttributesCommand(given));
        strictEqual(await errorOf(sns.send(new DeleteTopicCommand({ TopicArn }))), undefined);
    });
});

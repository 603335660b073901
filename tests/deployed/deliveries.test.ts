import assert from "node:assert/strict";

import { CreateLogStreamCommand } from "@aws-sdk/client-cloudwatch-logs";
import { GetTopicAttributesCommand } from "@aws-sdk/client-sns";

import { Clients, errorOf, uniqueName } from "../support/aws";
import { withoutStatement } from "../support/by-hand";
import { deployedSets } from "../support/deployed-sets";
import { failuresOf } from "../support/delivery-log";
import { countIn, publish, receive, remove, send, take } from "../support/messages";

const MessageAttributes = { type: { DataType: "String", StringValue: "invoice" } };

describe("what the topic of a deployed set cannot deliver", function () {
    const sets = deployedSets();

    it("goes to the dead-letter queue of the subscription, and the operator sends it once more", async () => {
        const { account, orders } = sets();
        const { publisher, consumer, operator } = orders.callers;
        const url = orders.queueUrls["billing"]!;
        const undelivered = orders.subscriptionDeadLetterQueueUrls["billing"]!;
        await withoutStatement(account, url, "TopicsDeliver", async () => {
            await publish(publisher, orders.topicArn, "an invoice", { MessageAttributes });
        });
        assert.deepEqual(await take(consumer, orders.queueUrls["search"]!, 1), ["an invoice"]);
        assert.equal(await countIn(consumer, url), 0);
        const [message] = await receive(operator, undelivered);
        assert.deepEqual([message?.Body, message?.MessageAttributes], ["an invoice", MessageAttributes]);
        await send(operator, url, message!.Body!, { MessageAttributes });
        await remove(operator, undelivered, [message!]);
        assert.deepEqual(await take(consumer, url, 1), ["an invoice"]);
        assert.equal(await countIn(operator, undelivered), 0);
    });

    it("goes to a FIFO dead-letter queue from a FIFO topic, with its group", async () => {
        const { account, jobs } = sets();
        const body = uniqueName("job");
        await withoutStatement(account, jobs.queueUrls["main"]!, "TopicsDeliver", async () => {
            await publish(jobs.callers.publisher, jobs.topicArn, body, { MessageGroupId: "nightly" });
        });
        const undelivered = jobs.subscriptionDeadLetterQueueUrls["main"]!;
        const [message] = await receive(jobs.callers.operator, undelivered);
        assert.deepEqual([message?.Body, message?.Attributes?.MessageGroupId], [body, "nightly"]);
    });

    it("is in the log of failures, which does not tell what the message says", async () => {
        const { account, orders } = sets();
        const url = orders.queueUrls["billing"]!;
        const secret = uniqueName("secret");
        let id = "";
        await withoutStatement(account, url, "TopicsDeliver", async () => {
            id = await publish(orders.callers.publisher, orders.topicArn, secret, { MessageAttributes });
        });
        const [entry, ...others] = await failuresOf(account.root, orders.topicArn, id);
        assert.deepEqual(others, [], "the delivery to the other queue went well");
        assert.equal(entry?.delivery.destination, orders.queueArns["billing"]);
        assert.match(entry?.delivery.providerResponse ?? "", /AccessDenied/);
        assert.ok(!JSON.stringify(entry).includes(secret));
    });
});

describe("the role with which the topic of a deployed set logs", function () {
    const sets = deployedSets();

    async function logRole(): Promise<string> {
        const { account, orders } = sets();
        const asked = new GetTopicAttributesCommand({ TopicArn: orders.topicArn });
        const { Attributes } = await account.root.sns.send(asked);
        return Attributes!["SQSFailureFeedbackRoleArn"]!;
    }

    it("is taken by SNS alone", async () => {
        const { account } = sets();
        const role = await logRole();
        await account.control.assumeAsService({ role, service: "sns.amazonaws.com" });
        for (const service of ["sqs.amazonaws.com", "lambda.amazonaws.com", "ec2.amazonaws.com"])
            await assert.rejects(account.control.assumeAsService({ role, service }), /not authorized/);
    });

    it("writes into the logs of its topic and does nothing else", async () => {
        const { account, backend, orders, jobs } = sets();
        const credentials = await account.control.assumeAsService({
            role: await logRole(),
            service: "sns.amazonaws.com",
        });
        const sns = new Clients(backend, credentials);
        const stream = (topicName: string) => {
            const logGroupName = `sns/us-east-1/${backend.account}/${topicName}/Failure`;
            const logStreamName = uniqueName("stream");
            return errorOf(sns.logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName })));
        };
        assert.equal(await stream(orders.topicName), undefined);
        assert.equal(await stream(jobs.topicName), "AccessDeniedException");
        const url = orders.queueUrls["billing"]!;
        assert.equal(await errorOf(send(sns, url, "forged")), "AccessDenied");
        assert.equal(await errorOf(receive(sns, url)), "AccessDenied");
        assert.equal(await errorOf(publish(sns, orders.topicArn, "forged")), "AuthorizationErrorException");
    });
});

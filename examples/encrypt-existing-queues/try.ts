import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";

import { byEndpoint, eventually, Stage } from "../stage";
import { as, backlog, keyOf, peeks, sends, takes } from "./story/queues";
import { tool } from "./story/tool";

/** The same queues after they were switched: nothing was lost, and only those who should get at the messages. */
async function story(stage: Stage): Promise<void> {
    await encrypted(stage);
    await usable(stage);
    await closed(stage);
    await verified(stage);
}

const names = Object.keys(backlog) as (keyof typeof backlog)[];

/** Scenario: encryption is switched on, and whatever is sent is encrypted with the key that was meant. */
async function encrypted(stage: Stage): Promise<void> {
    const sqs = new SQSClient(byEndpoint);
    const urls = names.flatMap((name) => [
        stage.output("queueUrls", name),
        stage.output("deadLetterQueueUrls", name),
    ]);
    await stage.step("every queue and every dead-letter queue is encrypted with the key", () =>
        eventually(async () => {
            const keys = await Promise.all(urls.map((url) => keyOf(sqs, url)));
            return keys.every((key) => key === stage.output("keyArn")) || undefined;
        }, 60),
    );
}

/** Scenario: messages go through, those from before and those of today. */
async function usable(stage: Stage): Promise<void> {
    const checkout = await as(stage, "checkoutRoleArn");
    const warehouse = await as(stage, "warehouseRoleArn");
    for (const name of names) {
        const url = stage.output("queueUrls", name);
        await stage.step(`the warehouse reads ${backlog[name]}, which waited since before`, () =>
            takes(warehouse, url, backlog[name]),
        );
        await stage.step(`checkout sends to ${name}, and the warehouse reads the same`, async () => {
            await sends(checkout, url, `${name} of today`);
            await takes(warehouse, url, `${name} of today`);
        });
    }
    await stage.step("the topic delivers to orders, encrypted as well", async () => {
        const sns = new SNSClient({ credentials: await stage.as(stage.output("checkoutRoleArn")) });
        const TopicArn = stage.output("orderEventsArn");
        await sns.send(new PublishCommand({ TopicArn, Message: "order 2 is paid" }));
        await takes(warehouse, stage.output("queueUrls", "orders"), "order 2 is paid");
    });
}

/** Scenario: somebody tries who must not. An alarm tells of it, for the trail records the denial. */
async function closed(stage: Stage): Promise<void> {
    const url = stage.output("queueUrls", "orders");
    const intern = await as(stage, "internRoleArn");
    await stage.refused("reading by the intern, who still has every right on queues,", () =>
        peeks(intern, url),
    );
    await stage.refused("sending by the intern", () => sends(intern, url, "a forged order"));
    const { AWS_ENDPOINT_URL, PLAIN_ENDPOINT_URL, AWS_REGION } = process.env;
    const plain = AWS_ENDPOINT_URL ? PLAIN_ENDPOINT_URL : `http://sqs.${AWS_REGION}.amazonaws.com`;
    if (plain === undefined) return;
    const overHttp = await as(stage, "warehouseRoleArn", plain);
    await stage.refused("reading over plain HTTP", () => peeks(overHttp, url));
}

/** What the tool finds, which knows what was meant from the state of the stack. */
async function verified(stage: Stage): Promise<void> {
    await stage.step("an audit finds every queue on a key of one's own", async () => {
        const { out } = await tool("audit", "--only", "queues", "--fail-on", "high", "--json");
        const { items } = JSON.parse(out) as { items: { arn: string; encryption: string }[] };
        const own = Object.values(stage.outputs["queueArns"] as Record<string, string>);
        const open = items.filter(
            ({ arn, encryption }) => own.includes(arn) && encryption !== "customer-managed key",
        );
        if (open.length > 0) throw new Error(open.map(({ arn }) => arn).join(", "));
    });
    const state = process.env["STATE"];
    if (state === undefined) return;
    await stage.step("what is deployed is what was meant, in every setting", async () => {
        const { code, out } = await tool("verify", "--state", state, "--only", "settings");
        const lines = out.trimEnd().split("\n");
        if (code !== 0) throw new Error(lines.filter((line) => !line.startsWith("PASS")).join("\n"));
        process.stdout.write(`          ${lines.at(-1)}\n`);
    });
}

void Stage.tell(story);

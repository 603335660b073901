import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";

import { Stage } from "../../stage";
import { as, backlog, peeks, sends } from "../story/queues";
import { tool } from "../story/tool";

/** The system as it was: messages wait, anybody reads them, and an audit tells so. */
async function story(stage: Stage): Promise<void> {
    const checkout = await as(stage, "checkoutRoleArn");
    const intern = await as(stage, "internRoleArn");
    for (const [queue, body] of Object.entries(backlog))
        await stage.step(`checkout sends ${body}`, () => sends(checkout, stage.output(`${queue}Url`), body));
    await stage.step("checkout publishes what happens to an order", async () => {
        const sns = new SNSClient({ credentials: await stage.as(stage.output("checkoutRoleArn")) });
        const TopicArn = stage.output("orderEventsArn");
        await sns.send(new PublishCommand({ TopicArn, Message: "order 1 is paid" }));
    });
    await stage.step("the intern reads orders, whom nobody meant to let in", async () => {
        const { Messages } = await peeks(intern, stage.output("ordersUrl"));
        if (Messages === undefined) throw new Error("there is none");
    });
    await stage.step("an audit lists what is at risk, the worst first", async () => {
        const { code, out } = await tool("audit");
        if (code !== 1 || !out.includes("orders")) throw new Error(`it ended with ${code}`);
        process.stdout.write(out.replace(/^(?=.)/gm, "          "));
    });
    await stage.step("and plans how to encrypt orders without losing one", async () => {
        const { code, out } = await tool("audit", "--plan", stage.output("ordersUrl").split("/").at(-1)!);
        if (code !== 0) throw new Error(`it ended with ${code}`);
        process.stdout.write(
            out
                .match(/^\d\. .*$/gm)!
                .map((step) => `          ${step}\n`)
                .join(""),
        );
    });
}

void Stage.tell(story);

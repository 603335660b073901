import { paginateListQueues, SQSClient } from "@aws-sdk/client-sqs";

import { partitionOf } from "../../../sandbox/provider/invokes/places";
import { requireResource } from "../../../sandbox/provider/resources";
import { type Held } from "../resource";
import { Hearing } from "./calls";
import { type Read } from "./held";
import { type Reading } from "./reading";

const type = "aws:sqs/queue:Queue";

/** How many messages a queue holds, in the words of AWS and of a resource. AWS counts them roughly. */
const depth = {
    ApproximateNumberOfMessages: "approximateNumberOfMessages",
    ApproximateNumberOfMessagesNotVisible: "approximateNumberOfMessagesNotVisible",
    ApproximateNumberOfMessagesDelayed: "approximateNumberOfMessagesDelayed",
} as const;

/** The queues of a region: two calls for each. */
export async function readQueues(reading: Reading): Promise<Held[]> {
    const client = reading.calls.client(SQSClient);
    // Without a size of the page SQS tells of 1,000 queues, and not that there are more.
    const urls = await reading.list(
        "sqs:ListQueues",
        paginateListQueues({ client, pageSize: 1_000 }, {}),
        ({ QueueUrls }) => QueueUrls,
    );
    return reading.each("queues", urls, pathOf, (url) => readQueue(reading, url));
}

async function readQueue({ calls, cloud }: Reading, listed: string): Promise<Read | undefined> {
    const { region, account } = cloud;
    const [, owner = account, name = ""] = pathOf(listed).split("/");
    const QueueArn = `arn:${partitionOf(region).id}:sqs:${region}:${owner}:${name}`;
    const hearing = new Hearing();
    const aws = calls.listeningTo(hearing, () => ({ Attributes: { QueueArn } }));
    const properties = await requireResource(type).read(listed, aws, {});
    if (properties === undefined) return undefined;
    const { Attributes = {} } = (hearing.answers.get("sqs:GetQueueAttributes") ?? {}) as {
        Attributes?: Record<string, string>;
    };
    const counts = Object.entries(depth).flatMap(([attribute, property]) =>
        Attributes[attribute] === undefined ? [] : [[property, Number(Attributes[attribute])]],
    );
    const url = `https://sqs.${region}.${partitionOf(region).dnsSuffix}${pathOf(listed)}`;
    return {
        type,
        name,
        properties: { ...properties, url, ...Object.fromEntries(counts) },
        unknown: [...hearing.unknown],
    };
}

/** `/123456789012/orders`: older names of the service, and other endpoints, lead to the same queue. */
function pathOf(url: string): string {
    return new URL(url).pathname;
}

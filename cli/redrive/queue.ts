import { GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";

import { parseArn } from "../../iam";
import { type Aws } from "../../sandbox/provider/aws";
import { elsewhere } from "../cloud";
import { Failure, isDenied } from "../failure";

/** A queue that the user named, as far as the caller may look at it. */
export interface Queue {
    name: string;
    url: string;
    arn: string;
    fifo: boolean;
    /** The account, in the region of the queue. */
    cloud: Aws;
    /** Undefined where the caller may not read them. */
    attributes?: Readonly<Record<string, string>>;
}

/** How many messages are in a queue, and how many of them somebody works on or wait for their time. */
export interface Counts {
    waiting: number;
    inFlight: number;
    delayed: number;
}

const missing = ["QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", "InvalidAddress"];

/** Finds a queue by its name, URL or ARN. */
export async function findQueue(text: string, cloud: Aws): Promise<Queue> {
    const queue = located(text, cloud);
    try {
        return { ...queue, attributes: await attributesOf(queue) };
    } catch (error) {
        if (isDenied(error)) return queue;
        if (missing.includes((error as Error).name))
            throw new Failure(
                "input",
                `${text} does not exist: no queue ${queue.name} in ${queue.cloud.region} of account ${accountIn(queue.arn)}.`,
                { cause: error },
            );
        throw error;
    }
}

/** Where a queue is, without asking AWS: who moves messages need not be allowed to look up URLs. */
export function located(text: string, cloud: Aws): Queue {
    const { name, region, account } = wordsOf(text, cloud);
    const china = region.startsWith("cn-");
    const partition = china ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    const own = /^https?:/.test(text) ? text : undefined;
    return {
        name,
        url: own ?? `https://sqs.${region}.amazonaws.com${china ? ".cn" : ""}/${account}/${name}`,
        arn: `arn:${partition}:sqs:${region}:${account}:${name}`,
        fifo: name.endsWith(".fifo"),
        cloud: region === cloud.region ? cloud : elsewhere(cloud, region),
    };
}

function wordsOf(text: string, { region, account }: Aws) {
    const arn = parseArn(text);
    if (arn?.service === "sqs") return { name: arn.resource, region: arn.region, account: arn.account };
    const url = /^https?:\/\/(?:sqs\.([a-z0-9-]+)\.)?[^/]+\/(\d{12})\/([^/]+)$/.exec(text);
    if (url !== null) return { name: url[3]!, region: url[1] ?? region, account: url[2]! };
    if (/^[\w-]{1,80}(\.fifo)?$/.test(text)) return { name: text, region, account };
    throw new Failure("usage", `${text} is no queue: give its name, URL or ARN.`);
}

export function accountIn(arn: string): string {
    return parseArn(arn)?.account ?? "";
}

async function attributesOf({ url, cloud }: Queue): Promise<Record<string, string>> {
    const asked = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] });
    return (await cloud.client(SQSClient).send(asked)).Attributes ?? {};
}

/** The counts as they are now; undefined where the caller may not read them. */
export async function countsOf(queue: Queue): Promise<Counts | undefined> {
    try {
        return countsIn(await attributesOf(queue));
    } catch (error) {
        if (isDenied(error)) return undefined;
        throw error;
    }
}

export function countsIn(attributes: Readonly<Record<string, string>>): Counts {
    return {
        waiting: Number(attributes["ApproximateNumberOfMessages"] ?? 0),
        inFlight: Number(attributes["ApproximateNumberOfMessagesNotVisible"] ?? 0),
        delayed: Number(attributes["ApproximateNumberOfMessagesDelayed"] ?? 0),
    };
}

export function inWords(counts: Counts | undefined): string {
    if (counts === undefined) return "not readable by this caller";
    const { waiting, inFlight, delayed } = counts;
    return `${waiting} waiting, ${inFlight} in flight${delayed > 0 ? `, ${delayed} delayed` : ""}`;
}

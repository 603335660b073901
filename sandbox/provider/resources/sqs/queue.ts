import {
    CreateQueueCommand,
    DeleteQueueCommand,
    GetQueueAttributesCommand,
    ListQueueTagsCommand,
    SetQueueAttributesCommand,
    SQSClient,
    TagQueueCommand,
    UntagQueueCommand,
} from "@aws-sdk/client-sqs";

import { unlessMissing } from "../../aws";
import { partitionOf } from "../../invokes/places";
import type { Values } from "../../values";
import { attributesOf, boolean, changedAttributes, fromAttributes, number, text } from "../attributes";
import { fifoSuffix, nameOf } from "../names";
import type { Resource } from "../resource";
import { tagChange, tagMap, tagsReadMap } from "../tags";

const attributes = {
    delaySeconds: number("DelaySeconds"),
    kmsDataKeyReusePeriodSeconds: number("KmsDataKeyReusePeriodSeconds"),
    kmsMasterKeyId: text("KmsMasterKeyId"),
    maxMessageSize: number("MaximumMessageSize"),
    messageRetentionSeconds: number("MessageRetentionPeriod"),
    policy: text("Policy"),
    receiveWaitTimeSeconds: number("ReceiveMessageWaitTimeSeconds"),
    redriveAllowPolicy: text("RedriveAllowPolicy"),
    redrivePolicy: text("RedrivePolicy"),
    sqsManagedSseEnabled: boolean("SqsManagedSseEnabled"),
    visibilityTimeoutSeconds: number("VisibilityTimeout"),
};

const fifoAttributes = {
    contentBasedDeduplication: boolean("ContentBasedDeduplication"),
    deduplicationScope: text("DeduplicationScope"),
    fifoThroughputLimit: text("FifoThroughputLimit"),
};

/** AWS takes these of a FIFO queue only, and then no other value than true for the first. */
function tableFor(inputs: Values) {
    return inputs["fifoQueue"] === true
        ? { ...attributes, ...fifoAttributes, fifoQueue: boolean("FifoQueue") }
        : attributes;
}

export const missingQueue = ["QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"] as const;

export const resource: Resource = {
    replaceOn: ["fifoQueue", "name", "namePrefix", "region"],

    async create(inputs, aws) {
        const { QueueUrl } = await aws.client(SQSClient).send(
            new CreateQueueCommand({
                QueueName: nameOf(inputs, "name", fifoSuffix(inputs["fifoQueue"])),
                Attributes: attributesOf(inputs, tableFor(inputs)),
                tags: tagMap(inputs),
            }),
        );
        return publicUrl(QueueUrl!, aws.region);
    },

    async read(id, aws) {
        const sqs = aws.client(SQSClient);
        const found = await unlessMissing(
            sqs.send(new GetQueueAttributesCommand({ QueueUrl: id, AttributeNames: ["All"] })),
            ...missingQueue,
        );
        if (found === undefined) return undefined;
        const { Tags } = await sqs.send(new ListQueueTagsCommand({ QueueUrl: id }));
        const arn = found.Attributes!.QueueArn!;
        const name = arn.split(":").pop()!;
        const fifoQueue = name.endsWith(".fifo");
        const told = fromAttributes(found.Attributes!, tableFor({ fifoQueue }));
        return { ...told, ...tagsReadMap(Tags), arn, name, fifoQueue, url: id };
    },

    async update(id, { changed, news, actual }, aws) {
        const sqs = aws.client(SQSClient);
        const Attributes = changedAttributes(changed, news, tableFor(news));
        if (Object.keys(Attributes).length > 0)
            await sqs.send(new SetQueueAttributesCommand({ QueueUrl: id, Attributes }));
        if (!changed.has("tags")) return;
        const { put, removed } = tagChange(actual, news);
        if (removed.length > 0) await sqs.send(new UntagQueueCommand({ QueueUrl: id, TagKeys: removed }));
        if (Object.keys(put).length > 0) await sqs.send(new TagQueueCommand({ QueueUrl: id, Tags: put }));
    },

    async delete(id, _state, aws) {
        await unlessMissing(
            aws.client(SQSClient).send(new DeleteQueueCommand({ QueueUrl: id })),
            ...missingQueue,
        );
    },
};

/** The URL that AWS gives a queue: a local backend has one of its own, that no other tool would know. */
function publicUrl(url: string, region: string): string {
    return `https://sqs.${region}.${partitionOf(region).dnsSuffix}${new URL(url).pathname}`;
}

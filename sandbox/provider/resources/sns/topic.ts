import {
    CreateTopicCommand,
    DeleteTopicCommand,
    GetTopicAttributesCommand,
    ListTagsForResourceCommand,
    SetTopicAttributesCommand,
    SNSClient,
    TagResourceCommand,
    UntagResourceCommand,
} from "@aws-sdk/client-sns";

import { unlessMissing } from "../../aws";
import { attributesOf, boolean, changedAttributes, fromAttributes, number, text } from "../attributes";
import { fifoSuffix, nameOf } from "../names";
import type { Resource } from "../resource";
import { asTagList, tagChange, tagList, tagsRead } from "../tags";

const feedback = Object.fromEntries(
    ["application", "firehose", "http", "lambda", "sqs"].flatMap((protocol) => {
        const attribute = protocol.charAt(0).toUpperCase() + protocol.slice(1);
        const name = protocol === "http" ? "HTTP" : protocol === "sqs" ? "SQS" : attribute;
        return [
            [`${protocol}SuccessFeedbackRoleArn`, text(`${name}SuccessFeedbackRoleArn`)],
            [`${protocol}FailureFeedbackRoleArn`, text(`${name}FailureFeedbackRoleArn`)],
            [`${protocol}SuccessFeedbackSampleRate`, number(`${name}SuccessFeedbackSampleRate`)],
        ];
    }),
);

const attributes = {
    ...feedback,
    archivePolicy: text("ArchivePolicy"),
    contentBasedDeduplication: boolean("ContentBasedDeduplication"),
    deliveryPolicy: text("DeliveryPolicy"),
    displayName: text("DisplayName"),
    fifoThroughputScope: text("FifoThroughputScope"),
    fifoTopic: boolean("FifoTopic"),
    kmsMasterKeyId: text("KmsMasterKeyId"),
    policy: text("Policy"),
    signatureVersion: number("SignatureVersion"),
    tracingConfig: text("TracingConfig"),
};

/** What AWS takes at creation of a topic: the others are set one by one. */
const creation = ["archivePolicy", "fifoThroughputScope", "fifoTopic", "kmsMasterKeyId", "policy"];

/** AWS takes these of a FIFO topic only. */
const fifoOnly = ["archivePolicy", "contentBasedDeduplication", "fifoThroughputScope", "fifoTopic"];

function tableFor(fifoTopic: unknown) {
    const entries = Object.entries(attributes).filter(
        ([key]) => fifoTopic === true || !fifoOnly.includes(key),
    );
    return Object.fromEntries(entries);
}

export const resource: Resource = {
    replaceOn: ["fifoTopic", "name", "namePrefix", "region"],

    async create(inputs, aws) {
        const atOnce = Object.fromEntries(Object.entries(inputs).filter(([key]) => creation.includes(key)));
        const { TopicArn } = await aws.client(SNSClient).send(
            new CreateTopicCommand({
                Name: nameOf(inputs, "name", fifoSuffix(inputs["fifoTopic"])),
                Attributes: attributesOf(atOnce, tableFor(inputs["fifoTopic"])),
                Tags: tagList(inputs),
            }),
        );
        return TopicArn!;
    },

    async configure(id, inputs, aws) {
        const later = Object.fromEntries(Object.entries(inputs).filter(([key]) => !creation.includes(key)));
        for (const [name, value] of Object.entries(attributesOf(later, tableFor(inputs["fifoTopic"]))))
            await set(id, name, value, aws.client(SNSClient));
    },

    async read(id, aws) {
        const sns = aws.client(SNSClient);
        const found = await unlessMissing(
            sns.send(new GetTopicAttributesCommand({ TopicArn: id })),
            "NotFoundException",
        );
        if (found === undefined) return undefined;
        const { Tags } = await sns.send(new ListTagsForResourceCommand({ ResourceArn: id }));
        const name = id.split(":").pop()!;
        const fifoTopic = name.endsWith(".fifo");
        const { Owner: owner = aws.account } = found.Attributes!;
        const told = fromAttributes(found.Attributes!, tableFor(fifoTopic));
        return { ...told, ...tagsRead(Tags), arn: id, name, fifoTopic, owner };
    },

    async update(id, { changed, news, actual }, aws) {
        const sns = aws.client(SNSClient);
        const different = changedAttributes(changed, news, tableFor(news["fifoTopic"]));
        for (const [name, value] of Object.entries(different)) await set(id, name, value, sns);
        if (!changed.has("tags")) return;
        const { put, removed } = tagChange(actual, news);
        if (removed.length > 0)
            await sns.send(new UntagResourceCommand({ ResourceArn: id, TagKeys: removed }));
        if (Object.keys(put).length > 0)
            await sns.send(new TagResourceCommand({ ResourceArn: id, Tags: asTagList(put) }));
    },

    async delete(id, _state, aws) {
        await aws.client(SNSClient).send(new DeleteTopicCommand({ TopicArn: id }));
    },
};

function set(topic: string, name: string, value: string, sns: SNSClient): Promise<unknown> {
    return sns.send(
        new SetTopicAttributesCommand({ TopicArn: topic, AttributeName: name, AttributeValue: value }),
    );
}

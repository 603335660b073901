import {
    AssociateKmsKeyCommand,
    CloudWatchLogsClient,
    CreateLogGroupCommand,
    DeleteLogGroupCommand,
    DeleteRetentionPolicyCommand,
    DisassociateKmsKeyCommand,
    ListTagsForResourceCommand,
    type LogGroup,
    type LogGroupClass,
    paginateDescribeLogGroups,
    PutRetentionPolicyCommand,
    TagResourceCommand,
    UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { numberOf, said, textOf } from "../inputs";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { changeTags, tagMap, tagsReadMap } from "../tags";
import { refuseInputs } from "../unsupported";

export const resource: Resource = {
    replaceOn: ["logGroupClass", "name", "namePrefix", "region"],

    async create(inputs, aws) {
        refuseInputs("aws.cloudwatch.LogGroup", inputs, ["deletionProtectionEnabled"]);
        const logGroupName = nameOf(inputs);
        const command = new CreateLogGroupCommand({
            logGroupName,
            kmsKeyId: textOf(inputs, "kmsKeyId"),
            logGroupClass: textOf(inputs, "logGroupClass") as LogGroupClass | undefined,
            tags: tagMap(inputs),
        });
        // A group of this name may be on its way out.
        const ask = () => aws.client(CloudWatchLogsClient).send(command);
        await onceSettled(ask, "OperationAbortedException");
        return logGroupName;
    },

    async configure(id, inputs, aws) {
        if (numberOf(inputs, "retentionInDays")) await setRetention(id, inputs, aws);
    },

    async read(id, aws) {
        const group = await find(id, aws);
        if (group === undefined) return undefined;
        const arn = group.arn!.replace(/:\*$/, "");
        const list = new ListTagsForResourceCommand({ resourceArn: arn });
        const { tags } = await aws.client(CloudWatchLogsClient).send(list);
        return said({
            ...tagsReadMap(tags),
            arn,
            kmsKeyId: group.kmsKeyId,
            logGroupClass: group.logGroupClass,
            name: id,
            retentionInDays: group.retentionInDays ?? 0,
        });
    },

    async update(id, change, aws) {
        const { changed, news, actual } = change;
        refuseInputs("aws.cloudwatch.LogGroup", news, ["deletionProtectionEnabled"]);
        if (changed.has("retentionInDays")) await setRetention(id, news, aws);
        if (changed.has("kmsKeyId")) await setKey(id, textOf(news, "kmsKeyId"), aws);
        const [logs, resourceArn] = [aws.client(CloudWatchLogsClient), String(actual["arn"])];
        await changeTags(
            change,
            (tags) => logs.send(new TagResourceCommand({ resourceArn, tags })),
            (tagKeys) => logs.send(new UntagResourceCommand({ resourceArn, tagKeys })),
        );
    },

    async delete(id, { skipDestroy }, aws) {
        if (skipDestroy === true) return;
        const command = new DeleteLogGroupCommand({ logGroupName: id });
        await unlessMissing(aws.client(CloudWatchLogsClient).send(command), "ResourceNotFoundException");
    },
};

/** A retention of 0 days is for ever. */
async function setRetention(logGroupName: string, inputs: Values, aws: Aws): Promise<void> {
    const logs = aws.client(CloudWatchLogsClient);
    const retentionInDays = numberOf(inputs, "retentionInDays");
    if (retentionInDays) await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
    else await logs.send(new DeleteRetentionPolicyCommand({ logGroupName }));
}

async function setKey(logGroupName: string, kmsKeyId: string | undefined, aws: Aws): Promise<void> {
    const logs = aws.client(CloudWatchLogsClient);
    if (kmsKeyId === undefined) await logs.send(new DisassociateKmsKeyCommand({ logGroupName }));
    else await logs.send(new AssociateKmsKeyCommand({ logGroupName, kmsKeyId }));
}

async function find(name: string, aws: Aws): Promise<LogGroup | undefined> {
    const client = aws.client(CloudWatchLogsClient);
    for await (const page of paginateDescribeLogGroups({ client }, { logGroupNamePrefix: name })) {
        const group = page.logGroups?.find(({ logGroupName }) => logGroupName === name);
        if (group !== undefined) return group;
    }
    return undefined;
}

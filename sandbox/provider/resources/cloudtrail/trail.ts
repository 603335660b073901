import {
    AddTagsCommand,
    CloudTrailClient,
    CreateTrailCommand,
    type CreateTrailCommandInput,
    DeleteTrailCommand,
    GetTrailCommand,
    GetTrailStatusCommand,
    ListTagsCommand,
    RemoveTagsCommand,
    StartLoggingCommand,
    StopLoggingCommand,
    UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { inAws, inPulumi, pick, told, type Words } from "../blocks";
import { nameOf } from "../names";
import type { Change, Resource } from "../resource";
import { asTagList, changeTags, tagList, tagsRead } from "../tags";
import { refuseInputs } from "../unsupported";
import { hasSelectors, putSelectors, selectorProperties, selectorsOf } from "./selectors";

/** What says that a trail is not there, also to one that asks for something about it. */
const missing = ["TrailNotFoundException", "ResourceNotFoundException", "CloudTrailARNInvalidException"];

/** A role, a log group or the policy of a bucket or key that was made a moment ago. */
const unsettled = [
    "InvalidCloudWatchLogsRoleArnException",
    "InvalidCloudWatchLogsLogGroupArnException",
    "InsufficientEncryptionPolicyException",
    "InsufficientS3BucketPolicyException",
    "InsufficientSnsTopicPolicyException",
];

const words: Words = {
    names: {
        cloudWatchLogsGroupArn: "CloudWatchLogsLogGroupArn",
        snsTopicArn: "SnsTopicARN",
        arn: "TrailARN",
    },
};

const texts = ["cloudWatchLogsGroupArn", "cloudWatchLogsRoleArn", "kmsKeyId", "s3KeyPrefix", "snsTopicName"];
const settings = [
    ...texts,
    "enableLogFileValidation",
    "includeGlobalServiceEvents",
    "isMultiRegionTrail",
    "isOrganizationTrail",
    "s3BucketName",
];

const undeployed = ["insightSelectors"];

export const resource: Resource = {
    replaceOn: ["name", "region"],

    async create(inputs, aws) {
        refuseInputs("aws.cloudtrail.Trail", inputs, undeployed);
        const command = new CreateTrailCommand({
            ...inAws<CreateTrailCommandInput>(pick(inputs, settings), words),
            Name: nameOf(inputs),
            TagsList: tagList(inputs),
        });
        return (await onceSettled(() => aws.client(CloudTrailClient).send(command), ...unsettled)).TrailARN!;
    },

    async configure(id, inputs, aws) {
        if (hasSelectors(inputs)) await putSelectors(id, inputs, aws);
        // A new trail records nothing until it is told to.
        if (inputs["enableLogging"] === true) await setLogging(id, inputs, aws);
    },

    read: (id, aws, known) => unlessMissing(readTrail(id, aws, known), ...missing),

    async update(id, change, aws) {
        const { changed, news } = change;
        refuseInputs("aws.cloudtrail.Trail", news, undeployed);
        await changeSettings(id, change, aws);
        if (selectorProperties.some((key) => changed.has(key))) await putSelectors(id, news, aws);
        if (changed.has("enableLogging")) await setLogging(id, news, aws);
        const trails = aws.client(CloudTrailClient);
        const tags = (TagsList: { Key: string; Value?: string }[]) => ({ ResourceId: id, TagsList });
        await changeTags(
            change,
            (put) => trails.send(new AddTagsCommand(tags(asTagList(put)))),
            (keys) => trails.send(new RemoveTagsCommand(tags(keys.map((Key) => ({ Key }))))),
        );
    },

    async delete(id, _state, aws) {
        await unlessMissing(
            aws.client(CloudTrailClient).send(new DeleteTrailCommand({ Name: id })),
            ...missing,
        );
    },
};

async function changeSettings(id: string, { changed, news }: Change, aws: Aws): Promise<void> {
    const keys = settings.filter((key) => changed.has(key));
    if (keys.length === 0) return;
    const cleared = Object.fromEntries(texts.map((key) => [key, ""]));
    const set = pick({ ...cleared, ...pick(news, keys) }, keys);
    const command = new UpdateTrailCommand({ ...inAws<Values>(set, words), Name: id });
    await onceSettled(() => aws.client(CloudTrailClient).send(command), ...unsettled);
}

async function setLogging(id: string, { enableLogging }: Values, aws: Aws): Promise<void> {
    const trails = aws.client(CloudTrailClient);
    await (enableLogging === true
        ? trails.send(new StartLoggingCommand({ Name: id }))
        : trails.send(new StopLoggingCommand({ Name: id })));
}

async function readTrail(id: string, aws: Aws, known: Values): Promise<Values | undefined> {
    const trails = aws.client(CloudTrailClient);
    const { Trail } = await trails.send(new GetTrailCommand({ Name: id }));
    if (Trail === undefined) return undefined;
    const { IsLogging } = await trails.send(new GetTrailStatusCommand({ Name: id }));
    const { ResourceTagList } = await trails.send(new ListTagsCommand({ ResourceIdList: [id] }));
    const read = inPulumi(Trail, words);
    return {
        ...told(read, [...settings, "name", "arn", "homeRegion", "snsTopicArn"]),
        ...tagsRead(ResourceTagList?.[0]?.TagsList as { Key: string; Value: string }[]),
        ...(await selectorsOf(Trail, known, aws)),
        enableLogFileValidation: Trail.LogFileValidationEnabled === true,
        enableLogging: IsLogging === true,
    };
}

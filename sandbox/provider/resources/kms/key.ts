import {
    CreateKeyCommand,
    DescribeKeyCommand,
    DisableKeyCommand,
    DisableKeyRotationCommand,
    EnableKeyCommand,
    EnableKeyRotationCommand,
    GetKeyRotationStatusCommand,
    KMSClient,
    type KeySpec,
    type KeyUsageType,
    ListResourceTagsCommand,
    ScheduleKeyDeletionCommand,
    TagResourceCommand,
    UntagResourceCommand,
    UpdateKeyDescriptionCommand,
} from "@aws-sdk/client-kms";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import type { Change, Resource } from "../resource";
import { tagChange, tagMap, tagsReadMap } from "../tags";
import { keyPolicyOf, putKeyPolicy } from "./policy";

const longestDeletionWindow = 30;

export const resource: Resource = {
    replaceOn: ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "region", "xksKeyId"],

    async create(inputs, aws) {
        const { policy, description, multiRegion } = inputs;
        const command = new CreateKeyCommand({
            ...(policy ? { Policy: String(policy) } : {}),
            ...(description ? { Description: String(description) } : {}),
            ...(multiRegion ? { MultiRegion: true } : {}),
            BypassPolicyLockoutSafetyCheck: inputs["bypassPolicyLockoutSafetyCheck"] === true,
            KeySpec: inputs["customerMasterKeySpec"] as KeySpec,
            KeyUsage: inputs["keyUsage"] as KeyUsageType,
            Tags: kmsTags(tagMap(inputs)),
        });
        const ask = () => aws.client(KMSClient).send(command);
        return (await onceSettled(ask, "MalformedPolicyDocumentException")).KeyMetadata!.KeyId!;
    },

    async configure(id, inputs, aws) {
        if (inputs["enableKeyRotation"] === true) await setRotation(id, inputs, aws);
        if (inputs["isEnabled"] === false)
            await aws.client(KMSClient).send(new DisableKeyCommand({ KeyId: id }));
    },

    async read(id, aws) {
        const kms = aws.client(KMSClient);
        const found = await unlessMissing(
            kms.send(new DescribeKeyCommand({ KeyId: id })),
            "NotFoundException",
        );
        const key = found?.KeyMetadata;
        if (key === undefined || key.KeyState === "PendingDeletion") return undefined;
        const rotation = await kms.send(new GetKeyRotationStatusCommand({ KeyId: id }));
        const { Tags = [] } = await kms.send(new ListResourceTagsCommand({ KeyId: id }));
        return {
            ...tagsReadMap(Object.fromEntries(Tags.map(({ TagKey, TagValue }) => [TagKey!, TagValue!]))),
            ...(await keyPolicyOf(id, aws)),
            arn: key.Arn!,
            keyId: key.KeyId!,
            description: key.Description ?? "",
            customerMasterKeySpec: key.KeySpec!,
            keyUsage: key.KeyUsage!,
            isEnabled: key.Enabled === true,
            multiRegion: key.MultiRegion === true,
            enableKeyRotation: rotation.KeyRotationEnabled === true,
            ...(rotation.KeyRotationEnabled
                ? { rotationPeriodInDays: rotation.RotationPeriodInDays ?? 365 }
                : {}),
        };
    },

    async update(id, change, aws) {
        const { changed, news } = change;
        const kms = aws.client(KMSClient);
        // A disabled key takes no other change.
        if (changed.has("isEnabled") && news["isEnabled"] === true)
            await kms.send(new EnableKeyCommand({ KeyId: id }));
        await updateSettings(id, change, aws);
        await updateTags(id, change, aws);
        if (changed.has("isEnabled") && news["isEnabled"] === false)
            await kms.send(new DisableKeyCommand({ KeyId: id }));
    },

    async delete(id, { deletionWindowInDays }, aws) {
        const PendingWindowInDays = Number(deletionWindowInDays ?? longestDeletionWindow);
        const command = new ScheduleKeyDeletionCommand({ KeyId: id, PendingWindowInDays });
        await unlessMissing(
            aws.client(KMSClient).send(command),
            "NotFoundException",
            "KMSInvalidStateException",
        );
    },
};

async function updateSettings(id: string, { changed, news }: Change, aws: Aws): Promise<void> {
    if (changed.has("enableKeyRotation") || changed.has("rotationPeriodInDays"))
        await setRotation(id, news, aws);
    if (changed.has("description")) {
        const Description = String(news["description"] ?? "");
        await aws.client(KMSClient).send(new UpdateKeyDescriptionCommand({ KeyId: id, Description }));
    }
    if (changed.has("policy")) await putKeyPolicy(id, news, aws);
}

async function updateTags(id: string, { changed, news, actual }: Change, aws: Aws): Promise<void> {
    if (!changed.has("tags")) return;
    const { put, removed } = tagChange(actual, news);
    const kms = aws.client(KMSClient);
    if (removed.length > 0) await kms.send(new UntagResourceCommand({ KeyId: id, TagKeys: removed }));
    if (Object.keys(put).length > 0)
        await kms.send(new TagResourceCommand({ KeyId: id, Tags: kmsTags(put) }));
}

async function setRotation(id: string, inputs: Values, aws: Aws): Promise<void> {
    const kms = aws.client(KMSClient);
    if (inputs["enableKeyRotation"] !== true) {
        await kms.send(new DisableKeyRotationCommand({ KeyId: id }));
        return;
    }
    const days = inputs["rotationPeriodInDays"];
    const period = days === undefined || days === null ? {} : { RotationPeriodInDays: Number(days) };
    await kms.send(new EnableKeyRotationCommand({ KeyId: id, ...period }));
}

function kmsTags(tags: Record<string, string>) {
    return Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
}

import {
    CreateSecretCommand,
    DeleteResourcePolicyCommand,
    DeleteSecretCommand,
    DescribeSecretCommand,
    GetResourcePolicyCommand,
    SecretsManagerClient,
    TagResourceCommand,
    UntagResourceCommand,
    UpdateSecretCommand,
} from "@aws-sdk/client-secrets-manager";

import { type Aws, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { asTagList, changeTags, tagList, tagsRead } from "../tags";
import { refuseInputs } from "../unsupported";
import { missing, putPolicy } from "./policy";

const undeployed = ["replicas", "type"];

export const resource: Resource = {
    replaceOn: ["name", "namePrefix", "region"],

    async create(inputs, aws) {
        refuseInputs("aws.secretsmanager.Secret", inputs, undeployed);
        const { description, kmsKeyId } = inputs;
        const { ARN } = await aws.client(SecretsManagerClient).send(
            new CreateSecretCommand({
                Name: nameOf(inputs),
                ...(description ? { Description: String(description) } : {}),
                ...(kmsKeyId ? { KmsKeyId: String(kmsKeyId) } : {}),
                Tags: tagList(inputs),
            }),
        );
        return ARN!;
    },

    async configure(id, inputs, aws) {
        if (inputs["policy"]) await putPolicy(id, inputs, aws);
    },

    async read(id, aws) {
        const secrets = aws.client(SecretsManagerClient);
        const found = await unlessMissing(
            secrets.send(new DescribeSecretCommand({ SecretId: id })),
            ...missing,
        );
        // A secret can be had back for a while after its deletion, but it is gone.
        if (found === undefined || found.DeletedDate !== undefined) return undefined;
        const { ResourcePolicy } = await secrets.send(new GetResourcePolicyCommand({ SecretId: id }));
        return {
            ...tagsRead(found.Tags),
            arn: found.ARN!,
            name: found.Name!,
            description: found.Description ?? "",
            kmsKeyId: found.KmsKeyId ?? "",
            ...({ policy: ResourcePolicy } as Values),
        };
    },

    async update(id, change, aws) {
        const { changed, news } = change;
        refuseInputs("aws.secretsmanager.Secret", news, undeployed);
        const secrets = aws.client(SecretsManagerClient);
        if (changed.has("description") || changed.has("kmsKeyId"))
            await secrets.send(
                new UpdateSecretCommand({
                    SecretId: id,
                    Description: String(news["description"] ?? ""),
                    KmsKeyId: String(news["kmsKeyId"] ?? ""),
                }),
            );
        if (changed.has("policy")) await changePolicy(id, news, aws);
        await changeTags(
            change,
            (put) => secrets.send(new TagResourceCommand({ SecretId: id, Tags: asTagList(put) })),
            (TagKeys) => secrets.send(new UntagResourceCommand({ SecretId: id, TagKeys })),
        );
    },

    async delete(id, { recoveryWindowInDays }, aws) {
        const days = Number(recoveryWindowInDays ?? 30);
        const window = days > 0 ? { RecoveryWindowInDays: days } : { ForceDeleteWithoutRecovery: true };
        const command = new DeleteSecretCommand({ SecretId: id, ...window });
        await unlessMissing(aws.client(SecretsManagerClient).send(command), ...missing);
    },
};

async function changePolicy(id: string, news: Values, aws: Aws): Promise<void> {
    // AWS writes an empty document where a program has none: "{}".
    if (Object.keys(JSON.parse(String(news["policy"])) as object).length > 0) await putPolicy(id, news, aws);
    else await aws.client(SecretsManagerClient).send(new DeleteResourcePolicyCommand({ SecretId: id }));
}

import {
    GetSecretValueCommand,
    PutSecretValueCommand,
    SecretsManagerClient,
    UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";

import { type Aws, unlessMissing } from "../../aws";
import type { Value, Values } from "../../values";
import type { Resource } from "../resource";
import { refuseInputs } from "../unsupported";
import { missing } from "./policy";

/** The stage of the version that a secret has now: it moves on, and is never taken away. */
const current = "AWSCURRENT";
const undeployed = ["secretStringWo", "secretStringWoVersion"];

/** A value of a secret. Its id is the ARN of the secret and the id of the version. */
export const resource: Resource = {
    replaceOn: ["region", "secretBinary", "secretId", "secretString"],

    async create(inputs, aws) {
        refuseInputs("aws.secretsmanager.SecretVersion", inputs, undeployed);
        const { secretBinary, secretId, secretString } = inputs;
        const stages = listOf(inputs["versionStages"]);
        const { ARN, VersionId } = await aws.client(SecretsManagerClient).send(
            new PutSecretValueCommand({
                SecretId: String(secretId),
                ...(secretBinary
                    ? { SecretBinary: Buffer.from(String(secretBinary), "base64") }
                    : { SecretString: String(secretString ?? "") }),
                ...(stages.length > 0 ? { VersionStages: stages } : {}),
            }),
        );
        return `${ARN!}|${VersionId!}`;
    },

    async read(id, aws, known) {
        const [SecretId, VersionId] = id.split("|");
        const command = new GetSecretValueCommand({ SecretId, VersionId });
        const found = await unlessMissing(aws.client(SecretsManagerClient).send(command), ...missing);
        if (found === undefined) return undefined;
        const { ARN: arn = "", SecretString: secretString, SecretBinary: bytes } = found;
        // A secret is named by its ARN or by its name: the program's way is kept.
        const secretId = known["secretId"] === found.Name ? found.Name! : arn;
        return {
            ...{ arn, secretArn: arn, secretId, versionId: VersionId! },
            ...({ secretString } as Values),
            ...(bytes ? { secretBinary: Buffer.from(bytes).toString("base64") } : {}),
            hasSecretStringWo: false,
            versionStages: found.VersionStages ?? [],
        };
    },

    async update(id, { news, actual }, aws) {
        const [before, after] = [listOf(actual["versionStages"]), listOf(news["versionStages"])];
        const [SecretId, version] = id.split("|");
        for (const VersionStage of after.filter((stage) => !before.includes(stage)))
            await moveStage({ SecretId, VersionStage, MoveToVersionId: version }, aws);
        await leaveStages(
            id,
            before.filter((stage) => !after.includes(stage)),
            aws,
        );
    },

    async delete(id, { versionStages }, aws) {
        await unlessMissing(leaveStages(id, listOf(versionStages), aws), ...missing);
    },
};

/** AWS forgets a version that has no stage any more. */
async function leaveStages(id: string, stages: readonly string[], aws: Aws): Promise<void> {
    const [SecretId, version] = id.split("|");
    for (const VersionStage of stages.filter((stage) => stage !== current))
        await moveStage({ SecretId, VersionStage, RemoveFromVersionId: version }, aws);
}

function moveStage(
    move: ConstructorParameters<typeof UpdateSecretVersionStageCommand>[0],
    aws: Aws,
): Promise<unknown> {
    return aws.client(SecretsManagerClient).send(new UpdateSecretVersionStageCommand(move));
}

function listOf(value: Value | undefined): string[] {
    return Array.isArray(value) ? value.map(String) : [];
}

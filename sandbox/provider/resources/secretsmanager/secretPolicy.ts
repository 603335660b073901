import {
    DeleteResourcePolicyCommand,
    GetResourcePolicyCommand,
    SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";

import { unlessMissing } from "../../aws";
import type { Resource } from "../resource";
import { missing, putPolicy } from "./policy";

export const resource: Resource = {
    replaceOn: ["region", "secretArn"],

    async create(inputs, aws) {
        const id = String(inputs["secretArn"]);
        await putPolicy(id, inputs, aws);
        return id;
    },

    async read(id, aws) {
        const asked = aws.client(SecretsManagerClient).send(new GetResourcePolicyCommand({ SecretId: id }));
        const policy = (await unlessMissing(asked, ...missing))?.ResourcePolicy;
        return policy ? { secretArn: id, policy } : undefined;
    },

    async update(id, { news }, aws) {
        await putPolicy(id, news, aws);
    },

    async delete(id, _state, aws) {
        const command = new DeleteResourcePolicyCommand({ SecretId: id });
        await unlessMissing(aws.client(SecretsManagerClient).send(command), ...missing);
    },
};

import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";

import { unlessMissing } from "../../aws";
import type { Resource } from "../resource";
import { keyPolicyOf, putKeyPolicy } from "./policy";

export const resource: Resource = {
    replaceOn: ["keyId", "region"],

    async create(inputs, aws) {
        const id = String(inputs["keyId"]);
        await putKeyPolicy(id, inputs, aws);
        return id;
    },

    async read(id, aws) {
        const found = await unlessMissing(
            aws.client(KMSClient).send(new DescribeKeyCommand({ KeyId: id })),
            "NotFoundException",
        );
        const state = found?.KeyMetadata?.KeyState;
        if (state === undefined || state === "PendingDeletion") return undefined;
        return { keyId: id, ...(await keyPolicyOf(id, aws)) };
    },

    async update(id, { news }, aws) {
        await putKeyPolicy(id, news, aws);
    },

    /** A key always has a policy: the one that AWS gives at creation, which leaves all to IAM. */
    async delete(id, _state, aws) {
        const policy = JSON.stringify(accountsPolicy(aws.account, aws.region));
        await unlessMissing(
            putKeyPolicy(id, { policy }, aws),
            "NotFoundException",
            "KMSInvalidStateException",
        );
    },
};

function accountsPolicy(account: string, region: string) {
    const partition = region.startsWith("cn-")
        ? "aws-cn"
        : region.startsWith("us-gov-")
          ? "aws-us-gov"
          : "aws";
    return {
        Version: "2012-10-17",
        Id: "key-default-1",
        Statement: [
            {
                Sid: "Enable IAM User Permissions",
                Effect: "Allow",
                Principal: { AWS: `arn:${partition}:iam::${account}:root` },
                Action: "kms:*",
                Resource: "*",
            },
        ],
    };
}

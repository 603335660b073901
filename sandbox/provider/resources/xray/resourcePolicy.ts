import {
    DeleteResourcePolicyCommand,
    paginateListResourcePolicies,
    PutResourcePolicyCommand,
    type ResourcePolicy,
    XRayClient,
} from "@aws-sdk/client-xray";

import { type Aws, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { booleanOf, rfc3339, said, textOf } from "../inputs";
import type { Resource } from "../resource";

export const resource: Resource = {
    replaceOn: ["policyName", "region"],

    async create(inputs, aws) {
        await put(inputs, textOf(inputs, "policyRevisionId"), aws);
        return String(inputs["policyName"]);
    },

    async read(id, aws) {
        const policy = await find(id, aws);
        if (policy === undefined) return undefined;
        return said({
            lastUpdatedTime: rfc3339(policy.LastUpdatedTime),
            policyDocument: policy.PolicyDocument,
            policyName: policy.PolicyName,
            policyRevisionId: policy.PolicyRevisionId,
        });
    },

    async update(_id, { news, actual }, aws) {
        await put(news, textOf(actual, "policyRevisionId"), aws);
    },

    async delete(id, _state, aws) {
        const command = new DeleteResourcePolicyCommand({ PolicyName: id });
        await unlessMissing(aws.client(XRayClient).send(command), "ResourceNotFoundException");
    },
};

async function put(inputs: Values, PolicyRevisionId: string | undefined, aws: Aws): Promise<void> {
    const command = new PutResourcePolicyCommand({
        PolicyName: textOf(inputs, "policyName"),
        PolicyDocument: textOf(inputs, "policyDocument"),
        PolicyRevisionId,
        BypassPolicyLockoutCheck: booleanOf(inputs, "bypassPolicyLockoutCheck"),
    });
    await aws.client(XRayClient).send(command);
}

async function find(name: string, aws: Aws): Promise<ResourcePolicy | undefined> {
    for await (const page of paginateListResourcePolicies({ client: aws.client(XRayClient) }, {})) {
        const policy = page.ResourcePolicies?.find(({ PolicyName }) => PolicyName === name);
        if (policy !== undefined) return policy;
    }
    return undefined;
}

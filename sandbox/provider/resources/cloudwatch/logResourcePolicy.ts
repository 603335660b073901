import {
    CloudWatchLogsClient,
    DeleteResourcePolicyCommand,
    DescribeResourcePoliciesCommand,
    PutResourcePolicyCommand,
    type ResourcePolicy,
} from "@aws-sdk/client-cloudwatch-logs";

import { type Aws, unlessMissing } from "../../aws";
import { said, textOf } from "../inputs";
import type { Resource } from "../resource";

const missing = "ResourceNotFoundException";

/** A policy of the account, whose id is its name, or that of one log group, whose id is the group's ARN. */
export const resource: Resource = {
    replaceOn: ["policyName", "region", "resourceArn"],

    async create(inputs, aws) {
        const [policyName, resourceArn] = [textOf(inputs, "policyName"), textOf(inputs, "resourceArn")];
        const policyDocument = String(inputs["policyDocument"]);
        const command = new PutResourcePolicyCommand({ policyName, resourceArn, policyDocument });
        await aws.client(CloudWatchLogsClient).send(command);
        return (resourceArn ?? policyName)!;
    },

    async read(id, aws) {
        const policy = await unlessMissing(find(id, aws), missing);
        if (policy === undefined) return undefined;
        return said({
            policyDocument: policy.policyDocument,
            policyName: policy.policyName || undefined,
            policyScope: policy.policyScope,
            resourceArn: policy.resourceArn,
            revisionId: policy.revisionId,
        });
    },

    async update(id, { news }, aws) {
        const policyDocument = String(news["policyDocument"]);
        const place = await placed(id, aws);
        await aws
            .client(CloudWatchLogsClient)
            .send(new PutResourcePolicyCommand({ ...place, policyDocument }));
    },

    async delete(id, _state, aws) {
        const command = new DeleteResourcePolicyCommand(await placed(id, aws));
        await unlessMissing(aws.client(CloudWatchLogsClient).send(command), missing);
    },
};

const isArn = (id: string) => id.startsWith("arn:");

/** AWS changes the policy of a log group only for those who know its present revision. */
async function placed(id: string, aws: Aws) {
    if (!isArn(id)) return { policyName: id };
    const policy = await unlessMissing(find(id, aws), missing);
    return { resourceArn: id, expectedRevisionId: policy?.revisionId };
}

async function find(id: string, aws: Aws): Promise<ResourcePolicy | undefined> {
    const scope = isArn(id) ? { resourceArn: id, policyScope: "RESOURCE" as const } : {};
    for (let nextToken: string | undefined; ;) {
        const describe = new DescribeResourcePoliciesCommand({ ...scope, nextToken });
        const page = await aws.client(CloudWatchLogsClient).send(describe);
        const policy = page.resourcePolicies?.find(({ policyName }) => isArn(id) || policyName === id);
        nextToken = page.nextToken;
        if (policy !== undefined || nextToken === undefined) return policy;
    }
}

import {
    AttachRolePolicyCommand,
    AttachUserPolicyCommand,
    DetachRolePolicyCommand,
    DetachUserPolicyCommand,
    IAMClient,
    paginateListAttachedRolePolicies,
    paginateListAttachedUserPolicies,
} from "@aws-sdk/client-iam";

import { unlessMissing } from "../../aws";
import type { Resource } from "../resource";
import { missing } from "./missing";

interface Attachment {
    owner: string;
    PolicyArn: string;
}

interface Page {
    AttachedPolicies?: { PolicyArn?: string }[];
}

/** The calls for a managed policy of a role or a user. */
interface Calls {
    attach(attachment: Attachment, iam: IAMClient): Promise<unknown>;
    detach(attachment: Attachment, iam: IAMClient): Promise<unknown>;
    pages(owner: string, iam: IAMClient): AsyncIterable<Page>;
}

export const toRole: Calls = {
    attach: ({ owner: RoleName, PolicyArn }, iam) =>
        iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn })),
    detach: ({ owner: RoleName, PolicyArn }, iam) =>
        iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })),
    pages: (RoleName, client) => paginateListAttachedRolePolicies({ client }, { RoleName }),
};

export const toUser: Calls = {
    attach: ({ owner: UserName, PolicyArn }, iam) =>
        iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn })),
    detach: ({ owner: UserName, PolicyArn }, iam) =>
        iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn })),
    pages: (UserName, client) => paginateListAttachedUserPolicies({ client }, { UserName }),
};

/** The ARNs of the managed policies of a role or a user. */
export async function attachedTo(calls: Calls, owner: string, iam: IAMClient): Promise<string[]> {
    const arns: string[] = [];
    for await (const { AttachedPolicies = [] } of calls.pages(owner, iam))
        arns.push(...AttachedPolicies.map(({ PolicyArn }) => PolicyArn!));
    return arns;
}

/** A resource of its own for one managed policy of a role or a user, with the id `owner/arn`. */
export function attachedPolicy(property: "role" | "user", calls: Calls): Resource {
    return {
        async create(inputs, aws) {
            const attachment = { owner: String(inputs[property]), PolicyArn: String(inputs["policyArn"]) };
            await calls.attach(attachment, aws.client(IAMClient));
            return `${attachment.owner}/${attachment.PolicyArn}`;
        },

        async read(id, aws) {
            const { owner, PolicyArn } = parsed(id);
            const arns = await unlessMissing(attachedTo(calls, owner, aws.client(IAMClient)), missing);
            return arns?.includes(PolicyArn) ? { [property]: owner, policyArn: PolicyArn } : undefined;
        },

        async delete(id, _state, aws) {
            await unlessMissing(calls.detach(parsed(id), aws.client(IAMClient)), missing);
        },
    };
}

function parsed(id: string): Attachment {
    const end = id.indexOf("/");
    return { owner: id.slice(0, end), PolicyArn: id.slice(end + 1) };
}

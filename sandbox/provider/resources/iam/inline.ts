import {
    DeleteGroupPolicyCommand,
    DeleteRolePolicyCommand,
    DeleteUserPolicyCommand,
    GetGroupPolicyCommand,
    GetRolePolicyCommand,
    GetUserPolicyCommand,
    IAMClient,
    PutGroupPolicyCommand,
    PutRolePolicyCommand,
    PutUserPolicyCommand,
} from "@aws-sdk/client-iam";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import { said } from "../inputs";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { documentTold, malformed, missing } from "./missing";

interface Name {
    owner: string;
    PolicyName: string;
}

/** The calls for a policy inside of a role, a user or a group. */
interface Calls {
    put(name: Name, PolicyDocument: string, iam: IAMClient): Promise<unknown>;
    get(name: Name, iam: IAMClient): Promise<{ PolicyDocument: string | undefined }>;
    remove(name: Name, iam: IAMClient): Promise<unknown>;
}

export const inRole: Calls = {
    put: ({ owner: RoleName, ...rest }, PolicyDocument, iam) =>
        iam.send(new PutRolePolicyCommand({ RoleName, ...rest, PolicyDocument })),
    get: ({ owner: RoleName, ...rest }, iam) => iam.send(new GetRolePolicyCommand({ RoleName, ...rest })),
    remove: ({ owner: RoleName, ...rest }, iam) =>
        iam.send(new DeleteRolePolicyCommand({ RoleName, ...rest })),
};

export const inUser: Calls = {
    put: ({ owner: UserName, ...rest }, PolicyDocument, iam) =>
        iam.send(new PutUserPolicyCommand({ UserName, ...rest, PolicyDocument })),
    get: ({ owner: UserName, ...rest }, iam) => iam.send(new GetUserPolicyCommand({ UserName, ...rest })),
    remove: ({ owner: UserName, ...rest }, iam) =>
        iam.send(new DeleteUserPolicyCommand({ UserName, ...rest })),
};

export const inGroup: Calls = {
    put: ({ owner: GroupName, ...rest }, PolicyDocument, iam) =>
        iam.send(new PutGroupPolicyCommand({ GroupName, ...rest, PolicyDocument })),
    get: ({ owner: GroupName, ...rest }, iam) => iam.send(new GetGroupPolicyCommand({ GroupName, ...rest })),
    remove: ({ owner: GroupName, ...rest }, iam) =>
        iam.send(new DeleteGroupPolicyCommand({ GroupName, ...rest })),
};

/** The document of a policy inside of its owner, or undefined when there is none. */
export async function inlineDocument(calls: Calls, name: Name, aws: Aws): Promise<string | undefined> {
    const found = await unlessMissing(calls.get(name, aws.client(IAMClient)), missing);
    return documentTold(found?.PolicyDocument);
}

/** A policy may speak of what was made a moment ago. */
export function putInline(calls: Calls, name: Name, document: string, aws: Aws): Promise<unknown> {
    return onceSettled(() => calls.put(name, document, aws.client(IAMClient)), malformed);
}

/** A resource of its own for one policy inside of a role, a user or a group, with the id `owner:policy`. */
export function inlinePolicy(property: "role" | "user" | "group", calls: Calls): Resource {
    return {
        replaceOn: ["name", "namePrefix", property],

        async create(inputs, aws) {
            const name = { owner: String(inputs[property]), PolicyName: nameOf(inputs) };
            await putInline(calls, name, String(inputs["policy"]), aws);
            return `${name.owner}:${name.PolicyName}`;
        },

        async read(id, aws) {
            const name = parsed(id);
            const policy = await inlineDocument(calls, name, aws);
            return policy === undefined
                ? undefined
                : said({ [property]: name.owner, name: name.PolicyName, policy });
        },

        async update(id, { news }, aws) {
            await putInline(calls, parsed(id), String(news["policy"]), aws);
        },

        async delete(id, _state, aws) {
            await unlessMissing(calls.remove(parsed(id), aws.client(IAMClient)), missing);
        },
    };
}

function parsed(id: string): Name {
    const [owner = "", PolicyName = ""] = id.split(":");
    return { owner, PolicyName };
}

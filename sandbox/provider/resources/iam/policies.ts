import {
    IAMClient,
    paginateListInstanceProfilesForRole,
    paginateListRolePolicies,
    RemoveRoleFromInstanceProfileCommand,
} from "@aws-sdk/client-iam";

import type { Aws } from "../../aws";
import { sameMeaning } from "../../meaning";
import type { Value, Values } from "../../values";
import { listChange, listOf, objectsOf, textOf } from "../inputs";
import type { Change } from "../resource";
import { attachedTo, toRole } from "./attached";
import { inlineDocument, inRole, putInline } from "./inline";

/** The policies that a role itself lists among its inputs. */
type Inline = Map<string, string>;

/** An entry without a name or a document stands for none: it says that the role shall have no others. */
function inlineOf(inputs: Values): Inline {
    const entries = objectsOf(inputs, "inlinePolicies").flatMap((entry) => {
        const [name, document] = [textOf(entry, "name"), textOf(entry, "policy")];
        return name === undefined || document === undefined ? [] : [[name, document] as const];
    });
    return new Map(entries);
}

export async function putPolicies(id: string, inputs: Values, aws: Aws): Promise<void> {
    for (const [PolicyName, document] of inlineOf(inputs))
        await putInline(inRole, { owner: id, PolicyName }, document, aws);
    for (const PolicyArn of listOf(inputs, "managedPolicyArns"))
        await toRole.attach({ owner: id, PolicyArn }, aws.client(IAMClient));
}

/** The policies of a role, in the words of the state where that means the same. */
export async function policiesOf(id: string, known: Values, aws: Aws): Promise<Values> {
    const documents: Inline = new Map();
    for (const PolicyName of await inlineNames(id, aws)) {
        const document = await inlineDocument(inRole, { owner: id, PolicyName }, aws);
        if (document !== undefined) documents.set(PolicyName, document);
    }
    const inlinePolicies = [...documents].map(([name, policy]) => ({ name, policy }));
    const asKnown = known["inlinePolicies"] !== undefined && sameInline(inlineOf(known), documents);
    return {
        inlinePolicies: asKnown ? (known["inlinePolicies"] as Value) : inlinePolicies,
        managedPolicyArns: await attachedTo(toRole, id, aws.client(IAMClient)),
    };
}

export async function changePolicies(id: string, change: Change, aws: Aws): Promise<void> {
    const { changed, news, actual } = change;
    const iam = aws.client(IAMClient);
    if (changed.has("inlinePolicies")) {
        const [before, after] = [inlineOf(actual), inlineOf(news)];
        for (const PolicyName of before.keys())
            if (!after.has(PolicyName)) await inRole.remove({ owner: id, PolicyName }, iam);
        for (const [PolicyName, document] of after)
            if (!sameMeaning(before.get(PolicyName), document))
                await putInline(inRole, { owner: id, PolicyName }, document, aws);
    }
    if (!changed.has("managedPolicyArns")) return;
    const { added, removed } = listChange(
        listOf(actual, "managedPolicyArns"),
        listOf(news, "managedPolicyArns"),
    );
    for (const PolicyArn of removed) await toRole.detach({ owner: id, PolicyArn }, iam);
    for (const PolicyArn of added) await toRole.attach({ owner: id, PolicyArn }, iam);
}

/** Takes the policies away that the role has by itself, or all of them where the program wants that. */
export async function emptyRole(id: string, state: Values, aws: Aws): Promise<void> {
    const force = state["forceDetachPolicies"] === true;
    const iam = aws.client(IAMClient);
    if (force || listOf(state, "managedPolicyArns").length > 0)
        for (const PolicyArn of await attachedTo(toRole, id, iam))
            await toRole.detach({ owner: id, PolicyArn }, iam);
    if (force || inlineOf(state).size > 0)
        for (const PolicyName of await inlineNames(id, aws))
            await inRole.remove({ owner: id, PolicyName }, iam);
}

export async function leaveProfiles(RoleName: string, aws: Aws): Promise<void> {
    const client = aws.client(IAMClient);
    const names: string[] = [];
    for await (const { InstanceProfiles = [] } of paginateListInstanceProfilesForRole(
        { client },
        { RoleName },
    ))
        names.push(...InstanceProfiles.map(({ InstanceProfileName }) => InstanceProfileName!));
    for (const InstanceProfileName of names)
        await client.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName }));
}

async function inlineNames(RoleName: string, aws: Aws): Promise<string[]> {
    const names: string[] = [];
    for await (const page of paginateListRolePolicies({ client: aws.client(IAMClient) }, { RoleName }))
        names.push(...(page.PolicyNames ?? []));
    return names;
}

function sameInline(one: Inline, other: Inline): boolean {
    return one.size === other.size && [...one].every(([name, text]) => sameMeaning(text, other.get(name)));
}

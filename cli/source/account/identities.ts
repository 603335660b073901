import {
    type AttachedPolicy,
    type GetAccountAuthorizationDetailsResponse,
    type GroupDetail,
    IAMClient,
    type ManagedPolicyDetail,
    paginateGetAccountAuthorizationDetails,
    type PolicyDetail,
    type RoleDetail,
    type Tag,
    type UserDetail,
} from "@aws-sdk/client-iam";

import { type Aws } from "../../../sandbox/provider/aws";
import { isDenied } from "../../failure";
import { type Held, type Source } from "../resource";
import { stopIf } from "./calls";
import { heldIn, type Read } from "./held";
import { readMessaging, type ReadOptions } from "./index";
import { readKeyNames } from "./key-names";

/** The queues, topics and keys of one region of an account, with its roles, users and groups. */
export async function readAccess(cloud: Aws, options: ReadOptions = {}): Promise<Source> {
    const messaging = await readMessaging(cloud, options);
    const identities = await readIdentities(cloud, options);
    const names = await readKeyNames(cloud, messaging.resources, options.signal);
    return {
        words: messaging.words,
        resources: [...messaging.resources, ...names.resources, ...identities.resources],
        missing: [...messaging.missing, ...names.missing, ...identities.missing],
    };
}

/** The roles, users and groups of an account, with their policies, as resources of Pulumi. */
export async function readIdentities(
    cloud: Aws,
    { signal, progress }: Pick<ReadOptions, "signal" | "progress"> = {},
): Promise<Pick<Source, "resources" | "missing">> {
    // IAM has one place for all regions.
    const place = { ...cloud, region: "global", account: cloud.account } as Aws;
    const resources: Held[] = [];
    try {
        for await (const page of paginateGetAccountAuthorizationDetails(
            { client: cloud.client(IAMClient) },
            { MaxItems: 1000 },
            signal && { abortSignal: signal },
        )) {
            resources.push(...readsIn(page).map((read) => heldIn(place, read)));
            progress?.(`${resources.length} parts of roles, users, groups and policies read`);
        }
    } catch (error) {
        stopIf(signal);
        if (!isDenied(error)) throw error;
        return {
            resources,
            missing: [`iam:GetAccountAuthorizationDetails was refused: ${(error as Error).message}`],
        };
    }
    return { resources, missing: [] };
}

function readsIn(page: GetAccountAuthorizationDetailsResponse): Read[] {
    const { RoleDetailList = [], UserDetailList = [], GroupDetailList = [], Policies = [] } = page;
    return [
        ...RoleDetailList.flatMap(readRole),
        ...UserDetailList.flatMap(readUser),
        ...GroupDetailList.flatMap(readGroup),
        ...Policies.map(readPolicy),
    ];
}

function readRole(role: RoleDetail): Read[] {
    const name = role.RoleName!;
    const properties = {
        arn: role.Arn,
        assumeRolePolicy: documentIn(role.AssumeRolePolicyDocument),
        name,
        path: role.Path,
        permissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
        tags: tagsIn(role.Tags),
    };
    return [
        { type: "aws:iam/role:Role", name, properties },
        ...inline("role", "Role", name, role.RolePolicyList),
        ...attachments("role", "Role", name, role.AttachedManagedPolicies),
    ];
}

function readUser(user: UserDetail): Read[] {
    const name = user.UserName!;
    const properties = {
        arn: user.Arn,
        name,
        path: user.Path,
        permissionsBoundary: user.PermissionsBoundary?.PermissionsBoundaryArn,
        tags: tagsIn(user.Tags),
    };
    const membership = { user: name, groups: user.GroupList };
    return [
        { type: "aws:iam/user:User", name, properties },
        ...(user.GroupList?.length
            ? [{ type: "aws:iam/userGroupMembership:UserGroupMembership", name, properties: membership }]
            : []),
        ...inline("user", "User", name, user.UserPolicyList),
        ...attachments("user", "User", name, user.AttachedManagedPolicies),
    ];
}

function readGroup(group: GroupDetail): Read[] {
    const name = group.GroupName!;
    return [
        { type: "aws:iam/group:Group", name, properties: { arn: group.Arn, name, path: group.Path } },
        ...inline("group", "Group", name, group.GroupPolicyList),
        ...attachments("group", "Group", name, group.AttachedManagedPolicies),
    ];
}

function readPolicy({
    Arn: arn,
    PolicyName: name,
    Path: path,
    DefaultVersionId,
    PolicyVersionList,
}: ManagedPolicyDetail): Read {
    const version = PolicyVersionList?.find((it) => it.IsDefaultVersion || it.VersionId === DefaultVersionId);
    return {
        type: "aws:iam/policy:Policy",
        name: arn!.replace(/^.*?:policy\//, ""),
        properties: { arn, name, path, policy: documentIn(version?.Document) },
        ...(version?.Document === undefined && { unknown: ["policy"] }),
    };
}

type Owner = "role" | "user" | "group";

function inline(owner: Owner, Type: string, of: string, policies: PolicyDetail[] = []): Read[] {
    return policies.map(({ PolicyName: name, PolicyDocument }) => ({
        type: `aws:iam/${owner}Policy:${Type}Policy`,
        name: `${of}:${name}`,
        properties: { [owner]: of, name, policy: documentIn(PolicyDocument) },
    }));
}

function attachments(owner: Owner, Type: string, of: string, policies: AttachedPolicy[] = []): Read[] {
    return policies.map(({ PolicyArn: policyArn }) => ({
        type: `aws:iam/${owner}PolicyAttachment:${Type}PolicyAttachment`,
        name: `${of}/${policyArn}`,
        properties: { [owner]: of, policyArn },
    }));
}

/** IAM tells documents in the form of URLs. */
function documentIn(text: string | undefined): string | undefined {
    return text === undefined ? undefined : decodeURIComponent(text);
}

function tagsIn(tags: readonly Tag[] = []): Record<string, string> {
    return Object.fromEntries(tags.map(({ Key, Value }) => [Key!, Value ?? ""]));
}

import { type Document, parseDocument } from "../../iam";
import { type Aws } from "../../sandbox/provider/aws";
import { requireResource } from "../../sandbox/provider/resources";

/** A role as IAM has it now. Documents are JSON texts. */
export interface RoleNow {
    name: string;
    arn: string;
    trust: string;
    /** The policies inside of it, by their names. */
    inline: ReadonlyMap<string, string>;
    /** The managed policies that are attached to it, by their ARNs. */
    managed: ReadonlyMap<string, string>;
    boundary?: { arn: string; document: string };
}

/** What decides about a role, or about another principal, beside the policies of resources. */
export interface Powers {
    identity: readonly Document[];
    boundary?: Document;
}

/** Reads a role with all its policies; undefined where there is none of this name. */
export async function readRole(name: string, aws: Aws): Promise<RoleNow | undefined> {
    const read = await requireResource("aws:iam/role:Role").read(name, aws, {});
    if (read === undefined) return undefined;
    const inline = (read["inlinePolicies"] ?? []) as { name: string; policy: string }[];
    const managed: [string, string][] = [];
    for (const arn of (read["managedPolicyArns"] ?? []) as string[])
        managed.push([arn, await managedDocument(arn, aws)]);
    const bound = read["permissionsBoundary"] as string | undefined;
    return {
        name,
        arn: String(read["arn"]),
        trust: String(read["assumeRolePolicy"]),
        inline: new Map(inline.map(({ name: own, policy }) => [own, policy])),
        managed: new Map(managed),
        ...(bound && { boundary: { arn: bound, document: await managedDocument(bound, aws) } }),
    };
}

/** The document of a managed policy, of the account or of AWS; empty where it is gone. */
async function managedDocument(arn: string, aws: Aws): Promise<string> {
    const read = await requireResource("aws:iam/policy:Policy").read(arn, aws, {});
    return String(read?.["policy"] ?? '{"Version":"2012-10-17","Statement":[]}');
}

export function powersOf({ inline, managed, boundary }: RoleNow): Powers {
    return {
        identity: [...inline.values(), ...managed.values()].map(parseDocument),
        ...(boundary && { boundary: parseDocument(boundary.document) }),
    };
}

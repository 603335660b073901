import * as pulumi from "@pulumi/pulumi";

import * as aws from "../base/aws";
import { guarded, refuse, type Owner } from "../base/owner";
import { roleArn, type Place } from "../documents/arns";
import { trustLimits } from "../limits/trust";
import { tagProblems } from "./checks";
import type { RoleSettings } from "./settings";
import { trustText } from "./trust";
import type { TrustArgs } from "./trust-args";

/** The role to which the policies go. */
interface RoleIdentity {
    arn: pulumi.Output<string>;
    name: pulumi.Output<string>;
    instanceProfileName: pulumi.Output<string | undefined>;
}

/** The settings of a role that is made. */
type Made = RoleSettings & { trust: TrustArgs };

export function identityOf(
    owner: Owner,
    settings: RoleSettings,
    place: pulumi.Output<Place>,
    parent: pulumi.Resource,
): RoleIdentity {
    const { trust, existingRoleArn } = settings;
    if (trust === undefined) return existingRole(owner, existingRoleArn!, place);
    const role = createRole(owner, { ...settings, trust }, place, parent);
    const profile = trust.ec2 && createInstanceProfile(owner, { ...settings, trust }, role, parent);
    return {
        arn: pulumi
            .all([place, settings.path ?? "/", role.name])
            .apply(([known, path, physical]) => roleArn(known, path, physical)),
        name: role.name,
        instanceProfileName: profile?.name ?? pulumi.output(undefined),
    };
}

function existingRole(owner: Owner, arn: pulumi.Input<string>, place: pulumi.Output<Place>): RoleIdentity {
    const own = pulumi.all([place, arn]).apply(([known, given]) => {
        const isOwn = given.startsWith(roleArn(known, "/", ""));
        const foreign =
            `existingRoleArn is "${given}"; policies are put on roles of this account, ${known.accountId}; name one of ` +
            "these, or let the other account's role take a role of this one by trust.account.";
        refuse(owner, isOwn ? [] : [foreign]);
        return given;
    });
    const name = own.apply((given) => given.split("/").at(-1)!);
    return { arn: own, name, instanceProfileName: pulumi.output(undefined) };
}

function createRole(owner: Owner, settings: Made, place: pulumi.Output<Place>, parent: pulumi.Resource) {
    const { access, trust, description = `${access} of encrypted messages` } = settings;
    return new aws.iam.Role(
        `${owner.name}-role`,
        {
            name: settings.name,
            path: settings.path,
            description,
            assumeRolePolicy: trustText(owner, trust, place),
            permissionsBoundary: settings.permissionsBoundaryArn,
            maxSessionDuration: settings.maxSessionDuration,
            tags: checkedTags(owner, settings),
        },
        { parent },
    );
}

function checkedTags(owner: Owner, { abacTagKeys, tags }: RoleSettings): RoleSettings["tags"] {
    if (abacTagKeys === undefined) return tags;
    return pulumi.output(tags).apply((known) => {
        refuse(owner, tagProblems(abacTagKeys, known));
        return known ?? {};
    });
}

function createInstanceProfile(
    owner: Owner,
    { trust, path, tags }: Made,
    role: aws.iam.Role,
    parent: pulumi.Resource,
) {
    const { instanceProfileName } = guarded(owner, "trust.ec2", { ...trust.ec2 }, trustLimits.ec2);
    return new aws.iam.InstanceProfile(
        `${owner.name}-instance-profile`,
        { name: instanceProfileName, path, role: role.name, tags },
        { parent },
    );
}

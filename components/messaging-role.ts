import * as pulumi from "@pulumi/pulumi";

import { withFormerNames } from "./base/aliases";
import * as aws from "./base/aws";
import { ownOutputs, token } from "./base/owner";
import { placeOf } from "./base/place";
import { shaped } from "./base/shaped";
import type { MessagingRoleArgs } from "./role/args";
import { identityOf } from "./role/identity";
import { policiesOf } from "./role/policies";
import { checkedRole, shownRole } from "./role/settings";
import { roleShape } from "./role/shapes";

/**
 * A role with the exact actions of one kind of access. It holds no right on a key unless keys are named: name the role
 * among the users of a MessagingKey instead, and the key policy decides. Who changes the policy of a queue, topic or
 * key can open it to anybody, so an Administrator reads nothing by itself and is still to be trusted as if it did: bound
 * it by permissionsBoundaryArn and watch what it changes.
 *
 *     <name>-role                the role, unless it is there already
 *     <name>-role-policy         what it may do with queues and topics
 *     <name>-key-policy          what it may do with keys, only if keys are named
 *     <name>-instance-profile    only for EC2
 */
export class MessagingRole extends pulumi.ComponentResource {
    /** ARN of the role, known at preview. */
    public readonly roleArn: pulumi.Output<string>;
    /** Name of the role, known at preview. */
    public readonly roleName: pulumi.Output<string>;
    /** Name of the instance profile, for EC2 only, known at preview. */
    public readonly instanceProfileName: pulumi.Output<string | undefined>;

    constructor(name: string, args: MessagingRoleArgs, opts?: pulumi.ComponentResourceOptions) {
        const owner = { kind: "MessagingRole", name };
        const settings = checkedRole(owner, shaped(owner, args, roleShape));
        super(token(owner.kind), name, shownRole(settings), withFormerNames(owner, opts));

        const place = placeOf(this, opts);
        const identity = identityOf(owner, settings, place, this);
        const { policy, keyPolicy } = policiesOf(owner, settings, place);
        const role = identity.name;
        new aws.iam.RolePolicy(`${name}-role-policy`, { role, policy }, { parent: this });
        if (keyPolicy !== undefined)
            new aws.iam.RolePolicy(`${name}-key-policy`, { role, policy: keyPolicy }, { parent: this });

        this.roleArn = identity.arn;
        this.roleName = identity.name;
        this.instanceProfileName = identity.instanceProfileName;
        this.registerOutputs(ownOutputs(this));
    }
}

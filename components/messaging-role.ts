import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Access } from "./documents/access";
import { roleArn, type Place } from "./documents/arns";
import { rolePolicy, type RoleTargets } from "./documents/role-policy";
import { trustPolicy } from "./documents/trust-policy";
import { limitProblems, nameLimit, valueProblems } from "./limits";
import { roleLimits } from "./limits/role";
import {
    documentText,
    guarded,
    ownOutputs,
    plain,
    refuse,
    token,
    withDefaults,
    type Owner,
} from "./base/owner";
import { placeOf } from "./base/place";
import { accessProblems, grantOf, targetProblems } from "./role/checks";
import { platformsOf, trustProblems, type TrustArgs } from "./role/trust";

type Input<T> = pulumi.Input<T>;

export interface MessagingRoleArgs {
    /** What the role does with messages; decides its actions. */
    access: Access;
    /** Who may take the role. */
    trust: TrustArgs;
    /** ARNs of the queues: a producer sends to them, a consumer reads them, an operator moves messages back to them. */
    queueArns?: Input<Input<string>[]>;
    /** ARNs of the dead-letter queues of queues, for an operator. */
    deadLetterQueueArns?: Input<Input<string>[]>;
    /** ARNs of the dead-letter queues of subscriptions, for an operator. */
    subscriptionDeadLetterQueueArns?: Input<Input<string>[]>;
    /** ARNs of the topics, for a publisher. */
    topicArns?: Input<Input<string>[]>;
    /** Name of the role in AWS: 1 to 64 letters, digits, hyphens and underscores. Default: named by Pulumi. */
    name?: Input<string>;
    /** Path of the role, beginning and ending with "/". Default "/". */
    path?: Input<string>;
    /** ARN of the managed policy that bounds the role. Default: none. */
    permissionsBoundaryArn?: Input<string>;
    /** Tags of the role and its instance profile. */
    tags?: Input<{ [key: string]: Input<string> }>;
}

/**
 * A role with the exact actions of one kind of access. It holds no right on a key: name the role among the users of a
 * MessagingKey.
 *
 *     <name>-role                the role
 *     <name>-role-policy         what it may do
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
        const settings = checked(owner, args);
        super(token(owner.kind), name, shown(settings), opts);

        const place = placeOf(this, opts);
        const role = createRole(owner, settings, place, this);
        const policy = targetsOf(args).apply((targets) =>
            documentText(owner, "identity policy", rolePolicy(grantOf(args.access, args.trust), targets)),
        );
        new aws.iam.RolePolicy(`${name}-role-policy`, { role: role.name, policy }, { parent: this });
        const profile = args.trust.ec2 && createInstanceProfile(name, settings, role, this);

        this.roleArn = pulumi
            .all([place, settings.path, role.name])
            .apply(([known, path, physical]) => roleArn(known, path, physical));
        this.roleName = role.name;
        this.instanceProfileName = pulumi.output(profile?.name);
        this.registerOutputs(ownOutputs(this));
    }
}

type Settings = ReturnType<typeof checked>;

function checked(owner: Owner, args: MessagingRoleArgs) {
    const room = (added: string) => [{ service: "IAM" as const, characters: 64, added }];
    const limits = { ...roleLimits, name: nameLimit(room("")) };
    const logicalName = args.name === undefined ? owner.name : undefined;
    const wrongAccess = accessProblems("", args.access);
    refuse(owner, [
        ...wrongAccess,
        ...(wrongAccess.length > 0 ? [] : targetProblems(args.access, args)),
        ...trustProblems("", args.trust),
        ...limitProblems("", args, limits),
        ...valueProblems("the name", logicalName, nameLimit(room("-role-0123456"))),
    ]);
    return withDefaults(guarded(owner, "", args, limits), { path: "/" });
}

function createRole(owner: Owner, settings: Settings, place: pulumi.Output<Place>, parent: pulumi.Resource) {
    const platform = platformsOf(settings.trust)[0]!;
    const assumeRolePolicy = pulumi
        .all([place, settings.trust.ecsTask?.region])
        .apply(([known, region]) =>
            documentText(owner, "trust policy", trustPolicy({ place: known, platform, region })),
        );
    return new aws.iam.Role(
        `${owner.name}-role`,
        {
            name: settings.name,
            path: settings.path,
            description: `${settings.access} of encrypted messages`,
            assumeRolePolicy,
            permissionsBoundary: settings.permissionsBoundaryArn,
            tags: settings.tags,
        },
        { parent },
    );
}

function createInstanceProfile(
    name: string,
    settings: Settings,
    role: aws.iam.Role,
    parent: pulumi.Resource,
) {
    return new aws.iam.InstanceProfile(
        `${name}-instance-profile`,
        {
            name: settings.trust.ec2?.instanceProfileName,
            path: settings.path,
            role: role.name,
            tags: settings.tags,
        },
        { parent },
    );
}

function targetsOf(args: MessagingRoleArgs): pulumi.Output<RoleTargets> {
    return pulumi.output({
        queueArns: args.queueArns ?? [],
        deadLetterQueueArns: args.deadLetterQueueArns ?? [],
        subscriptionDeadLetterQueueArns: args.subscriptionDeadLetterQueueArns ?? [],
        topicArns: args.topicArns ?? [],
    });
}

/** What policies and the state see of the arguments. */
function shown({ access, trust, path, permissionsBoundaryArn }: Settings) {
    return { ...plain({ path, permissionsBoundaryArn }), access, trust: platformsOf(trust)[0] };
}

import * as pulumi from "@pulumi/pulumi";

import * as aws from "../base/aws";
import { roleArn, type Place } from "../documents/arns";
import { deliveryLogGroups, deliveryLogPolicy, deliveryLogTrust } from "../documents/delivery-logging";
import { at, limitProblems, nameLimit, namesSet, valueProblems } from "../limits";
import { deliveryLoggingLimits } from "../limits/topic";
import { roleDefaults } from "../base/role-defaults";
import { documentText, guarded, withDefaults, type Owner } from "../base/owner";

type Input<T> = pulumi.Input<T>;

/** What SNS writes of the deliveries of a topic to its queues, and where to. It never writes what a message says. */
export interface DeliveryLoggingArgs {
    /**
     * Logs deliveries to queues: each one that failed, and of the others as many as successSampleRate says. Default true.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html
     */
    enabled?: boolean;
    /**
     * How many of the deliveries that went well are logged too, in percent: 0 to 100. Default 0.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html
     */
    successSampleRate?: Input<number>;
    /**
     * How long the log groups keep what is written, in days: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653. Default 30.
     * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
     */
    retentionDays?: Input<number>;
    /**
     * ARN of the key that encrypts the log groups. It has to admit CloudWatch Logs, which a MessagingKey does not. Default: a key of CloudWatch Logs itself.
     * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
     */
    kmsKeyArn?: Input<string>;
    /**
     * Name in AWS of the role with which SNS writes: 1 to 64 letters, digits, hyphens and underscores. Default: in a set with a name that name and -log, or else named by Pulumi.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
     */
    roleName?: Input<string>;
    /**
     * Path of that role, beginning and ending with "/". Default: in a set rolePath of the set, pulumi-secure-messaging:rolePath in the configuration of the stack, or else "/".
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
     */
    rolePath?: Input<string>;
    /**
     * ARN of the managed policy that bounds that role. Default: in a set permissionsBoundaryArn of the set, pulumi-secure-messaging:permissionsBoundaryArn in the configuration of the stack, or else none.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
     */
    permissionsBoundaryArn?: Input<string>;
}

const PATH = "deliveryLogging";
const defaults = { enabled: true, successSampleRate: 0, retentionDays: 30 };

export type DeliveryLogging = ReturnType<typeof deliveryLogging>;

/** Every setting with its value, and each one that is known only later checked when it becomes known. */
export function deliveryLogging(owner: Owner, args: DeliveryLoggingArgs | undefined) {
    const settings = withDefaults(guarded(owner, PATH, { ...args }, deliveryLoggingLimits), defaults);
    const { rolePath: path, permissionsBoundaryArn } = settings;
    const role = roleDefaults(owner, { path, permissionsBoundaryArn });
    return { ...settings, rolePath: role.path, permissionsBoundaryArn: role.permissionsBoundaryArn };
}

/** Every plain setting that AWS would refuse, or that nothing would read. */
export function deliveryLoggingProblems(args: DeliveryLoggingArgs | undefined): string[] {
    return args?.enabled === false ? uselessProblems(args) : limitProblems(PATH, args, deliveryLoggingLimits);
}

/** The name that Pulumi makes for the role of the component's name, if it is to make one. */
export function logRoleNameProblems({ name }: Owner, args: DeliveryLoggingArgs | undefined): string[] {
    if (args?.enabled === false || args?.roleName !== undefined) return [];
    const room = { service: "IAM" as const, characters: 64, added: "-log-role-0123456" };
    return valueProblems("the name", name, nameLimit([room]));
}

function uselessProblems(args: DeliveryLoggingArgs): string[] {
    return namesSet(args)
        .filter((name) => name !== "enabled")
        .map(
            (name) =>
                `${at(PATH, name)} is set, but ${at(PATH, "enabled")} is false; nothing is logged then; leave one out.`,
        );
}

interface LogRole {
    role: aws.iam.Role;
    /** The ARN made of the name, which preview knows. */
    arn: pulumi.Output<string>;
}

/** The role that SNS takes to log. It can write nothing until the log groups exist, so SNS never makes its own. */
export function createLogRole(
    owner: Owner,
    { roleName, rolePath, permissionsBoundaryArn }: DeliveryLogging,
    place: pulumi.Output<Place>,
    { parent, tags }: { parent: pulumi.Resource; tags: aws.iam.RoleArgs["tags"] },
): LogRole {
    const role = new aws.iam.Role(
        `${owner.name}-log-role`,
        {
            name: roleName,
            path: rolePath,
            description: "SNS logs how deliveries went",
            assumeRolePolicy: documentText(owner, "trust policy", deliveryLogTrust()),
            permissionsBoundary: permissionsBoundaryArn,
            tags,
        },
        { parent },
    );
    const arn = pulumi
        .all([place, rolePath, role.name])
        .apply(([known, path, physical]) => roleArn(known, path, physical));
    return { role, arn };
}

/** What of its settings the topic itself holds. */
export function feedbackInputs({ successSampleRate }: DeliveryLogging, { arn }: LogRole) {
    return {
        sqsSuccessFeedbackRoleArn: arn,
        sqsFailureFeedbackRoleArn: arn,
        sqsSuccessFeedbackSampleRate: successSampleRate,
    };
}

/** The log groups of a topic, and then the right to write into them. */
export function createLogGroups(
    owner: Owner,
    { retentionDays, kmsKeyArn }: DeliveryLogging,
    { role }: LogRole,
    place: pulumi.Output<Place>,
    topic: { parent: pulumi.Resource; name: pulumi.Output<string>; tags: aws.iam.RoleArgs["tags"] },
): void {
    const { parent, tags } = topic;
    const named = pulumi.all([place, topic.name]);
    const names = named.apply(([known, name]) => deliveryLogGroups(known, name));
    const shared = { retentionInDays: retentionDays, kmsKeyId: kmsKeyArn, tags };
    const create = (kind: string, name: Input<string>) =>
        new aws.cloudwatch.LogGroup(`${owner.name}-${kind}`, { name, ...shared }, { parent });
    const groups = [create("success-logs", names.successes), create("failure-logs", names.failures)];
    const policy = named.apply(([known, name]) =>
        documentText(owner, "identity policy", deliveryLogPolicy(known, name)),
    );
    new aws.iam.RolePolicy(
        `${owner.name}-log-role-policy`,
        { role: role.name, policy },
        { parent, dependsOn: groups },
    );
}

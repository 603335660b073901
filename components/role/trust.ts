import type { Input } from "@pulumi/pulumi";

import type { Platform } from "../documents/trust-policy";
import { at } from "../limits";

/** A task of ECS. */
export interface EcsTaskTrustArgs {
    /** Region in which the tasks run. Default: the region of the role's provider. */
    region?: Input<string>;
}

/** A function of Lambda. The role is its execution role. */
export interface LambdaTrustArgs {
    /** Whether Lambda's own poller reads the queue for a consumer. It needs fewer actions than a function that polls. Default true. */
    eventSourceMapping?: boolean;
}

/** An EC2 instance. An instance profile is made with the role. */
export interface Ec2TrustArgs {
    /** Name of the instance profile in AWS. Default: named by Pulumi. */
    instanceProfileName?: Input<string>;
}

/** Who may take a role. Exactly one member is set. */
export interface TrustArgs {
    /** Tasks of ECS in this account; the task role, not the execution role. */
    ecsTask?: EcsTaskTrustArgs;
    /** Functions of Lambda in this account. */
    lambda?: LambdaTrustArgs;
    /** EC2 instances in this account. */
    ec2?: Ec2TrustArgs;
}

const platforms: readonly Platform[] = ["ecsTask", "lambda", "ec2"];

/** The platforms that a trust names: one, unless the arguments are wrong. */
export function platformsOf(trust: TrustArgs | undefined): Platform[] {
    return platforms.filter((platform) => trust?.[platform] !== undefined);
}

export function trustProblems(path: string, trust: TrustArgs | undefined): string[] {
    const named = platformsOf(trust);
    if (named.length === 1) return [];
    const found = named.length === 0 ? "nobody" : named.join(" and ");
    return [
        `${at(path, "trust")} names ${found}; a role trusts exactly one of ${platforms.join(", ")}; set one.`,
    ];
}

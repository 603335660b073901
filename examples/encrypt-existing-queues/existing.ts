import * as pulumi from "@pulumi/pulumi";
import { type Access, type RoleArgs } from "pulumi-secure-messaging";

const config = new pulumi.Config();

/** What the configuration tells of the existing system. What it leaves empty is made anew. */
export const existing = (key: string): string | undefined => config.require(key) || undefined;

/** A role that is there already keeps its trust and its policies, and gets those for the queues. */
export function roleOf(access: Access, key: string): RoleArgs {
    const existingRoleArn = existing(key);
    return existingRoleArn === undefined ? { access, trust: { ecsTask: {} } } : { access, existingRoleArn };
}

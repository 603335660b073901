import * as pulumi from "@pulumi/pulumi";

import { roleDefaults } from "../base/role-defaults";
import { absence, guarded, refuse, withDefaults, type Owner } from "../base/owner";
import { trailSelectors, type TrailSelector } from "../documents/trail-events";
import { limitProblems, nameLimit, valueProblems } from "../limits";
import {
    auditBucketLimits,
    auditLimits,
    auditLogGroupLimits,
    bucketBaseLimit,
    recordedProblems,
    unusedProblems,
} from "../limits/audit";
import { roleLimits } from "../limits/role";
import type { AuditBucketArgs, AuditLogGroupArgs, MessagingAuditArgs } from "./args";

const logGroupLimits = {
    ...auditLogGroupLimits,
    rolePath: roleLimits.path,
    permissionsBoundaryArn: roleLimits.permissionsBoundaryArn,
};

export type AuditSettings = ReturnType<typeof checkedAudit>;

/** Every setting with its value, given or default; what is known only later is checked when it becomes known. */
export function checkedAudit(owner: Owner, args: MessagingAuditArgs) {
    refuse(owner, auditProblems(owner.name, args));
    const { name, multiRegion, kmsKeyArn } = withDefaults(guarded(owner, "", args, auditLimits), {
        name: defaultName(owner.name),
        multiRegion: true,
    });
    return {
        name,
        multiRegion,
        kmsKeyArn,
        selectors: recorded(owner, args),
        bucket: withDefaults(guarded(owner, "bucket", args.bucket ?? {}, auditBucketLimits), {
            retentionDays: 365,
            deletedRetentionDays: 90,
            protect: true,
        }),
        logGroup: logGroupSettings(owner, args),
        tags: args.tags,
    };
}

function logGroupSettings(owner: Owner, { logGroup }: MessagingAuditArgs) {
    const given = guarded(owner, "logGroup", logGroup ?? {}, logGroupLimits);
    const settings = withDefaults(given, { enabled: true, retentionDays: 30 });
    const { rolePath: path, permissionsBoundaryArn } = settings;
    const role = roleDefaults(owner, { path, permissionsBoundaryArn });
    return { ...settings, rolePath: role.path, permissionsBoundaryArn: role.permissionsBoundaryArn };
}

/**
 * Unlike other names it cannot be left to Pulumi: the policies that let the trail in have to name it before it
 * exists.
 */
function defaultName(name: string): string {
    return [pulumi.getProject(), pulumi.getStack(), name].join("-").replace(/[._-]{2,}/g, "-");
}

function recorded(
    owner: Owner,
    { queueArns, topicArns }: MessagingAuditArgs,
): pulumi.Output<TrailSelector[]> {
    return pulumi
        .all([pulumi.output(queueArns ?? []), pulumi.output(topicArns ?? [])])
        .apply(([queues, topics]) => {
            const absent = [...absence("queueArns", queues), ...absence("topicArns", topics)];
            refuse(owner, absent.length > 0 ? absent : recordedProblems(queues, topics));
            return trailSelectors(queues, topics);
        });
}

function auditProblems(name: string, args: MessagingAuditArgs): string[] {
    return [
        ...nameProblems(name, args),
        ...limitProblems("", args, auditLimits),
        ...recordedProblems(args.queueArns, args.topicArns),
        ...bucketProblems(args.bucket),
        ...logGroupProblems(args.logGroup),
    ];
}

function nameProblems(name: string, { name: given, bucket, logGroup }: MessagingAuditArgs): string[] {
    const roleLimit = nameLimit([{ service: "IAM", characters: 64, added: "-trail-log-role-0123456" }]);
    const ofBucket =
        bucket?.existingName === undefined ? valueProblems("the name", name, bucketBaseLimit) : [];
    const ofRole = logGroup?.enabled === false ? [] : valueProblems("the name", name, roleLimit);
    const ofTrail =
        given === undefined ? valueProblems("the default name", defaultName(name), auditLimits.name) : [];
    return [ofBucket, ofRole, ofTrail].find((problems) => problems.length > 0) ?? [];
}

function bucketProblems(bucket: AuditBucketArgs | undefined): string[] {
    const ofOwner = ["retentionDays", "deletedRetentionDays", "accessLogBucketName", "protect"];
    const unused =
        bucket?.existingName === undefined
            ? []
            : unusedProblems("bucket", bucket, ofOwner, "the owner of bucket.existingName decides that");
    return [...limitProblems("bucket", bucket, auditBucketLimits), ...unused];
}

function logGroupProblems(logGroup: AuditLogGroupArgs | undefined): string[] {
    const unused =
        logGroup?.enabled === false
            ? unusedProblems("logGroup", logGroup, Object.keys(logGroupLimits), "logGroup.enabled is false")
            : [];
    return [...limitProblems("logGroup", logGroup, logGroupLimits), ...unused];
}

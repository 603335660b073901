import * as pulumi from "@pulumi/pulumi";

import { withFormerNames } from "./base/aliases";
import * as aws from "./base/aws";
import type { MessagingAuditArgs } from "./audit/args";
import { checkedAudit, type AuditSettings } from "./audit/checks";
import type { AuditContext } from "./audit/context";
import { trailKey } from "./audit/key";
import { createLogGroup } from "./audit/log-group";
import { auditShape } from "./audit/shapes";
import { trailBucket } from "./audit/trail-bucket";
import { documentText, ownOutputs, plain, token } from "./base/owner";
import { placeOf } from "./base/place";
import { shaped } from "./base/shaped";
import { trailArn } from "./documents/trail-arns";
import { trailBucketStatements } from "./documents/trail-bucket-policy";
import { trailKeyStatements } from "./documents/trail-key-policy";

/**
 * A trail that records who sends, receives and publishes messages, who uses keys and who changes anything: with
 * validation of its files, in an encrypted bucket of its own, and in a log group that alarms can watch.
 *
 * The first trail of an account records management events for nothing. A second copy of them, data events, the log
 * group and what the buckets hold cost what AWS asks for each.
 *
 *     <name>-trail                                                    the trail
 *     <name>-trail-key, <name>-trail-key-policy                       the key of the logs, its alias and its policy
 *     <name>-trail-bucket, <name>-access-log-bucket                   the logs, and who read or changed them
 *     <bucket>-{public-access-block,ownership,encryption,versioning,lifecycle,policy,logging}
 *     <name>-trail-log-group                                          the events, for alarms
 *     <name>-trail-log-role, <name>-trail-log-role-policy             with which CloudTrail writes them there
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-manage-costs.html
 */
export class MessagingAudit extends pulumi.ComponentResource {
    /** ARN of the trail, known at preview. */
    public readonly trailArn: pulumi.Output<string>;
    /** Name of the trail, known at preview. */
    public readonly trailName: pulumi.Output<string>;
    /** Name of the bucket of the logs, known at preview. */
    public readonly bucketName: pulumi.Output<string>;
    /** ARN of the key of the logs, unless an existing bucket has none. */
    public readonly keyArn: pulumi.Output<string | undefined>;
    /** Name of the log group, if there is one, known at preview. */
    public readonly logGroupName: pulumi.Output<string | undefined>;
    /** ARN of the log group, if there is one, known at preview. */
    public readonly logGroupArn: pulumi.Output<string | undefined>;
    /** What the owner of an existing bucket has to add to its policy, known at preview: a document as JSON. */
    public readonly bucketPolicyStatements: pulumi.Output<string | undefined>;
    /** What the owner of a given key has to add to its policy, known at preview: a document as JSON. */
    public readonly keyPolicyStatements: pulumi.Output<string | undefined>;

    constructor(name: string, args: MessagingAuditArgs, opts?: pulumi.ComponentResourceOptions) {
        const owner = { kind: "MessagingAudit", name };
        const settings = checkedAudit(owner, shaped(owner, args, auditShape));
        super(token(owner.kind), name, shown(settings), withFormerNames(owner, opts));

        const context = { owner, parent: this, place: placeOf(this, opts), settings };
        const key = trailKey(context);
        const bucket = trailBucket(context, key?.arn);
        const log = settings.logGroup.enabled ? createLogGroup(context) : undefined;
        const before = [key?.policy, bucket.policy, log?.rolePolicy];
        const trail = new aws.cloudtrail.Trail(
            `${name}-trail`,
            {
                name: settings.name,
                s3BucketName: bucket.name,
                kmsKeyId: key?.arn,
                isMultiRegionTrail: settings.multiRegion,
                includeGlobalServiceEvents: true,
                enableLogFileValidation: true,
                enableLogging: true,
                advancedEventSelectors: settings.selectors,
                cloudWatchLogsGroupArn: log && pulumi.interpolate`${log.arn}:*`,
                cloudWatchLogsRoleArn: log?.roleArn,
                tags: settings.tags,
            },
            { parent: this, dependsOn: before.filter((policy) => policy !== undefined) },
        );

        this.trailArn = pulumi.all([context.place, trail.name]).apply(([place, own]) => trailArn(place, own));
        this.trailName = trail.name;
        this.bucketName = bucket.name;
        this.keyArn = pulumi.output(key?.arn);
        this.logGroupName = pulumi.output(log?.name);
        this.logGroupArn = pulumi.output(log?.arn);
        this.bucketPolicyStatements = bucketStatements(context);
        this.keyPolicyStatements = keyStatements(context);
        this.registerOutputs(ownOutputs(this));
    }
}

function bucketStatements({ owner, place, settings }: AuditContext): pulumi.Output<string | undefined> {
    return pulumi
        .all([place, settings.name, settings.bucket.existingName])
        .apply(([known, trailName, bucketName]) =>
            bucketName === undefined
                ? undefined
                : documentText(
                      owner,
                      "bucket policy",
                      trailBucketStatements({ place: known, bucketName, trailName }),
                  ),
        );
}

function keyStatements({ owner, place, settings }: AuditContext): pulumi.Output<string | undefined> {
    if (settings.kmsKeyArn === undefined) return pulumi.output(undefined);
    return pulumi
        .all([place, settings.name])
        .apply(([known, trailName]) =>
            documentText(owner, "key policy", trailKeyStatements({ place: known, trailName })),
        );
}

/** What policies and the state see of the arguments. */
function shown({ name, multiRegion, kmsKeyArn, bucket, logGroup }: AuditSettings) {
    return {
        ...plain({ name, multiRegion, kmsKeyArn }),
        bucket: plain(bucket),
        logGroup: plain(logGroup),
    };
}

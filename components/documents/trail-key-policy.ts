import type { PolicyStatement } from "../../iam";
import { keyAdministration } from "./access";
import { accountRootArn, type Place } from "./arns";
import { trailArn } from "./trail-arns";

interface TrailKeyFacts {
    place: Place;
    trailName: string;
}

/**
 * The account administers the key; its identity policies say who reads the logs, through S3 and for this trail only;
 * CloudTrail encrypts with it. "*" is the key itself: a key policy speaks of no other resource.
 */
export function trailKeyPolicy(facts: TrailKeyFacts): PolicyStatement[] {
    return [
        {
            Sid: "AccountAdministersKey",
            Effect: "Allow",
            Principal: { AWS: accountRootArn(facts.place) },
            Action: [...keyAdministration],
            Resource: "*",
        },
        ...trailKeyStatements(facts),
    ];
}

/** What the owner of an imported key has to add to its policy. */
export function trailKeyStatements({ place, trailName }: TrailKeyFacts): PolicyStatement[] {
    const source = { "aws:SourceArn": trailArn(place, trailName) };
    // A trail for all Regions encrypts in each of them.
    const context = {
        "kms:EncryptionContext:aws:cloudtrail:arn": trailArn({ ...place, region: "*" }, trailName),
    };
    const cloudTrail = {
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Resource: "*",
    } as const;
    return [
        {
            ...cloudTrail,
            Sid: "TrailEncryptsLogs",
            Action: "kms:GenerateDataKey*",
            Condition: { StringEquals: source, StringLike: context },
        },
        // Decrypt: CloudTrail asks for it where the bucket has an S3 Bucket Key.
        {
            ...cloudTrail,
            Sid: "TrailChecksKey",
            Action: ["kms:DescribeKey", "kms:Decrypt"],
            Condition: { StringEquals: source },
        },
        {
            Sid: "AccountReadsLogs",
            Effect: "Allow",
            Principal: { AWS: accountRootArn(place) },
            Action: "kms:Decrypt",
            Resource: "*",
            Condition: {
                StringEquals: { "kms:ViaService": `s3.${place.region}.${place.dnsSuffix}` },
                StringLike: context,
            },
        },
    ];
}

import type { Place } from "./arns";

export function trailArn(place: Place, name: string): string {
    return `arn:${place.partition}:cloudtrail:${place.region}:${place.accountId}:trail/${name}`;
}

/** The names of buckets are one namespace of their partition: their ARNs tell neither region nor account. */
export function bucketArn(place: Place, name: string): string {
    return `arn:${place.partition}:s3:::${name}`;
}

import { type Member } from "../../support/rule-run";
import { unknown } from "../../support/wire";
import { newQueue } from "./stacks";

type Props = Record<string, unknown>;

/** A bucket as the first preview shows it: what AWS will fill in is unknown, and made from nothing. */
export function newBucket(props: Props = {}, name = "uploads"): Member {
    const filledIn = { arn: unknown, id: unknown, policy: unknown };
    const rest = { logging: unknown, serverSideEncryptionConfiguration: unknown };
    return { type: "aws:s3/bucket:Bucket", name, props: { bucket: name, ...filledIn, ...rest, ...props } };
}

export function nativeBucket(props: Props = {}, name = "uploads"): Member {
    return { type: "aws-native:s3:Bucket", name, props: { bucketName: name, ...props } };
}

/** What sets something for the bucket of the same program, which it names by what is not known yet. */
export function part(type: string, props: Props = {}, name = "part", bucket = "uploads"): Member {
    return { type, name, props: { bucket: unknown, ...props }, deps: { bucket: [bucket] } };
}

/** A stack that has to do with messaging, and what else there is. */
export function withQueue(...members: Member[]): { resources: Member[] } {
    return { resources: [newQueue("orders"), ...members] };
}

/** One finding on the bucket. */
export function uploads(what: string): { what: Record<string, string[]> } {
    return { what: { uploads: [what] } };
}

export function notKnown(property: string, on = "uploads"): { undecided: Record<string, string[]> } {
    return { undecided: { [on]: [`its ${property} is not known before deployment`] } };
}

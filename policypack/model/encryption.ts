import { UNKNOWN } from "../../iam";
import { type Resource, textProperty } from "./resource";
import { QUEUES, TOPICS } from "./types";

/**
 * How messages rest, from weakest to strongest. "default": nothing is said, so AWS decides (SSE-SQS for queues).
 * A key that is not known yet is a key of this stack or of its program: a customer-managed one.
 */
export type Encryption = "off" | "default" | "sse-sqs" | "aws-managed key" | "customer-managed key";

export function encryptionOf(resource: Resource): Encryption | typeof UNKNOWN {
    const key = textProperty(resource, "kmsMasterKeyId");
    if (key !== undefined)
        return typeof key === "string" && isAwsManaged(key) ? "aws-managed key" : "customer-managed key";
    if (!Object.hasOwn(QUEUES, resource.type)) return "off";
    const managed = resource.get("sqsManagedSseEnabled");
    if (managed === UNKNOWN) return UNKNOWN;
    if (managed === undefined) return "default";
    return String(managed) === "true" ? "sse-sqs" : "off";
}

/** `alias/aws/sqs` and `alias/aws/sns`, as a name or as an ARN of any partition. */
function isAwsManaged(key: string): boolean {
    return /(^|:)alias\/aws\//i.test(key.trim());
}

const STRENGTH: Record<Encryption, number> = {
    off: 0,
    default: 1,
    "sse-sqs": 1,
    "aws-managed key": 2,
    "customer-managed key": 3,
};

export function isWeaker(a: Encryption, b: Encryption): boolean {
    return STRENGTH[a] < STRENGTH[b];
}

export const ENCRYPTED_TYPES = [...Object.keys(QUEUES), ...Object.keys(TOPICS)];

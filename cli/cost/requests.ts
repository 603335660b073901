/** A queue that a key encrypts, and who uses it. */
export interface QueueUse {
    /** For how long SQS uses a data key again, in seconds: kmsDataKeyReusePeriodSeconds. */
    reuseSeconds: number;
    /** Principals that send to it. */
    producers: number;
    /** Principals that receive from it. */
    consumers: number;
}

const secondsOfDay = 86_400;

/**
 * About how many requests SQS makes of KMS for a queue in some days, by the formula of the SQS Developer Guide,
 * "Estimating AWS KMS costs": R = (B / D) * (2P + C). SQS is distributed, so that the true number may be higher.
 */
export function estimateKmsRequests({ reuseSeconds, producers, consumers }: QueueUse, days: number): number {
    return Math.ceil(((days * secondsOfDay) / reuseSeconds) * (2 * producers + consumers));
}

import { type Domain } from "./callers";
import { type Text, UNKNOWN } from "./known";

/** The one resource that a service acts for, as far as it is known. What is not known fits every condition. */
export interface Source {
    /** Its ARN, or a pattern of it. */
    arn: Text;
    account?: string;
}

/**
 * Begins the keys for what AWS's services tell KMS about the resource that they encrypt for. Some set these alone and
 * no source key: EventBridge for an encrypted topic, CloudWatch Logs for a log group.
 */
export const ENCRYPTION_CONTEXT = "kms:encryptioncontext:aws:";

const FREE: Domain = { present: "maybe", value: { of: "free" } };
const likely = (pattern: string): Domain => ({ present: "maybe", value: { of: "likely", pattern } });

/** The context keys that tell a service's requests for one resource of ours from those for another. */
export function ofSource({ arn, account }: Source): Readonly<Record<string, Domain>> {
    const owner = account === undefined ? FREE : likely(account);
    return {
        "aws:sourcearn": arn === UNKNOWN ? FREE : likely(arn),
        "aws:sourceaccount": owner,
        "aws:sourceowner": owner,
        "aws:sourceorgid": FREE,
        "aws:sourceorgpaths": FREE,
        // The key of a queue or topic is asked for by SQS or SNS.
        "kms:viaservice": likely("s?s.*"),
        [ENCRYPTION_CONTEXT]: FREE,
    };
}

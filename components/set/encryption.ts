import { at, entryProblems, limitProblems, type Limit } from "../limits";
import { customerKeyLimit, keyLimits } from "../limits/key";
import { queueLimits, reasonLimit } from "../limits/queue";
import { keyUseProblems } from "../key/use";
import type { EncryptionArgs, MessagingSetArgs } from "./args";
import { hasTopic } from "./members";

/** The key of the topic has the alias of the other with an ending. */
export const TOPIC_ALIAS = "-topic";

export function encryptionLimits({ separateTopicKey }: EncryptionArgs) {
    return {
        ...keyLimits,
        alias: separateTopicKey ? twoAliases : keyLimits.alias,
        kmsKeyArn: customerKeyLimit,
        sseSqsReason: reasonLimit,
        dataKeyReusePeriodSeconds: queueLimits.dataKeyReusePeriodSeconds,
    };
}

const twoAliases: Limit = {
    admits: (value) =>
        keyLimits.alias.admits(value) && keyLimits.alias.admits(`${String(value)}${TOPIC_ALIAS}`),
    allows: `${keyLimits.alias.allows}, and "${TOPIC_ALIAS}" is added for the key of the topic`,
    fix: "choose such a name of 244 characters at most, with or without alias/ in front",
};

export function encryptionProblems(args: MessagingSetArgs): string[] {
    const { encryption = {} } = args;
    const { mode, administratorArns, previousKeyArns } = encryption;
    return [
        ...limitProblems("encryption", encryption, encryptionLimits(encryption)),
        ...keyUseProblems("encryption", { mode, administratorArns }),
        ...previousKeyProblems(previousKeyArns),
        ...pairProblems(encryption, hasTopic(args)),
    ];
}

export function previousKeyProblems(arns: unknown): string[] {
    return entryProblems("encryption.previousKeyArns", arns, customerKeyLimit);
}

/** Arguments that say something of a key that there is not. */
function pairProblems(encryption: EncryptionArgs, topic: boolean): string[] {
    const { kmsKeyArn, sseSqsReason } = encryption;
    const { dataKeyReusePeriodSeconds, separateTopicKey, mode } = encryption;
    const reuse = { dataKeyReusePeriodSeconds };
    const separate = { separateTopicKey };
    if (sseSqsReason !== undefined && !topic)
        return useless(
            { kmsKeyArn, ...reuse, ...separate, mode, ...ofOwnKey(encryption) },
            "beside encryption.sseSqsReason, in a set without a topic; SQS encrypts its queues by itself",
        );
    return [
        ...(sseSqsReason === undefined
            ? []
            : useless(
                  { ...reuse, ...separate },
                  "beside encryption.sseSqsReason; the only key is that of the topic, and SQS reuses none of its data keys",
              )),
        ...(kmsKeyArn === undefined
            ? []
            : useless(
                  { ...ofOwnKey(encryption), ...(sseSqsReason === undefined ? separate : {}) },
                  "beside encryption.kmsKeyArn; that key is made and managed by somebody else",
              )),
        ...(topic ? [] : useless(separate, "in a set without a topic (topic.enabled is false)")),
    ];
}

/** What is said only of a key that the set makes. */
export function ofOwnKey(encryption: EncryptionArgs) {
    const { rotationPeriodInDays, deletionWindowInDays, alias, protect, multiRegion, administratorArns } =
        encryption;
    return { rotationPeriodInDays, deletionWindowInDays, alias, protect, multiRegion, administratorArns };
}

function useless(settings: object, why: string): string[] {
    return Object.entries(settings)
        .filter(([, value]) => value !== undefined && value !== false)
        .map(([name]) => `${at("encryption", name)} is set ${why}; leave one of the two out.`);
}

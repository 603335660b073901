import { strictEqual } from "node:assert";

import { KeyPolicyMode, MessagingSet, type MessagingSetArgs } from "../../../components";
import { refusalOf } from "../../support/mocks";
import { importedKey, reason } from "../../support/set-modes";

const noTopic = { enabled: false };
const useless = (name: string, why: string) => `encryption.${name} is set ${why}; leave one of the two out.`;
const ofOther = "beside encryption.kmsKeyArn; that key is made and managed by somebody else";
const noKey = "beside encryption.sseSqsReason, in a set without a topic; SQS encrypts its queues by itself";
const topicKey =
    "beside encryption.sseSqsReason; the only key is that of the topic, and SQS reuses none of its data keys";

const settingsOfKey: Record<string, object> = {
    rotationPeriodInDays: { rotationPeriodInDays: 90 },
    deletionWindowInDays: { deletionWindowInDays: 7 },
    alias: { alias: "orders" },
    protect: { protect: true },
    multiRegion: { multiRegion: true },
    administratorArns: { administratorArns: ["arn:aws:iam::111122223333:role/keys"] },
};

const pairs: Record<string, [MessagingSetArgs, ...string[]]> = {
    ...Object.fromEntries(
        Object.entries(settingsOfKey).flatMap(([name, setting]) => [
            [
                `${name} of a key of somebody else`,
                [{ encryption: { kmsKeyArn: importedKey, ...setting } }, useless(name, ofOther)],
            ],
            [
                `${name} of a key that there is not`,
                [{ topic: noTopic, encryption: { sseSqsReason: reason, ...setting } }, useless(name, noKey)],
            ],
        ]),
    ),
    "two keys where somebody else has made one": [
        { encryption: { kmsKeyArn: importedKey, separateTopicKey: true } },
        useless("separateTopicKey", ofOther),
    ],
    "two keys where queues have none": [
        { encryption: { sseSqsReason: reason, separateTopicKey: true } },
        useless("separateTopicKey", topicKey),
    ],
    "two keys where queues have none and somebody else has made that of the topic": [
        { encryption: { sseSqsReason: reason, kmsKeyArn: importedKey, separateTopicKey: true } },
        useless("separateTopicKey", topicKey),
    ],
    "two keys without a topic": [
        { topic: noTopic, encryption: { separateTopicKey: true } },
        useless("separateTopicKey", "in a set without a topic (topic.enabled is false)"),
    ],
    "a reuse period of queues without a key": [
        { encryption: { sseSqsReason: reason, dataKeyReusePeriodSeconds: 600 } },
        useless("dataKeyReusePeriodSeconds", topicKey),
    ],
    "a key of somebody else for nothing": [
        { topic: noTopic, encryption: { sseSqsReason: reason, kmsKeyArn: importedKey } },
        useless("kmsKeyArn", noKey),
    ],
    "a mode of a key that there is not": [
        { topic: noTopic, encryption: { sseSqsReason: reason, mode: KeyPolicyMode.DelegateToIam } },
        useless("mode", noKey),
    ],
    "a reuse period of one queue without a key": [
        { encryption: { sseSqsReason: reason }, queues: { main: { dataKeyReusePeriodSeconds: 600 } } },
        "queues.main.dataKeyReusePeriodSeconds is set beside encryption.sseSqsReason; SQS reuses data keys of KMS " +
            "alone; leave one of the two out.",
    ],
    "a reason that is none": [
        { encryption: { sseSqsReason: "because" } },
        'encryption.sseSqsReason is "because"; a queue without a key of its own needs a reason that a reviewer can ' +
            "read; write 10 to 500 characters.",
    ],
    "a mode that does not exist": [
        { encryption: { mode: "Anybody" as KeyPolicyMode } },
        'encryption.mode is "Anybody"; a key policy has one mode; choose NamedPrincipals or DelegateToIam.',
    ],
    "no administrators": [
        { encryption: { administratorArns: [] } },
        "encryption.administratorArns is empty; somebody has to be named; give an ARN or leave it out.",
    ],
};

describe("a set refuses about its keys what does not go together, before anything is made:", () => {
    for (const [what, [args, ...problems]] of Object.entries(pairs))
        it(what, async () => {
            const message = await refusalOf(() => new MessagingSet("orders", args));
            strictEqual(message, problems.map((problem) => `MessagingSet "orders": ${problem}`).join("\n"));
        });
});

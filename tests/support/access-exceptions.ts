import { limits } from "../../sandbox/backend/limits";

/** Cells of the access matrix that the simulator alone answers. */
interface Exception {
    actions: readonly string[];
    why: string;
    see: string;
}

/** There is no other: of every other cell the backend says what the simulator says. */
export const leftToSimulator = {
    ofEverybody: {
        actions: ["kms:ReEncryptFrom", "kms:ReEncryptTo"],
        why: `One call needs both. ${limits.reEncrypt.here}`,
        see: "https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html",
    },
    ofOtherAccounts: {
        actions: ["sqs:CreateQueue", "sns:CreateTopic", "kms:DeleteAlias"],
        why: "These calls name a queue, a topic or an alias of the caller's own account, and no other.",
        see: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html",
    },
} as const satisfies Record<string, Exception>;

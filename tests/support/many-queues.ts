import { CreateKeyCommand } from "@aws-sdk/client-kms";
import { CreateQueueCommand } from "@aws-sdk/client-sqs";

import { inParallel } from "../../cli/parallel";
import { type Account, allow, document } from "./aws";

/** A queue as it was made, in the words of an audit. */
export interface MadeQueue {
    name: string;
    encryption: "none" | "SSE-SQS" | "AWS-managed key" | "customer-managed key";
    dataClass: string | undefined;
    /** Whether anybody may send to it. */
    open: boolean;
    /** The name of its dead-letter queue. */
    deadLetterQueue: string | undefined;
}

const dataClasses = [undefined, "internal", "confidential", "pii"];
const sendersAtATime = 16;

/**
 * Makes queues in every mixture of encryption, openness, data class and dead-letter queue: the fifth of each five is
 * the dead-letter queue of the first.
 */
export async function manyQueues(account: Account, count: number): Promise<MadeQueue[]> {
    const { KeyMetadata } = await account.root.kms.send(new CreateKeyCommand({}));
    const key = KeyMetadata!.Arn!;
    const names = Array.from({ length: count }, (_, at) => `queue-${String(at).padStart(5, "0")}`);
    const made = names.map((name, at): MadeQueue => {
        const deadLetterQueue = at % 5 === 0 ? names[at + 4] : undefined;
        const dataClass = dataClasses[Math.floor(at / 4) % dataClasses.length];
        return {
            name,
            encryption: modes[at % modes.length]!,
            dataClass,
            open: at % 7 === 0,
            deadLetterQueue,
        };
    });
    // A dead-letter queue has to be there before its source.
    const isSource = ({ deadLetterQueue }: MadeQueue) => deadLetterQueue !== undefined;
    for (const some of [made.filter((queue) => !isSource(queue)), made.filter(isSource)])
        await inParallel(some, sendersAtATime, (queue) => create(account, queue, key));
    return made;
}

const modes = ["none", "SSE-SQS", "AWS-managed key", "customer-managed key"] as const;

async function create(account: Account, queue: MadeQueue, key: string): Promise<void> {
    const { name, encryption, dataClass, open, deadLetterQueue } = queue;
    const attributes = {
        none: { SqsManagedSseEnabled: "false" },
        "SSE-SQS": { SqsManagedSseEnabled: "true" },
        "AWS-managed key": { KmsMasterKeyId: "alias/aws/sqs" },
        "customer-managed key": { KmsMasterKeyId: key },
    };
    const arn = account.arn("sqs", name);
    const anybody = document(allow("sqs:SendMessage", arn, { Principal: "*" }));
    const redrive = (target: string) =>
        JSON.stringify({ deadLetterTargetArn: account.arn("sqs", target), maxReceiveCount: 5 });
    await account.root.sqs.send(
        new CreateQueueCommand({
            QueueName: name,
            Attributes: {
                ...attributes[encryption],
                ...(open ? { Policy: anybody } : {}),
                ...(deadLetterQueue === undefined ? {} : { RedrivePolicy: redrive(deadLetterQueue) }),
            },
            ...(dataClass === undefined ? {} : { tags: { DataClassification: dataClass } }),
        }),
    );
}

// Queues and dead-letter queues.
import { allow, arn, arnOfRole } from "../../account";
import { variant } from "../../variants";
import { queues, receive, taskRole } from "./parts";

// Whoever gets at the storage of SQS reads the messages.
variant("unencrypted", ["sqs-encrypted"], (name) => {
    queues(name, { queue: { kmsMasterKeyId: undefined!, sqsManagedSseEnabled: false } });
});

// Nobody can change the policy of this key: whoever may receive may read.
variant("aws-managed-key", ["sqs-customer-managed-key"], (name) => {
    queues(name, { queue: { kmsMasterKeyId: "alias/aws/sqs" } });
});

// The messages that failed hold the same data as those that wait.
variant("dead-letters-in-the-clear", ["dlq-encryption-parity", "sqs-encrypted"], (name) => {
    queues(name, { deadLetters: { kmsMasterKeyId: undefined!, sqsManagedSseEnabled: false } });
});
variant("dead-letters-weaker", ["dlq-encryption-parity"], (name) => {
    queues(name, { deadLetters: { kmsMasterKeyId: undefined!, sqsManagedSseEnabled: true } });
});

// A message keeps its age when it moves: what failed on its last day is gone at once.
variant("dead-letters-short-lived", ["dlq-retention"], (name) => {
    queues(name, { deadLetters: { messageRetentionSeconds: 345_600 } });
});

// Nobody looks into a dead-letter queue of their own accord.
variant("dead-letters-unwatched", ["dlq-alarm"], (name) => {
    queues(name, { without: "alarm" });
});

// Plain HTTP, to the queue or to its dead letters.
variant("plain-http", ["sqs-tls-only"], (name) => {
    queues(name, { without: "TLS" });
});
variant("plain-http-to-dead-letters", ["sqs-tls-only"], (name) => {
    queues(name, { without: "TLS of the dead letters" });
});

// SQS knows no such action, and refuses the policy: batches need the permission of the single action.
variant("batch-action-in-queue-policy", ["policy-valid-actions"], (name) => {
    const worker = taskRole(name, allow(receive, arn("sqs", name)));
    const grant = allow([...receive, "sqs:DeleteMessageBatch"], arn("sqs", name));
    queues(name, { policy: [{ ...grant, Principal: { AWS: arnOfRole(worker) } }] });
});

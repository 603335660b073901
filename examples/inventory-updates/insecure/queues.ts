// The queue and its dead-letter queue.
import { variant } from "../../variants";
import { queues } from "./parts";

// The key is managed by AWS: nobody can change its policy, and whoever may receive may read.
variant("aws-managed-key", ["sqs-customer-managed-key"], (name) => {
    queues(name, { queue: { kmsMasterKeyId: "alias/aws/sqs" } });
});

// The statement against plain HTTP is written, and attached to nothing.
variant("tls-deny-left-over", ["sqs-tls-only"], (name) => {
    queues(name, { policy: [] });
});

// A row that cannot be handled comes back until it expires, and is gone then.
variant("no-dead-letters", ["sqs-has-dlq"], (name) => {
    queues(name, { queue: { redrivePolicy: undefined! } });
});

// One hiccup of the table, and a good row is a dead letter.
variant("one-try", ["sqs-max-receive-count"], (name) => {
    queues(name, { maxReceiveCount: 1 });
});

// Any queue of the account may put its dead letters here, where the operator of this one finds them.
variant("any-source", ["dlq-redrive-allow"], (name) => {
    queues(name, { redriveAllow: false });
});

// Nobody knows whose queue it is, and people who reach queues by their department do not reach it.
variant("untagged", ["messaging-required-tags"], (name) => {
    queues(name, { queue: { tags: undefined! } });
});

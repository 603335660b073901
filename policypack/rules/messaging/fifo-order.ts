import { fifoOrder } from "../../checks/fifo-order";
import { type StackRule } from "../../rule";

export const messagingFifoOrder: StackRule = {
    name: "messaging-fifo-order",
    description: "What is published in order is queued in order.",
    why:
        "a standard queue behind a FIFO topic delivers out of order and more than once; a standard topic and S3 " +
        "cannot deliver into FIFO at all",
    fix: "make both FIFO (fifo of MessagingSet) or neither; let S3 notify a standard queue or topic, or EventBridge",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 SI-11"],
    sources: [
        "https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html",
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html",
    ],

    *checkStack(stack) {
        yield* fifoOrder(stack);
    },
};

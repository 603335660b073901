import { refusedPublisher } from "../../checks/publisher-authorised";
import { publisherProblems } from "../../checks/publisher-problems";
import { type StackRule } from "../../rule";

export const messagingPublisherAuthorised: StackRule = {
    name: "messaging-publisher-authorised",
    description: "A queue or topic lets in the service that is to put messages into it.",
    why: "what its policy refuses is lost, and neither the publisher nor the program tells",
    fix:
        "allow sqs:SendMessage on the queue, or sns:Publish on the topic, to the service in the policy, with the " +
        "source's ARN as aws:SourceArn (EncryptedQueue does for its topics)",
    severity: "medium",
    level: "advisory",
    frameworks: ["NIST 800-53 CP-10"],
    sources: [
        "https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html",
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html",
    ],

    *checkStack(stack) {
        yield* publisherProblems(stack, refusedPublisher);
    },
};

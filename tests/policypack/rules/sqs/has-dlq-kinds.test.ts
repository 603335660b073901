import { sqsHasDlq } from "../../../../policypack/rules/sqs/has-dlq";
import { foreign, queueArn, queueUrl } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { deployedQueue, newQueue } from "../stacks";

type Props = Record<string, unknown>;

const none = "no redrivePolicy names a dead-letter queue for it, and it is none itself";
const lone = () => newQueue("failed");

/** Something that puts its dead letters into the queue. */
const user = (type: string, props: Props, ...deps: string[]): Member => ({
    type,
    name: "user",
    props,
    deps: Object.fromEntries(deps.map((property) => [property, ["failed"]])),
});
const dead = { arn: unknown };
const onFailure = (name: string) => ({ destinationConfig: { onFailure: { [name]: unknown } } });
const ofStream = (name: string) => ({ sourceParameters: { [name]: { deadLetterConfig: dead } } });
const used = (type: string, props: Props, ...deps: string[]) => ({
    resources: [lone(), user(type, props, ...deps)],
});

testRule(sqsHasDlq, {
    accepts: {
        "the dead-letter queue of a subscription": used(
            "aws:sns/topicSubscription:TopicSubscription",
            { redrivePolicy: unknown },
            "redrivePolicy",
        ),
        "the dead-letter queue of a subscription of aws-native": used("aws-native:sns:Subscription", {
            redrivePolicy: { deadLetterTargetArn: queueArn("failed") },
        }),
        "the dead-letter queue of a function": used(
            "aws:lambda/function:Function",
            { deadLetterConfig: { targetArn: unknown } },
            "deadLetterConfig",
        ),
        "the failure destination of a function": used(
            "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
            onFailure("destination"),
            "destinationConfig",
        ),
        "the failure destination of a function of aws-native": used(
            "aws-native:lambda:EventInvokeConfig",
            onFailure("destination"),
            "destinationConfig",
        ),
        "the failure destination of an event source": used(
            "aws:lambda/eventSourceMapping:EventSourceMapping",
            onFailure("destinationArn"),
            "destinationConfig",
        ),
        "the failure destination of an event source of aws-native": used(
            "aws-native:lambda:EventSourceMapping",
            onFailure("destination"),
            "destinationConfig",
        ),
        "the dead-letter queue of an event target": used(
            "aws:cloudwatch/eventTarget:EventTarget",
            { deadLetterConfig: dead },
            "deadLetterConfig",
        ),
        "the dead-letter queue of an event bus": used(
            "aws:cloudwatch/eventBus:EventBus",
            { deadLetterConfig: dead },
            "deadLetterConfig",
        ),
        "the dead-letter queue of an event bus of aws-native": used("aws-native:events:EventBus", {
            deadLetterConfig: { arn: queueArn("failed") },
        }),
        "the dead-letter queue of a schedule": used(
            "aws:scheduler/schedule:Schedule",
            { target: { arn: unknown, deadLetterConfig: dead } },
            "target",
        ),
        "the dead-letter queue of a schedule of aws-native": used("aws-native:scheduler:Schedule", {
            target: { deadLetterConfig: { arn: queueArn("failed") } },
        }),
        "the dead-letter queue of a pipe from Kinesis": used(
            "aws:pipes/pipe:Pipe",
            ofStream("kinesisStreamParameters"),
            "sourceParameters",
        ),
        "the dead-letter queue of a pipe from DynamoDB": used(
            "aws:pipes/pipe:Pipe",
            ofStream("dynamodbStreamParameters"),
            "sourceParameters",
        ),
        "the dead-letter queue of a pipe of aws-native": used(
            "aws-native:pipes:Pipe",
            ofStream("dynamoDbStreamParameters"),
            "sourceParameters",
        ),
        "the queue for errors of an IoT rule, by its URL": used("aws:iot/topicRule:TopicRule", {
            errorAction: { sqs: { queueUrl: queueUrl("failed"), useBase64: false } },
        }),
        "the queue for errors of an IoT rule of aws-native": used("aws-native:iot:TopicRule", {
            topicRulePayload: { errorAction: { sqs: { queueUrl: queueUrl("failed") } } },
        }),
        "a topic": { resources: [{ type: "aws:sns/topic:Topic", name: "events", props: {} }] },
    },
    rejects: {
        "the destination of what a function did well": {
            ...used(
                "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
                { destinationConfig: { onSuccess: { destination: queueArn("failed") } } },
                "destinationConfig",
            ),
            what: { failed: [none] },
        },
        "the target of an event, which is where its work is done": {
            ...used("aws:cloudwatch/eventTarget:EventTarget", { arn: unknown }, "arn"),
            what: { failed: [none] },
        },
        "the dead-letter queue of a function in another account with that name": {
            resources: [
                deployedQueue("failed"),
                user("aws:lambda/function:Function", {
                    deadLetterConfig: { targetArn: `arn:aws:sqs:eu-west-1:${foreign}:failed` },
                }),
            ],
            what: { failed: [none] },
        },
    },
});

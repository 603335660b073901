import * as pulumi from "@pulumi/pulumi";

import { withFormerNames } from "./base/aliases";
import * as aws from "./base/aws";
import { ownOutputs, plain, token } from "./base/owner";
import { shaped } from "./base/shaped";
import { checked } from "./consumer/checks";
import { consumerShape } from "./consumer/shapes";

type Input<T> = pulumi.Input<T>;

/** A function of Lambda, and how it reads a queue. */
export interface QueueConsumerArgs {
    /**
     * ARN of the queue, in the region of the function. Required.
     * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
     */
    queueArn: Input<string>;
    /**
     * Name or ARN of the function, with or without a version or alias. Its role has to be let to read the queue: see MessagingRole. Required.
     * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
     */
    functionName: Input<string>;
    /**
     * How long the function may run, in seconds: 1 to 900. Required.
     * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
     */
    functionTimeoutSeconds: Input<number>;
    /**
     * How long the queue hides a message that was received, in seconds: at least 6 times functionTimeoutSeconds plus maximumBatchingWindowSeconds. Required.
     * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
     */
    visibilityTimeoutSeconds: Input<number>;
    /**
     * How many messages the function is given at most: 1 to 10, or 1 to 10000 of a standard queue with maximumBatchingWindowSeconds. Default 10.
     * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html
     */
    batchSize?: Input<number>;
    /**
     * How long Lambda waits for a batch to fill, in seconds: 0 to 300. Not for FIFO queues. Default 0.
     * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html
     */
    maximumBatchingWindowSeconds?: Input<number>;
    /**
     * How many invocations the queue may cause at a time: 2 to 1000. Default: as many as the function may have.
     * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
     */
    maximumConcurrency?: Input<number>;
    /**
     * JSON texts of filters on the body, such as {"body":{"type":["invoice"]}}: at most 10, of 4096 characters each; more than 5 need a quota of Lambda raised. Lambda deletes messages that fit none. Default: every message.
     * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
     */
    filterPatterns?: Input<Input<string>[]>;
    /**
     * Whether Lambda reads the queue now. Default true.
     * @see https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html
     */
    enabled?: boolean;
    /**
     * Tags of the event source mapping. Default: none.
     * @see https://docs.aws.amazon.com/lambda/latest/dg/tags-esm.html
     */
    tags?: Input<{ [key: string]: Input<string> }>;
}

/**
 * A function that consumes a queue. It answers which messages of a batch failed, as batchItemFailures, and only these
 * come back: a function that answers nothing of the kind loses what it could not handle, unless it throws. Name what
 * Lambda needs to read the queue, the role with its policy and the key with its policy, in the option dependsOn.
 *
 *     <name>-mapping    the event source mapping
 */
export class QueueConsumer extends pulumi.ComponentResource {
    /** UUID of the event source mapping. */
    public readonly mappingUuid: pulumi.Output<string>;
    /** ARN of the event source mapping. */
    public readonly mappingArn: pulumi.Output<string>;

    constructor(name: string, args: QueueConsumerArgs, opts?: pulumi.ComponentResourceOptions) {
        const owner = { kind: "QueueConsumer", name };
        const settings = checked(owner, shaped(owner, args, consumerShape));
        super(token(owner.kind), name, shown(settings), withFormerNames(owner, opts));

        const mapping = new aws.lambda.EventSourceMapping(
            `${name}-mapping`,
            {
                eventSourceArn: settings.queueArn,
                functionName: settings.functionName,
                batchSize: settings.batchSize,
                maximumBatchingWindowInSeconds: settings.maximumBatchingWindowSeconds,
                scalingConfig:
                    settings.maximumConcurrency === undefined
                        ? undefined
                        : { maximumConcurrency: settings.maximumConcurrency },
                filterCriteria: settings.filterPatterns && {
                    filters: settings.filterPatterns.apply((all) => all.map((pattern) => ({ pattern }))),
                },
                functionResponseTypes: ["ReportBatchItemFailures"],
                enabled: settings.enabled,
                tags: settings.tags,
            },
            { parent: this },
        );

        this.mappingUuid = mapping.uuid;
        this.mappingArn = mapping.arn;
        this.registerOutputs(ownOutputs(this));
    }
}

/** What policies and the state see of the arguments. */
function shown(settings: ReturnType<typeof checked>) {
    const { queueArn, functionName, batchSize, maximumBatchingWindowSeconds, maximumConcurrency, enabled } =
        settings;
    return plain({
        queueArn,
        functionName,
        batchSize,
        maximumBatchingWindowSeconds,
        maximumConcurrency,
        enabled,
    });
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { limitProblems, listProblems, mapKeyLimit, valueProblems } from "./limits";
import { alarmLimits } from "./limits/alarm";
import { guarded, ownOutputs, plain, refuse, token, withDefaults, type Owner } from "./base/owner";

type Input<T> = pulumi.Input<T>;

/** When alarms go off, and what happens then. */
export interface AlarmArgs {
    /** ARNs of what an alarm sets off, such as a topic that calls somebody: at most 5. Default: none, and then an alarm is seen in the console only. */
    actionArns?: Input<Input<string>[]>;
    /** How many messages in a dead-letter queue set off its alarm: 1 or more. Default 1. */
    deadLetterDepth?: Input<number>;
}

export interface MessagingAlarmsArgs extends AlarmArgs {
    /** Names of the dead-letter queues in AWS; each alarm has the key of its queue in its name. */
    deadLetterQueueNames: { [key: string]: Input<string> };
    /** Tags of every alarm. */
    tags?: Input<{ [key: string]: Input<string> }>;
}

/**
 * An alarm for each dead-letter queue, which goes off within minutes of the first message. It calls nobody by
 * itself: name who is to be called. A topic encrypted with a key that does not admit CloudWatch calls nobody either.
 *
 *     <name>-<key>-alarm    the alarm of one dead-letter queue
 */
export class MessagingAlarms extends pulumi.ComponentResource {
    /** Names of the alarms by the key of their queue, known at preview. */
    public readonly alarmNames: pulumi.Output<{ [key: string]: string }>;

    constructor(name: string, args: MessagingAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
        const owner = { kind: "MessagingAlarms", name };
        const settings = checked(owner, args);
        super(token(owner.kind), name, plain({ deadLetterDepth: settings.deadLetterDepth }), opts);

        const alarms = Object.entries(args.deadLetterQueueNames).map(([key, queueName]) => {
            const inputs = depthAlarm(queueName, settings);
            return [key, new aws.cloudwatch.MetricAlarm(`${name}-${key}-alarm`, inputs, { parent: this })];
        }) as [string, aws.cloudwatch.MetricAlarm][];

        this.alarmNames = pulumi.output(
            Object.fromEntries(alarms.map(([key, alarm]) => [key, alarm.name] as const)),
        );
        this.registerOutputs(ownOutputs(this));
    }
}

/** Every plain setting that AWS would refuse. */
export function alarmProblems(path: string, args: AlarmArgs | undefined): string[] {
    return [
        ...limitProblems(path, args, { deadLetterDepth: alarmLimits.deadLetterDepth }),
        ...listProblems(path, "actionArns", args?.actionArns, alarmLimits.actionArns),
    ];
}

function checked(owner: Owner, args: MessagingAlarmsArgs) {
    const keys = Object.keys(args.deadLetterQueueNames);
    refuse(owner, [
        ...keys.flatMap((key) => valueProblems("a key of deadLetterQueueNames", key, mapKeyLimit)),
        ...alarmProblems("", args),
    ]);
    const { deadLetterDepth } = guarded(owner, "", withDefaults(args, { deadLetterDepth: 1 }), {
        deadLetterDepth: alarmLimits.deadLetterDepth,
    });
    const actionArns = pulumi.output(args.actionArns ?? []).apply((known) => {
        refuse(owner, alarmProblems("", { actionArns: known }));
        return known;
    });
    return { deadLetterDepth, actionArns, tags: args.tags };
}

function depthAlarm(
    queueName: Input<string>,
    { deadLetterDepth, actionArns, tags }: ReturnType<typeof checked>,
): aws.cloudwatch.MetricAlarmArgs {
    return {
        alarmDescription: pulumi.interpolate`Messages wait in the dead-letter queue ${queueName}`,
        namespace: "AWS/SQS",
        // Unlike NumberOfMessagesSent, it counts what SQS itself moved here.
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: queueName },
        statistic: "Maximum",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: deadLetterDepth,
        period: 60,
        evaluationPeriods: 1,
        // An idle queue reports nothing.
        treatMissingData: "notBreaching",
        alarmActions: actionArns,
        tags,
    };
}

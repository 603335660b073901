import * as pulumi from "@pulumi/pulumi";

import { fifoSuffix } from "../base/fifo";
import { guarded, isFuture, refuse, withDefaults, type Owner } from "../base/owner";
import { guardedRoleArns, roleArnProblems } from "../base/role-arns";
import type { Place } from "../documents/arns";
import { limitProblems, nameLimit, valueProblems } from "../limits";
import { queueLimits } from "../limits/queue";
import {
    deadLetterKeyLimit,
    queueAccountLimit,
    subscriptionLimits,
    topicRegionLimit,
    typeProblems,
    type Ends,
} from "../limits/subscription";
import { completeEncryption, encryptionProblems } from "../queue/encryption";
import { networkProblems } from "../source-args";
import type { QueueSubscriptionArgs } from "./args";
import { filterProblems, guardedFilter } from "./filter";

const defaults = { fifo: false, rawMessageDelivery: true };

export type SubscriptionSettings = ReturnType<typeof checked>;

/** Every argument with its value; what AWS would refuse is refused, now or when it becomes known. */
export function checked(owner: Owner, args: QueueSubscriptionArgs) {
    const limits = limitsOf(args);
    const wrong = limitProblems("", args, limits);
    const logicalName = args.deadLetterQueueName === undefined ? owner.name : undefined;
    refuse(owner, [
        ...encryptionProblems("", args),
        ...wrong,
        ...valueProblems("the name", logicalName, deadLetterNameLimit(args, "-subscription-dlq-0123456")),
        ...(wrong.length > 0 ? [] : pairProblems(args)),
        ...filterProblems(args),
        ...roleArnProblems("deadLetterExclusiveTo", args.deadLetterExclusiveTo),
        ...networkProblems("network", args.network),
    ]);
    const settings = withDefaults(guarded(owner, "", args, limits), defaults);
    return {
        ...settings,
        ...completeEncryption(settings),
        ...guardedFilter(owner, args),
        deadLetterExclusiveTo: guardedRoleArns(owner, "deadLetterExclusiveTo", args.deadLetterExclusiveTo),
    };
}

/** The two ends, once they and the place of the program are known and fit each other. */
export function guardedEnds(owner: Owner, settings: SubscriptionSettings, place: pulumi.Output<Place>) {
    const { topicArn, queueArn, fifo, topicRegion } = settings;
    const ends = pulumi.all([place, topicArn, queueArn]).apply(([{ region, accountId }, topic, queue]) => {
        refuse(owner, [
            ...typeProblems({ topicArn: topic, queueArn: queue, fifo }),
            ...valueProblems("topicArn", topic, topicRegionLimit(topicRegion ?? region)),
            ...valueProblems("queueArn", queue, queueAccountLimit(accountId)),
        ]);
        return { topicArn: topic, queueArn: queue };
    });
    return { topicArn: ends.topicArn, queueArn: ends.queueArn };
}

function limitsOf(args: QueueSubscriptionArgs) {
    return {
        ...subscriptionLimits,
        kmsKeyArn: deadLetterKeyLimit(args.topicRegion),
        deadLetterQueueName: deadLetterNameLimit(args, ""),
        dataKeyReusePeriodSeconds: queueLimits.dataKeyReusePeriodSeconds,
    };
}

function deadLetterNameLimit({ fifo }: QueueSubscriptionArgs, added: string) {
    const suffix = fifoSuffix({ enabled: fifo });
    return nameLimit([{ service: "SQS", characters: 80, added: added + suffix }]);
}

function pairProblems(args: QueueSubscriptionArgs): string[] {
    const { topicArn, queueArn, fifo = false, topicRegion, replayFrom } = args;
    const later = isFuture(topicArn) || isFuture(queueArn);
    return [
        ...(later ? [] : typeProblems({ topicArn, queueArn, fifo } as Ends)),
        ...(topicRegion === undefined
            ? []
            : valueProblems("topicArn", topicArn, topicRegionLimit(topicRegion))),
        ...(replayFrom === undefined || fifo
            ? []
            : [
                  "replayFrom is set, but fifo is not true; only FIFO topics keep an archive; set fifo to true or leave it out.",
              ]),
    ];
}

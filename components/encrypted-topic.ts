import * as pulumi from "@pulumi/pulumi";

import { withFormerNames } from "./base/aliases";
import * as aws from "./base/aws";
import { archivePolicy } from "./documents/archive";
import { topicArn, type Place } from "./documents/arns";
import { topicPolicy } from "./documents/topic-policy";
import { tracingPolicy } from "./documents/tracing";
import { fifoTopicInputs } from "./base/fifo";
import { documentText, onceThere, ownOutputs, plain, token, type Owner } from "./base/owner";
import { placeOf } from "./base/place";
import { shaped } from "./base/shaped";
import { locatedKey } from "./key/located";
import { physicalName } from "./queue/resource";
import { resolvedNetwork, resolvedSenders, resolvedSources } from "./source-args";
import type { EncryptedTopicArgs } from "./topic/args";
import { checked, type TopicSettings } from "./topic/checks";
import { createLogGroups, createLogRole, feedbackInputs } from "./topic/delivery-logging";
import { placedName } from "./topic/existing";
import { topicShape } from "./topic/shapes";

/**
 * A topic on a customer-managed key, closed to plain HTTP, whose messages carry signatures of version 2. It logs each
 * delivery to a queue that failed. Subscribe after it is complete, its policy and log groups included: name it in the
 * option dependsOn of the subscription.
 *
 *     <name>-topic                              the topic
 *     <name>-topic-policy                       its policy
 *     <name>-success-logs, <name>-failure-logs  the log groups of its deliveries
 *     <name>-log-role, <name>-log-role-policy   with what SNS writes into them
 *     <name>-tracing-policy                     only with tracing: with what X-Ray admits it
 */
export class EncryptedTopic extends pulumi.ComponentResource {
    /** ARN of the topic, known at preview. */
    public readonly topicArn: pulumi.Output<string>;
    /** Name of the topic, known at preview. */
    public readonly topicName: pulumi.Output<string>;

    constructor(name: string, args: EncryptedTopicArgs, opts?: pulumi.ComponentResourceOptions) {
        const owner = { kind: "EncryptedTopic", name };
        const given = checked(owner, shaped(owner, args, topicShape));
        super(token(owner.kind), name, shown(given), withFormerNames(owner, opts));

        const place = placeOf(this, opts);
        const settings = { ...given, kmsKeyArn: locatedKey(owner, place, "kmsKeyArn", given.kmsKeyArn) };
        const { deliveryLogging, importArn, tags } = settings;
        const role = deliveryLogging.enabled
            ? createLogRole(owner, deliveryLogging, place, { parent: this, tags })
            : undefined;
        const topic = new aws.sns.Topic(
            `${name}-topic`,
            {
                ...topicInputs(settings),
                name: placedName(owner, place, physicalName(settings.name, "", settings.fifo), importArn),
                ...(role ? feedbackInputs(deliveryLogging, role) : {}),
            },
            { parent: this, import: importArn },
        );
        const arn = pulumi.all([place, topic.name]).apply(([known, physical]) => topicArn(known, physical));
        const document = policyText(owner, settings, place, arn);
        const policy = new aws.sns.TopicPolicy(
            `${name}-topic-policy`,
            { arn, policy: document },
            // It goes with its topic: deleted alone it would open the topic to plain HTTP.
            { parent: this, retainOnDelete: true },
        );
        if (role)
            createLogGroups(owner, deliveryLogging, role, place, { parent: this, name: topic.name, tags });
        if (settings.tracingPolicy) createTracingPolicy(owner, topic.name, arn, this);

        this.topicArn = onceThere(arn, policy);
        this.topicName = topic.name;
        this.registerOutputs(ownOutputs(this));
    }
}

function topicInputs(settings: TopicSettings): aws.sns.TopicArgs {
    const { archiveRetentionDays } = settings;
    return {
        ...fifoTopicInputs(settings.fifo),
        kmsMasterKeyId: settings.kmsKeyArn,
        signatureVersion: 2,
        displayName: settings.displayName,
        archivePolicy:
            archiveRetentionDays === undefined
                ? undefined
                : pulumi.output(archiveRetentionDays).apply(archivePolicy),
        tracingConfig: settings.tracing ? "Active" : "PassThrough",
        tags: settings.tags,
    };
}

function policyText(
    owner: Owner,
    settings: TopicSettings,
    place: pulumi.Output<Place>,
    arn: pulumi.Output<string>,
): pulumi.Output<string> {
    const { sources, publishers, subscribers, network, fifo, exclusiveTo } = settings;
    const speaker = { owner, path: "sources", target: "topic" as const, fifo: fifo?.enabled === true };
    const facts = pulumi.output({
        place,
        topicArn: arn,
        sources: sources && resolvedSources(place, sources, speaker),
        publishers: publishers && resolvedSenders(publishers, { owner, path: "publishers" }),
        subscribers: subscribers && resolvedSenders(subscribers, { owner, path: "subscribers" }),
        network: network && resolvedNetwork(network, { owner, path: "network" }),
        exclusiveTo,
    });
    return facts.apply((known) => documentText(owner, "topic policy", topicPolicy(known)));
}

/** X-Ray keeps its policies by name, and the name of a topic is its own in an account and region. */
function createTracingPolicy(
    owner: Owner,
    policyName: pulumi.Output<string>,
    arn: pulumi.Output<string>,
    parent: pulumi.Resource,
): void {
    const policyDocument = arn.apply((own) => documentText(owner, "tracing policy", tracingPolicy(own)));
    new aws.xray.ResourcePolicy(`${owner.name}-tracing-policy`, { policyName, policyDocument }, { parent });
}

/** What policies and the state see of the arguments. */
function shown(settings: TopicSettings) {
    const { kmsKeyArn, displayName, archiveRetentionDays, tracing, fifo, deliveryLogging } = settings;
    return {
        ...plain({ kmsKeyArn, displayName, archiveRetentionDays, tracing }),
        fifo: plain(fifo),
        deliveryLogging: plain(deliveryLogging),
    };
}

import type { PolicyStatement } from "../../iam";
import { deliveryKeyActions } from "./access";
import type { Place } from "./arns";
import { distinct, type Conditions } from "./conditions";
import { type Pin, type Source, sourceFacts, sourcePrincipal, SourceService } from "./sources";

/** A source of what a key encrypts. */
export interface KeySource extends Source {
    /** The topic on this key to which the source publishes. Nothing if it sends to a queue. */
    topicArn?: string;
}

/** Each service sends to the queue, for the named sources. */
export function queueSources(place: Place, queueArn: string, sources: readonly Source[]): PolicyStatement[] {
    return byService(sources, ({ sid, pins }, given) => ({
        Sid: `${sid}Deliver`,
        Effect: "Allow",
        Principal: principal(given, place),
        Action: "sqs:SendMessage",
        Resource: queueArn,
        ...pinned(given, pins.queue ?? "arn and account"),
    }));
}

/** Each service publishes to the topic, for the named sources. */
export function topicSources(place: Place, topicArn: string, sources: readonly Source[]): PolicyStatement[] {
    return byService(sources, ({ sid, pins }, given) => ({
        Sid: `${sid}Publish`,
        Effect: "Allow",
        Principal: principal(given, place),
        Action: "sns:Publish",
        Resource: topicArn,
        ...pinned(given, pins.topic ?? "arn and account"),
    }));
}

/** Each service uses the key, for the named sources: SNS and S3 as the queue or topic would, in their own name. */
export function keySources(place: Place, sources: readonly KeySource[]): PolicyStatement[] {
    const topicArns = sources.flatMap((source) => untoldTopic(source) ?? []);
    const statements = byService(
        sources.filter((source) => untoldTopic(source) === undefined),
        ({ sid, pins }, given) => ({
            ...use(`${sid}Deliver`, principal(given, place)),
            ...pinned(given, pins.key),
        }),
    );
    return topicArns.length === 0 ? statements : [...statements, rulesPublish(topicArns)];
}

/** The topic to which a rule publishes: EventBridge then tells KMS neither the rule nor the account. */
function untoldTopic({ service, topicArn }: KeySource): string | undefined {
    return service === SourceService.EventBridge ? topicArn : undefined;
}

function rulesPublish(topicArns: readonly string[]): PolicyStatement {
    return {
        ...use("RulesPublish", { Service: "events.amazonaws.com" }),
        Condition: { StringEquals: { "kms:EncryptionContext:aws:sns:topicArn": distinct(topicArns) } },
    };
}

function use(Sid: string, Principal: PolicyStatement["Principal"]): PolicyStatement {
    return { Sid, Effect: "Allow", Principal, Action: [...deliveryKeyActions], Resource: "*" };
}

type Facts = (typeof sourceFacts)[SourceService];

/** One statement for each service, in the order of the table. */
function byService(
    sources: readonly Source[],
    statement: (facts: Facts, given: readonly Source[]) => PolicyStatement,
): PolicyStatement[] {
    return Object.values(SourceService).flatMap((service) => {
        const given = sources.filter((source) => source.service === service);
        return given.length === 0 ? [] : [statement(sourceFacts[service], given)];
    });
}

function principal(sources: readonly Source[], place: Place): PolicyStatement["Principal"] {
    const [first, ...others] = distinct(sources.map((source) => sourcePrincipal(source, place)));
    return { Service: others.length === 0 ? first! : [first!, ...others] };
}

function pinned(sources: readonly Source[], pin: Pin): { Condition?: Conditions } {
    if (pin === "nothing") return {};
    const ArnEquals = { "aws:SourceArn": distinct(sources.map(({ arn }) => arn)) };
    if (pin === "arn") return { Condition: { ArnEquals } };
    const accounts = distinct(sources.map(({ accountId }) => accountId));
    return { Condition: { ArnEquals, StringEquals: { "aws:SourceAccount": accounts } } };
}

import { trailDataEvents } from "../../../../policypack/rules/trail/data-events";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { newQueue } from "../stacks";

type Props = Record<string, unknown>;

const QUEUE = "AWS::SQS::Queue";
const TOPIC = "AWS::SNS::Topic";
const KMS = "kms.amazonaws.com";

const trail = (props: Props = {}, name = "audit", type = "aws:cloudtrail/trail:Trail"): Member => ({
    type,
    name,
    props: { s3BucketName: "trails", ...props },
});
const topic: Member = { type: "aws:sns/topic:Topic", name: "events", props: { name: "events" } };
const alone = (props: Props) => ({ resources: [trail(props)] });
const beside = (...trails: Member[]) => ({ resources: [newQueue("orders"), topic, ...trails] });

const fields = (...given: Props[]) => ({ fieldSelectors: given });
const category = (text: unknown) => ({ field: "eventCategory", equals: [text] });
const management = (...more: Props[]) => fields(category("Management"), ...more);
const data = (type: unknown, ...more: Props[]) =>
    fields(category("Data"), { field: "resources.type", equals: [type] }, ...more);
const advanced = (...selectors: unknown[]) => ({ advancedEventSelectors: selectors });
const basic = (selector: Props) => ({ eventSelectors: [selector] });
const complete = advanced(management(), data(QUEUE), data(TOPIC));
const withoutKms = { field: "eventSource", notEquals: [KMS] };

const excluded = "it leaves out the events of kms.amazonaws.com";
const lacks = (...types: string[]) => `it has no data events of ${types.join(" and ")}`;
const on = (text: string) => ({ what: { audit: [text] } });
const advice = (text: string) => ({ ...on(text), level: "advisory" as const });
const open = (property: string) => ({
    undecided: { audit: [`its ${property} are not known before deployment`] },
});

testRule(trailDataEvents, {
    documented: { violates: "no data events", complies: "a trail of everything" },
    accepts: {
        "a trail of everything": beside(trail(complete)),
        "a trail of everything under aws-native": beside(
            trail({ isLogging: true, ...complete }, "audit", "aws-native:cloudtrail:Trail"),
        ),
        "a trail of what there is: queues only": {
            resources: [newQueue("orders"), trail(advanced(management(), data(QUEUE)))],
        },
        "a trail of what there is: topics only": {
            resources: [topic, trail(advanced(management(), data(TOPIC)))],
        },
        "data events of some of the queues": beside(
            trail(
                advanced(
                    management(),
                    data(QUEUE, { field: "resources.ARN", startsWiths: [unknown] }),
                    data(TOPIC),
                ),
            ),
        ),
        "no trail": beside(),
        "two trails that share the work": beside(
            trail(advanced(management(withoutKms), data(QUEUE))),
            trail(advanced(management(), data(TOPIC)), "second"),
        ),
        "a store that does the rest": beside(
            trail(),
            trail(complete, "lake", "aws:cloudtrail/eventDataStore:EventDataStore"),
        ),
        "a trail without selectors in a stack without messaging": alone({}),
        "a trail of data events only": beside(trail(advanced(data(QUEUE), data(TOPIC)))),
        "other sources left out": beside(
            trail(
                advanced(
                    management({ field: "eventSource", notEquals: ["rdsdata.amazonaws.com"] }),
                    data(QUEUE),
                    data(TOPIC),
                ),
            ),
        ),
        "a basic selector of reads and writes": alone(
            basic({ includeManagementEvents: true, readWriteType: "All" }),
        ),
        "a basic selector of data alone": alone(
            basic({ includeManagementEvents: false, excludeManagementEventSources: [KMS] }),
        ),
        "nothing left out": alone(basic({ excludeManagementEventSources: [] })),
    },
    rejects: {
        "KMS left out": { ...alone(basic({ excludeManagementEventSources: [KMS] })), ...on(excluded) },
        "KMS left out under aws-native": {
            resources: [
                trail(
                    basic({ excludeManagementEventSources: [KMS] }),
                    "audit",
                    "aws-native:cloudtrail:Trail",
                ),
            ],
            ...on(excluded),
        },
        "KMS left out among others, of which one is not known": {
            ...alone(basic({ excludeManagementEventSources: [unknown, KMS] })),
            ...on(excluded),
        },
        "KMS left out by an advanced selector": {
            ...beside(trail(advanced(management(withoutKms), data(QUEUE), data(TOPIC)))),
            ...on(excluded),
        },
        "only another source let in": {
            ...alone(advanced(management({ field: "eventSource", equals: ["s3.amazonaws.com"] }))),
            ...on(excluded),
        },
        "KMS left out, beside a trail that is switched off": {
            resources: [
                trail(basic({ excludeManagementEventSources: [KMS] })),
                trail(advanced(data(QUEUE)), "second"),
            ],
            ...on(excluded),
        },
        "writes only": {
            ...alone(basic({ readWriteType: "WriteOnly" })),
            ...advice("it records writes only, and the use of a key is a read"),
        },
        "writes only, by an advanced selector": {
            ...alone(advanced(management({ field: "readOnly", equals: ["false"] }))),
            ...advice("it records writes only, and the use of a key is a read"),
        },
        "a trail that is switched off": {
            ...beside(trail({ ...complete, enableLogging: false })),
            ...advice("it is switched off (enableLogging is false)"),
        },
        "a trail that is switched off under aws-native": {
            ...beside(trail({ ...complete, isLogging: false }, "audit", "aws-native:cloudtrail:Trail")),
            ...advice("it is switched off (isLogging is false)"),
        },
        "no data events": { ...beside(trail()), ...advice(lacks(QUEUE, TOPIC)) },
        "basic selectors, which know no queues": {
            ...beside(trail(basic({ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] }))),
            ...advice(lacks(QUEUE, TOPIC)),
        },
        "data events of queues only": {
            ...beside(trail(advanced(management(), data(QUEUE)))),
            ...advice(lacks(TOPIC)),
        },
        "a selector of the type that is not about data": {
            ...beside(trail(advanced(management({ field: "resources.type", equals: [QUEUE] }), data(TOPIC)))),
            ...advice(lacks(QUEUE)),
        },
        "data events, in a profile that blocks on advice": {
            ...beside(trail(advanced(management(), data(QUEUE)))),
            ...on(lacks(TOPIC)),
            config: { advice: "mandatory" },
        },
    },
    undecided: {
        "advanced selectors that are not known": {
            ...beside(trail({ advancedEventSelectors: unknown })),
            ...open("advancedEventSelectors"),
        },
        "basic selectors that are not known": {
            ...alone({ eventSelectors: unknown }),
            ...open("eventSelectors"),
        },
        "a source left out that is not known": {
            ...alone(basic({ excludeManagementEventSources: [unknown] })),
            ...open("eventSelectors"),
        },
        "a type that is not known": {
            resources: [newQueue("orders"), trail(advanced(management(), data(unknown)))],
            ...open("advancedEventSelectors"),
        },
        "a category that is not known": {
            ...alone(advanced(fields(category(unknown)))),
            ...open("advancedEventSelectors"),
        },
        "fields that are not known": {
            ...alone(advanced({ fieldSelectors: unknown })),
            ...open("advancedEventSelectors"),
        },
    },
});

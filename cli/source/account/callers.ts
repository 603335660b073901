import {
    EventBridgeClient,
    ListEventBusesCommand,
    type ListEventBusesCommandOutput,
    ListRulesCommand,
    type ListRulesCommandOutput,
    ListTargetsByRuleCommand,
    type ListTargetsByRuleCommandOutput,
    type Rule,
    type Target,
} from "@aws-sdk/client-eventbridge";
import {
    type EventSourceMappingConfiguration,
    GetFunctionConfigurationCommand,
    LambdaClient,
    paginateListEventSourceMappings,
} from "@aws-sdk/client-lambda";
import { paginateListBuckets, S3Client } from "@aws-sdk/client-s3";

import { parseArn } from "../../../iam";
import { unlessMissing } from "../../../sandbox/provider/aws";
import { requireResource } from "../../../sandbox/provider/resources";
import { inPulumi } from "../../../sandbox/provider/resources/blocks";
import { type Held } from "../resource";
import { Hearing } from "./calls";
import { type Read } from "./held";
import { inParallel } from "../../parallel";
import { type Reading, usualConcurrency } from "./reading";

/** What puts messages into queues and topics, or takes them out, without standing in their policies. */
export async function readCallers(reading: Reading): Promise<Held[]> {
    return [
        ...(await readConsumers(reading)),
        ...(await readTargets(reading)),
        ...(await readNotifications(reading)),
    ];
}

/** Event source mappings of queues, and their functions: the role of one is who receives. */
async function readConsumers(reading: Reading): Promise<Held[]> {
    const client = reading.calls.client(LambdaClient);
    const mappings = await reading.list(
        "lambda:ListEventSourceMappings",
        paginateListEventSourceMappings({ client }, {}),
        ({ EventSourceMappings }) => EventSourceMappings,
    );
    const ofQueues = mappings.filter(
        ({ EventSourceArn = "" }) => parseArn(EventSourceArn)?.service === "sqs",
    );
    const arns = [...new Set(ofQueues.map(({ FunctionArn }) => FunctionArn!))];
    return [
        ...(await reading.each("event source mappings", ofQueues, ({ UUID }) => UUID!, mappingOf)),
        ...(await reading.each(
            "functions",
            arns,
            (arn) => arn,
            (arn) => readFunction(reading, arn),
        )),
    ];
}

async function mappingOf(mapping: EventSourceMappingConfiguration): Promise<Read> {
    const { UUID, State = "", FunctionArn } = mapping;
    const {
        batchSize,
        maximumBatchingWindowInSeconds,
        functionResponseTypes,
        eventSourceArn,
        scalingConfig,
    } = inPulumi(mapping);
    const settings = {
        batchSize,
        maximumBatchingWindowInSeconds,
        functionResponseTypes,
        eventSourceArn,
        scalingConfig,
    };
    const enabled = ["Enabled", "Enabling", "Creating", "Updating"].includes(State);
    return Promise.resolve({
        type: "aws:lambda/eventSourceMapping:EventSourceMapping",
        name: UUID!,
        properties: { ...settings, uuid: UUID, functionName: FunctionArn, enabled },
    });
}

/** Of a function only who it acts as and how long: its variables may hold secrets. */
async function readFunction({ calls }: Reading, arn: string): Promise<Read | undefined> {
    const hearing = new Hearing();
    const lambda = calls.listeningTo(hearing).client(LambdaClient);
    const asked = lambda.send(new GetFunctionConfigurationCommand({ FunctionName: arn }));
    const found = await unlessMissing(asked, "ResourceNotFoundException");
    if (found === undefined) return undefined;
    const name = parseArn(arn)!.resource.replace(/^function:/, "");
    const properties = { arn, name: name.split(":")[0], role: found.Role, timeout: found.Timeout };
    return { type: "aws:lambda/function:Function", name, properties, unknown: [...hearing.unknown] };
}

interface Place {
    bus: string;
    rule: string;
}

/** The targets of event rules that are queues or topics, or name a dead-letter queue. */
async function readTargets(reading: Reading): Promise<Held[]> {
    const { calls, options } = reading;
    const client = calls.client(EventBridgeClient);
    const atATime = options.concurrency ?? usualConcurrency;
    const buses = await reading.list("events:ListEventBuses", busPages(client), ({ EventBuses }) =>
        EventBuses?.map(({ Name }) => Name!),
    );
    const rules = await inParallel(buses, atATime, (bus) =>
        reading.list("events:ListRules", rulePages(client, bus), ({ Rules }) =>
            Rules?.map((rule) => placeOf(bus, rule)),
        ),
    );
    const targets = await inParallel(rules.flat(), atATime, async (place) => {
        const found = await reading.list(
            "events:ListTargetsByRule",
            targetPages(client, place),
            (page) => page.Targets,
        );
        return found.filter(concernsMessages).map((target) => ({ ...place, target }));
    });
    return reading.each("targets of event rules", targets.flat(), nameOf, (one) =>
        Promise.resolve(targetOf(one)),
    );
}

function placeOf(bus: string, { Name }: Rule): Place {
    return { bus, rule: Name! };
}

function concernsMessages({ Arn, DeadLetterConfig }: Target): boolean {
    return [Arn, DeadLetterConfig?.Arn].some((arn) =>
        ["sqs", "sns"].includes(parseArn(arn ?? "")?.service ?? ""),
    );
}

function nameOf({ bus, rule, target }: Place & { target: Target }): string {
    return [...(bus === "default" ? [] : [bus]), rule, target.Id].join("/");
}

/** Without the input of the target, which is a part of messages. */
function targetOf(one: Place & { target: Target }): Read {
    const { arn, roleArn, deadLetterConfig } = inPulumi(one.target);
    return {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: nameOf(one),
        properties: {
            arn,
            roleArn,
            deadLetterConfig,
            rule: one.rule,
            eventBusName: one.bus,
            targetId: one.target.Id,
        },
    };
}

/** The notifications of the buckets of the region. */
async function readNotifications(reading: Reading): Promise<Held[]> {
    const { calls, cloud } = reading;
    const client = calls.client(S3Client);
    const pages = paginateListBuckets({ client, pageSize: 1_000 }, { BucketRegion: cloud.region });
    const buckets = await reading.list("s3:ListAllMyBuckets", pages, ({ Buckets }) =>
        Buckets?.filter(({ BucketRegion = cloud.region }) => BucketRegion === cloud.region).map(
            ({ Name }) => Name!,
        ),
    );
    const type = "aws:s3/bucketNotification:BucketNotification";
    const found = await reading.each(
        "buckets",
        buckets,
        (bucket) => bucket,
        async (bucket) => {
            const hearing = new Hearing();
            const properties = await requireResource(type).read(bucket, calls.listeningTo(hearing), {});
            if (hearing.unknown.size > 0) return { type, name: bucket, properties: {}, refused: true };
            return properties && { type, name: bucket, properties };
        },
    );
    return found.filter(({ outputs }) => outputs["queues"] !== undefined || outputs["topics"] !== undefined);
}

async function* busPages(client: EventBridgeClient): AsyncGenerator<ListEventBusesCommandOutput> {
    let page: ListEventBusesCommandOutput | undefined;
    do {
        page = await client.send(new ListEventBusesCommand({ NextToken: page?.NextToken }));
        yield page;
    } while (page.NextToken);
}

async function* rulePages(
    client: EventBridgeClient,
    EventBusName: string,
): AsyncGenerator<ListRulesCommandOutput> {
    let page: ListRulesCommandOutput | undefined;
    do {
        page = await client.send(new ListRulesCommand({ EventBusName, NextToken: page?.NextToken }));
        yield page;
    } while (page.NextToken);
}

async function* targetPages(
    client: EventBridgeClient,
    { bus, rule }: Place,
): AsyncGenerator<ListTargetsByRuleCommandOutput> {
    let page: ListTargetsByRuleCommandOutput | undefined;
    do {
        page = await client.send(
            new ListTargetsByRuleCommand({ EventBusName: bus, Rule: rule, NextToken: page?.NextToken }),
        );
        yield page;
    } while (page.NextToken);
}

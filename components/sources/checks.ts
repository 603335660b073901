import type { Input } from "@pulumi/pulumi";

import { isFuture } from "../base/owner";
import { accountOf, type Place } from "../documents/arns";
import { pairProblem } from "../documents/source-pairs";
import { sourceFacts, SourceService, type Source, type SourceTarget } from "../documents/sources";
import { isMatch, limitProblems, type Limit } from "../limits";
import { accountIdLimit } from "../limits/source";
import type { SourceArgs } from "../source-args";

type InputList<T> = Input<Input<T>[]>;

/** Every plain source that cannot reach the target, in words. Of a key, which has no target, only its name is judged. */
export function sourceProblems(
    path: string,
    sources: InputList<SourceArgs> | undefined,
    target?: SourceTarget,
    fifo = false,
): string[] {
    return plainItems(path, sources).flatMap(([own, source]) => oneSource(own, source, target, fifo));
}

/** The plain ones among the items of a list, each with its path. */
export function plainItems<Item>(path: string, list: InputList<Item> | undefined): [string, Item][] {
    if (!Array.isArray(list)) return [];
    return list.flatMap((item: Input<Item>, index): [string, Item][] =>
        isFuture(item) ? [] : [[`${path}[${index}]`, item as Item]],
    );
}

function oneSource(
    path: string,
    source: SourceArgs,
    target: SourceTarget | undefined,
    fifo: boolean,
): string[] {
    const { service, name, arn } = source;
    const services: string[] = Object.values(SourceService);
    if (!services.includes(service)) {
        const all = services.join(", ");
        return [`${path}.service is ${JSON.stringify(service)}; sources are of ${all}; choose one of these.`];
    }
    const pair = target && pairProblem(service, target, fifo);
    if (pair !== undefined) return [`${path}.service is "${service}"; ${pair}.`];
    if ((name === undefined) === (arn === undefined)) {
        const given = name === undefined ? "neither name nor arn" : "both name and arn";
        return [`${path} has ${given}; a source is named in exactly one way; set one of them.`];
    }
    const problems = limitProblems(path, source, sourceLimits(service));
    if (problems.length > 0) return problems;
    return [...orderProblems(path, source, fifo), ...ownerProblems(path, source)];
}

/** Only a FIFO topic delivers to a FIFO queue. */
function orderProblems(path: string, { service, name, arn }: SourceArgs, fifo: boolean): string[] {
    const named = name === undefined ? "arn" : "name";
    const value = name ?? arn;
    if (service !== SourceService.Sns || !fifo || typeof value !== "string" || value.endsWith(".fifo"))
        return [];
    const rule = "only a FIFO topic, whose name ends in .fifo, delivers to a FIFO queue";
    return [`${path}.${named} is "${value}"; ${rule}; name such a topic, or use a standard queue.`];
}

function ownerProblems(path: string, { arn, accountId }: SourceArgs): string[] {
    if (typeof arn !== "string" || typeof accountId !== "string") return [];
    const owner = accountOf(arn);
    if (owner === "" || owner === accountId) return [];
    return [
        `${path}.accountId is "${accountId}"; the ARN names account ${owner}; leave accountId out, or correct one.`,
    ];
}

/** What the names and ARNs of a service's things look like. */
function sourceLimits(service: SourceService): { [Key in "name" | "arn" | "accountId"]: Limit } {
    const { label, thing, prefix, resource, regional } = sourceFacts[service];
    const where = regional ? "[a-z0-9-]+:\\d{12}" : ":";
    const whole = new RegExp(`^arn:[a-z-]+:${service}:${where}:`);
    const form = `arn:<partition>:${service}:${regional ? "<region>:<account>" : ":"}:${prefix}<${thing}>`;
    return {
        name: {
            admits: (value) => typeof value === "string" && resource.test(`${prefix}${value}`),
            allows: `${label} gives no ${thing} such a name`,
            fix: `give the name of one ${thing}, not its ARN`,
        },
        arn: {
            admits: (value) => isMatch(value, whole) && resource.test(String(value).replace(whole, "")),
            allows: `${label} gives no ${thing} such an ARN`,
            fix: `give the ARN of one ${thing}, ${form}`,
        },
        accountId: accountIdLimit,
    };
}

/** What only the place of the queue or topic tells: whether the source is near enough. */
export function distanceProblems(
    path: string,
    place: Place,
    target: SourceTarget | undefined,
    source: Source,
): string[] {
    const { service, arn, accountId } = source;
    const { label } = sourceFacts[service];
    const [, partition, , region] = arn.split(":");
    const told = `${path} is "${arn}"`;
    if (partition !== place.partition)
        return [`${told}; nothing is sent between partitions; name one of partition ${place.partition}.`];
    if (service !== SourceService.Sns && region !== "" && region !== place.region)
        return [`${told}; ${label} sends within a region only; name one of ${place.region}.`];
    if (accountId === place.accountId) return [];
    if (service === SourceService.Backup)
        return [`${told}; AWS Backup publishes within an account only; name one of ${place.accountId}.`];
    if (service !== SourceService.EventBridge) return [];
    const who = target === "topic" ? "publishers" : "senders";
    return [
        `${told}; EventBridge crosses accounts by event buses; let that rule send to a bus of ${place.accountId} and name a ` +
            `rule of the bus, or name the role with which the rule sends in ${who}.`,
    ];
}

import { type Held } from "../source/resource";
import { prices } from "./prices";
import { estimateKmsRequests, type QueueUse } from "./requests";

/** Who uses a queue: how many send, and how many receive. */
export type Callers = Pick<QueueUse, "producers" | "consumers">;

/** A queue, and what its encryption asks of KMS. */
export interface QueueCost extends QueueUse {
    queue: string;
    requests: number;
}

/** What encryption and private access cost. */
export interface Bill {
    days: number;
    queues: QueueCost[];
    requests: number;
    keys: number;
    /** Interface endpoints, counted once in each subnet. */
    endpoints: number;
    /** In US dollars. */
    dollars: { keys: number; requests: number; endpoints: number; total: number };
    /** The requests of all queues for other reuse periods, in seconds. */
    otherwise: Record<string, number>;
    prices: typeof prices;
}

/** What else the reuse period could be: the shortest, SQS's default, an hour, the longest. */
const periods = [60, 300, 3_600, 86_400];

const defaultReuse = 300;
const daysOfMonth = 30;

/** Queues of a program or stack that a customer-managed key encrypts. */
export function encryptedQueues(
    resources: readonly Held[],
    callers: (queue: string) => Callers,
): Omit<QueueCost, "requests">[] {
    return resources
        .filter(
            ({ type, outputs, inputs }) =>
                type === "aws:sqs/queue:Queue" && (inputs["kmsMasterKeyId"] ?? outputs["kmsMasterKeyId"]),
        )
        .map(({ name, inputs }) => ({
            queue: name,
            reuseSeconds: Number(inputs["kmsDataKeyReusePeriodSeconds"] ?? defaultReuse),
            ...callers(name),
        }));
}

/** What is paid for whether or not a message is sent. */
export function standing(resources: readonly Held[]): Pick<Bill, "keys" | "endpoints"> {
    const keys = resources.filter(({ type }) => type === "aws:kms/key:Key").length;
    const endpoints = resources
        .filter(
            ({ type, inputs }) =>
                type === "aws:ec2/vpcEndpoint:VpcEndpoint" && inputs["vpcEndpointType"] === "Interface",
        )
        .map(({ inputs: { subnetIds } }) => (Array.isArray(subnetIds) ? Math.max(1, subnetIds.length) : 1))
        .reduce((sum, count) => sum + count, 0);
    return { keys, endpoints };
}

export function billFor(
    uses: readonly Omit<QueueCost, "requests">[],
    { keys, endpoints }: Pick<Bill, "keys" | "endpoints">,
    days: number,
): Bill {
    const queues = uses.map((use) => ({ ...use, requests: estimateKmsRequests(use, days) }));
    const requests = total(queues.map((queue) => queue.requests));
    const months = days / daysOfMonth;
    const paid = Math.max(0, requests - prices.requests.free * months);
    const dollars = {
        keys: cents(keys * months * prices.key.dollars),
        requests: cents((paid / 10_000) * prices.requests.dollarsPer10000),
        endpoints: cents(endpoints * days * 24 * prices.endpoint.dollarsPerHour),
    };
    const otherwise = periods.map((reuseSeconds) => [
        reuseSeconds,
        total(uses.map((use) => estimateKmsRequests({ ...use, reuseSeconds }, days))),
    ]);
    return {
        days,
        queues,
        requests,
        keys,
        endpoints,
        dollars: { ...dollars, total: cents(dollars.keys + dollars.requests + dollars.endpoints) },
        otherwise: Object.fromEntries(otherwise) as Record<string, number>,
        prices,
    };
}

function total(numbers: readonly number[]): number {
    return numbers.reduce((sum, number) => sum + number, 0);
}

function cents(dollars: number): number {
    return Math.round(dollars * 100) / 100;
}

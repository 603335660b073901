import { type Bill } from "./bill";

type Rows = readonly (readonly string[])[];
type Table = (rows: Rows) => string;

/** A bill as tables: its queues, what it comes to, and what another reuse period would change. */
export function tables(bill: Bill, table: Table): string {
    const { queues, days, prices, otherwise } = bill;
    const head = ["Queue", "Reuse of a data key", "Producers", "Consumers", `KMS requests in ${days} days`];
    const rows = queues.map(({ queue, reuseSeconds, producers, consumers, requests }) => [
        queue,
        `${reuseSeconds} s`,
        String(producers),
        String(consumers),
        grouped(requests),
    ]);
    const periods = Object.entries(otherwise).map(([period, requests]) => [`${period} s`, grouped(requests)]);
    return [
        table([head, ...rows]),
        table([["For", "Amount", "US dollars"], ...lines(bill)]),
        table([["If a data key were used again for", "KMS requests"], ...periods]),
        `List prices of ${prices.region}, ${prices.asOf}, without tax: ${prices.key.source}, ${prices.endpoint.source}. ` +
            "SQS is distributed: the true number of requests may be higher. " +
            `An interface endpoint also costs $${prices.endpoint.dollarsPerGb} for each GB, where a NAT gateway costs $${prices.nat.dollarsPerGb}.`,
    ].join("\n\n");
}

function lines({ keys, requests, endpoints, dollars, prices }: Bill): Rows {
    return [
        ["customer-managed keys", String(keys), dollars.keys.toFixed(2)],
        [
            `KMS requests beyond ${grouped(prices.requests.free)} free ones a month`,
            grouped(requests),
            dollars.requests.toFixed(2),
        ],
        ["interface endpoints, once in each subnet", String(endpoints), dollars.endpoints.toFixed(2)],
        ["total", "", dollars.total.toFixed(2)],
    ];
}

function grouped(number: number): string {
    return number.toLocaleString("en-US");
}

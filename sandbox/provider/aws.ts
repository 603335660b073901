import { readFileSync } from "node:fs";
import { Agent } from "node:https";

import type { Connection } from "./connection";

/** What a client of the AWS SDK is made with. */
export type ClientOptions = ReturnType<typeof clientOptions>;

/** A local backend answers at once, or never. */
const answerWithin = 8_000;

export function clientOptions(connection: Connection, region: string, account: string) {
    const httpsAgent = new Agent({ ca: readFileSync(connection.certificate), keepAlive: true });
    return {
        endpoint: connection.endpoint,
        region,
        // A local backend takes an account's number for the key of its root user.
        credentials: { accessKeyId: account, secretAccessKey: "sandbox" },
        maxAttempts: 5,
        requestHandler: {
            httpsAgent,
            connectionTimeout: 2_000,
            requestTimeout: connection.answerWithin ?? answerWithin,
            throwOnRequestTimeout: true,
        },
        // The local backend has no host name for a bucket or a queue.
        forcePathStyle: true,
        useQueueUrlAsEndpoint: false,
    };
}

/** The account and region that a provider deploys to: one client of each service. */
export class Aws {
    readonly #options: ClientOptions;
    readonly #clients = new Map<unknown, unknown>();

    constructor(
        connection: Connection,
        readonly region: string,
        readonly account: string,
    ) {
        this.#options = clientOptions(connection, region, account);
    }

    client<Client>(Service: new (options: ClientOptions) => Client): Client {
        if (!this.#clients.has(Service)) this.#clients.set(Service, new Service(this.#options));
        return this.#clients.get(Service) as Client;
    }
}

const places = new Map<string, Aws>();

/** One set of clients for each place, since a client keeps its connections open. */
export function awsAt(connection: Connection, region: string, account: string): Aws {
    const place = [connection.endpoint, connection.answerWithin, account, region].join(" ");
    if (!places.has(place)) places.set(place, new Aws(connection, region, account));
    return places.get(place)!;
}

/** The answer of AWS, or undefined where it says that there is no such thing. */
export async function unlessMissing<Answer>(
    answer: Promise<Answer>,
    ...errors: readonly string[]
): Promise<Answer | undefined> {
    try {
        return await answer;
    } catch (error) {
        if (errors.includes((error as Error).name)) return undefined;
        throw error;
    }
}

/** Asks again while AWS does not yet know what it was told a moment ago, as a role in a policy. */
export async function onceSettled<Answer>(
    ask: () => Promise<Answer>,
    ...errors: readonly string[]
): Promise<Answer> {
    for (let wait = 100; ; wait *= 2) {
        try {
            return await ask();
        } catch (error) {
            if (!errors.includes((error as Error).name) || wait > 3_000) throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, wait));
    }
}

import { readFileSync } from "node:fs";
import { Agent } from "node:https";

import type { Connection } from "./connection";

/** What a client of the AWS SDK is made with. */
export interface ClientOptions {
    /** Default: the one of the user's AWS configuration. */
    region?: string;
    /** Default: AWS's own. */
    endpoint?: string;
    /** Default: those of the user's AWS configuration. */
    credentials?: { accessKeyId: string; secretAccessKey: string };
    maxAttempts: number;
    retryMode?: "standard" | "adaptive";
    requestHandler: {
        httpsAgent: Agent;
        connectionTimeout: number;
        requestTimeout?: number;
        throwOnRequestTimeout?: boolean;
    };
    forcePathStyle?: boolean;
    useQueueUrlAsEndpoint: boolean;
}

/** A local backend answers at once, or never. */
const answerWithin = 8_000;

export function clientOptions(connection: Connection, region: string, account: string): ClientOptions {
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

/** An account and region: one client of each service. */
export class Aws {
    readonly #clients = new Map<unknown, unknown>();

    constructor(
        private readonly options: ClientOptions,
        readonly region: string,
        readonly account: string,
    ) {}

    client<Client>(Service: new (options: ClientOptions) => Client): Client {
        if (!this.#clients.has(Service)) this.#clients.set(Service, new Service(this.options));
        return this.#clients.get(Service) as Client;
    }
}

const places = new Map<string, Aws>();

/** One set of clients for each place, since a client keeps its connections open. */
export function awsAt(connection: Connection, region: string, account: string): Aws {
    const place = [connection.endpoint, connection.answerWithin, account, region].join(" ");
    if (!places.has(place))
        places.set(place, new Aws(clientOptions(connection, region, account), region, account));
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

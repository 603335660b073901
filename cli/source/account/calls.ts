import { setTimeout as sleep } from "node:timers/promises";

import { type Aws, type ClientOptions } from "../../../sandbox/provider/aws";
import { Failure, isDenied } from "../../failure";
import { type Action, actionFor } from "./actions";

/** What the AWS SDK calls a command, a client and an error: the parts that are used. */
export interface Command {
    input: unknown;
}
interface Client {
    send(command: Command, options?: { abortSignal?: AbortSignal }): Promise<unknown>;
}
interface CloudError extends Error {
    $metadata?: { httpStatusCode?: number };
    $retryable?: { throttling?: boolean };
}

/** What was heard while one resource was read. */
export class Hearing {
    /** The properties that a denied call would have told. */
    readonly unknown = new Set<string>();
    /** The answers, by the action that gave them. */
    readonly answers = new Map<string, unknown>();
}

/** How long is waited when AWS still throttles after the client's own retries, in milliseconds. */
const wait = { first: 500, longest: 20_000 };

/** The calls of one reading of an account: those of the table alone, repeated while AWS throttles. */
export class Calls {
    private readonly refused = new Map<string, { times: number; message: string }>();

    constructor(
        private readonly cloud: Aws,
        private readonly signal?: AbortSignal,
    ) {}

    /** A client of the account that makes only calls of the table; it takes no denial for an answer. */
    client<Service>(type: new (options: ClientOptions) => Service): Service {
        return this.heard(this.cloud.client(type), (ask) => ask());
    }

    /**
     * The account as one resource is read from it. Where AWS denies a call, its answer is `instead`, and the hearing
     * notes what is not known thereby: a reader goes on with what there is.
     */
    listeningTo(hearing: Hearing, instead: (action: string) => unknown = () => ({})): Aws {
        const client = (type: new (options: ClientOptions) => object) =>
            this.heard(this.cloud.client(type), async (ask, action) => {
                const answer = await this.orRefused(action, ask);
                if (answer === undefined)
                    for (const property of action.tells ?? []) hearing.unknown.add(property);
                else hearing.answers.set(action.action, answer);
                return answer ?? instead(action.action);
            });
        return Object.create(this.cloud, { client: { value: client } }) as Aws;
    }

    /** What an action gives, or undefined where AWS denied or failed it: then `missing` tells. */
    async orRefused<Answer>(
        action: Pick<Action, "action">,
        ask: () => Promise<Answer>,
    ): Promise<Answer | undefined> {
        try {
            return await ask();
        } catch (error) {
            if (!isDenied(error) && !isFailure(error)) throw error;
            const { times = 0, message = "" } = this.refused.get(action.action) ?? {};
            this.refused.set(action.action, {
                times: times + 1,
                message: message || (error as Error).message,
            });
            return undefined;
        }
    }

    /** One line for each action that AWS denied or failed. */
    missing(): string[] {
        return [...this.refused].map(
            ([action, { times, message }]) =>
                `${this.cloud.region}: ${action} was refused${times > 1 ? ` ${times} times` : ""}: ${message.replace(/\s+/g, " ")}`,
        );
    }

    private heard<Service>(
        service: Service,
        hear: (ask: () => Promise<unknown>, action: Action) => Promise<unknown>,
    ) {
        const client = service as Client;
        const send = async (command: Command) => {
            const action = actionOf(client, command);
            return hear(() => this.patiently(() => client.send(command, this.abortable())), action);
        };
        return Object.create(client, { send: { value: send } }) as Service;
    }

    private abortable(): { abortSignal?: AbortSignal } {
        return this.signal === undefined ? {} : { abortSignal: this.signal };
    }

    /** The client has tried again and slowed down by itself; where that was not enough, there is no hurry. */
    private async patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
        for (let pause = wait.first; ; pause = Math.min(pause * 2, wait.longest)) {
            stopIf(this.signal);
            try {
                return await ask();
            } catch (error) {
                stopIf(this.signal);
                if (!isThrottling(error)) throw error;
            }
            // Not all at once again; and an end of the wait by the user is seen at the start of the loop.
            const signal = this.signal === undefined ? {} : { signal: this.signal };
            await sleep(pause * (0.5 + Math.random() / 2), undefined, signal).catch(() => undefined);
        }
    }
}

/** Ends the reading where the user has stopped the tool. */
export function stopIf(signal: AbortSignal | undefined): void {
    if (signal?.aborted) throw new Failure("interrupted", "Stopped.");
}

function actionOf(client: Client, command: Command): Action {
    const operation = command.constructor.name.replace(/Command$/, "");
    const service = serviceNames[client.constructor.name] ?? client.constructor.name;
    const action = actionFor(service, operation);
    if (action === undefined)
        throw new Error(`${service}:${operation} is not among the actions for reading an account`);
    return action;
}

/** What policies of IAM call the service of a client. */
const serviceNames: Readonly<Record<string, string>> = {
    SQSClient: "sqs",
    SNSClient: "sns",
    KMSClient: "kms",
    LambdaClient: "lambda",
    EventBridgeClient: "events",
    S3Client: "s3",
    EC2Client: "ec2",
};

const throttles = /^(Throttl|RequestThrottled|TooManyRequests|RequestLimitExceeded|SlowDown)/;

function isThrottling(error: unknown): boolean {
    const { name, $metadata, $retryable } = error as CloudError;
    return throttles.test(name) || $retryable?.throttling === true || $metadata?.httpStatusCode === 429;
}

/** Whether the service itself failed to answer, after all retries. */
function isFailure(error: unknown): boolean {
    return ((error as CloudError).$metadata?.httpStatusCode ?? 0) >= 500;
}

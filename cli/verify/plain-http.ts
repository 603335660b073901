import { GetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";

import { partitionOf } from "../../sandbox/provider/invokes/places";
import { isDenied } from "../failure";
import { type Acceptance } from "./acceptance";
import { type Clients, isActing } from "./actors";
import { type Check, fail, pass, unknown, type Verdict } from "./check";
import { type Queue, type Topic } from "./state";

/** Nobody gets an answer about a queue or topic without TLS: asked by somebody who gets one with TLS. */
export function plainHttpChecks(acceptance: Acceptance): Check[] {
    const { queues, topics } = acceptance.intended;
    return [
        ...queues.map((queue): Check => ({
            id: "plain-http",
            subject: queue.held,
            look: () => refused("sqs", acceptance, (clients) => askQueue(queue, clients)),
        })),
        ...topics.map((topic): Check => ({
            id: "plain-http",
            subject: topic.held,
            look: () => refused("sns", acceptance, (clients) => askTopic(topic, clients)),
        })),
    ];
}

type Ask = (clients: Clients) => Promise<unknown>;

function askQueue({ url: QueueUrl }: Queue, { sqs }: Clients): Promise<unknown> {
    return sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }));
}

function askTopic({ arn: TopicArn }: Topic, { sns }: Clients): Promise<unknown> {
    return sns.send(new GetTopicAttributesCommand({ TopicArn }));
}

async function refused(service: "sqs" | "sns", acceptance: Acceptance, ask: Ask): Promise<Verdict> {
    const endpoint = plainEndpoint(service, acceptance);
    if (endpoint === undefined)
        return unknown("the endpoint is one of your own: give --plain-endpoint to try without TLS");
    const { aws } = acceptance.now;
    const own = { sqs: aws.client(SQSClient), sns: aws.client(SNSClient) };
    const callers = [own, ...acceptance.actors.filter(isActing).map(({ clients }) => clients)];
    for (const clients of callers) {
        if (!(await answered(ask, clients))) continue;
        return withoutTls(endpoint, () => ask(withEndpoint(clients, endpoint)));
    }
    return unknown("nobody here gets an answer with TLS, so that a refusal without it would say nothing");
}

async function answered(ask: Ask, clients: Clients): Promise<boolean> {
    try {
        await ask(clients);
        return true;
    } catch (error) {
        if (isDenied(error)) return false;
        throw error;
    }
}

/** What SQS answers without TLS where a key encrypts the queue, whatever its policy says. */
const onKeys = "InvalidSecurity";

async function withoutTls(endpoint: string, ask: () => Promise<unknown>): Promise<Verdict> {
    try {
        await ask();
        return fail(`${endpoint} answered without TLS`);
    } catch (error) {
        const { name, message } = error as Error;
        if (isDenied(error) || name === onKeys)
            return pass(`${endpoint} refused what was allowed with TLS: ${name}`);
        return unknown(`no answer by ${endpoint}: ${name}: ${message}`);
    }
}

function plainEndpoint(service: "sqs" | "sns", { choices, now }: Acceptance): string | undefined {
    if (choices.plainEndpoint !== undefined) return choices.plainEndpoint;
    if (process.env["AWS_ENDPOINT_URL"] ?? process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`])
        return undefined;
    const { region } = now.aws;
    return `http://${service}.${region}.${partitionOf(region).dnsSuffix}`;
}

/** The same caller at another endpoint. */
function withEndpoint({ sqs, sns }: Clients, endpoint: string): Clients {
    const options = {
        endpoint,
        maxAttempts: 1,
        requestHandler: { connectionTimeout: 5_000, requestTimeout: 10_000 },
    };
    const { region } = sqs.config;
    return {
        sqs: new SQSClient({
            ...options,
            region,
            credentials: sqs.config.credentials,
            useQueueUrlAsEndpoint: false,
        }),
        sns: new SNSClient({ ...options, region, credentials: sns.config.credentials }),
    };
}

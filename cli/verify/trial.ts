import { isDenied } from "../failure";
import { type Acceptance } from "./acceptance";
import { type Acting } from "./actors";
import { fail, unknown, type Verdict } from "./check";
import { type Queue, type Topic } from "./state";
import { messagesIn } from "./traffic";

/** What is in use is left alone unless the user allows otherwise. */
export function unlessInUse(
    { arn }: { arn: string },
    { traffic }: Acceptance,
    look: () => Promise<Verdict>,
): Promise<Verdict> {
    const reason = traffic.get(arn);
    return reason === undefined
        ? look()
        : Promise.resolve(unknown(`${reason}: not tried without --allow-traffic`));
}

/** Conditions on where a call comes from: the state itself denies who may in another network. */
const ofNetwork = /"aws:(SourceVpce|SourceVpc|SourceVpcArn|VpcSourceIp|SourceIp|VpceAccount)"/i;

/** The answer to a call that the state allows; a verdict where AWS refuses it. */
export async function tried<Answer>(
    actor: Acting,
    what: string,
    { policy = "" }: { policy?: string },
    call: () => Promise<Answer>,
): Promise<Answer | Verdict> {
    try {
        return await call();
    } catch (error) {
        const { name, message } = error as Error;
        if (!isDenied(error) && !/^kms/i.test(name)) throw error;
        if (ofNetwork.test(policy) && !/^kms/i.test(name))
            return unknown(
                `${actor.role.name} could not ${what} from here: the policy admits some networks only`,
            );
        return fail(`${actor.role.name} could not ${what}: ${name}: ${message}`);
    }
}

interface Awaited {
    queue: Queue;
    body: string;
    by: Acting;
    /** It comes from a topic: unless raw, SNS puts what was published into an envelope. */
    published?: { raw: boolean };
}

/** Waits for a message, and deletes it. Undefined when it came; else what is wrong. */
export async function arrival(
    { queue, body, by, published }: Awaited,
    acceptance: Acceptance,
): Promise<Verdict | undefined> {
    const { messages, context, choices, now } = acceptance;
    const delay = Number(queue.held.outputs["delaySeconds"] ?? 0);
    const limit = patience(choices.wait) + delay * 1000;
    for (const began = Date.now(); Date.now() - began < limit && !context.interrupted.aborted;) {
        const answer = await tried(by, "receive", queue, () => messages.receive(by.clients.sqs, queue));
        if ("outcome" in answer) return answer;
        for (const received of answer.own) await messages.remove(by.clients.sqs, queue, received);
        const bodies = answer.own.map((received) =>
            published?.raw === false ? contentOf(received.body) : received.body,
        );
        if (bodies.includes(body)) return undefined;
        if (answer.atRisk)
            return unknown(
                `${queue.held.name} holds a message of others that one more look could move to the dead letters`,
            );
    }
    if (context.interrupted.aborted) return unknown("stopped before it came");
    const left = await messagesIn(queue, now);
    const waited = `did not come in ${Math.round(limit / 1000)} s`;
    return left === 0 && published === undefined
        ? unknown(
              `the message ${waited} and is not in ${queue.held.name} any more: somebody else takes messages`,
          )
        : fail(`the message ${waited}; ${queue.held.name} holds ${left ?? "an unknown number of"} messages`);
}

/** How long a message may take, in milliseconds: some seconds, even where nothing else is waited for. */
export function patience(wait: number): number {
    return Math.max(wait, 10) * 1000;
}

function contentOf(envelope: string): unknown {
    try {
        return (JSON.parse(envelope) as { Message?: unknown }).Message;
    } catch {
        return undefined;
    }
}

export function nobody(what: string, { held }: Queue | Topic): string {
    return `this caller can take no role that may ${what} ${held.name}`;
}

export function names(actors: readonly Acting[]): string {
    return actors.map(({ role }) => role.name).join(", ");
}

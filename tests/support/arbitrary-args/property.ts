import assert from "node:assert/strict";

import * as components from "../../../components";
import { ACCOUNT, type Recording } from "../mocks";
import { brokenDocuments, findingsIn } from "../set-verdict";
import { outcomeOf, unclear, type Outcome } from "./outcome";
import { PARTNERS } from "./sources";
import { allLater, allPlain } from "./shapes";
import { given, hasLater } from "./values";

type Component = new (name: string, args: never) => unknown;

/** A component is made and passes the pack, or it is refused with clear words: nothing else happens. */
export async function passesOrIsRefused(kind: string, args: unknown): Promise<void> {
    const outcome = await made(kind, args);
    const wrong =
        outcome.errors.length > 0
            ? [...unclear(outcome), ...tooLate(outcome, args)]
            : verdictOn(outcome.recording!, kind, args);
    assert.deepEqual(wrong, []);
}

/** What plain values make or are refused for, outputs of these values make or are refused for. */
export async function isSameLater(kind: string, args: unknown): Promise<void> {
    const plain = allPlain(args);
    const now = await made(kind, plain);
    const later = await made(kind, allLater(kind, plain));
    assert.deepEqual(unclear(later), []);
    if (later.errors.some((error) => EMPTY.test((error as Error).message))) return;
    assert.deepEqual(inputsIn(later), inputsIn(now));
}

/** Of no keys there is no policy, unless it was made before that was known. */
const EMPTY = /previousKeyArns (is|are) empty; (roles get a policy|a policy names)/;

function made(kind: string, args: unknown): Promise<Outcome> {
    const { [kind]: Component } = components as unknown as Record<string, Component>;
    return outcomeOf(() => new Component!("orders", given(args)));
}

/** The inputs of every resource of AWS, by type and name; nothing of what was refused. */
function inputsIn({ recording, errors }: Outcome): object | undefined {
    if (errors.length > 0 || recording === undefined) return undefined;
    const own = recording.all.filter(({ type }) => type.startsWith("aws:"));
    return Object.fromEntries(own.map(({ type, name, inputs }) => [`${type} ${name}`, inputs]));
}

/** Plain values are refused at once, unless only a document or the place of the program tells what is wrong. */
function tooLate({ atOnce, errors }: Outcome, args: unknown): string[] {
    if (atOnce || hasLater(args)) return [];
    const messages = errors.map((error) => (error as Error).message);
    const telling = [/: the [a-z]+ policy has /, new RegExp(ACCOUNT), /eu-west-1/, /partition/];
    return messages.filter((message) => !telling.some((form) => form.test(message)));
}

function verdictOn(recording: Recording, kind: string, args: unknown): string[] {
    const unkeyed = JSON.stringify(args).includes("sseSqsReason");
    const judged = {
        trustedAccounts: [ACCOUNT, ...PARTNERS],
        exempt: [...DECIDED, ...(unkeyed ? OF_SSE_SQS : [])],
        partsAlone: kind !== "MessagingSet",
    };
    return [...brokenDocuments(recording), ...findingsIn(recording, judged)];
}

/** What the program says it wants: messages that are gone within the hour, order that ends at a queue. */
const DECIDED = ["sqs-retention", "messaging-fifo-order"];
/** What sseSqsReason gives the reason for. */
const OF_SSE_SQS = ["sqs-customer-managed-key", "dlq-encryption-parity"];

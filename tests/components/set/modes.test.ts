import { deepStrictEqual, strictEqual } from "node:assert";

import { MessagingSet, type MessagingSetArgs } from "../../../components";
import { DEFAULTS } from "../../../policypack/configuration";
import strict from "../../../policypack/profiles/strict.json";
import { isStackRule } from "../../../policypack/rule";
import { rules } from "../../../policypack/rules";
import { documents } from "../../support/messaging-sets";
import { type Recording, runProgram, UNKNOWN } from "../../support/mocks";
import { type Member, run } from "../../support/rule-run";
import { modes, partner } from "../../support/set-modes";

/** Everything that a resource waits for, by its title. */
function waits({ all }: Recording): Map<string, readonly string[]> {
    return new Map(all.map(({ type, name, dependencies }) => [`${type} ${name}`, dependencies]));
}

/** The titles on a way from each resource back to itself. */
function cycles(recording: Recording): string[] {
    const waited = waits(recording);
    const before = (title: string, seen: Set<string>): Set<string> => {
        for (const dependency of waited.get(title) ?? [])
            if (!seen.has(dependency)) before(dependency, seen.add(dependency));
        return seen;
    };
    return [...waited.keys()].filter((title) => before(title, new Set()).has(title));
}

/** Components that never told their outputs: what they wait for never came. */
function stuck({ all }: Recording): string[] {
    return all
        .filter(({ type, outputs }) => !type.startsWith("aws:") && Object.keys(outputs).length === 0)
        .map(({ type, name }) => `${type} ${name}`);
}

const titles = ({ all }: Recording) =>
    all.map(({ type, name, parent }) => `${type} ${name} < ${parent}`).sort();

/** What the strict profile finds in a set. */
function findings({ all }: Recording): string[] {
    const custom = all.filter(({ type }) => type.startsWith("aws:"));
    const members = custom.map(({ type, name, inputs, state }): Member => {
        return { type, name, inputs, props: { ...inputs, ...state } };
    });
    return rules.flatMap((rule) => {
        const settings = { ...DEFAULTS, ...(strict as Record<string, object>)[rule.name] };
        const config = { ...settings, trustedAccounts: [partner] };
        const told = isStackRule(rule)
            ? run(rule, members, config)
            : members
                  .filter(({ type }) => rule.types.includes(type))
                  .flatMap((member) => run(rule, [{ ...member, props: member.inputs! }], config));
        return told.map(({ on }) => `${rule.name} on ${on}`);
    });
}

/** What it has to find: queues without a key, and what rests in them though the topic has one. */
function expected({ all }: Recording, { encryption, topic }: MessagingSetArgs): string[] {
    if (encryption?.sseSqsReason === undefined) return [];
    const queues = all.filter(({ type }) => type === "aws:sqs/queue:Queue").map(({ name }) => name);
    const undelivered = queues.filter((name) => name.endsWith("-subscription-dlq"));
    return [
        ...(topic?.enabled === false ? [] : undelivered.map((name) => `dlq-encryption-parity on ${name}`)),
        ...queues.map((name) => `sqs-customer-managed-key on ${name}`),
    ].sort();
}

/** The notification topic is judged with the alarms. */
const ofSet = (finding: string) => !finding.endsWith(" on orders-notifications-topic");

const make = (args: MessagingSetArgs) => () => new MessagingSet("orders", args);

for (const [mode, args] of Object.entries(modes))
    describe(`a set with ${mode}`, () => {
        let preview: Recording;
        let update: Recording;
        before(async () => {
            preview = await runProgram(make(args), { preview: true });
            update = await runProgram(make(args));
        });

        it("knows every document at the first preview, and changes none in the update", () => {
            const known = documents(preview);
            deepStrictEqual(
                Object.entries(known).filter(([, document]) => JSON.stringify(document).includes(UNKNOWN)),
                [],
            );
            deepStrictEqual(known, documents(update));
            strictEqual(JSON.stringify(update.all).includes(UNKNOWN), false);
        });

        it("waits for nothing that waits for it", () => {
            deepStrictEqual(cycles(preview), []);
            deepStrictEqual(cycles(update), []);
            deepStrictEqual(stuck(preview), []);
            deepStrictEqual(stuck(update), []);
            deepStrictEqual(titles(preview), titles(update));
        });

        it("passes the strict profile, but for queues that have no key for a reason", () => {
            deepStrictEqual(findings(update).filter(ofSet).sort(), expected(update, args));
        });
    });

import { deepStrictEqual } from "node:assert";

import { Access, MessagingSet } from "../../components";
import {
    actionsOn,
    deployedBy,
    isAllowed,
    ON_EVERYTHING,
    stranger,
    type Caller,
    type Deployed,
    type Target,
    type Way,
} from "../support/access-matrix";
import { accessModes } from "../support/access-modes";
import { expectedAccess, type Expected, type Row } from "../support/expected-access";
import { runProgram } from "../support/mocks";

/** The kinds of things in a set, as the actors see them. */
const kindOf = ({ name }: Target): keyof Expected =>
    name.endsWith("-subscription-dlq")
        ? "subscriptionDeadLetterQueue"
        : name.endsWith("-dlq")
          ? "deadLetterQueue"
          : name.endsWith("-queue")
            ? "queue"
            : name.endsWith("-topic")
              ? "topic"
              : "key";

const ways: Record<string, Way> = { "": {}, " through sqs": { via: "sqs" }, " through sns": { via: "sns" } };

/** What a caller may do, by the name of the target and the way there. Nothing is left out. */
async function allowed(
    deployed: Deployed,
    caller: Caller,
    more: Way = {},
): Promise<Record<string, string[]>> {
    const found: Record<string, string[]> = {};
    for (const target of deployed.targets)
        for (const [words, way] of Object.entries(target.kind === "key" ? ways : { "": {} }))
            for (const action of actionsOn(target.kind))
                if (await isAllowed(deployed, caller, action, target, { ...way, ...more }))
                    (found[`${target.name}${words}`] ??= []).push(action);
    return sorted(found);
}

const sorted = (found: Record<string, string[]>) =>
    Object.fromEntries(Object.entries(found).map(([name, actions]) => [name, [...actions].sort()]));

/** The key of the topic encrypts what it could not deliver too. */
function usesOneOfTwo({ name }: Target, { through, subscriptionDeadLetterQueue }: Row): boolean {
    if (through === undefined) return true;
    if (!name.startsWith("orders-topic-")) return through === "sqs";
    return through === "sns" || subscriptionDeadLetterQueue.includes("sqs:ReceiveMessage");
}

/** What an actor is to be allowed in its set and nowhere else. */
function expected(deployed: Deployed, access: Access): Record<string, string[]> {
    const own = deployed.targets.filter(({ name }) => name.startsWith("orders-"));
    const twoKeys = own.filter(({ kind }) => kind === "key").length > 1;
    const found: Record<string, string[]> = {};
    for (const target of own) {
        const { through, ...reach } = expectedAccess[access];
        const kind = kindOf(target);
        if (kind === "key" && twoKeys && !usesOneOfTwo(target, expectedAccess[access])) continue;
        const actions = reach[kind];
        const way = kind === "key" && through !== undefined ? ` through ${through}` : "";
        // Who calls the key itself may as well have a service call it.
        const ways = kind === "key" && through === undefined ? ["", " through sqs", " through sns"] : [way];
        for (const words of ways) if (actions.length > 0) found[`${target.name}${words}`] = [...actions];
    }
    return sorted(found);
}

for (const [mode, args] of Object.entries(accessModes))
    describe(`the access matrix of a set ${mode}`, function () {
        this.timeout(60_000);
        let deployed: Deployed;

        before(async () => {
            const recording = await runProgram(() => {
                new MessagingSet("orders", args);
                new MessagingSet("others", args);
            });
            deployed = deployedBy(recording);
        });

        const caller = (access: Access) =>
            deployed.callers.find(({ name }) => name === `orders-${access}-role`)!;

        for (const access of Object.values(Access)) {
            it(`gives a ${access} what it needs, and nothing of the other set`, async () => {
                deepStrictEqual(await allowed(deployed, caller(access)), expected(deployed, access));
            });

            it(`gives a ${access} no queue and no topic without TLS`, async () => {
                const found = await allowed(deployed, caller(access), { plainHttp: true });
                deepStrictEqual(
                    Object.keys(found).filter((name) => !/-key\b/.test(name)),
                    [],
                );
            });
        }

        it("lets an Auditor alone list queues", async () => {
            const [anything] = deployed.targets;
            const listing = await Promise.all(
                Object.values(Access).map(async (access) => {
                    const target = { ...anything!, arn: "*" };
                    const asked = ON_EVERYTHING.map((action) =>
                        isAllowed(deployed, caller(access), action, target),
                    );
                    const answers = await Promise.all(asked);
                    return [access, ON_EVERYTHING.filter((_, index) => answers[index])] as const;
                }),
            );
            deepStrictEqual(Object.fromEntries(listing), {
                ...Object.fromEntries(Object.values(Access).map((access) => [access, []])),
                Auditor: ["sqs:ListQueues"],
            });
        });

        it("gives nothing to another account", async () => {
            const foreign = stranger("arn:aws:iam::999988887777:role/administrator");
            deepStrictEqual(await allowed(deployed, foreign), {});
        });
    });

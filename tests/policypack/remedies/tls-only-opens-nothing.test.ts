import assert from "node:assert";

import fc from "fast-check";

import {
    type Caller,
    denied,
    exposures,
    type NamedPrincipal,
    parseDocument,
    SQS_MESSAGE_ACTIONS,
} from "../../../iam";
import { sqsTlsOnly } from "../../../policypack/rules/sqs/tls-only";
import { documents, type WrittenStatement } from "../../support/arbitrary-documents";
import { remedied } from "../../support/remedy-tester";
import { FOREIGN, OWN, QUEUE, STRANGERS } from "../../support/statements";

const ACTIONS = [...SQS_MESSAGE_ACTIONS, "sqs:SetQueueAttributes"];

const worker = (account: string): NamedPrincipal => ({
    kind: "named",
    arn: `arn:aws:iam::${account}:role/worker`,
});
const CALLERS: readonly Caller[] = [
    ...STRANGERS,
    ...[OWN, FOREIGN].flatMap((account): Caller[] => [
        { kind: "principal", account },
        { kind: "service", service: "sns.amazonaws.com", account },
        worker(account),
    ]),
    { kind: "plainHttp" },
];

const textOf = (Statement: unknown) => JSON.stringify({ Version: "2012-10-17", Statement });

const statementsOf = (policy: string) => (JSON.parse(policy) as { Statement: unknown[] }).Statement;

/** The policy after the remedy; undefined where it changes nothing. */
async function mended(statements: readonly WrittenStatement[]): Promise<string | undefined> {
    const props = {
        queueUrl: `https://sqs.us-east-1.amazonaws.com/${OWN}/orders`,
        policy: textOf(statements),
    };
    const resource = { type: "aws:sqs/queuePolicy:QueuePolicy", name: "orders", props };
    return (await remedied(sqsTlsOnly, { resource }))?.["policy"] as string | undefined;
}

/** What each caller may do, and how surely. */
function openTo(policy: string): string[] {
    const document = parseDocument(policy);
    const scope = { actions: ACTIONS, resource: QUEUE };
    return CALLERS.flatMap((caller, place) =>
        exposures(document, caller, scope).flatMap(({ statement, actions, certain }) =>
            actions.map((action) => `${place} ${statement.label} ${action} ${certain}`),
        ),
    );
}

function isClosed(policy: string): boolean {
    const closed = denied(parseDocument(policy), { kind: "plainHttp" }, QUEUE);
    return SQS_MESSAGE_ACTIONS.every((action) => closed(action).min === 2);
}

describe("the remedy of sqs-tls-only, whatever a policy says", () => {
    it("denies plain HTTP, keeps every statement and lets nobody do more", async function () {
        this.timeout(120_000);
        let changed = 0;
        const judge = async (statements: WrittenStatement[]) => {
            const before = textOf(statements);
            const after = await mended(statements);
            assert.strictEqual(after === undefined, isClosed(before), before);
            if (after === undefined) return;
            changed++;
            assert.deepStrictEqual(statementsOf(after).slice(0, -1), statementsOf(before));
            assert.ok(isClosed(after));
            const allowed = new Set(openTo(before));
            assert.deepStrictEqual(
                openTo(after).filter((right) => !allowed.has(right)),
                [],
            );
        };
        const policies = documents({ actions: ["sqs:SendMessage", "sqs:ReceiveMessage"], resource: QUEUE });
        await fc.assert(fc.asyncProperty(policies, judge), { numRuns: 1000, seed: 20250301 });
        assert.ok(changed > 500, `only ${changed} policies were changed`);
    });
});

import assert from "node:assert";
import fc from "fast-check";

import { decide, type Document, type NamedPrincipal, parseDocument, type Truth, UNKNOWN } from "../../iam";
import { documentSets, type WrittenSet, type WrittenStatement } from "../support/arbitrary-documents";
import { GUEST, ROLE, USER } from "../support/decisions";
import { QUEUE, RECEIVE, SEND } from "../support/statements";

const sets = documentSets({ actions: [SEND, RECEIVE], resource: QUEUE });
const PRINCIPALS: readonly NamedPrincipal[] = [ROLE, USER, GUEST].map((arn) => ({ kind: "named", arn }));

const read = (statements: readonly unknown[]): Document =>
    parseDocument({ Version: "2012-10-17", Statement: statements });

type Statements = readonly unknown[];
interface Documents {
    identity: readonly Statements[];
    boundary?: Statements;
    resourcePolicy?: Statements;
}

function decided({ identity, boundary, resourcePolicy }: Documents): Truth[] {
    return PRINCIPALS.map((principal) => {
        const documents = {
            identity: identity.map(read),
            boundary: boundary && read(boundary),
            resourcePolicy: resourcePolicy && read(resourcePolicy),
        };
        return decide({ principal, action: SEND, resource: QUEUE, ...documents }).allowed;
    });
}

const holds = (property: (set: WrittenSet) => void) =>
    fc.assert(fc.property(sets, property), { seed: 20260105, numRuns: 300 });

function replaced<T>(list: readonly T[], place: number, value: T): T[] {
    return list.map((one, index) => (index === place ? value : one));
}

/** Every set with one statement changed, wherever it stands. */
function changed(set: WrittenSet, change: (statement: WrittenStatement) => unknown): Documents[] {
    const each = (statements: Statements) =>
        statements.map((one, place) => replaced(statements, place, change(one as WrittenStatement)));
    return [
        ...set.identity.flatMap((policy, place) =>
            each(policy).map((policies) => ({
                ...set,
                identity: replaced<Statements>(set.identity, place, policies),
            })),
        ),
        ...each(set.boundary ?? []).map((boundary) => ({ ...set, boundary })),
        ...each(set.resourcePolicy ?? []).map((resourcePolicy) => ({ ...set, resourcePolicy })),
    ];
}

function assertWithin(wide: readonly Truth[], narrow: readonly Truth[]): void {
    for (const [place, { min, max }] of wide.entries())
        assert.ok(min <= narrow[place]!.min && max >= narrow[place]!.max);
}

describe("decide, whatever the documents", () => {
    for (const element of ["Effect", "Principal", "Action", "Resource", "Condition"])
        it(`never contradicts itself when ${element} is not known yet`, () => {
            holds((set) => {
                const known = decided(set);
                for (const documents of changed(set, (one) => hidden(one, element)))
                    assertWithin(decided(documents), known);
            });
        });
    it("never contradicts itself when a statement is not known yet", () => {
        holds((set) => {
            const known = decided(set);
            for (const documents of changed(set, () => UNKNOWN)) assertWithin(decided(documents), known);
        });
    });
    it("allows no less for another Allow of the principal, no more for another Deny", () => {
        holds((set) => {
            const [Action, Resource] = ["sqs:*", "*"];
            const more = { ...set, identity: [...set.identity, [{ Effect: "Allow", Action, Resource }]] };
            const less = { ...set, identity: [...set.identity, [{ Effect: "Deny", Action, Resource }]] };
            const [before, after] = [decided(set), decided(more)];
            for (const [place, { min, max }] of before.entries())
                assert.ok(min <= after[place]!.min && max <= after[place]!.max);
            assert.deepStrictEqual(decided(less), [NEVER, NEVER, NEVER]);
        });
    });
    it("takes the same from one document as from several, in any order", () => {
        holds((set) => {
            const merged = { ...set, identity: [set.identity.flat().reverse()] };
            assert.deepStrictEqual(decided(merged), decided(set));
        });
    });
});

const NEVER: Truth = { min: 0, max: 0 };

/** The statement with an element, or the one that negates it, not known. */
function hidden(statement: WrittenStatement, element: string): unknown {
    const written = [element, `Not${element}`].filter((name) => name in statement);
    return { ...statement, ...Object.fromEntries(written.map((name) => [name, UNKNOWN])) };
}

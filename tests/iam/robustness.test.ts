import fc from "fast-check";

import { actionsOf, type Caller, denied, exposures, parseDocument, UNKNOWN } from "../../iam";
import { documents } from "../support/arbitrary-documents";
import { places, replaced } from "../support/places";
import { QUEUE, SEND, STRANGERS } from "../support/statements";

const CALLERS: readonly Caller[] = [...STRANGERS, { kind: "plainHttp" }];
const holds = <T>(values: fc.Arbitrary<T>, property: (value: T) => void, numRuns: number) =>
    fc.assert(fc.property(values, property), { seed: 20260101, numRuns });

describe("nothing throws", () => {
    const survives = (source: unknown) => {
        const document = parseDocument(source);
        for (const caller of CALLERS) {
            exposures(document, caller, { actions: actionsOf("sqs"), resource: UNKNOWN });
            denied(document, caller, QUEUE)(SEND);
        }
    };
    const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, maxDepth: 4 });
    const inside = fc.tuple(
        documents({ actions: [SEND], resource: QUEUE }),
        fc.nat(),
        fc.oneof(anything, fc.constant(UNKNOWN)),
    );

    it("over any text", () => {
        holds(fc.oneof(fc.string(), fc.json()), survives, 500);
    });
    it("over any value", () => {
        holds(anything, survives, 500);
    });
    it("over a document with anything in any place", () => {
        holds(
            inside,
            ([written, dice, value]) => {
                const paths = places(written);
                survives({
                    Version: "2012-10-17",
                    Statement: replaced(written, paths[dice % paths.length]!, value),
                });
            },
            400,
        );
    });
});

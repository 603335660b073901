import fc from "fast-check";

import { argumentsOf } from "../support/arbitrary-args";
import { isSameLater, passesOrIsRefused } from "../support/arbitrary-args/property";
import { spoiled } from "../support/arbitrary-args/wrong";

/** How often each component is made. A set has everything in it, and takes longest. */
const RUNS: Readonly<Record<string, number>> = { MessagingSet: 60 };
const FEWER = 30;

describe("whatever the arguments, construction gives what passes the pack or a clear error", function () {
    this.timeout(120_000);

    for (const [kind, args] of Object.entries(argumentsOf)) {
        const settings = { numRuns: RUNS[kind] ?? FEWER, seed: 20261121 };
        const judge = (given: unknown) => passesOrIsRefused(kind, given);

        it(`of ${kind}, with values within and beyond the bounds`, () =>
            fc.assert(fc.asyncProperty(args, judge), settings));

        it(`of ${kind}, with values of other types and sizes`, () =>
            fc.assert(fc.asyncProperty(spoiled(args), judge), settings));

        it(`of ${kind}, the same for outputs as for plain values`, () => {
            const compare = (given: unknown) => isSameLater(kind, given);
            return fc.assert(fc.asyncProperty(fc.oneof(args, spoiled(args)), compare), {
                ...settings,
                numRuns: FEWER,
            });
        });
    }
});

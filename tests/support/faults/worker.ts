import type { Call } from "./calls";
import type { ScenarioName } from "./scenarios";
import { type Cell, type Moment, type Outcome, Trials } from "./trial";

/** What a worker is asked, and what it answers. */
export interface Tasks {
    callsOf: { ask: [ScenarioName]; answer: Call[] };
    run: { ask: [Cell]; answer: Outcome };
    watch: { ask: [ScenarioName, string]; answer: Moment[] };
}

interface Question {
    id: number;
    task: keyof Tasks;
    ask: unknown[];
}

// Pulumi keeps a stack for every promise, and mapping them to sources takes half of the time.
Error.stackTraceLimit = 0;
const trials = Trials.begin();

process.on("message", ({ id, task, ask }: Question) => {
    const work = trials.then((begun) =>
        (begun[task] as (...words: unknown[]) => Promise<unknown>).apply(begun, ask),
    );
    work.then(
        (answer) => process.send!({ id, answer }),
        (error: Error) => process.send!({ id, error: error.message }),
    );
});
process.on("disconnect", () => process.exit());

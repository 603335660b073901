import { execFileSync } from "node:child_process";

import { openAnalyzer, type Analyzer, type Resource } from "../../tests/support/analyzer";

/** A figure for each pack, in the order in which the packs were given. */
export interface Row {
    what: string;
    /** The medians. */
    values: readonly number[];
    /** Medians of the ratios to the last pack: a machine that changes its pace between rounds cancels out. */
    ratios?: readonly number[];
}

/** From the start of the process until GetAnalyzerInfo is answered. */
export async function measureStartUp(dirs: readonly string[], runs: number): Promise<Row> {
    return measure("start-up (ms)", runs, (run) =>
        inTurn(dirs, run, async (dir) => {
            const started = performance.now();
            const analyzer = await openAnalyzer(dir);
            await analyzer.info();
            const taken = performance.now() - started;
            await analyzer.close();
            return taken;
        }),
    );
}

/** Verdicts on the same resources, by packs that run at the same time and are asked in turn. */
export async function measureWork(
    dirs: readonly string[],
    resources: readonly Resource[],
    runs: number,
): Promise<Row> {
    return withAnalyzers(dirs, (analyzers) =>
        measure("Analyze, each resource (ms)", runs, () => meanAnalyze(analyzers, resources)),
    );
}

/** The phase that sees a stack as a whole, for stacks of several sizes, and how its time grows with their size. */
export async function measureStacks(
    dirs: readonly string[],
    stacks: readonly (readonly Resource[])[],
    runs: number,
): Promise<Row[]> {
    return withAnalyzers(dirs, async (analyzers) => {
        const rows: Row[] = [];
        for (const stack of stacks)
            rows.push(
                await measure(`AnalyzeStack, ${stack.length} resources (ms)`, runs, (run) =>
                    inTurn(analyzers, run, (analyzer) => timed(() => analyzer.analyzeStack(stack))),
                ),
            );
        const [first, last] = [rows[0]!, rows.at(-1)!];
        const growth = Math.log(stacks.at(-1)!.length / stacks[0]!.length);
        const values = first.values.map((time, place) => Math.log(last.values[place]! / time) / growth);
        return [...rows, { what: "  exponent of its growth", values }];
    });
}

/** What a pack takes at the end of one preview: each resource once, then all of them. */
export async function measureMemory(
    dirs: readonly string[],
    resources: readonly Resource[],
    runs: number,
): Promise<Row> {
    return measure("memory after a preview (MiB)", runs, () =>
        withAnalyzers(dirs, async (analyzers) => {
            await meanAnalyze(analyzers, resources);
            return inTurn(analyzers, 0, async (analyzer) => {
                await analyzer.analyzeStack(resources);
                return residentMiB(analyzer.pid);
            });
        }),
    );
}

async function withAnalyzers<T>(
    dirs: readonly string[],
    work: (analyzers: readonly Analyzer[]) => Promise<T>,
): Promise<T> {
    const analyzers: Analyzer[] = [];
    try {
        for (const dir of dirs) analyzers.push(await openAnalyzer(dir));
        for (const analyzer of analyzers) await analyzer.configureStack();
        for (const analyzer of analyzers) await analyzer.configure();
        return await work(analyzers);
    } finally {
        await Promise.all(analyzers.map((analyzer) => analyzer.close()));
    }
}

/** Each resource goes to every pack before the next one. */
async function meanAnalyze(
    analyzers: readonly Analyzer[],
    resources: readonly Resource[],
): Promise<number[]> {
    const totals = analyzers.map(() => 0);
    for (const [index, resource] of resources.entries()) {
        const taken = await inTurn(analyzers, index, (analyzer) => timed(() => analyzer.analyze(resource)));
        taken.forEach((time, place) => (totals[place] = totals[place]! + time));
    }
    return totals.map((total) => total / resources.length);
}

/** Runs the rounds; the first only warms up. */
export async function measure(
    what: string,
    runs: number,
    round: (run: number) => Promise<readonly number[]>,
): Promise<Row> {
    const rounds: (readonly number[])[] = [];
    for (let run = 0; run <= runs; run++) rounds.push(await round(run));
    rounds.shift();
    const places = rounds[0]!.map((_, place) => place);
    return {
        what,
        values: places.map((place) => median(rounds.map((values) => values[place]!))),
        ratios: places.map((place) => median(rounds.map((values) => values[place]! / values.at(-1)!))),
    };
}

/** Measures all, each time another one first. */
export async function inTurn<T>(
    subjects: readonly T[],
    round: number,
    value: (subject: T) => Promise<number>,
): Promise<number[]> {
    const values = subjects.map(() => 0);
    for (const offset of subjects.keys()) {
        const place = (round + offset) % subjects.length;
        values[place] = await value(subjects[place]!);
    }
    return values;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
    const started = performance.now();
    await work();
    return performance.now() - started;
}

function median(values: readonly number[]): number {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Resident set size. */
function residentMiB(pid: number): number {
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;
}

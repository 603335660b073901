import { execFileSync } from "node:child_process";

import { openAnalyzer, type Analyzer, type Resource } from "../../tests/support/analyzer";

/** Two things measured side by side: the one in question and the one it is compared with. */
export type Pair<T> = readonly [T, T];

export interface Row {
    what: string;
    /** The median of each. */
    values: Pair<number>;
    /** The median of the ratios of the rounds: a machine that changes its pace between rounds cancels out. */
    ratio: number;
}

/** From the start of the process until GetAnalyzerInfo is answered. */
export async function measureStartUp(dirs: Pair<string>, runs: number): Promise<Row> {
    return measure("start-up (ms)", runs, (run) =>
        both(dirs, run, async (dir) => {
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
    dirs: Pair<string>,
    resources: readonly Resource[],
    runs: number,
): Promise<Row[]> {
    const analyzers = [await openAnalyzer(dirs[0]), await openAnalyzer(dirs[1])] as const;
    try {
        for (const analyzer of analyzers) await analyzer.configureStack();
        for (const analyzer of analyzers) await analyzer.configure();
        return [
            await measure("Analyze, each resource (ms)", runs, () => meanAnalyze(analyzers, resources)),
            await measure(`AnalyzeStack, ${resources.length} resources (ms)`, runs, (run) =>
                both(analyzers, run, (analyzer) => timed(() => analyzer.analyzeStack(resources))),
            ),
            await measure("memory afterwards (MiB)", 1, (run) =>
                both(analyzers, run, async ({ pid }) => residentMiB(pid)),
            ),
        ];
    } finally {
        await Promise.all(analyzers.map((analyzer) => analyzer.close()));
    }
}

/** Each resource goes to both packs before the next one. */
async function meanAnalyze(analyzers: Pair<Analyzer>, resources: readonly Resource[]): Promise<Pair<number>> {
    const totals: [number, number] = [0, 0];
    for (const [index, resource] of resources.entries()) {
        const [one, other] = await both(analyzers, index, (analyzer) =>
            timed(() => analyzer.analyze(resource)),
        );
        totals[0] += one;
        totals[1] += other;
    }
    return [totals[0] / resources.length, totals[1] / resources.length];
}

/** Runs the rounds; the first only warms up. */
async function measure(
    what: string,
    runs: number,
    round: (run: number) => Promise<Pair<number>>,
): Promise<Row> {
    const rounds: Pair<number>[] = [];
    for (let run = 0; run <= runs; run++) rounds.push(await round(run));
    rounds.shift();
    return {
        what,
        values: [median(rounds.map(([one]) => one)), median(rounds.map(([, other]) => other))],
        ratio: median(rounds.map(([one, other]) => one / other)),
    };
}

/** Measures both, now this one first, now the other. */
async function both<T>(
    [one, other]: Pair<T>,
    round: number,
    value: (subject: T) => Promise<number>,
): Promise<Pair<number>> {
    if (round % 2 === 0) return [await value(one), await value(other)];
    const second = await value(other);
    return [await value(one), second];
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

import { execFileSync } from "node:child_process";

/** Does the work, and tells the most memory in MB that the processes begun by this one had at a time, by their names. */
export async function withMemory<Result>(
    work: () => Promise<Result>,
): Promise<{ result: Result; megabytes: Record<string, number> }> {
    const most: Record<string, number> = {};
    const look = () => {
        for (const [name, kilobytes] of Object.entries(memory()))
            most[name] = Math.max(most[name] ?? 0, Math.round(kilobytes / 1024));
    };
    const timer = setInterval(look, 1_000);
    try {
        return { result: await work(), megabytes: most };
    } finally {
        clearInterval(timer);
    }
}

interface Process {
    pid: number;
    parent: number;
    kilobytes: number;
    name: string;
}

/** What the processes below this one have now, by their names. */
function memory(): Record<string, number> {
    const all = processes();
    const found: Record<string, number> = {};
    for (let below = new Set([process.pid]); below.size > 0;) {
        const children = all.filter(({ parent }) => below.has(parent));
        for (const { name, kilobytes } of children.filter(({ name }) => name !== "ps"))
            found[name] = (found[name] ?? 0) + kilobytes;
        below = new Set(children.map(({ pid }) => pid));
    }
    return found;
}

function processes(): Process[] {
    const text = execFileSync("ps", ["-Ao", "pid=,ppid=,rss=,comm="], { encoding: "utf8" });
    return text
        .trim()
        .split("\n")
        .map((line) => {
            const [pid, parent, kilobytes, ...name] = line.trim().split(/\s+/);
            return {
                pid: Number(pid),
                parent: Number(parent),
                kilobytes: Number(kilobytes),
                name: name.join(" ").split("/").at(-1)!,
            };
        });
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { type Held } from "../cli/source/resource";
import { previewSource } from "../cli/source/preview";
import { preview, repositoryRoot } from "../sandbox";
import { grantEdges, keyEdges } from "./picture/grants";
import { type Edge, kinds, Parts } from "./picture/parts";
import { actors, encryptionEdges, redriveEdges, wireEdges } from "./picture/wiring";

/** The examples whose README has a place for a picture. */
export function picturedPrograms(): string[] {
    const examples = path.join(repositoryRoot, "examples");
    const hasPlace = (name: string) => {
        const readme = path.join(examples, name, "README.md");
        return existsSync(readme) && readFileSync(readme, "utf8").includes("<!-- picture:start -->");
    };
    return readdirSync(examples)
        .filter(hasPlace)
        .map((name) => `examples/${name}`);
}

/** What a program makes, as a flowchart of Mermaid: drawn from what its preview foretells. */
export async function renderPicture(program: string): Promise<string> {
    const { stdout, stderr } = await preview({
        program,
        folder: repositoryRoot,
        packs: [],
        flags: ["--json"],
        say: () => undefined,
    });
    if (stdout.trim() === "") throw new Error(`${program} has no preview: ${stderr}`);
    return flowchart(previewSource(program, stdout).resources);
}

const legend =
    "Drawn from the program by `npm run docs`. An arrow is the way of data, or who uses what; a dotted line leads " +
    "from a key to what it encrypts.";

export function flowchart(resources: readonly Held[]): string {
    const parts = new Parts(resources);
    const actorOf = actors(parts);
    const wired = [...wireEdges(parts), ...redriveEdges(parts)];
    const used = [...grantEdges(parts, actorOf), ...keyEdges(parts, actorOf)];
    const called = alarms(parts);
    // What Lambda does with a queue for a function is told by the line between the two.
    const spared = used.filter((one) => !wired.some(({ from, to }) => from === one.from && to === one.to));
    const flows = joined([...wired, ...spared, ...called.edges]);
    const drawn = new Set(flows.flatMap(({ from, to }) => [from, to]));
    const encrypting = joined(encryptionEdges(parts)).filter(({ to }) => drawn.has(to));
    for (const { from } of encrypting) drawn.add(from);
    const nodes = [...parts.all.filter(({ urn }) => drawn.has(urn) && urn !== alarmsUrn), ...called.nodes];
    const ids = new Map(
        nodes
            .map((held) => [held, labelOf(held, wired)] as const)
            .sort(([, left], [, right]) => left.localeCompare(right, "en"))
            .map(([held, label], index) => [held.urn, { id: `n${index + 1}`, label, held }]),
    );
    const lines = [
        ...[...ids.values()].map(({ id, label, held }) => `    ${id}${shaped(held, label)}`),
        ...[...flows, ...encrypting].map((edge) => `    ${line(edge, (urn) => ids.get(urn)!.id)}`).sort(),
    ];
    return ["```mermaid", "flowchart LR", ...lines, "```", "", legend].join("\n");
}

const alarmsUrn = "alarms";

/** All alarms that call the same topic, as one. */
function alarms(parts: Parts): { nodes: Held[]; edges: Edge[] } {
    const all = parts.of("aws:cloudwatch/metricAlarm:MetricAlarm");
    const topics = all.flatMap((alarm) =>
        parts.spokenOf(alarm, "alarmActions").filter(({ type }) => type === "aws:sns/topic:Topic"),
    );
    const edges = [...new Set(topics)].map(({ urn }) => ({ from: alarmsUrn, to: urn, words: "call" }));
    const name = `${all.length} alarms`;
    const node = { urn: alarmsUrn, type: "alarms", name, inputs: {}, outputs: {}, madeFrom: {} };
    return edges.length === 0 ? { nodes: [], edges } : { nodes: [node], edges };
}

/** One line for what two have to do with each other in one direction. */
function joined(edges: readonly Edge[]): Edge[] {
    const lines = new Map<string, Edge>();
    for (const edge of edges) {
        const key = `${edge.from} ${edge.to}`;
        const words = [...new Set([...(lines.get(key)?.words.split(", ") ?? []), edge.words])];
        lines.set(key, { ...edge, words: words.filter((word) => word !== "").join(", ") });
    }
    return [...lines.values()];
}

function labelOf({ urn, type, name }: Held, wired: readonly Edge[]): string {
    const isDeadLetter = wired.some(({ to, words }) => to === urn && /receives$|^cannot/.test(words));
    const word = isDeadLetter ? "dead-letter queue" : kinds[type]?.word;
    return [name, ...(word ? [word] : [])].join("<br/>").replaceAll('"', "'");
}

function shaped({ type }: Held, label: string): string {
    const [open, close] = kinds[type]?.shape ?? ["(", ")"];
    return `${open}"${label}"${close}`;
}

function line({ from, to, words, dashed }: Edge, idOf: (urn: string) => string): string {
    const arrow = dashed ? "-.-" : words === "" ? "-->" : `-- "${words}" -->`;
    return `${idOf(from)} ${arrow} ${idOf(to)}`;
}

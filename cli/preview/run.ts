import type * as Sandbox from "../../sandbox";
import { type EngineEvent } from "../../sandbox/events";
import { readText } from "../configuration";
import { Failure } from "../failure";
import { previewSource } from "../source/preview";
import { type Source } from "../source/resource";
import { parsed } from "../source/written";

/** What a preview said. */
export interface Previewed {
    /** The folder of the program; the places of resources are relative to it. */
    program: string;
    source: Source;
    events: EngineEvent[];
    /** What the engine says went wrong, beside violations. */
    errors: string[];
}

/** Previews a program with the engine of the sandbox. Nothing of the user's account is touched. */
export async function runPreview(
    program: string,
    flags: readonly string[] = [],
    say?: (text: string) => void,
): Promise<Previewed> {
    const { preview, SandboxError } = sandbox();
    try {
        const { stdout, events } = await preview({
            program,
            flags: ["--json", ...flags],
            ...(say && { say }),
        });
        if (stdout.trim() === "")
            throw new Failure("input", `${program}: ${saidBy(events)[0] ?? "the preview failed"}`);
        return previewed(program, previewSource("The preview", stdout), events);
    } catch (error) {
        if (error instanceof SandboxError) throw new Failure("input", error.message, { cause: error });
        throw error;
    }
}

/** Reads what a preview of the user's own wrote. */
export function readPreview(
    folder: string,
    program: string,
    files: { events: string; steps?: string },
): Previewed {
    const { events: file, steps } = files;
    const lines = readText(file, folder).split("\n");
    const events = lines
        .filter((line) => line.trim() !== "")
        .map((line) => parsed(file, line) as EngineEvent);
    if (!events.some(({ summaryEvent }) => summaryEvent))
        throw new Failure(
            "input",
            `${file} holds no whole run of the engine: give what \`pulumi preview --event-log\` wrote.`,
        );
    const source =
        steps === undefined
            ? { words: "a preview", resources: [], missing: [] }
            : previewSource(steps, readText(steps, folder));
    return previewed(program, source, events);
}

function previewed(program: string, source: Source, events: EngineEvent[]): Previewed {
    return { program, source, events, errors: saidBy(events) };
}

function saidBy(events: readonly EngineEvent[]): string[] {
    return events
        .flatMap(({ diagnosticEvent }) =>
            diagnosticEvent?.severity === "error" ? [diagnosticEvent.message] : [],
        )
        .map((message) => message.replace(/<\{%.*?%\}>/g, "").trim())
        .filter((message) => message !== "" && !/preview failed$/.test(message));
}

function sandbox(): typeof Sandbox {
    try {
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- the published tool comes without it
        return require("../../sandbox") as typeof Sandbox;
    } catch (error) {
        throw new Failure(
            "input",
            "Programs are run only inside a checkout of pulumi-secure-messaging: elsewhere, run `pulumi preview` with " +
                "--policy-pack, --event-log FILE and --json, and give what it wrote with --events and --steps.",
            { cause: error },
        );
    }
}

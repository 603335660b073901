import { runProgram, type Recording } from "../mocks";
import { inputProperties, referred, type Shape } from "./shapes";

/** What became of a program: all that it registered, or all that it was refused for. */
export interface Outcome {
    recording?: Recording;
    errors: unknown[];
    /** Whether the component was refused before anything of it existed. */
    atOnce: boolean;
}

/** Runs a program in a preview, and waits for every rejection that nobody handles. */
export async function outcomeOf(program: () => unknown): Promise<Outcome> {
    const errors = new Set<unknown>();
    let atOnce = false;
    const note = (error: unknown) => void errors.add(error);
    const listeners = process.listeners("unhandledRejection");
    const running = runProgram(() => {
        try {
            program();
        } catch (error) {
            note(error);
            atOnce = true;
        }
    }, IN_PREVIEW).catch(note);
    // A run ends with the first rejection; those that come with it and after it count as well.
    process.on("unhandledRejection", note);
    const recording = await running;
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", note);
    for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
    process.removeAllListeners("unhandledRejection");
    for (const listener of listeners) process.on("unhandledRejection", listener);
    return { ...(recording ? { recording } : {}), errors: [...errors], atOnce };
}

const IN_PREVIEW = { preview: true };

/** What is not as a refusal has to be: nothing registered, and lines that name an argument, a reason and a way out. */
export function unclear({ recording, errors, atOnce }: Outcome): string[] {
    const registered = atOnce && recording !== undefined && recording.all.length > 0;
    return [
        ...(registered ? [`refused after ${recording.children.join(", ")}`] : []),
        ...errors.flatMap((error) =>
            error instanceof Error
                ? error.message.split("\n").filter((line) => !isClear(line))
                : [String(error)],
        ),
    ];
}

const LINE = /^([A-Za-z]+) "(.*?)": (.+; .+\.)$/su;
const NAMES = /^the (default )?name( of the dashboard)? is /;
const DOCUMENTS = /^the (queue|topic|key|identity|trust|tracing|endpoint|bucket) policy has \d+ /;
const KEYS = /^a key of ([\w.[\]-]+) is /;
const WHOLE = /^args is /;
const SETTINGS = /^pulumi-secure-messaging:(rolePath|permissionsBoundaryArn) is /;

function isClear(line: string): boolean {
    const [, kind = "", , told = ""] = LINE.exec(line) ?? [];
    if (/TypeError|undefined is not|Cannot read|is not a function|\[object Object\]/.test(told)) return false;
    const properties = inputProperties[kind];
    if (properties === undefined) return false;
    if ([NAMES, DOCUMENTS, SETTINGS, WHOLE].some((form) => form.test(told))) return true;
    const [argument = ""] = told
        .replace(KEYS, "$1 is ")
        .split(/ (?:is|has|are|names|holds|gives|leaves|and) |[ ,]/);
    return leads(properties, argument.split(/[.[]/));
}

/** Whether there is an argument of that path; below a text, what stands in the text is named. */
function leads(properties: Record<string, Shape>, [first = "", ...rest]: readonly string[]): boolean {
    const shape = properties[first];
    return shape !== undefined && reaches(shape, rest);
}

function reaches(shape: Shape, way: readonly string[]): boolean {
    const { properties, additionalProperties, items, $ref, type } = shape;
    const [, ...rest] = way;
    if (way.length === 0) return true;
    if ($ref !== undefined) return reaches(referred($ref), way);
    if (properties !== undefined) return leads(properties, way);
    if (items !== undefined) return /^\d+\]$/.test(way[0]!) && reaches(items, rest);
    if (additionalProperties !== undefined) return reaches(additionalProperties, rest);
    return type === "string";
}

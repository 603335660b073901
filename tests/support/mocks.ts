import * as pulumi from "@pulumi/pulumi";
import * as debuggable from "@pulumi/pulumi/runtime/debuggable";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { unknownValue } from "@pulumi/pulumi/runtime/rpc";
import { setMockOptions } from "@pulumi/pulumi/runtime/settings";

import { answerInvoke, providerAnswer, type Properties, type Surroundings } from "./mock-provider";

export { ACCOUNT, type Surroundings } from "./mock-provider";

/** Stands for a value that is not known yet, in what is recorded. */
export const UNKNOWN = "<unknown>";

/** One resource as the engine saw it. Resources are called "<type> <name>". */
export interface Registration {
    type: string;
    name: string;
    parent: string;
    inputs: Properties;
    /** What the provider made of the inputs. Empty for components. */
    state: Properties;
    outputs: Properties;
    dependencies: string[];
    /** From which resources each property was made. */
    propertyDependencies: Record<string, string[]>;
    protect: boolean;
    retainOnDelete: boolean;
    deleteBeforeReplace: boolean;
    /** The id of the existing resource that it becomes. Empty if it is made. */
    importId: string;
    /** Its former URNs. */
    aliases: string[];
}

/** Runs a program as the engine would, with a provider that names and creates nothing but answers as AWS would. */
export async function runProgram(
    program: () => unknown,
    surroundings: Surroundings = {},
): Promise<Recording> {
    const monitor = new RecordingMonitor({
        preview: false,
        partition: "aws",
        region: "eu-west-1",
        dnsSuffix: "amazonaws.com",
        ...surroundings,
    });
    setMockOptions(monitor, "project", "stack", surroundings.preview);
    const { stackTraceLimit } = Error;
    const { warn } = console;
    const warnings: string[] = [];
    // Without an engine, Pulumi warns on the console.
    console.warn = (text: string) => warnings.push(text.replace("warning: [runtime] ", ""));
    // Pulumi keeps a stack for every promise, and mapping them to sources takes most of the time of a test.
    Error.stackTraceLimit = 0;
    try {
        await orFirstRejection(async () => {
            program();
            await pulumi.runtime.disconnect();
            await new Promise(setImmediate);
        });
    } finally {
        Error.stackTraceLimit = stackTraceLimit;
        console.warn = warn;
    }
    return new Recording(monitor.registrations, monitor.invokes, warnings);
}

export class Recording {
    constructor(
        public readonly all: readonly Registration[],
        public readonly invokes: readonly string[],
        /** What Pulumi shows as warnings. */
        public readonly warnings: readonly string[],
    ) {}

    /** The one resource of this type and name. */
    one(type: string, name: string): Registration {
        const found = this.all.filter((it) => it.type === type && it.name === name);
        if (found.length !== 1) throw new Error(`${found.length} resources are ${type} ${name}`);
        return found[0]!;
    }

    ofType(type: string): Registration[] {
        return this.all.filter((it) => it.type === type);
    }

    /** "<type> <name> < <parent>" of everything, sorted. */
    get children(): string[] {
        return this.all.map(({ type, name, parent }) => `${type} ${name} < ${parent}`).sort();
    }
}

/** Pulumi's own monitor for tests tells neither parents nor dependencies, and lets two resources have one URN. */
class RecordingMonitor extends MockMonitor {
    readonly registrations: Registration[] = [];
    private readonly titles = new Map<string, string>([["", "the stack"]]);

    constructor(
        place: Required<Surroundings>,
        readonly invokes: string[] = [],
    ) {
        super({
            newResource: ({ type, name, inputs }) => {
                const twins = this.registrations.filter((it) => it.type === type).map((it) => it.name);
                const answer = providerAnswer(type, name, inputs, place, Math.max(0, twins.indexOf(name)));
                const registration = this.registrations.find((it) => it.type === type && it.name === name);
                if (registration) registration.state = readable(answer.state);
                return answer;
            },
            call: ({ token }) => {
                invokes.push(token);
                return answerInvoke(token, place);
            },
        });
    }

    override async registerResource(
        req: Request,
        callback: (error: unknown, answer: unknown) => void,
    ): Promise<void> {
        const urn = this["newUrn"](req.getParent(), req.getType(), req.getName());
        if (this.titles.has(urn)) return callback(new Error(`two resources have the URN ${urn}`), undefined);
        this.titles.set(urn, `${req.getType()} ${req.getName()}`);
        this.registrations.push(this.read(req));
        return super.registerResource(req as never, callback);
    }

    override registerResourceOutputs(
        req: OutputsRequest,
        callback: (error: unknown, answer: unknown) => void,
    ): void {
        const title = this.titles.get(req.getUrn());
        const registration = this.registrations.find(({ type, name }) => `${type} ${name}` === title);
        if (registration) registration.outputs = readable(req.getOutputs().toJavaScript());
        callback(null, {});
    }

    private read(req: Request): Registration {
        const titled = (urn: string) => this.titles.get(urn) ?? urn;
        return {
            type: req.getType(),
            name: req.getName(),
            parent: this.titles.get(req.getParent()) ?? req.getParent(),
            inputs: readable(req.getObject().toJavaScript()),
            state: {},
            outputs: {},
            dependencies: [...new Set(req.getDependenciesList().map(titled))].sort(),
            propertyDependencies: Object.fromEntries(
                req
                    .getPropertydependenciesMap()
                    .getEntryList()
                    .map(([property, [urns]]) => [property, urns.map(titled)]),
            ),
            protect: req.getProtect() === true,
            retainOnDelete: req.getRetainondelete() === true,
            deleteBeforeReplace: req.getDeletebeforereplace(),
            importId: req.getImportid(),
            aliases: req.getAliasurnsList(),
        };
    }
}

/** A copy in which what is unknown can be read. */
function readable(properties: Properties): Properties {
    return JSON.parse(JSON.stringify(properties).replaceAll(unknownValue, UNKNOWN));
}

/** An error inside apply reaches nobody but the process, and what waits for the output waits for ever. */
async function orFirstRejection(work: () => Promise<void>): Promise<void> {
    const listeners = process.listeners("unhandledRejection");
    let reject: (reason: unknown) => void = () => undefined;
    const rejection = new Promise<void>((_, fail) => (reject = fail));
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", reject);
    try {
        await Promise.race([work(), rejection]);
    } catch (error) {
        // What waits for ever is expected here, and Pulumi would fail the process for it in the end.
        await new Promise(setImmediate);
        (debuggable as unknown as { leakedPromises(): void }).leakedPromises();
        throw error;
    } finally {
        process.off("unhandledRejection", reject);
        for (const listener of listeners) process.on("unhandledRejection", listener);
    }
}

interface Request {
    getType(): string;
    getName(): string;
    getParent(): string;
    getObject(): { toJavaScript(): Properties };
    getDependenciesList(): string[];
    /** Each property with its message, whose one field is the list of URNs. */
    getPropertydependenciesMap(): { getEntryList(): [string, [string[]]][] };
    getProtect(): boolean | undefined;
    getRetainondelete(): boolean | undefined;
    getDeletebeforereplace(): boolean;
    getImportid(): string;
    getAliasurnsList(): string[];
}

interface OutputsRequest {
    getUrn(): string;
    getOutputs(): { toJavaScript(): Properties };
}

/** The message with which a program is refused before anything of it exists. */
export async function refusalOf(program: () => unknown): Promise<string> {
    let message: string | undefined;
    const recording = await runProgram(() => {
        try {
            program();
        } catch (error) {
            message = (error as Error).message;
        }
    });
    if (message === undefined) throw new Error("the program was not refused");
    if (recording.all.length > 0) throw new Error(`refused after ${recording.children.join(", ")}`);
    return message;
}

/** The message with which a program is refused when an output becomes known. */
export async function lateRefusalOf(program: () => unknown): Promise<string> {
    return runProgram(program).then(
        () => Promise.reject(new Error("the program was not refused")),
        (error: Error) => error.message,
    );
}

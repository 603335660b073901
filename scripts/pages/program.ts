import { format } from "prettier";

import { own } from "../../tests/support/documents";
import { type Member } from "../../tests/support/rule-run";
import { unknown } from "../../tests/support/wire";
import { classOf, variableOf } from "./tokens";
import { type Reference, sourceOf, Unprintable } from "./values";

/** The widest line of a program on a page. */
export const WIDTH = 110;

/** One resource of a program, and the variables that it needs before it. */
interface Statement {
    readonly variable: string;
    readonly source: string;
    readonly needs: ReadonlySet<string>;
}

/**
 * Resources as a Pulumi program. `outputs` says that they are shown as they are after deployment: what AWS fills in is
 * left out. Throws Unprintable where something is unknown that no resource of the program makes.
 */
export async function programOf(members: readonly Member[], outputs: boolean): Promise<string> {
    const write = (named: readonly Member[]) =>
        ordered(members.map((member) => statementOf({ member, members, named, outputs })));
    // Resources that name each other stay with names.
    const statements = write(outputs ? members : []) ?? write([]);
    if (statements === undefined) throw new Unprintable("its resources are made from each other in a circle");
    const needed = new Set(statements.flatMap(({ needs }) => [...needs]));
    const body = statements.map(({ variable, source }) =>
        needed.has(variable) ? `const ${variable} = ${source}` : source,
    );
    const code = [imports(members, body.join("\n")), ...body].join("\n\n");
    return (await format(code, { parser: "typescript", tabWidth: 4, printWidth: WIDTH })).trimEnd();
}

function imports(members: readonly Member[], body: string): string {
    const classes = members.map(({ type }) => classOf(type));
    const packages = new Map(classes.map(({ alias, package: name }) => [alias, name]));
    if (/\bpulumi\.(jsonStringify|secret)\(/.test(body)) packages.set("pulumi", "@pulumi/pulumi");
    return [...packages]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([alias, name]) => `import * as ${alias} from "${name}";`)
        .join("\n");
}

interface Place {
    readonly member: Member;
    readonly members: readonly Member[];
    /** The resources of which values are written as attributes. */
    readonly named: readonly Member[];
    readonly outputs: boolean;
}

function statementOf({ member, members, named, outputs }: Place): Statement {
    const needs = new Set<string>();
    const attributes = attributesOf(named.filter((other) => other !== member));
    const properties = inputsOf(member, outputs).map(([name, value]) => {
        const origins = (member.deps?.[name] ?? []).map((origin) => neighbour(origin, members));
        const around = {
            type: member.type,
            attributes,
            origins,
            documentsAreTexts: member.type.startsWith("aws:"),
            refer: ({ variable }: Reference) => void needs.add(variable),
        };
        return `${JSON.stringify(name)}: ${sourceOf(value, around, name)}`;
    });
    const { expression } = classOf(member.type);
    const args = properties.length > 0 ? `, { ${properties.join(", ")} }` : "";
    return {
        variable: variableOf(member.name),
        source: `new ${expression}(${JSON.stringify(member.name)}${args});`,
        needs,
    };
}

function neighbour(name: string, members: readonly Member[]) {
    const found = members.find((member) => member.name === name);
    if (found === undefined) throw new Unprintable(`it has no resource "${name}"`);
    return { variable: variableOf(name), type: found.type };
}

/** What the program gives to a resource. */
function inputsOf(member: Member, outputs: boolean): [name: string, value: unknown][] {
    const given = Object.entries(member.inputs ?? member.props).filter(([, value]) => value !== undefined);
    if (!outputs || member.inputs !== undefined) return given;
    return given.filter(([name, value]) => {
        const fromNothing = value === unknown && member.deps?.[name] === undefined;
        return !fromNothing && value !== "" && !isFilledIn(member, name);
    });
}

function isFilledIn({ type, props }: Member, name: string): boolean {
    // A deployed queue tells of SSE-SQS also where a key takes its place.
    if (name === "sqsManagedSseEnabled" && props[name] === true && props["kmsMasterKeyId"]) return true;
    return outputsOf(type).includes(name);
}

/** The attributes that AWS gives to a resource, those first by which others name it. */
function outputsOf(type: string): readonly string[] {
    const kind = type.split(":").at(-1);
    if (kind === "EventTarget") return ["id"];
    if (kind === "Queue") return ["arn", "url", "queueUrl", "id"];
    return kind === "Key" ? ["arn", "keyId", "id"] : ["arn", "id"];
}

function attributesOf(members: readonly Member[]): Map<string, Reference> {
    const attributes = new Map<string, Reference>();
    for (const { type, name, props } of members)
        for (const attribute of outputsOf(type)) {
            const value = attribute === "arn" ? arnOf(type, props) : props[attribute];
            // A plain name says nothing of whose it is.
            if (typeof value !== "string" || value === unknown || !/[-:/]/.test(value) || value === name)
                continue;
            if (!attributes.has(value)) attributes.set(value, { variable: variableOf(name), attribute });
        }
    return attributes;
}

/** What a queue or topic of the cases' one account will be called, where it is not deployed yet. */
function arnOf(type: string, { arn, name }: Record<string, unknown>): unknown {
    const service = /^aws:(sqs|sns)\/(?:queue:Queue|topic:Topic)$/.exec(type)?.[1];
    if (service === undefined || typeof name !== "string" || (arn !== undefined && arn !== unknown))
        return arn;
    return `arn:aws:${service}:eu-west-1:${own}:${name}`;
}

/** Each statement behind those that it needs; undefined where they need each other. */
function ordered(statements: readonly Statement[]): Statement[] | undefined {
    const written: Statement[] = [];
    const waiting = [...statements];
    while (waiting.length > 0) {
        const ready = waiting.findIndex(({ needs }) => !waiting.some(({ variable }) => needs.has(variable)));
        if (ready < 0) return undefined;
        written.push(...waiting.splice(ready, 1));
    }
    return written;
}

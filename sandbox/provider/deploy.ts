import { defaultsKey } from "./check";
import type { Aws } from "./aws";
import { decidedByCloud, inputDefaults } from "./defaults";
import { sameMeaning } from "./meaning";
import { findResource, requireResource } from "./resources";
import type { Resource } from "./resources/resource";
import { resourceShape } from "./sdk";
import { isObject, isSecret, plain, type Value, type Values } from "./values";

/** What is said of a type that the sandbox can preview only. */
const previewed: Pick<Resource, "replaceOn" | "update"> = {
    replaceOn: ["name"],
    update: () => Promise.resolve(),
};

/** What the engine keeps of a resource. */
export interface State {
    id: string;
    properties: Values;
}

/** AWS made the resource, but not all of it: the engine keeps it and asks for an update the next time. */
export class HalfMade extends Error {
    constructor(
        readonly state: State,
        readonly inputs: Values,
        cause: Error,
    ) {
        super(cause.message, { cause });
    }
}

/** What the deployment of a resource type needs to know. */
export interface Target {
    type: string;
    aws: Aws;
}

export async function createResource({ type, aws }: Target, inputs: Values): Promise<State> {
    const resource = requireResource(type);
    const given = plainInputs(inputs);
    const id = await resource.create(given, aws);
    try {
        await resource.configure?.(id, given, aws);
        return await stateOf(resource, { id, inputs, known: {} }, aws);
    } catch (error) {
        throw new HalfMade({ id, properties: withoutDefaults(inputs) }, inputs, error as Error);
    }
}

export async function updateResource({ type, aws }: Target, state: State, inputs: Values): Promise<State> {
    const resource = requireResource(type);
    const { id } = state;
    const known = plainInputs(state.properties);
    const news = plainInputs(inputs);
    const read = async () => {
        const found = await resource.read(id, aws, known);
        if (found !== undefined) return found;
        throw new Error(`${id} does not exist any more: refresh the stack, then run again`);
    };
    const found = await read();
    try {
        const halfMade = isHalfMade(type, known);
        if (halfMade) await resource.configure?.(id, news, aws);
        // What cannot be read is what the last deployment left.
        const actual = { ...known, ...(halfMade ? await read() : found) };
        const changed = changedKeys(type, actual, news);
        if (changed.size > 0) await resource.update?.(id, { changed, news, actual }, aws);
        return await stateOf(resource, { id, inputs, known }, aws);
    } catch (error) {
        throw new HalfMade({ id, properties: state.properties }, inputs, error as Error);
    }
}

/** Whether creation ended before anything could be read: then the state holds inputs alone. */
function isHalfMade(type: string, known: Values): boolean {
    const outputs = resourceShape(type)?.outputs ?? [];
    return outputs.length > 0 && outputs.every((key) => known[key] === undefined);
}

export async function deleteResource({ type, aws }: Target, { id, properties }: State): Promise<void> {
    await requireResource(type).delete(id, plainInputs(properties), aws);
}

/** What AWS says now: undefined when the resource is gone. Without inputs, those of an import are made. */
export async function readResource(
    { type, aws }: Target,
    { id, properties }: State,
    inputs: Values | undefined,
): Promise<{ state: State; inputs: Values } | undefined> {
    const known = plainInputs(properties);
    const read = await requireResource(type).read(id, aws, known);
    if (read === undefined) return undefined;
    const actual = { region: aws.region, ...read };
    const now = inputs === undefined ? importedInputs(type, actual) : inputsNow(type, inputs, actual);
    const still = stillSet(properties, read);
    return { state: { id, properties: merged(still, present(read)) }, inputs: now };
}

/** The inputs that make a new resource of this one, and those that change it in place. */
export function changes(type: string, olds: Values, news: Values): { changed: string[]; replaced: string[] } {
    const changed = [...changedKeys(type, plain(olds), plain(news))];
    const resource = findResource(type) ?? previewed;
    if (resource.update === undefined) return { changed, replaced: changed };
    return { changed, replaced: changed.filter((key) => resource.replaceOn?.includes(key)) };
}

/** A property that AWS decides is left as it is when the program does not name it. */
function changedKeys(type: string, olds: Values, news: Values): Set<string> {
    const { inputs } = resourceShape(type) ?? { inputs: new Set() };
    const left = decidedByCloud[type] ?? [];
    const defaults = inputDefaults[type] ?? {};
    const keys = new Set([...Object.keys(olds), ...Object.keys(news)]);
    return new Set(
        [...keys].filter(
            (key) =>
                key !== defaultsKey &&
                inputs.has(key) &&
                !(left.includes(key) && (news[key] === undefined || news[key] === null)) &&
                !sameMeaning(olds[key] ?? defaults[key], news[key] ?? defaults[key]),
        ),
    );
}

async function stateOf(
    resource: Resource,
    { id, inputs, known }: { id: string; inputs: Values; known: Values },
    aws: Aws,
): Promise<State> {
    const read = await resource.read(id, aws, { ...known, ...plainInputs(inputs) });
    if (read === undefined) throw new Error(`${id} was made, but AWS does not know it yet`);
    return { id, properties: merged(withoutDefaults(inputs), present(read)) };
}

/** The properties without those that AWS says are set no more. */
function stillSet(properties: Values, read: Values): Values {
    const isGone = ([key, value]: [string, Value]) =>
        key in read && read[key] === undefined && !sameMeaning(value, undefined);
    return Object.fromEntries(Object.entries(properties).filter((property) => !isGone(property)));
}

function merged(given: Values, read: Values): Values {
    return { ...given, ...inWordsOf(given, read) };
}

/** What AWS says, in the words and with the secrecy of what was given, where both mean the same. */
function inWordsOf(given: Values, read: Values): Values {
    const said = Object.entries(read).map(([key, value]) => {
        const own = given[key];
        if (own !== undefined && sameMeaning(plain({ own })["own"], value)) return [key, own];
        return [key, isObject(own) && isSecret(own) ? { ...own, value } : value];
    });
    return Object.fromEntries(said) as Values;
}

/** The inputs of the state, as AWS has them: a default that nobody named stays unnamed. */
function inputsNow(type: string, olds: Values, read: Values): Values {
    const now: Values = { ...olds };
    for (const [key, value] of Object.entries(readInputs(type, read))) {
        if (value === undefined) delete now[key];
        else if (key in olds || wasNotLeftOut(type, key, value)) now[key] = value;
    }
    return inWordsOf(olds, now);
}

function importedInputs(type: string, read: Values): Values {
    return { ...present(readInputs(type, read)), [defaultsKey]: [] };
}

function readInputs(type: string, read: Values): Values {
    const { inputs } = resourceShape(type) ?? { inputs: new Set() };
    return Object.fromEntries(Object.entries(read).filter(([key]) => inputs.has(key)));
}

function wasNotLeftOut(type: string, key: string, value: Value): boolean {
    const left = inputDefaults[type]?.[key] ?? "";
    return !(decidedByCloud[type] ?? []).includes(key) && !sameMeaning(left, value);
}

function present(read: Values): Values {
    return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

function withoutDefaults(inputs: Values): Values {
    return Object.fromEntries(Object.entries(inputs).filter(([key]) => key !== defaultsKey));
}

function plainInputs(inputs: Values): Values {
    return plain(withoutDefaults(inputs));
}

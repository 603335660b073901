import assert from "node:assert/strict";

import { awsAt } from "../../sandbox/provider/aws";
import { check } from "../../sandbox/provider/check";
import {
    changes,
    createResource,
    deleteResource,
    readResource,
    type State,
    type Target,
    updateResource,
} from "../../sandbox/provider/deploy";
import { settingsFrom } from "../../sandbox/provider/settings";
import type { Values } from "../../sandbox/provider/values";
import { sharedBackend } from "./backend";

/** The account of the local backend. */
export const accountId = settingsFrom({}, {}).account;

/** A resource as a program writes it, and as a later version of the program does. */
export interface Life {
    type: string;
    /** The logical name. Default: `life`. */
    name?: string;
    inputs: Values;
    /** Inputs that change it in place. Missing for a type of which each change makes a new resource. */
    later?: Values;
    /** Inputs that make a new resource. */
    replacing?: Values;
    /** Inputs that AWS does not tell, so that an import leaves them out. */
    unreadable?: readonly string[];
    /** What an import names it by. Default: its id. */
    importedBy?: (state: State) => string;
    /** Whether reading after deletion finds it still, as a default that AWS always has. */
    staysAsDefault?: boolean;
}

/** The resource in AWS, for what depends on it. */
export interface Living {
    target: Target;
    state: State;
    inputs: Values;
    delete(): Promise<void>;
}

export async function target(type: string): Promise<Target> {
    const { endpoint, certificate, account } = await sharedBackend();
    return { type, aws: awsAt({ endpoint, certificate }, "us-east-1", account) };
}

/** Makes what another resource needs. */
export async function make(type: string, inputs: Values, name = "need"): Promise<Living> {
    const place = await target(type);
    const checked = checkedInputs({ type, name, inputs });
    const state = await createResource(place, checked);
    return { target: place, state, inputs: checked, delete: () => deleteResource(place, state) };
}

/**
 * Takes a resource through its life against the local backend: made, read without drift, imported, changed in place
 * and read again, deleted, gone.
 */
export async function liveThrough(life: Life): Promise<void> {
    const made = await make(life.type, life.inputs, life.name ?? "life");
    const place = made.target;
    try {
        await hasNoDrift(place, made.state, made.inputs);
        await canBeImported(place, made, life);
        if (life.replacing) mustReplace(life, made.inputs);
        if (life.later) made.state = await changeInPlace(place, made, life);
    } finally {
        await made.delete();
    }
    const left = await readResource(place, made.state, made.inputs);
    if (life.staysAsDefault !== true)
        assert.equal(left, undefined, `${life.type} is still there after its deletion`);
    // A second deletion finds nothing to do: the engine may ask again after a lost answer.
    await made.delete();
}

async function changeInPlace(place: Target, made: Living, life: Life): Promise<State> {
    const news = checkedInputs({ ...life, inputs: { ...life.inputs, ...life.later } }, made.inputs);
    const { changed, replaced } = changes(life.type, made.inputs, news);
    assert.deepEqual(replaced, [], `${life.type}: the change must not replace`);
    assert.ok(changed.length > 0, `${life.type}: the change changes nothing`);
    const state = await updateResource(place, made.state, news);
    assert.equal(state.id, made.state.id);
    await hasNoDrift(place, state, news);
    return state;
}

async function hasNoDrift(place: Target, state: State, inputs: Values): Promise<void> {
    const read = await readResource(place, state, inputs);
    assert.ok(read, `${place.type} is not found after it was made`);
    assert.deepEqual(changes(place.type, read.inputs, inputs).changed, [], `${place.type} has drift`);
    assert.deepEqual(read.state.properties, state.properties);
}

async function canBeImported(
    place: Target,
    { state, inputs }: Living,
    { unreadable = [], importedBy = ({ id }) => id }: Life,
): Promise<void> {
    const read = await readResource(place, { id: importedBy(state), properties: {} }, undefined);
    assert.ok(read, `${place.type} cannot be imported`);
    const { changed } = changes(place.type, read.inputs, inputs);
    assert.deepEqual(changed.sort(), [...unreadable].sort(), `${place.type}: what an import does not know`);
}

function mustReplace(life: Life, olds: Values): void {
    const news = checkedInputs({ ...life, inputs: { ...life.inputs, ...life.replacing } }, olds);
    const { replaced } = changes(life.type, olds, news);
    assert.deepEqual(replaced.sort(), Object.keys(life.replacing!).sort(), `${life.type}: what replaces`);
}

function checkedInputs({ type, name, inputs }: Life, olds: Values = {}): Values {
    const request = { type, logicalName: name ?? "life", news: inputs, olds, seed: new Uint8Array() };
    const { inputs: checked, failures } = check(request, settingsFrom({}, {}));
    assert.deepEqual(failures, []);
    return checked;
}

import assert from "node:assert";

import { unknownCheckingProxy } from "@pulumi/policy";
import * as deserialize from "@pulumi/policy/deserialize";

import { toPolicies } from "../../policypack/adapter";
import { type Configuration } from "../../policypack/configuration";
import { type Rule } from "../../policypack/rule";
import { type Path, places, replaced } from "./places";
import { type Member, run } from "./rule-run";
import { secret, toStruct, unknown, urnOf } from "./wire";

/** What a program writes, beside what else is in its stack. */
export interface RemedyCase {
    resource: Member;
    others?: Member[];
    config?: Partial<Configuration>;
}

/** The cases of a remedy. Each key is the name of a test. */
export interface RemedyCases {
    /** The rule finds something before, and nothing after; `to` are the properties that the remedy sets. */
    mends: Record<string, RemedyCase & { to: Props }>;
    /** What is in order, or in doubt, is left as it is. */
    leaves: Record<string, RemedyCase>;
}

type Props = Record<string, unknown>;

/** Declares the tests of a rule's remedy: each goes through the pack's adapter and the engine's form of values. */
export function testRemedy(rule: () => Rule, name: string, { mends, leaves }: RemedyCases): void {
    describe(`the remedy of ${name}`, () => {
        for (const [sentence, given] of Object.entries(mends)) {
            const mended = { ...given.resource.props, ...given.to };
            it(`mends ${sentence}, so that the rule finds nothing any more`, async () => {
                assert.notDeepStrictEqual(found(rule(), given), []);
                assert.deepStrictEqual(await remedied(rule(), given), mended);
                assert.deepStrictEqual(found(rule(), given, mended), []);
                assert.strictEqual(await remedied(rule(), given, mended), undefined);
            });
            it(`guesses nothing of ${sentence}, whatever is not known of it`, async () => {
                for (const place of places(given.resource.props).slice(1)) {
                    const props = replaced(given.resource.props, place, unknown) as Props;
                    const after = await remedied(rule(), given, props);
                    const wanted = place[0]! in given.to ? undefined : { ...props, ...given.to };
                    if (after !== undefined) assert.deepStrictEqual(after, wanted, place.join("."));
                }
            });
            it(`keeps what is secret of ${sentence}`, async () => {
                for (const place of places(given.resource.props).slice(1)) {
                    const hidden = secret(valueAt(given.resource.props, place));
                    const props = replaced(given.resource.props, place, hidden) as Props;
                    const after = await remedied(rule(), given, props);
                    assert.deepStrictEqual(revealed(after), mended);
                    assert.ok(isSecretAt(after, place), `${place.join(".")} is no secret any more`);
                }
            });
        }
        for (const [sentence, given] of Object.entries(leaves))
            it(`leaves ${sentence}`, async () => {
                assert.strictEqual(await remedied(rule(), given), undefined);
            });
    });
}

/** The inputs that Pulumi sends on, as on the wire; undefined where the remedy changes nothing. */
export async function remedied(
    rule: Rule,
    { resource, config = {} }: RemedyCase,
    props: Props = resource.props,
): Promise<Props | undefined> {
    const [policy] = toPolicies([rule]) as unknown as Remediating[];
    const changed = policy!.remediateResource({
        ...{ type: resource.type, name: resource.name, urn: urnOf(resource) },
        props: unknownCheckingProxy(sdk.deserializeProperties(toStruct(props), true)),
        getConfig: () => config,
    });
    return changed && (await sdk.serializeProperties(changed));
}

interface Remediating {
    remediateResource(args: object): object | undefined;
}

const sdk = deserialize as unknown as {
    deserializeProperties(message: unknown, keepSecrets: boolean): object;
    serializeProperties(props: object): Promise<Props>;
};

function found(rule: Rule, { resource, others = [], config = {} }: RemedyCase, props = resource.props) {
    return run(rule, [{ ...resource, props }, ...others], config);
}

function valueAt(value: unknown, path: Path): unknown {
    return path.reduce((inner, name) => (inner as Props)[name], value);
}

const isSecret = (value: unknown): value is { value: unknown } =>
    typeof value === "object" && value !== null && Object.keys(secret("")).every((key) => key in value);

function isSecretAt(value: unknown, [name, ...rest]: Path): boolean {
    if (isSecret(value) || name === undefined) return isSecret(value);
    return isSecretAt((value as Props)[name], rest);
}

function revealed(value: unknown): unknown {
    if (isSecret(value)) return revealed(value.value);
    if (Array.isArray(value)) return value.map(revealed);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, revealed(inner)]));
}

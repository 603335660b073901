import assert from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as exported from "../../components";
import { isComponent } from "../../plugin/provider";
import { repositoryRoot } from "../../sandbox";
import { schemaByEngine } from "../support/plugin";
import { withEngine } from "../support/sandbox";

interface Property {
    $ref?: string;
    description?: string;
}

interface Resource {
    description?: string;
    inputProperties: Record<string, Property>;
    properties: Record<string, Property>;
}

interface Type {
    properties?: Record<string, Property>;
    enum?: { name: string; description?: string }[];
}

interface Schema {
    name: string;
    resources: Record<string, Resource>;
    types: Record<string, Type>;
}

const text = readFileSync(join(repositoryRoot, "schema.json"), "utf8");
const schema = JSON.parse(text) as Schema;
const components = Object.entries(exported).filter(([, value]) => isComponent(value));

/** Every property of the package, "<resource or type>.<property>". */
function properties(): [string, Property][] {
    const of = (owner: string, group: Record<string, Property> = {}) =>
        Object.entries(group).map(([name, property]): [string, Property] => [`${owner}.${name}`, property]);
    return [
        ...Object.entries(schema.resources).flatMap(([token, resource]) => [
            ...of(token, resource.inputProperties),
            ...of(token, resource.properties),
        ]),
        ...Object.entries(schema.types).flatMap(([token, type]) => of(token, type.properties)),
    ];
}

/** Without what the engine adds where there is nothing. */
function withoutEmpty(value: unknown): unknown {
    const isEmpty = (it: unknown) => typeof it === "object" && it !== null && Object.keys(it).length === 0;
    return JSON.parse(JSON.stringify(value, (_, it: unknown) => (isEmpty(it) ? undefined : it)));
}

describe("the schema of the package", () => {
    before(withEngine);

    it("is what the engine gets from the plugin of this checkout", async function () {
        this.timeout(60_000);
        assert.deepStrictEqual(withoutEmpty(await schemaByEngine(repositoryRoot)), withoutEmpty(schema));
    });

    it("has every component that the package exports, by the name of its class", () => {
        const tokens = components.map(([name]) => `${schema.name}:index:${name}`);
        assert.deepStrictEqual(Object.keys(schema.resources).sort(), tokens.sort());
    });

    it("knows the type of everything", () => {
        assert.deepStrictEqual(
            properties().filter(([, property]) => JSON.stringify(property).includes("pulumi.json#/Any")),
            [],
        );
    });

    it("describes every component, property and choice", () => {
        const choices = Object.entries(schema.types).flatMap(([token, type]) =>
            (type.enum ?? []).map((choice): [string, Property] => [`${token}.${choice.name}`, choice]),
        );
        const all = [...Object.entries(schema.resources), ...properties(), ...choices];
        const bare = all.filter(([, { description = "" }]) => !/^[A-Z][^]*\./.test(description));
        assert.deepStrictEqual(
            bare.map(([name]) => name),
            [],
        );
        assert.ok(!text.includes("[object Object]"), "a {@link} breaks a description");
    });

    it("names types as TypeScript does, since each language adds Args by itself", () => {
        const doubled = Object.keys(schema.types).filter((token) => token.endsWith("Args"));
        assert.deepStrictEqual(doubled, []);
        const clashing = Object.keys(schema.types).filter((token) => token in schema.resources);
        assert.deepStrictEqual(clashing, []);
    });
});

describe("the root of the package", () => {
    it("exports components and enums, beside types", () => {
        const isEnum = (value: unknown) =>
            typeof value === "object" && Object.values(value ?? {}).every((it) => typeof it === "string");
        const others = Object.entries(exported).filter(([, value]) => !isComponent(value) && !isEnum(value));
        assert.deepStrictEqual(
            others.map(([name]) => name),
            [],
        );
    });
});

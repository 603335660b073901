import assert from "node:assert";

import * as ours from "../examples/reference-set/ours";
import * as raw from "../examples/reference-set/raw";
import { runProgram } from "./support/mocks";

/** What AWS is asked for, whoever asks: the resources by name, their documents parsed. Order means nothing in these. */
async function asked(program: () => unknown): Promise<Record<string, unknown>> {
    const { all } = await runProgram(program);
    const resources = all.filter(({ type }) => type.startsWith("aws:"));
    return Object.fromEntries(
        resources.map(({ type, name, inputs, protect, retainOnDelete }) => [
            `${type} ${name}`,
            { inputs: parsed(inputs), protect, retainOnDelete },
        ]),
    );
}

function parsed(value: unknown): unknown {
    if (typeof value === "string") return value.startsWith("{") ? parsed(JSON.parse(value)) : value;
    if (Array.isArray(value)) return value.map(parsed).sort((a, b) => (inOrder(a, b) ? -1 : 1));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, parsed(it)]));
}

function inOrder(a: unknown, b: unknown): boolean {
    return JSON.stringify(a) < JSON.stringify(b);
}

describe("the reference set", () => {
    it("is asked of AWS alike by the components and by the program written raw", async () => {
        const [components, written] = [
            await asked(() => ours.referenceSet("orders")),
            await asked(() => raw.referenceSet("orders")),
        ];
        assert.ok(Object.keys(written).length > 20);
        assert.deepStrictEqual(written, components);
    });
});

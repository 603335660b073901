import { type Held, unknownValue } from "../../cli/source/resource";
import { type Surroundings, type Recording, runProgram, UNKNOWN } from "./mocks";

/** What a program asks for, as a source of the tool holds it: deployed, unless it is a preview. */
export function heldBy({ all }: Recording): Held[] {
    const urns = new Map(all.map(({ type, name }) => [`${type} ${name}`, urnOf(type, name)]));
    return all.map(({ type, name, parent, inputs, state, propertyDependencies }) => {
        const above = urns.get(parent);
        return {
            urn: urnOf(type, name),
            type,
            name,
            inputs: withMarkers(inputs),
            outputs: withMarkers({ ...inputs, ...state }),
            madeFrom: Object.fromEntries(
                Object.entries(propertyDependencies).map(([property, titles]) => [
                    property,
                    titles.flatMap((title) => urns.get(title) ?? []),
                ]),
            ),
            ...(above === undefined ? {} : { parent: above }),
        };
    });
}

/** The resources of a program. */
export async function heldOf(program: () => unknown, surroundings?: Surroundings): Promise<Held[]> {
    return heldBy(await runProgram(program, surroundings));
}

function urnOf(type: string, name: string): string {
    return `urn:pulumi:stack::project::${type}::${name}`;
}

/** The engine's own word for what is not known; Pulumi's mocks have another one for what they hand back. */
function withMarkers(values: Record<string, unknown>): Record<string, unknown> {
    const text = JSON.stringify(values)
        .replaceAll(UNKNOWN, unknownValue)
        .replaceAll('{"__pulumiUnknown":true}', `"${unknownValue}"`);
    return JSON.parse(text) as Record<string, unknown>;
}

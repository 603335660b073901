import { defaultsKey } from "./check";
import { decidedByCloud } from "./defaults";
import { resourceShape } from "./sdk";
import { isObject, known, unknown, type Values } from "./values";

/** The outputs that the real provider can tell before the resource exists: its inputs, and what stays unknown. */
export function previewOutputs(type: string, inputs: Values): Values {
    const given = Object.entries(inputs).filter(([key, value]) => key !== defaultsKey && value !== null);
    const outputs: Values = Object.fromEntries(given);
    for (const key of [...(resourceShape(type)?.outputs ?? []), ...(decidedByCloud[type] ?? [])])
        outputs[key] ??= unknown;
    const tags = known(inputs["tags"]);
    if ("tagsAll" in outputs && isObject(tags) && Object.keys(tags).length > 0) outputs["tagsAll"] = tags;
    return outputs;
}

/** The same for a change in place, which leaves as it is what only AWS knows. */
export function previewChangedOutputs(type: string, inputs: Values, state: Values): Values {
    const outputs = previewOutputs(type, inputs);
    const kept = Object.keys(outputs).filter((key) => key in state && !(key in inputs) && key !== "tagsAll");
    return { ...outputs, ...Object.fromEntries(kept.map((key) => [key, state[key]!])) };
}

import { documentInputs, inputDefaults } from "./defaults";
import { automaticName, type NamingRequest } from "./naming";
import { resourceShape } from "./sdk";
import { type Settings } from "./settings";
import { type Failure, validate } from "./validate";
import {
    changeInside,
    hasUnknown,
    isObject,
    known,
    sortedJson,
    unknown,
    type Value,
    type Values,
} from "./values";

/** The key under which the real provider lists the inputs that it filled in itself. */
export const defaultsKey = "__defaults";

export interface CheckResult {
    inputs: Values;
    failures: Failure[];
}

/** What the real provider makes of the inputs of a resource: documents as text, defaults, a name. */
export function check(request: NamingRequest, settings: Settings): CheckResult {
    const { type, olds } = request;
    const news = withRegionAndTags(type, withDocuments(type, request.news), settings);
    const filled = missing(news, inputDefaults[type] ?? {});
    const inputs = { ...news, ...filled };
    const defaults = Object.keys(filled);
    try {
        const named = automaticName({ ...request, news: inputs, olds: defaulted(olds) });
        if (named) {
            inputs[named.property] = named.name;
            defaults.push(named.property);
        }
    } catch (error) {
        return { inputs, failures: [{ property: "name", reason: (error as Error).message }] };
    }
    inputs[defaultsKey] = defaults.sort();
    const failures = validate(type, inputs).map((failure) => located(failure, request.logicalName));
    return { inputs, failures };
}

/** Only a name that was automatic before is kept: a name that the program took away is made anew. */
function defaulted(olds: Values): Values {
    const names = olds[defaultsKey];
    if (!Array.isArray(names)) return {};
    return Object.fromEntries(Object.entries(olds).filter(([key]) => names.includes(key)));
}

function missing(inputs: Values, defaults: Values): Values {
    const isAbsent = (key: string) => inputs[key] === undefined || inputs[key] === null;
    return Object.fromEntries(Object.entries(defaults).filter(([key]) => isAbsent(key)));
}

function withDocuments(type: string, inputs: Values): Values {
    const changed = { ...inputs };
    for (const key of documentInputs[type] ?? []) {
        const value = inputs[key];
        if (value !== undefined) changed[key] = changeInside(value, documentText);
    }
    return changed;
}

function documentText(value: Value): Value {
    if (typeof value === "string" || value === null) return value;
    return hasUnknown(value) ? unknown : sortedJson(value);
}

function withRegionAndTags(type: string, inputs: Values, { region, defaultTags }: Settings): Values {
    const shape = resourceShape(type);
    const changed = { ...inputs };
    if (shape?.inputs.has("region")) changed["region"] ??= region;
    const tags = known(inputs["tags"]);
    const mergeable =
        shape?.inputs.has("tags") &&
        Object.keys(defaultTags).length > 0 &&
        (isObject(tags) || !inputs["tags"]);
    if (mergeable) changed["tags"] = { ...defaultTags, ...(isObject(tags) ? tags : {}) };
    return changed;
}

function located({ property, reason }: Failure, logicalName: string): Failure {
    return { property, reason: `${reason}. Examine values at '${logicalName}.${property}'.` };
}

import Ajv from "ajv";

import { matchesAll, parseJson } from "../../iam";
import { DAY } from "../../policypack/configuration";
import { type Exemption } from "../../policypack/exemptions";
import { type Rule } from "../../policypack/rule";
import { configSchema } from "./schema";
import { sentence } from "./sentence";

/** What is wrong with a configuration, and what only may be. */
export interface Verdict {
    errors: string[];
    warnings: string[];
}

/**
 * Makes the check of a configuration file's text for some rules. Pulumi drops unknown names in silence; here they are
 * errors. `today` is a day as YYYY-MM-DD.
 */
export function configCheck(rules: readonly Rule[]): (text: string, today: string) => Verdict {
    const validate = new Ajv({ allErrors: true, verbose: true, strict: false }).compile(configSchema(rules));
    return (text, today) => {
        if (text.trim() === "") return failed("it is empty; where nothing is to be configured, write {}");
        const parsed = parseJson(text);
        if ("error" in parsed) return failed(`it is not JSON (${parsed.error})`);
        validate(parsed.value);
        // What fails of an "if" is told by what stands in its "then".
        const told = (validate.errors ?? []).filter(({ keyword }) => keyword !== "if").map(sentence);
        const dated = datedExemptions(parsed.value);
        return {
            errors: [...parsed.repeated.map(twice), ...told, ...dated.flatMap(impossible)],
            warnings: dated.flatMap((place) => [...ended(place, today), ...boundless(place)]),
        };
    };
}

function failed(error: string): Verdict {
    return { errors: [error], warnings: [] };
}

function twice(name: string): string {
    return `"${name}" stands twice in one object; Pulumi reads the last`;
}

/** An exemption whose date has the right form, and where it stands. */
interface Place {
    path: string;
    exemption: Exemption;
}

function datedExemptions(config: unknown): Place[] {
    return Object.entries(config ?? {}).flatMap(([rule, settings]) =>
        exemptionsOf(settings).flatMap((exemption, place) =>
            new RegExp(DAY).test(String(exemption?.expires))
                ? [{ path: `${rule}.exemptions.${place}`, exemption: exemption! }]
                : [],
        ),
    );
}

function exemptionsOf(settings: unknown): readonly (Exemption | null)[] {
    const list = (settings as { exemptions?: unknown } | null)?.exemptions;
    return Array.isArray(list) ? list : [];
}

function impossible({ path, exemption: { expires } }: Place): string[] {
    return isDay(expires) ? [] : [`${path}.expires: there is no day ${expires}`];
}

function ended({ path, exemption: { resource, expires } }: Place, today: string): string[] {
    return isDay(expires) && expires < today
        ? [`${path}: the exemption of ${resource} ended on ${expires}; the findings that it met block again`]
        : [];
}

function boundless({ path, exemption: { resource } }: Place): string[] {
    return matchesAll(resource)
        ? [`${path}: ${resource} exempts every resource; name those that are meant, or give the rule a level`]
        : [];
}

function isDay(text: string): boolean {
    const day = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

import { operatorProblem } from "./filter-operators";

/** What of a message a filter policy looks at. */
export enum FilterPolicyScope {
    /** The attributes that the publisher gave the message. */
    MessageAttributes = "MessageAttributes",
    /** The message itself, which has to be JSON. */
    MessageBody = "MessageBody",
}

type Fields = Record<string, unknown>;

const MOST_BYTES = 262_144;
const MOST_KEYS = 5;
const MOST_COMBINATIONS = 150;
const MOST_WILDCARD_POINTS = 100;

/** Why SNS would refuse the JSON text of a filter policy, each reason with the place in the text. */
export function filterPolicyProblems(path: string, text: string, scope: FilterPolicyScope): string[] {
    const bytes = new TextEncoder().encode(text).length;
    if (bytes > MOST_BYTES)
        return [`${path} has ${bytes} bytes; SNS allows ${MOST_BYTES}; match fewer values.`];
    const policy = jsonOf(text);
    if (!isFields(policy))
        return [
            `${path} is ${JSON.stringify(text)}; SNS takes the JSON text of an object; write it with JSON.stringify.`,
        ];
    const broken = fieldsProblems(path, policy, scope);
    return broken.length > 0 ? broken : sizeProblems(path, policy);
}

/** The value that a JSON text stands for, or undefined. */
export function jsonOf(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return undefined;
    }
}

export function isFields(value: unknown): value is Fields {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fieldsProblems(path: string, fields: Fields, scope: FilterPolicyScope): string[] {
    return Object.entries(fields).flatMap(([key, value]) => {
        const own = `${path}.${key}`;
        if (isAlternatives(key, value))
            return value.flatMap((fields, index) => fieldsProblems(`${own}[${index}]`, fields, scope));
        if (Array.isArray(value)) return listProblems(own, value);
        return isFields(value) ? nestedProblems(own, value, scope) : [notMatching(own, value)];
    });
}

function nestedProblems(path: string, fields: Fields, scope: FilterPolicyScope): string[] {
    if (scope === FilterPolicyScope.MessageAttributes)
        return [
            `${path} holds keys of its own; SNS nests keys only with filterPolicyScope MessageBody; ` +
                "set that scope or give a list of values.",
        ];
    if (Object.keys(fields).length === 0) return [notMatching(path, fields)];
    return fieldsProblems(path, fields, scope);
}

function notMatching(path: string, value: unknown): string {
    return `${path} is ${JSON.stringify(value)}; SNS matches a key with a list of values; give at least one value in a list.`;
}

function listProblems(path: string, values: unknown[]): string[] {
    if (values.length === 0) return [notMatching(path, values)];
    return values.flatMap((value, index) => operatorProblem(`${path}[${index}]`, value));
}

function sizeProblems(path: string, policy: Fields): string[] {
    const measures: [number, string, number][] = [
        [Object.keys(policy).length, "keys", MOST_KEYS],
        [combinations(policy, 1), "combinations of values", MOST_COMBINATIONS],
        [wildcardPoints(policy), "points of wildcards", MOST_WILDCARD_POINTS],
    ];
    return measures
        .filter(([count, , most]) => count > most)
        .map(
            ([count, what, most]) => `${path} has ${count} ${what}; SNS allows ${most}; match fewer values.`,
        );
}

/** The lengths of all lists multiplied, each one first by how deep it is nested. */
function combinations(fields: Fields, depth: number): number {
    return Object.entries(fields)
        .map(([key, value]) => {
            if (isAlternatives(key, value)) return sum(value.map((each) => combinations(each, depth)));
            if (Array.isArray(value)) return value.length * depth;
            return combinations(value as Fields, depth + 1);
        })
        .reduce((product, factor) => product * factor, 1);
}

/** For each key the points of its patterns, multiplied by their number; one asterisk is a point, of several each is three. */
function wildcardPoints(fields: Fields): number {
    const ofKeys = Object.entries(fields).map(([key, value]) => {
        if (isAlternatives(key, value)) return sum(value.map(wildcardPoints));
        if (!Array.isArray(value)) return wildcardPoints(value as Fields);
        const stars = value.flatMap(wildcardsIn).map((pattern) => pattern.split("*").length - 1);
        return stars.length * sum(stars.map((count) => (count > 1 ? 3 * count : count)));
    });
    return sum(ofKeys);
}

function wildcardsIn(match: unknown): string[] {
    if (!isFields(match)) return [];
    const { wildcard, "anything-but": others } = match;
    return [wildcard, isFields(others) ? others["wildcard"] : []]
        .flat()
        .filter((it) => typeof it === "string");
}

/** "$or" is a key like any other unless it holds two objects or more. */
function isAlternatives(key: string, value: unknown): value is Fields[] {
    return key === "$or" && Array.isArray(value) && value.length >= 2 && value.every(isFields);
}

function sum(numbers: number[]): number {
    return numbers.reduce((total, number) => total + number, 0);
}

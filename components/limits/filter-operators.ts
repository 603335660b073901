interface Operand {
    admits(operand: unknown): boolean;
    readonly takes: string;
}

const MOST_ASTERISKS = 3;
const LARGEST_NUMBER = 1_000_000_000;

const text: Operand = { admits: (operand) => typeof operand === "string", takes: "a string" };

const operators: Readonly<Record<string, Operand>> = {
    prefix: text,
    suffix: text,
    "equals-ignore-case": text,
    wildcard: { admits: isPattern, takes: `a string with at most ${MOST_ASTERISKS} asterisks` },
    cidr: { admits: isAddresses, takes: 'addresses such as "10.0.0.0/24"' },
    exists: { admits: (operand) => typeof operand === "boolean", takes: "true or false" },
    numeric: { admits: isRange, takes: 'comparisons such as [">=", 0, "<", 100]' },
    "anything-but": {
        admits: isExclusion,
        takes: "a string or a number, a list of them, or one of prefix, suffix, wildcard and equals-ignore-case",
    },
};

/** Why SNS would refuse one value of a list: what is matched exactly, or an operator and its operand. */
export function operatorProblem(path: string, value: unknown): string[] {
    const shown = JSON.stringify(value);
    if (value === null || ["string", "boolean"].includes(typeof value) || isNumber(value)) return [];
    if (typeof value === "number")
        return [
            `${path} is ${shown}; SNS allows numbers from -${LARGEST_NUMBER} to ${LARGEST_NUMBER}; ` +
                "choose one of these or match a string.",
        ];
    const [operator = "", ...others] = Object.keys(value as object);
    if (Array.isArray(value) || others.length > 0 || !Object.hasOwn(operators, operator))
        return [
            `${path} is ${shown}; SNS takes strings, numbers, true, false, null and objects with one operator; ` +
                `choose one of ${Object.keys(operators).join(", ")}.`,
        ];
    const { admits, takes } = operators[operator]!;
    const operand = (value as Record<string, unknown>)[operator];
    if (admits(operand)) return [];
    return [`${path}.${operator} is ${JSON.stringify(operand)}; SNS takes ${takes} there; give that.`];
}

function isNumber(value: unknown): value is number {
    return typeof value === "number" && Math.abs(value) <= LARGEST_NUMBER;
}

function isPattern(operand: unknown): boolean {
    return typeof operand === "string" && operand.split("*").length - 1 <= MOST_ASTERISKS;
}

function isAddresses(operand: unknown): boolean {
    return typeof operand === "string" && /^[0-9A-Fa-f]*[.:][0-9A-Fa-f.:]*(\/\d{1,3})?$/.test(operand);
}

/** One comparison, or a lower and then an upper bound. */
function isRange(operand: unknown): boolean {
    if (!Array.isArray(operand)) return false;
    const [first, one, second, other, ...more] = operand as unknown[];
    if (operand.length === 2) return ["=", "<", "<=", ">", ">="].includes(String(first)) && isNumber(one);
    const bounds = isNumber(one) && isNumber(other) && one < other;
    return bounds && more.length === 0 && /^>=?$/.test(String(first)) && /^<=?$/.test(String(second));
}

const excluding: Readonly<Record<string, (pattern: unknown) => boolean>> = {
    prefix: text.admits,
    suffix: text.admits,
    wildcard: isPattern,
    "equals-ignore-case": text.admits,
};

function isExclusion(operand: unknown): boolean {
    const isPlain = (value: unknown) => typeof value === "string" || isNumber(value);
    if (isPlain(operand)) return true;
    if (Array.isArray(operand)) return operand.length > 0 && operand.every(isPlain);
    const [[operator, patterns] = ["", undefined], ...others] = Object.entries(operand ?? {});
    const admits = Object.hasOwn(excluding, operator) ? excluding[operator]! : () => false;
    return others.length === 0 && [patterns].flat().length > 0 && [patterns].flat().every(admits);
}

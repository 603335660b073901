import { createHash } from "node:crypto";

import { isObject, known, type Value, type Values } from "../values";
import { text } from "./account";

type Statement = Values;

const currentVersion = "2012-10-17";

/** Renders a policy document in the form and order in which the real provider does. */
export function getPolicyDocument(args: Values): Values {
    const version = text(args, "version") ?? currentVersion;
    const own = objects(args["statements"]).map((statement) => render(statement, version));
    const sources = documents(args, ["sourcePolicyDocuments", "sourceJson"]);
    const overrides = documents(args, ["overridePolicyDocuments", "overrideJson"]);
    refuseDuplicates([...sources.flatMap(statementsOf)]);
    const statements = [...overrides.map(statementsOf)].reduce(
        merge,
        merge(sources.flatMap(statementsOf), own),
    );
    const id = text(args, "policyId");
    const document = { Version: version, ...(id === undefined ? {} : { Id: id }), Statement: statements };
    const json = JSON.stringify(document, null, 2);
    return { ...args, id: hash(json), json, minifiedJson: JSON.stringify(document), version };
}

function render(statement: Values, version: string): Statement {
    const sid = text(statement, "sid");
    return {
        ...(sid === undefined ? {} : { Sid: sid }),
        Effect: text(statement, "effect") ?? "Allow",
        ...listed("Action", statement["actions"]),
        ...listed("NotAction", statement["notActions"]),
        ...listed("Resource", statement["resources"], version),
        ...listed("NotResource", statement["notResources"], version),
        ...principals("Principal", statement["principals"], version),
        ...principals("NotPrincipal", statement["notPrincipals"], version),
        ...conditions(statement["conditions"], version),
    };
}

function listed(name: string, value: Value | undefined, version?: string): Values {
    const list = strings(value).map((item) => withVariables(item, version));
    return list.length === 0 ? {} : { [name]: oneOrMany(list) };
}

function principals(name: string, value: Value | undefined, version: string): Values {
    const blocks = objects(value);
    if (blocks.length === 0) return {};
    const byType: Record<string, string[]> = {};
    for (const block of blocks) {
        const type = text(block, "type") ?? "";
        const identifiers = strings(block["identifiers"]).map((item) => withVariables(item, version));
        if (type === "*" && identifiers.length === 1 && identifiers[0] === "*") return { [name]: "*" };
        byType[type] = [...(byType[type] ?? []), ...identifiers];
    }
    return {
        [name]: Object.fromEntries(
            Object.keys(byType)
                .sort()
                .map((type) => [type, oneOrMany(byType[type]!)]),
        ),
    };
}

function conditions(value: Value | undefined, version: string): Values {
    const tests: Record<string, Record<string, string[]>> = {};
    for (const block of objects(value)) {
        const keys = (tests[text(block, "test") ?? ""] ??= {});
        const variable = text(block, "variable") ?? "";
        const values = strings(block["values"]).map((item) => withVariables(item, version));
        keys[variable] = [...(keys[variable] ?? []), ...values];
    }
    if (Object.keys(tests).length === 0) return {};
    const single = (list: string[]): Value => (list.length === 1 ? list[0]! : list);
    const sortedKeys = (record: Record<string, string[]>) =>
        Object.fromEntries(
            Object.keys(record)
                .sort()
                .map((key) => [key, single(record[key]!)]),
        );
    return {
        Condition: Object.fromEntries(
            Object.keys(tests)
                .sort()
                .map((test) => [test, sortedKeys(tests[test]!)]),
        ),
    };
}

/** A single value stands bare; many are sorted backwards, as the real provider does. */
function oneOrMany(list: string[]): Value {
    return list.length === 1 ? list[0]! : [...list].sort().reverse();
}

/** `&{aws:username}` stands for the policy variable `${aws:username}`. */
function withVariables(value: string, version?: string): string {
    return version === currentVersion ? value.replaceAll("&{", "${") : value;
}

function documents(args: Values, keys: string[]): Values[] {
    return keys
        .flatMap((key) => strings(args[key]))
        .filter((json) => json !== "")
        .map((json) => JSON.parse(json) as Values);
}

function statementsOf(document: Values): Statement[] {
    const statements = document["Statement"];
    return isObject(statements) ? [statements] : objects(statements);
}

/** Statements with the same Sid replace earlier ones in place; the others follow. */
function merge(base: Statement[], added: Statement[]): Statement[] {
    const merged = [...base];
    for (const statement of added) {
        const sid = statement["Sid"];
        const index = sid ? merged.findIndex((earlier) => earlier["Sid"] === sid) : -1;
        if (index >= 0) merged[index] = statement;
        else merged.push(statement);
    }
    return merged;
}

function refuseDuplicates(statements: Statement[]): void {
    const seen = new Set<Value>();
    for (const { Sid } of statements) {
        if (Sid && seen.has(Sid))
            throw new Error(`duplicate Sid (${String(Sid)}) in source_policy_documents`);
        if (Sid) seen.add(Sid);
    }
}

function objects(value: Value | undefined): Values[] {
    const list = known(value);
    return Array.isArray(list) ? list.map(known).filter(isObject) : [];
}

function strings(value: Value | undefined): string[] {
    const list = known(value);
    const items = Array.isArray(list) ? list : list === undefined ? [] : [list];
    return items
        .map(known)
        .filter((item) => item !== undefined && !isObject(item))
        .map(String);
}

function hash(textToHash: string): string {
    return String(createHash("sha256").update(textToHash).digest().readUInt32BE(0));
}

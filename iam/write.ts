/** The form in which AWS stores a statement. What a writer of policies fills in. */
export interface PolicyStatement {
    Sid?: string;
    Effect: "Allow" | "Deny";
    Principal?: "*" | Record<string, string | string[]>;
    Action: string | string[];
    Resource?: string | string[];
    Condition?: Record<string, Record<string, string | string[]>>;
}

/**
 * The JSON text of a document, in one canonical form: version first, lists sorted, single values bare.
 * SQS stores what it is sent, so a stable text is what keeps a second deployment free of changes.
 */
export function policyJson(statements: readonly PolicyStatement[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement: statements.map(canonical) });
}

function canonical(statement: PolicyStatement): PolicyStatement {
    const { Sid, Effect, Principal, Action, Resource, Condition } = statement;
    return {
        Sid,
        Effect,
        ...(Principal === undefined ? {} : { Principal: canonicalPrincipal(Principal) }),
        Action: values(Action),
        ...(Resource === undefined ? {} : { Resource: values(Resource) }),
        ...(Condition === undefined ? {} : { Condition: canonicalCondition(Condition) }),
    };
}

function canonicalPrincipal(principal: NonNullable<PolicyStatement["Principal"]>) {
    return principal === "*" ? principal : mapValues(principal, values);
}

function canonicalCondition(condition: NonNullable<PolicyStatement["Condition"]>) {
    return mapValues(condition, (keys) => mapValues(keys, values));
}

function values(value: string | string[]): string | string[] {
    if (typeof value === "string") return value;
    const sorted = [...new Set(value)].sort();
    return sorted.length === 1 ? sorted[0]! : sorted;
}

function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

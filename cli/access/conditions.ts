import { isRecord, type Statement } from "../../iam";
import { writtenAt } from "./documents";

/** The conditions that are left of a statement, as they are written: `aws:SourceArn ArnEquals arn:...`. */
export function conditionsIn(statement: Statement): string[] {
    const keys = new Set(statement.conditions.map(({ key }) => key));
    if (keys.size === 0) return [];
    const conditions = writtenConditions(statement).filter(({ key }) => keys.has(key.toLowerCase()));
    const words = conditions.map(({ operator, key, values }) => `${key} ${operator} ${values.join(" or ")}`);
    if (words.length === 0) return [];
    return [statement.effect === "Deny" ? `unless ${words.join(" and ")}` : words.join(" and ")];
}

interface WrittenCondition {
    operator: string;
    key: string;
    values: string[];
}

function writtenConditions(statement: Statement): WrittenCondition[] {
    const text = writtenAt(statement)?.text;
    const written: unknown = text ? JSON.parse(text) : undefined;
    const block = isRecord(written) ? written["Condition"] : undefined;
    if (!isRecord(block)) return [];
    return Object.entries(block).flatMap(([operator, keys]) =>
        isRecord(keys)
            ? Object.entries(keys).map(([key, values]) => ({
                  operator,
                  key,
                  values: [values].flat().map(String),
              }))
            : [],
    );
}

import { valueProblems, type Limit } from "../limits";

/** The entries of a list that break their limit, if they are plain. */
export function entryProblems(path: string, list: unknown, limit: Limit): string[] {
    if (!Array.isArray(list)) return [];
    return list.flatMap((entry, index) => valueProblems(`${path}[${index}]`, entry, limit));
}

/** The same of a list that may not be empty. */
export function neededEntries(path: string, list: unknown, limit: Limit): string[] {
    if (list !== undefined && !isEmptyList(list)) return entryProblems(path, list, limit);
    return [`${path} is empty; a trust names those whom it lets in; give one or more.`];
}

export function isEmptyList(list: unknown): boolean {
    return Array.isArray(list) && list.length === 0;
}

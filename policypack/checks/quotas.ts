import { type Document, type Service } from "../../iam";

/** The most that AWS takes of a resource policy; the last three of each statement. */
interface Quotas {
    bytes: number;
    statements?: number;
    actions?: number;
    principals?: number;
    conditions?: number;
}

const QUOTAS: Record<Service, Quotas> = {
    sqs: { bytes: 8192, statements: 20, actions: 7, principals: 50, conditions: 10 },
    sns: { bytes: 30 * 1024, statements: 100 },
    kms: { bytes: 32 * 1024 },
};

/** What of a document is more than its service takes, each in one sentence. */
export function excesses({ statements }: Document, bytes: number, service: Service): string[] {
    const quotas = QUOTAS[service];
    return [
        ...over("it", bytes, "bytes", quotas.bytes),
        ...over("it", statements.length, "statements", quotas.statements),
        ...statements.flatMap(({ label, actions, principals, conditions }) => [
            ...over(label, actions.values.length, "actions", quotas.actions),
            ...over(label, principals?.entries.length ?? 0, "principals", quotas.principals),
            ...over(label, conditions.length, "conditions", quotas.conditions),
        ]),
    ];
}

function over(what: string, count: number, unit: string, most = Infinity): string[] {
    return count > most ? [`${what} has ${count} ${unit}, of which AWS takes ${most}`] : [];
}

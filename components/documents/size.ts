import type { PolicyStatement } from "../../iam";

/** What AWS allows of one kind of policy document. */
interface DocumentLimit {
    service: string;
    characters: number;
    fix: string;
    statements?: number;
    actionsPerStatement?: number;
    principalsPerStatement?: number;
    conditionsPerStatement?: number;
}

export type DocumentKind =
    | "queue policy"
    | "topic policy"
    | "key policy"
    | "identity policy"
    | "trust policy"
    | "bucket policy"
    | "endpoint policy"
    | "tracing policy";

const limits: Readonly<Record<DocumentKind, DocumentLimit>> = {
    "queue policy": {
        service: "SQS",
        characters: 8_192,
        statements: 20,
        actionsPerStatement: 7,
        principalsPerStatement: 50,
        conditionsPerStatement: 10,
        fix: "name fewer sources and senders of one queue, or let them send to a topic",
    },
    "topic policy": {
        service: "SNS",
        characters: 30_720,
        statements: 100,
        fix: "name fewer sources, publishers and subscribers of one topic",
    },
    "key policy": {
        service: "KMS",
        characters: 32_768,
        fix: "spread the roles, sources and senders over several keys",
    },
    "identity policy": {
        service: "IAM",
        characters: 10_240,
        fix: "let the role reach fewer queues, or make several roles",
    },
    "trust policy": { service: "IAM", characters: 2_048, fix: "trust fewer principals" },
    "bucket policy": { service: "S3", characters: 20_480, fix: "use shorter names" },
    "tracing policy": { service: "X-Ray", characters: 5_120, fix: "use a shorter topic name" },
    "endpoint policy": {
        service: "EC2",
        characters: 20_480,
        fix: "name fewer queues or topics, by wildcards in their names",
    },
};

/** Every bound that a document breaks, in words. */
export function documentProblems(
    kind: DocumentKind,
    statements: readonly PolicyStatement[],
    text: string,
): string[] {
    const limit = limits[kind];
    const most = (count: (statement: PolicyStatement) => number) => Math.max(0, ...statements.map(count));
    const measures: [string, number, number | undefined][] = [
        ["characters", Buffer.byteLength(text), limit.characters],
        ["statements", statements.length, limit.statements],
        ["actions in one statement", most(actionCount), limit.actionsPerStatement],
        ["principals in one statement", most(principalCount), limit.principalsPerStatement],
        ["conditions in one statement", most(conditionCount), limit.conditionsPerStatement],
    ];
    return measures
        .filter(([, count, allowed]) => allowed !== undefined && count > allowed)
        .map(
            ([what, count, allowed]) =>
                `the ${kind} has ${count} ${what}; ${limit.service} allows ${allowed}; ${limit.fix}.`,
        );
}

function actionCount({ Action }: PolicyStatement): number {
    return [Action].flat().length;
}

function principalCount({ Principal }: PolicyStatement): number {
    return Principal === undefined || Principal === "*" ? 1 : Object.values(Principal).flat().length;
}

function conditionCount({ Condition }: PolicyStatement): number {
    return Object.values(Condition ?? {}).flatMap(Object.keys).length;
}

import { deepStrictEqual } from "node:assert";

import { documentProblems, type DocumentKind } from "../../../components/documents/size";
import type { PolicyStatement } from "../../../iam";

const statement: PolicyStatement = {
    Effect: "Allow",
    Principal: "*",
    Action: "sqs:SendMessage",
    Resource: "*",
};
const list = (count: number, item: string) => Array.from({ length: count }, (_, index) => `${item}${index}`);

function ofLength(kind: DocumentKind, length: number): string[] {
    return documentProblems(kind, [statement], "x".repeat(length));
}

describe("the size of documents", () => {
    const sizes: [DocumentKind, number, string][] = [
        [
            "queue policy",
            8_192,
            "SQS allows 8192; name fewer sources and senders of one queue, or let them send to a topic.",
        ],
        [
            "topic policy",
            30_720,
            "SNS allows 30720; name fewer sources, publishers and subscribers of one topic.",
        ],
        ["key policy", 32_768, "KMS allows 32768; spread the roles, sources and senders over several keys."],
        [
            "identity policy",
            10_240,
            "IAM allows 10240; let the role reach fewer queues, or make several roles.",
        ],
        ["trust policy", 2_048, "IAM allows 2048; trust fewer principals."],
        ["bucket policy", 20_480, "S3 allows 20480; use shorter names."],
    ];
    for (const [kind, most, rest] of sizes) {
        it(`of a ${kind} ends at ${most} characters`, () => {
            deepStrictEqual(ofLength(kind, most), []);
            deepStrictEqual(ofLength(kind, most + 1), [`the ${kind} has ${most + 1} characters; ${rest}`]);
        });
    }
});

describe("the parts of a queue policy", () => {
    const fix = "name fewer sources and senders of one queue, or let them send to a topic.";
    const cases: [string, number, (count: number) => PolicyStatement[]][] = [
        ["statements", 20, (count) => Array.from({ length: count }, () => statement)],
        ["actions in one statement", 7, (count) => [{ ...statement, Action: list(count, "sqs:Action") }]],
        [
            "principals in one statement",
            50,
            (count) => [{ ...statement, Principal: { AWS: list(count, "1") } }],
        ],
        [
            "conditions in one statement",
            10,
            (count) => [
                {
                    ...statement,
                    Condition: { Bool: Object.fromEntries(list(count, "k").map((key) => [key, "true"])) },
                },
            ],
        ],
    ];
    for (const [what, most, statements] of cases) {
        it(`are at most ${most} ${what}`, () => {
            deepStrictEqual(documentProblems("queue policy", statements(most), ""), []);
            deepStrictEqual(documentProblems("queue policy", statements(most + 1), ""), [
                `the queue policy has ${most + 1} ${what}; SQS allows ${most}; ${fix}`,
            ]);
        });
    }

    it("have no such bounds in a key policy", () => {
        const many = Array.from({ length: 40 }, () => ({ ...statement, Action: list(30, "kms:Action") }));
        deepStrictEqual(documentProblems("key policy", many, ""), []);
    });
});

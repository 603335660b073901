import type { Mistake } from "./mutant";
import type { SetPromise } from "./set-promises";

/** A mistake, and who notices it. */
export interface Mutation extends Mistake {
    /** Unit tests, by their full titles. */
    unitTests: readonly string[];
    /** What does not hold any more of a deployed set. Everything else does. */
    broken: readonly SetPromise[];
}

/** The files of the unit tests. */
export const unitTestFiles = [
    "tests/components/documents/access.test.ts",
    "tests/components/documents/key-policy.test.ts",
    "tests/components/documents/queue-policy.test.ts",
    "tests/components/access-matrix.test.ts",
];

const ofMatrix = (title: string) => `the access matrix of a set by default gives a ${title}`;
const needs = (access: string) => ofMatrix(`${access} what it needs, and nothing of the other set`);
const onlyTls = (access: string) => ofMatrix(`${access} no queue and no topic without TLS`);

export const mutations: Readonly<Record<string, Mutation>> = {
    "a producer too many in the key policy": {
        file: "components/documents/key-policy.ts",
        text: "users.filter((user) => user.access === access)",
        becomes: "users.filter((user) => user.access === access || access === Access.Producer)",
        unitTests: [
            "the key policy names the roles of one access together, each access with its own actions and service",
            needs("Publisher"),
        ],
        broken: ["who does not send cannot encrypt"],
    },
    "a missing source condition": {
        file: "components/documents/source-statements.ts",
        text: 'if (pin === "nothing") return {};',
        becomes: "if (pin) return {};",
        unitTests: [
            "the queue policy lets SNS send for the named topics only",
            "the sources of a key policy are the named topics and the accounts they are in",
        ],
        broken: ["no other topic delivers"],
    },
    "a lost TLS deny": {
        file: "components/documents/queue-policy.ts",
        // Not of every queue: SQS takes no policy without a statement.
        text: 'denyPlainHttp("sqs:*", queueArn),',
        becomes: '...(sources.length > 0 ? [] : [denyPlainHttp("sqs:*", queueArn)]),',
        unitTests: ["the queue policy lets SNS send for the named topics only", onlyTls("Consumer")],
        broken: ["nobody comes without TLS"],
    },
    "a lost redrive grant": {
        file: "components/documents/access.ts",
        text: '"sqs:StartMessageMoveTask",',
        becomes: "",
        unitTests: [
            "the table of grants lets an operator read dead letters and move them back",
            needs("Operator"),
        ],
        broken: ["the operator moves dead letters back"],
    },
    "a wrong SourceArn": {
        file: "components/documents/source-statements.ts",
        text: "sources.map(({ arn }) => arn)",
        becomes: 'sources.map(({ arn }) => arn.replace(":sns:", ":sqs:"))',
        unitTests: [
            "the queue policy lets SNS send for the named topics only",
            "the sources of a key policy are the named topics and the accounts they are in",
        ],
        broken: ["what is published arrives"],
    },
    "sqs:* for the consumer": {
        file: "components/documents/access.ts",
        text: '"sqs:ChangeMessageVisibility",',
        becomes: '"sqs:*",',
        unitTests: [
            "the table of grants lets a consumer receive and delete, and decrypt through SQS",
            needs("Consumer"),
        ],
        broken: ["the consumer changes no settings"],
    },
};

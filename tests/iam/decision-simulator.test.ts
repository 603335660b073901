import assert from "node:assert";
import fc from "fast-check";

import {
    accountOf,
    decide,
    type Decision,
    type Document,
    type NamedPrincipal,
    parseDocument,
} from "../../iam";
import {
    documentSets,
    ORG,
    type Subject,
    type WrittenSet,
    type WrittenStatement,
} from "../support/arbitrary-documents";
import { type ConcreteRequest, requestsOf } from "../support/concrete-requests";
import { type Outcome, simulateWith } from "../support/simulator";
import { FOREIGN, OWN, QUEUE, truthName } from "../support/statements";

const RUNS = 120;
const SEED = 20260104;
/** How many requests of a principal are tried under a set of documents before all of them are. */
const SAMPLE = 4;

const SUBJECTS: readonly Subject[] = [
    { actions: ["sqs:SendMessage", "sqs:ReceiveMessage"], resource: QUEUE },
    {
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resource: `arn:aws:kms:us-east-1:${OWN}:key/1a2b3c4d-0000-4000-8000-000000000000`,
    },
];

const named = (arn: string): NamedPrincipal => ({ kind: "named", arn, organization: ORG });
const PRINCIPALS: Readonly<Record<string, NamedPrincipal>> = {
    "a role of the account": named(`arn:aws:iam::${OWN}:role/worker`),
    "a user of the account": named(`arn:aws:iam::${OWN}:user/worker`),
    "a role of another account": named(`arn:aws:iam::${FOREIGN}:role/worker`),
};

/** A set of documents under which the two differ on a principal and an action. */
interface Disagreement {
    documents: WrittenSet;
    principal: string;
    action: string;
    ours: string;
    theirs: string;
}

/** What AWS writes where none is given. */
const defaultPolicies: Readonly<Record<string, WrittenStatement[]>> = {
    [SUBJECTS[1]!.resource]: [
        { Effect: "Allow", Principal: { AWS: [OWN] }, Action: ["kms:*"], Resource: ["*"], Condition: {} },
    ],
};

const GRANT: WrittenStatement = {
    Effect: "Allow",
    Action: [...SUBJECTS[0]!.actions],
    Resource: [QUEUE],
    Condition: {},
};

const version = (Statement: readonly WrittenStatement[]) => ({ Version: "2012-10-17", Statement });
const read = (statements: readonly WrittenStatement[]): Document => parseDocument(version(statements));

function weDecide(documents: WrittenSet, principal: string, action: string, resource: string): Decision {
    const { identity, boundary, resourcePolicy } = documents;
    return decide({
        principal: PRINCIPALS[principal]!,
        action,
        resource,
        identity: identity.map(read),
        boundary: boundary && read(boundary),
        resourcePolicy: resourcePolicy && read(resourcePolicy),
    });
}

function theyDecide(documents: WrittenSet, request: ConcreteRequest, action: string, resource: string) {
    const { identity, boundary, resourcePolicy = defaultPolicies[resource] } = documents;
    const policies = {
        identityPolicies: identity.map((statements, place) => ({
            name: `${place}`,
            policy: version(statements),
        })),
        ...(boundary
            ? { permissionBoundaryPolicies: [{ name: "boundary", policy: version(boundary) }] }
            : {}),
        ...(resourcePolicy ? { resourcePolicy: version(resourcePolicy) } : {}),
    };
    return simulateWith(policies, request, action, resource);
}
const isAllowed = (outcome: Outcome): boolean => outcome === "Allowed";

/** A few of the requests, scattered: others for each set, the same in each run. */
function sample<T>(values: readonly T[], turn: number): T[] {
    const scattered = (place: number) => Math.imul(turn * SAMPLE + place + 1, 2654435761) >>> 8;
    return Array.from({ length: SAMPLE }, (_, place) => values[scattered(place) % values.length]!);
}

async function compare(
    { actions, resource }: Subject,
    documents: WrittenSet,
    principal: string,
    turn: number,
): Promise<Disagreement[]> {
    const found: Disagreement[] = [];
    for (const action of actions) {
        const { allowed } = weDecide(documents, principal, action, resource);
        const differ = (theirs: string) =>
            found.push({ documents, principal, action, ours: truthName(allowed), theirs });
        const ask = (requests: readonly ConcreteRequest[]) =>
            Promise.all(requests.map((request) => theyDecide(documents, request, action, resource)));
        const all = requestsOf(PRINCIPALS[principal]!);
        const few = await ask(sample(all, turn));
        if (allowed.max === 0 && few.some(isAllowed)) differ("some allowed");
        if (allowed.min === 2 && !few.every(isAllowed)) differ("some not allowed");
        if (allowed.min > 0 && !few.some(isAllowed) && !(await ask(all)).some(isAllowed))
            differ("none allowed");
        if (allowed.max === 1 && few.every(isAllowed) && (await ask(all)).every(isAllowed))
            differ("all allowed");
    }
    return found;
}

/** Every class of disagreement that is left: who is right, and why. */
const CLASSES: readonly {
    title: string;
    right: string;
    is(found: Disagreement): boolean;
    example: readonly [documents: Partial<WrittenSet>, principal: string];
}[] = [
    {
        title: "NotPrincipal with an account means its roles and users too for the simulator",
        right: "we. AWS wants the account and the role on the list before it leaves out the role",
        is: ({ documents, principal }) =>
            documents.resourcePolicy?.some(({ NotPrincipal }) =>
                NotPrincipal?.AWS?.some((name) => name.includes(accountOf(PRINCIPALS[principal]!.arn)!)),
            ) === true,
        example: [
            { identity: [], resourcePolicy: [{ ...GRANT, NotPrincipal: { AWS: [OWN] } }] },
            "a role of the account",
        ],
    },
    {
        title: "restrictions of one thing that exclude or complete each other are sometimes met for us",
        right: "the simulator. We weigh each alone",
        is: ({ ours, documents }) => ours === "sometimes" && restrictsTwice(documents),
        example: [
            {
                identity: [
                    [
                        { ...GRANT, Condition: { Bool: { "aws:SecureTransport": ["true"] } } },
                        { ...GRANT, Condition: { Bool: { "aws:SecureTransport": ["false"] } } },
                    ],
                ],
            },
            "a role of the account",
        ],
    },
    {
        title: "a path that is the whole organisation holds sometimes for us",
        right: "the simulator. Of a path we compare the organisation and take the units below for open",
        is: ({ ours, documents }) =>
            ours.startsWith("sometimes") && JSON.stringify(documents).includes(`${ORG}/*`),
        example: [
            {
                identity: [
                    [
                        {
                            ...GRANT,
                            Condition: {
                                "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": [`${ORG}/*`] },
                            },
                        },
                    ],
                ],
            },
            "a role of the account",
        ],
    },
];

/** What documents restrict: condition keys, and the session that they name. */
function restrictsTwice({ identity, boundary = [], resourcePolicy = [] }: WrittenSet): boolean {
    const things = [...identity.flat(), ...boundary, ...resourcePolicy].flatMap((statement) => [
        ...Object.values(statement.Condition).flatMap((keys) => Object.keys(keys)),
        ...(JSON.stringify(statement).includes(":assumed-role/") ? ["session"] : []),
    ]);
    return new Set(things).size < things.length;
}
async function disagreements(subject: Subject, seed: number): Promise<Disagreement[]> {
    const found: Disagreement[] = [];
    const written = fc.sample(documentSets(subject), { seed, numRuns: RUNS });
    for (const [turn, documents] of written.entries())
        for (const principal of Object.keys(PRINCIPALS))
            found.push(...(await compare(subject, documents, principal, turn)));
    return found;
}

describe("an independent simulator, given all documents that matter", function () {
    this.timeout(120_000);

    for (const [place, subject] of SUBJECTS.entries())
        it(`agrees on who is allowed ${subject.actions.join(" or ")}, but for the classes listed`, async () => {
            const found = await disagreements(subject, SEED + place);
            const rest = found.filter((one) => !CLASSES.some(({ is }) => is(one)));
            assert.deepStrictEqual(rest, []);
        });

    for (const { title, right, is, example } of CLASSES)
        it(`${title}; right: ${right}`, async () => {
            const [parts, principal] = example;
            const documents = { identity: [], boundary: undefined, resourcePolicy: undefined, ...parts };
            const found: Disagreement[] = [];
            for (let turn = 0; turn < 5; turn++)
                found.push(...(await compare(SUBJECTS[0]!, documents, principal, turn)));
            assert.ok(found.length > 0, "they agree by now: take it off the list");
            assert.ok(found.every(is), "they disagree about something else");
        });
});

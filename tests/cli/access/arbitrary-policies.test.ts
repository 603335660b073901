import assert from "node:assert";
import fc from "fast-check";

import { type Named } from "../../../cli/access/subjects";
import { documentSets, ORG, type WrittenSet, type WrittenStatement } from "../../support/arbitrary-documents";
import { requestsOf } from "../../support/concrete-requests";
import { simulateWith } from "../../support/simulator";
import { accessOf } from "../../support/sketched-access";
import { type Sketched } from "../../support/states";
import { OWN, QUEUE, SEND } from "../../support/statements";

const RUNS = 300;
const SEED = 20261121;
/** How many requests of a principal are tried for an answer. */
const SAMPLE = 5;

const subject = { actions: [SEND, "sqs:ReceiveMessage"], resource: QUEUE };
const columns = { [SEND]: "send", "sqs:ReceiveMessage": "receive and delete" };
const document = (Statement: readonly WrittenStatement[]) => ({ Version: "2012-10-17", Statement });
const text = (statements: readonly WrittenStatement[]) => JSON.stringify(document(statements));

/** The policies as resources of a stack. */
function sketchesOf({ identity, boundary, resourcePolicy }: WrittenSet, kind: Named["kind"]): Sketched[] {
    const Type = kind === "role" ? "Role" : "User";
    const arn = `arn:aws:iam::${OWN}:${kind}/worker`;
    const bounds = `arn:aws:iam::${OWN}:policy/bounds`;
    const own = { name: "worker", arn, ...(boundary && { permissionsBoundary: bounds }) };
    const policy = resourcePolicy && { policy: text(resourcePolicy) };
    return [
        { type: "aws:sqs/queue:Queue", name: "queue", inputs: { name: "queue", arn: QUEUE, ...policy } },
        { type: `aws:iam/${kind}:${Type}`, name: "worker", inputs: own },
        ...identity.map((statements, at) => ({
            type: `aws:iam/${kind}Policy:${Type}Policy`,
            name: `policy-${at}`,
            inputs: { [kind]: "worker", policy: text(statements) },
        })),
        ...(boundary
            ? [
                  {
                      type: "aws:iam/policy:Policy",
                      name: "bounds",
                      inputs: { name: "bounds", arn: bounds, policy: text(boundary) },
                  },
              ]
            : []),
    ];
}

/** The simulator leaves out a role whose account NotPrincipal lists; AWS wants the role on the list as well. */
function listsAccounts({ resourcePolicy = [] }: WrittenSet): boolean {
    return resourcePolicy.some(({ NotPrincipal }) => NotPrincipal !== undefined);
}

/** Some of the signed requests over TLS, others for each set. */
function someRequests(kind: Named["kind"], turn: number) {
    const principal = {
        kind: "named",
        arn: `arn:aws:iam::${OWN}:${kind}/worker`,
        organization: ORG,
    } as const;
    const all = requestsOf(principal).filter(({ context }) => context["aws:SecureTransport"] === "true");
    return Array.from(
        { length: SAMPLE },
        (_, at) => all[(Math.imul(turn * SAMPLE + at + 1, 2654435761) >>> 8) % all.length]!,
    );
}

/** The policies, as the simulator takes them. */
function policiesOf({ identity, boundary, resourcePolicy }: WrittenSet) {
    return {
        identityPolicies: identity.map((statements, at) => ({ name: `${at}`, policy: document(statements) })),
        ...(boundary && { permissionBoundaryPolicies: [{ name: "bounds", policy: document(boundary) }] }),
        ...(resourcePolicy && { resourcePolicy: document(resourcePolicy) }),
    };
}

/** The answers that a request contradicts; `given` counts all of them. */
async function contradicted(
    documents: WrittenSet,
    kind: Named["kind"],
    turn: number,
    given: Map<string, number>,
): Promise<string[]> {
    const access = accessOf(sketchesOf(documents, kind), { organisation: ORG, principal: "worker" });
    const policies = policiesOf(documents);
    const found: string[] = [];
    for (const [action, column] of Object.entries(columns)) {
        const cell = access.cells.find((it) => it.principal === "worker" && it.column === column);
        const answer = cell?.actions[action] ?? "no";
        given.set(answer, (given.get(answer) ?? 0) + 1);
        for (const request of someRequests(kind, turn)) {
            const allowed = (await simulateWith(policies, request, action, QUEUE)) === "Allowed";
            if (answer === "unknown" || (answer === "yes" && !allowed) || (answer === "no" && allowed))
                found.push(
                    `${kind} ${action}: ${answer}, and ${JSON.stringify({ allowed, request, documents })}`,
                );
        }
    }
    return found;
}

describe("the matrix of policies that anybody may write", function () {
    this.timeout(120_000);

    for (const kind of ["role", "user"] as const)
        it(`is contradicted by no request of a ${kind} over TLS`, async () => {
            const written = fc.sample(documentSets(subject), { seed: SEED, numRuns: RUNS });
            const found: string[] = [];
            const given = new Map<string, number>();
            for (const [turn, documents] of written.entries())
                if (!listsAccounts(documents))
                    found.push(...(await contradicted(documents, kind, turn, given)));
            assert.deepStrictEqual(found, []);
            for (const answer of ["yes", "if", "no"])
                assert.ok((given.get(answer) ?? 0) > 5, `${answer}: ${given.get(answer)}`);
        });
});

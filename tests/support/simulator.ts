import assert from "node:assert";
import { anonymousPrincipal, runSimulation } from "@cloud-copilot/iam-simulate";

import { type WrittenStatement } from "./arbitrary-documents";
import { type ConcreteRequest } from "./concrete-requests";
import { OWN } from "./statements";

export type Outcome = "Allowed" | "ExplicitlyDenied" | "ImplicitlyDenied";

const EVERYTHING = [
    {
        name: "all",
        policy: { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } },
    },
];

type Policies = Pick<
    Parameters<typeof runSimulation>[0],
    "identityPolicies" | "resourcePolicy" | "permissionBoundaryPolicies"
>;

/** What the simulator says of one request to a resource of the own account. The callers' own policies allow everything. */
export function simulate(
    statements: readonly WrittenStatement[],
    request: ConcreteRequest,
    action: string,
    resource: string,
): Promise<Outcome> {
    const policies = {
        identityPolicies: request.principal?.startsWith("arn:") ? EVERYTHING : [],
        resourcePolicy: { Version: "2012-10-17", Statement: statements },
    };
    return simulateWith(policies, request, action, resource);
}

/** The same, with all the documents that matter given. */
export async function simulateWith(
    policies: Policies,
    { principal, context }: ConcreteRequest,
    action: string,
    resource: string,
): Promise<Outcome> {
    const simulation = {
        request: {
            principal: principal ?? anonymousPrincipal,
            action,
            resource: { resource, accountId: OWN },
            contextVariables: context,
        },
        ...policies,
        serviceControlPolicies: [],
        resourceControlPolicies: [],
    };
    const answer = await runSimulation(simulation, { simulationMode: "Strict" });
    // An action without a resource is asked of "*", and answered for each resource that a policy names: none, here.
    if (answer.resultType === "wildcard") return answer.overallResult as Outcome;
    assert.ok(answer.resultType === "single", JSON.stringify(answer));
    // A key that the simulator does not know would be dropped in silence.
    assert.deepStrictEqual(answer.result.ignoredContextKeys, []);
    return answer.overallResult as Outcome;
}

import { parseJson, UNKNOWN } from "../../iam";
import { type Resource } from "./resource";
import { type Role, Roles } from "./roles";
import { type Stack } from "./stack";

/** Where container workloads name the role by which AWS starts them: it fetches images and secrets, and writes logs. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
    "aws:ecs/taskDefinition:TaskDefinition": ["executionRoleArn"],
    "aws-native:ecs:TaskDefinition": ["executionRoleArn"],
    "aws:batch/jobDefinition:JobDefinition": ["containerProperties", "ecsProperties", "nodeProperties"],
    "aws-native:batch:JobDefinition": ["containerProperties", "ecsProperties", "nodeProperties"],
};

/** The execution roles of a stack, each with the workloads that it starts. */
export function executionRoles(stack: Stack): ReadonlyMap<Role, ReadonlySet<Resource>> {
    return stack.once(executionRoles, () => {
        const found = new Map<Role, Set<Resource>>();
        for (const workload of stack.ofTypes(PLACES))
            for (const property of PLACES[workload.type]!)
                for (const role of rolesAt(workload, property, stack))
                    found.set(role, (found.get(role) ?? new Set()).add(workload));
        return found;
    });
}

/** Of several roles from which something unknown was made, nothing tells which of them is meant. */
function rolesAt(workload: Resource, property: string, stack: Stack): readonly Role[] {
    const value = workload.get(property);
    const references = property === "executionRoleArn" ? [value] : referencesIn(value);
    return references.flatMap((reference) => {
        const roles = Roles.of(stack).named(workload, property, reference);
        return reference === UNKNOWN && roles.length > 1 ? [] : roles;
    });
}

/** The execution roles at any depth of an object, or of one as JSON text. */
function referencesIn(value: unknown): unknown[] {
    if (typeof value === "string") {
        const json = parseJson(value);
        return "value" in json && typeof json.value === "object" ? referencesIn(json.value) : [];
    }
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
        key.toLowerCase() === "executionrolearn" ? [member] : referencesIn(member),
    );
}

import { type Statement, UNKNOWN } from "../../iam";
import { attachedPolicies } from "../../policypack/model/policies";
import { type Resource } from "../../policypack/model/resource";
import { ROLES } from "../../policypack/model/roles";
import { TRUST_POLICIES } from "../../policypack/model/types";
import { names, property, type Table, type Whole } from "./described";

export const roles: Table = {
    title: "roles",
    of: ({ stack }) => stack.ofTypes(ROLES),
    columns: {
        role: ({ name }) => name,
        may,
        "assumed by": assumedBy,
        "bounded by": (role, { stack }) => {
            const bounds = stack.named(role, "permissionsBoundary");
            return bounds.length > 0 ? names(bounds) : property("permissionsBoundary")(role);
        },
    },
};

/** What the role may do on queues and topics; the keys follow from that. */
function may({ name }: Resource, { access }: Whole): string {
    const cells = access.cells.filter(
        ({ principal, resource, answer }) =>
            principal === name && !resource.startsWith("key ") && answer !== "no",
    );
    return [...new Set(cells.map(({ resource }) => resource))]
        .map((resource) => {
            const own = cells.filter((cell) => cell.resource === resource);
            const words = own.map(({ column, answer }) =>
                answer === "yes" ? column : `${column} (${answer})`,
            );
            return `${resource.replace(/^\w+ /, "")}: ${words.join(", ")}`;
        })
        .join("; ");
}

function assumedBy(role: Resource): string {
    const statements = attachedPolicies(role, TRUST_POLICIES).flatMap(({ document }) =>
        document.unknown ? [undefined] : document.statements,
    );
    const trusted = statements.flatMap((statement) => (statement ? trustedIn(statement) : ["not known yet"]));
    return [...new Set(trusted)].join(", ");
}

function trustedIn({ effect, principals, conditions }: Statement): string[] {
    if (effect === "Deny" || principals === undefined) return [];
    const bound = conditions.length > 0 ? " under conditions" : "";
    const whom = principals.entries.map(({ value }) => (value === UNKNOWN ? "not known yet" : value) + bound);
    return principals.negated ? [`all but ${whom.join(", ")}`] : whom;
}

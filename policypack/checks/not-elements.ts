import {
    actionsOf,
    type Caller,
    exposures,
    type Scope,
    type Service,
    type Statement,
    type Text,
} from "../../iam";
import { type Policy } from "../model/policies";
import { fail, type Problem } from "../rule";
import { partlyKnown } from "./unreadable";
import { listed } from "./words";

/**
 * Yields each Allow that says only to what it does not apply. What the rules on wildcard actions (NotAction of queues
 * and topics) and on strangers (NotPrincipal) report already is left to them.
 */
export function* notElements(policy: Policy, service: Service): Iterable<Problem> {
    let found: Set<Statement> | undefined;
    const toStrangers = () => (found ??= openToStrangers(policy, service));
    for (const statement of policy.document.statements.filter(({ effect }) => effect !== "Deny")) {
        const { actions, principals, resources } = statement;
        const elements = [
            ...(actions.negated && service === "kms" ? [said("NotAction", actions.values)] : []),
            ...(principals?.negated && !toStrangers().has(statement)
                ? [
                      said(
                          "NotPrincipal",
                          principals.entries.map(({ value }) => value),
                      ),
                  ]
                : []),
            ...(resources.negated ? [said("NotResource", resources.values)] : []),
        ];
        if (elements.length > 0)
            yield fail(`${statement.label} of its ${policy.property} allows by ${elements.join(" and ")}`);
    }
    if (policy.document.unknown) yield partlyKnown(policy);
}

const said = (element: string, values: readonly Text[]) => `${element} (all but ${listed(values)})`;

const STRANGERS: readonly Caller[] = [{ kind: "anonymous" }, { kind: "principal" }, { kind: "service" }];

function openToStrangers({ document, attachedTo: resource }: Policy, service: Service): Set<Statement> {
    const scope: Scope = { actions: actionsOf(service), resource };
    return new Set(
        STRANGERS.flatMap((caller) => exposures(document, caller, scope))
            .filter(({ certain }) => certain)
            .map(({ statement }) => statement),
    );
}

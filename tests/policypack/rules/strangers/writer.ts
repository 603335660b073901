import { allow, document, organisation, type Statement, text } from "../../../support/documents";

/** Where the cases are put: the property of the policy, an action of the service, and what else the resource needs. */
export interface Place {
    property: string;
    action: string;
    props?: Record<string, unknown>;
    /** The service answers signed requests only, so that whoever gets in has an account. */
    signedOnly?: boolean;
}

export const anybody = "anybody, even without signing in";
export const principals = "principals of any AWS account";
export const services = "AWS services acting for any customer";

/** What the own organisation is kept apart by in a Deny. */
export const outside = { StringNotEquals: { "aws:PrincipalOrgID": organisation } };

/** Writes cases for a place. */
export function writer({ property, action, props, signedOnly }: Place) {
    const given = (...statements: Statement[]) => ({ props: { ...props, [property]: text(...statements) } });
    const half = (...statements: Statement[]) => ({
        props: { ...props, [property]: document(...statements) },
    });
    const grant = (parts: Statement) => allow({ Principal: "*", Action: action, Resource: "*", ...parts });
    const whom = (who: string) => (signedOnly && who === anybody ? principals : who);
    const lets = (who: string, label = "statement 1") => [
        `${label} of its ${property} allows ${action} to ${whom(who)}`,
    ];
    return {
        property,
        action,
        given,
        half,
        grant,
        to: (Principal: unknown, who: string) => ({ ...given(grant({ Principal })), what: lets(who) }),
        under: (Condition: unknown, who: string) => ({ ...given(grant({ Condition })), what: lets(who) }),
        pinned: (Condition: unknown) => given(grant({ Condition })),
        named: (Principal: unknown) => given(grant({ Principal })),
        lets,
    };
}

import {
    allow,
    deny,
    document,
    foreign,
    organisation,
    own,
    role,
    type Statement,
    text,
} from "../../../support/documents";
import { type Cases, type ResourceCase } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

/** A harmless action of the service, two that manage, and the ARN of a resource of ours. */
export interface Place {
    action: string;
    manage: readonly [string, string];
    arn: string;
}

/** What every rule on the management of a resource must tell apart, whatever the service. */
export function managers({ action, manage, arn }: Place): Required<Cases<ResourceCase>> {
    const [first, second] = manage;
    const grant = (parts: Statement) => allow({ Principal: { AWS: role }, Resource: arn, ...parts });
    const given = (...statements: Statement[]) => ({ props: { policy: text(...statements) } });
    const half = (...statements: Statement[]) => ({ props: { policy: document(...statements) } });
    const may = (what: string) => [`statement 1 of its policy allows ${what}`];
    const manages = { what: may(first) };
    const root = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` });
    const barring = (parts: Statement) => deny({ Principal: "*", Action: "*", Resource: "*", ...parts });
    const only = (key: string, value: unknown) => ({ StringEquals: { [key]: value } });
    const unless = (key: string, value: unknown) => ({ StringNotEquals: { [key]: value } });
    const parts = { undecided: ["its policy has parts that are not known before deployment"] };
    return {
        accepts: {
            "no policy": { props: {} },
            "an action that touches messages only": given(grant({ Action: action })),
            "management in a Deny": given(deny({ Principal: "*", Action: [...manage], Resource: arn })),
            "the own account as a whole": given(grant({ Principal: root(own), Action: [...manage] })),
            "the own account by its id": given(grant({ Principal: { AWS: own }, Action: first })),
            "a wildcard, which is another rule's matter": given(
                grant({ Action: first.replace(/.{4}$/, "*") }),
            ),
            "all but one action, which is another rule's matter": given(grant({ NotAction: action })),
            "management that a Deny keeps from everybody": given(
                grant({ Action: first }),
                deny({ Principal: "*", Action: first.toLowerCase(), Resource: "*" }),
            ),
            "an unknown policy where the organisation wants silence": {
                props: { policy: unknown },
                config: { undecided: "ignore" },
            },
            "management that a Deny keeps from all of the account that it is given to": given(
                grant({ Principal: root(foreign), Action: first }),
                barring({ Condition: { StringNotEquals: { "aws:PrincipalAccount": own } } }),
            ),
            "management that a Deny keeps from the service that it is given to": given(
                grant({ Principal: { Service: "events.amazonaws.com" }, Action: first }),
                barring({ Principal: { Service: "events.amazonaws.com" } }),
            ),
            "a statement that names nobody": given(allow({ Action: first, Resource: arn })),
        },
        rejects: {
            "a role that manages": { ...given(grant({ Action: first })), ...manages },
            "an action in another case": { ...given(grant({ Action: first.toUpperCase() })), ...manages },
            "several actions beside a harmless one": {
                ...given(grant({ Action: [action, first, second] })),
                what: may(`${first}, ${second}`),
            },
            "a foreign account as a whole": {
                ...given(grant({ Principal: root(foreign), Action: first })),
                ...manages,
            },
            "the own account beside a role": {
                ...given(grant({ Principal: { AWS: [own, role] }, Action: first })),
                ...manages,
            },
            "everybody, bound to the own account": {
                ...given(
                    grant({
                        Principal: "*",
                        Action: first,
                        Condition: { StringEquals: { "aws:PrincipalAccount": own } },
                    }),
                ),
                ...manages,
            },
            "everybody, bound by a Deny to the own account": {
                ...given(
                    grant({ Principal: "*", Action: first }),
                    deny({
                        Principal: "*",
                        Action: "*",
                        Resource: "*",
                        Condition: { StringNotEquals: { "aws:PrincipalAccount": own } },
                    }),
                ),
                ...manages,
            },
            "a service": {
                ...given(grant({ Principal: { Service: "events.amazonaws.com" }, Action: first })),
                ...manages,
            },
            "management under a condition": {
                ...given(grant({ Action: first, Condition: { Bool: { "aws:SecureTransport": "true" } } })),
                ...manages,
            },
            "a Deny of another action": {
                ...given(grant({ Action: first }), deny({ Principal: "*", Action: second, Resource: "*" })),
                ...manages,
            },
            "management on a resource that is not known yet": {
                ...half(grant({ Action: first, Resource: unknown })),
                ...manages,
            },
            "an effect that may turn out to be Allow": {
                ...half({ ...grant({ Action: first }), Effect: unknown }),
                ...manages,
            },
            "management beside an action that is not known yet": {
                ...half(grant({ Action: [first, unknown] })),
                ...manages,
                ...parts,
            },
            "the second statement, by its Sid": {
                ...given(grant({ Action: action }), grant({ Sid: "Admin", Action: first })),
                what: [`statement "Admin" of its policy allows ${first}`],
            },
            "everybody, bound to a foreign account that a Deny spares": {
                ...given(
                    grant({
                        Principal: "*",
                        Action: first,
                        Condition: only("aws:PrincipalAccount", foreign),
                    }),
                    barring({ Condition: unless("aws:PrincipalAccount", foreign) }),
                ),
                ...manages,
            },
            "everybody but whom a Deny leaves out": {
                ...given(
                    grant({ Principal: "*", Action: first }),
                    barring({ Condition: unless("aws:PrincipalAccount", foreign) }),
                ),
                ...manages,
            },
            "everybody but whom a Deny does not mean": {
                ...given(grant({ Principal: "*", Action: first }), {
                    Effect: "Deny",
                    NotPrincipal: { AWS: `arn:aws:iam::${foreign}:role/agent` },
                    Action: "*",
                    Resource: "*",
                }),
                ...manages,
            },
            "everybody of an organisation, by a Deny": {
                ...given(
                    grant({ Principal: "*", Action: first }),
                    barring({ Condition: unless("aws:PrincipalOrgID", organisation) }),
                ),
                ...manages,
            },
            "a role within a network": {
                ...given(
                    grant({ Action: first }),
                    barring({ Condition: unless("aws:SourceVpce", "vpce-0a1b2c3d") }),
                ),
                ...manages,
            },
            "a role of whatever account the resource is in, by a Deny": {
                ...given(
                    grant({ Action: first }),
                    barring({ Condition: unless("aws:PrincipalAccount", "${aws:ResourceAccount}") }),
                ),
                ...manages,
            },
            "a role beside a Deny that is not known yet": {
                ...half(
                    grant({ Action: first }),
                    barring({ Condition: unless("aws:PrincipalAccount", unknown) }),
                ),
                ...manages,
            },
            "a service for the own account alone": {
                ...given(
                    grant({ Principal: { Service: "events.amazonaws.com" }, Action: first }),
                    barring({
                        Principal: { Service: "events.amazonaws.com" },
                        Condition: unless("aws:SourceAccount", own),
                    }),
                ),
                ...manages,
            },
        },
        undecided: {
            "a policy that is not known": {
                props: { policy: unknown },
                undecided: ["its policy is not known before deployment"],
            },
            "an action that is not known": { ...half(grant({ Action: unknown })), ...parts },
            "an account as a whole where the owner's is not told": {
                ...half(grant({ Principal: root(own), Action: first, Resource: "*" })),
                ...parts,
            },
        },
    };
}

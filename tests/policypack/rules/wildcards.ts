import { allow, deny, document, foreign, own, role, type Statement, text } from "../../support/documents";
import { type Cases, type ResourceCase } from "../../support/rule-tester";
import { unknown } from "../../support/wire";

/** The service whose actions are spelt out, an action of it, and the ARN of a resource of ours. */
export interface Place {
    service: "sqs" | "sns";
    action: string;
    arn: string;
}

/** What every rule against wildcard actions must tell apart, whatever the service. */
export function wildcards({ service, action, arn }: Place): Required<Cases<ResourceCase>> {
    const grant = (parts: Statement) => allow({ Principal: { AWS: role }, Resource: arn, ...parts });
    const given = (...statements: Statement[]) => ({ props: { policy: text(...statements) } });
    const half = (...statements: Statement[]) => ({ props: { policy: document(...statements) } });
    const may = (what: string) => [`statement 1 of its policy allows ${what}`];
    const wild = (pattern: string, parts: Statement = {}) => ({
        ...given(grant({ Action: pattern, ...parts })),
        what: may(pattern),
    });
    const whole = { undecided: ["its policy is not known before deployment"] };
    const parts = { undecided: ["its policy has parts that are not known before deployment"] };
    const root = (account: string, partition = "aws") => ({
        Principal: { AWS: `arn:${partition}:iam::${account}:root` },
    });
    const all = `${service}:*`;
    return {
        accepts: {
            "no policy": { props: {} },
            "one action": given(grant({ Action: action })),
            "one action in another case": given(grant({ Action: action.toUpperCase() })),
            "a list of actions": given(grant({ Action: [action, `${service}:TagResource`] })),
            "a wildcard in a Deny": given(deny({ Principal: "*", Action: all, Resource: arn })),
            "all but one action in a Deny": given(deny({ Principal: "*", NotAction: action, Resource: arn })),
            "the owner's account as a whole, as AWS writes it": given(grant({ ...root(own), Action: all })),
            "the owner's account by its id": given(grant({ Principal: { AWS: own }, Action: all })),
            "the owner's account in China": given(
                grant({
                    ...root(own, "aws-cn"),
                    Action: all,
                    Resource: arn.replace("arn:aws:", "arn:aws-cn:"),
                }),
            ),
            "a resource that is not known yet": half(grant({ Action: action, Resource: unknown })),
            "a principal that is not known yet": half(grant({ Action: action, Principal: { AWS: unknown } })),
            "an unknown policy where the organisation wants silence": {
                props: { policy: unknown },
                config: { undecided: "ignore" },
            },
        },
        rejects: {
            "every action": wild("*"),
            "every action of the service": wild(all),
            "every action of the service, in capitals": wild(all.toUpperCase()),
            "every action, spelt with a question mark": wild(`${service}:?*`),
            "every action of services that begin alike": wild("s*:*"),
            "every action, spelt with two stars": wild(`${service}:**`),
            "actions that begin alike": wild(`${action.slice(0, -3)}*`),
            "actions that end alike": wild(`${service}:*${action.slice(-4)}`),
            "one character left open": wild(`${action.slice(0, -1)}?`),
            "a wildcard behind an action": {
                ...given(grant({ Action: [action, `${service}:Get*`, `${service}:Set*`] })),
                what: may(`${service}:Get*, ${service}:Set*`),
            },
            "a wildcard under a condition": wild(all, {
                Condition: { Bool: { "aws:SecureTransport": "true" } },
            }),
            "a wildcard for everybody": wild(all, { Principal: "*" }),
            "a wildcard for a service": wild(all, { Principal: { Service: "sns.amazonaws.com" } }),
            "a wildcard for a foreign account": wild(all, root(foreign)),
            "a wildcard for the owner's account and a foreign one": wild(all, {
                Principal: { AWS: [own, foreign] },
            }),
            "a wildcard for everybody but the owner": {
                ...given({ Effect: "Allow", NotPrincipal: { AWS: own }, Action: all, Resource: arn }),
                what: may(all),
            },
            "every action of every service for the owner's account": wild("*", root(own)),
            "all but one action": {
                ...given(grant({ NotAction: `${service}:AddPermission` })),
                what: may(`every action but ${service}:AddPermission (NotAction)`),
            },
            "all but a few actions": {
                ...given(grant({ NotAction: ["a:A", "b:B", "c:C", "d:D", "e:E"] })),
                what: may("every action but a:A, b:B, c:C and 2 more (NotAction)"),
            },
            "the second statement": {
                ...given(grant({ Action: action }), grant({ Sid: "Manage", Action: all })),
                what: [`statement "Manage" of its policy allows ${all}`],
            },
            "each of two statements": {
                ...given(grant({ Action: all }), grant({ Action: "*" })),
                what: [...may(all), "statement 2 of its policy allows *"],
            },
            "a statement that is no list": {
                props: { policy: JSON.stringify({ Statement: grant({ Action: all }) }) },
                what: may(all),
            },
            "a wildcard on a resource that is not known yet": {
                ...half(grant({ Action: all, Resource: unknown })),
                what: may(all),
            },
            "a wildcard for a principal that is not known yet": {
                ...half(grant({ Action: all, Principal: { AWS: unknown } })),
                what: may(all),
            },
            "a wildcard beside an action that is not known yet": {
                ...half(grant({ Action: [all, unknown] })),
                what: may(all),
                ...parts,
            },
            "a wildcard beside a statement that is not known yet": {
                props: { policy: { Statement: [grant({ Action: all }), unknown] } },
                what: may(all),
                ...whole,
            },
            "a wildcard that a statement gives to nobody": wild(all, { Principal: undefined }),
            "every action beside every action of the service, for the owner's account": {
                ...given(grant({ ...root(own), Action: [all, "*"] })),
                what: may(`${all}, *`),
            },
        },
        undecided: {
            "a policy that is not known": { props: { policy: unknown }, ...whole },
            "a policy that is not known, where the organisation wants to block": {
                props: { policy: unknown },
                config: { undecided: "mandatory" },
                level: "mandatory",
                ...whole,
            },
            "a statement that is not known": { props: { policy: { Statement: [unknown] } }, ...whole },
            "an action that is not known": { ...half(grant({ Action: unknown })), ...parts },
            "one of several actions that is not known": {
                ...half(grant({ Action: [action, unknown] })),
                ...parts,
            },
            "the owner's account on a resource of an account that is not told": {
                ...given(grant({ ...root(own), Action: all, Resource: "*" })),
                ...parts,
            },
        },
    };
}

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

/** An action of the service, and the ARN of a resource of ours. */
export interface Place {
    action: string;
    arn: string;
}

const partner = "777788889999";
const foreignOrganisation = "o-z9y8x7w6v5";
const theirRole = `arn:aws:iam::${foreign}:role/orders-sender`;

/** What every rule on foreign accounts must tell apart, whatever the service. */
export function foreigners({ action, arn }: Place): Required<Cases<ResourceCase>> {
    const grant = (parts: Statement) => allow({ Action: action, Resource: arn, ...parts });
    const given = (...statements: Statement[]) => ({ props: { policy: text(...statements) } });
    const half = (...statements: Statement[]) => ({ props: { policy: document(...statements) } });
    const to = (AWS: unknown) => given(grant({ Principal: { AWS } }));
    const under = (Condition: unknown, Principal: unknown = "*") => given(grant({ Principal, Condition }));
    const lets = (whom: string, label = "statement 1") => [
        `${label} of its policy allows ${action} to ${whom}`,
    ];
    const stranger = { what: lets(`the foreign account ${foreign}`) };
    const trust = { config: { trustedAccounts: [foreign] } };
    const ours = { config: { organizationIds: [organisation] } };
    const outside = { StringNotEquals: { "aws:PrincipalOrgID": organisation } };
    const inside = { StringEquals: { "aws:PrincipalOrgID": organisation } };
    const elsewhere = { StringEquals: { "aws:PrincipalOrgID": foreignOrganisation } };
    const maybe = { StringLike: { "aws:PrincipalOrgID": unknown } };
    const undeclared = `the organisation ${foreignOrganisation}, which is not declared`;
    const parts = { undecided: ["its policy has parts that are not known before deployment"] };
    return {
        accepts: {
            "no policy": { props: {} },
            "a role of the own account": to(role),
            "the own account, by its id, its root and in China": to([
                own,
                `arn:aws:iam::${own}:root`,
                `arn:aws-cn:iam::${own}:root`,
            ]),
            "an AWS service": given(grant({ Principal: { Service: "sns.amazonaws.com" } })),
            "a foreign account in a Deny": given(
                deny({ Principal: { AWS: foreign }, Action: action, Resource: "*" }),
            ),
            "a trusted account": { ...to(foreign), ...trust },
            "a role of a trusted account beside the own": { ...to([role, theirRole]), ...trust },
            "everybody, bound to the own account": under({ StringEquals: { "aws:PrincipalAccount": own } }),
            "everybody, bound to the own and a trusted account": {
                ...under({ StringEquals: { "aws:PrincipalAccount": [own, foreign] } }),
                ...trust,
            },
            "everybody, bound to roles of the own account": under({
                ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${own}:role/orders-*` },
            }),
            "everybody of an organisation, where none is declared": under(inside),
            "everybody of the declared organisation": { ...under(inside), ...ours },
            "a foreign account, bound to an organisation": under(inside, { AWS: foreign }),
            "a unit of an organisation": under({
                "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": `${organisation}/r-ab12/*` },
            }),
            "a foreign account that a Deny of all outside the organisation holds back": given(
                grant({ Principal: { AWS: foreign } }),
                deny({ Principal: "*", Action: "*", Resource: "*", Condition: outside }),
            ),
            "a foreign account that a Deny names": given(
                grant({ Principal: { AWS: foreign } }),
                deny({ Principal: { AWS: foreign }, Action: action, Resource: "*" }),
            ),
            "everybody without a bound, which is another rule's matter": given(grant({ Principal: "*" })),
            "a source account, which services alone bear": under({
                StringEquals: { "aws:SourceAccount": foreign },
            }),
            "a role's unique id, of which the account is not told": to("AROAEXAMPLEEXAMPLE123"),
            "an unknown policy where the organisation wants silence": {
                props: { policy: unknown },
                config: { undecided: "ignore" },
            },
            "a foreign account in a Deny beside a principal that is not known": half(
                deny({ Principal: { AWS: unknown }, Action: action, Resource: "*" }),
            ),
            "a statement that names nobody": given(allow({ Action: action, Resource: arn })),
            "everybody, bound by what is not known yet, which is another rule's matter": {
                ...half(
                    grant({ Principal: "*", Condition: { StringLike: { "aws:PrincipalArn": unknown } } }),
                ),
                ...ours,
            },
        },
        rejects: {
            "a foreign account by its id": { ...to(foreign), ...stranger },
            "a foreign account by its root": { ...to(`arn:aws:iam::${foreign}:root`), ...stranger },
            "a foreign role": { ...to(theirRole), ...stranger },
            "a foreign user": { ...to(`arn:aws:iam::${foreign}:user/ann`), ...stranger },
            "a session of a foreign role": {
                ...to(`arn:aws:sts::${foreign}:assumed-role/orders-sender/run`),
                ...stranger,
            },
            "a foreign account in GovCloud": { ...to(`arn:aws-us-gov:iam::${foreign}:root`), ...stranger },
            "a foreign role behind the own": { ...to([role, theirRole]), ...stranger },
            "a foreign account beside a trusted one": {
                ...to([foreign, partner]),
                ...trust,
                what: lets(`the foreign account ${partner}`),
            },
            "two foreign accounts": {
                ...to([foreign, partner]),
                what: lets(`the foreign accounts ${foreign}, ${partner}`),
            },
            "everybody, bound to a foreign account": {
                ...under({ StringEquals: { "aws:PrincipalAccount": [own, foreign] } }),
                ...stranger,
            },
            "everybody, bound to foreign roles": {
                ...under({ ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${foreign}:role/orders-*` } }),
                ...stranger,
            },
            "everybody, bound by the key in another case": {
                ...under({ StringEquals: { "AWS:PRINCIPALACCOUNT": foreign } }),
                ...stranger,
            },
            "a foreign account with a tag, which it sets itself": {
                ...under({ StringEquals: { "aws:PrincipalTag/team": "orders" } }, { AWS: foreign }),
                ...stranger,
            },
            "a foreign account under TLS alone": {
                ...under({ Bool: { "aws:SecureTransport": "true" } }, { AWS: foreign }),
                ...stranger,
            },
            "a foreign account whose organisation may be absent": {
                ...under({ StringEqualsIfExists: { "aws:PrincipalOrgID": organisation } }, { AWS: foreign }),
                ...stranger,
            },
            "an organisation that is not declared": { ...under(elsewhere), ...ours, what: lets(undeclared) },
            "a unit of an organisation that is not declared": {
                ...under({
                    "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": `${foreignOrganisation}/r-ab12/*` },
                }),
                ...ours,
                what: lets(undeclared),
            },
            "a foreign account, bound to an organisation that is not declared": {
                ...under(elsewhere, { AWS: foreign }),
                ...ours,
                ...stranger,
            },
            "a Deny of another action": {
                ...given(
                    grant({ Principal: { AWS: foreign } }),
                    deny({ Principal: "*", Action: "x:Y", Resource: "*", Condition: outside }),
                ),
                ...stranger,
            },
            "the second statement, by its Sid": {
                ...given(
                    grant({ Principal: { AWS: role } }),
                    grant({ Sid: "Partner", Principal: { AWS: foreign } }),
                ),
                what: lets(`the foreign account ${foreign}`, 'statement "Partner"'),
            },
            "an effect that may turn out to be Allow": {
                ...half({ ...grant({ Principal: { AWS: foreign } }), Effect: unknown }),
                ...stranger,
            },
            "a foreign account beside a principal that is not known yet": {
                ...half(grant({ Principal: { AWS: [foreign, unknown] } })),
                ...stranger,
                ...parts,
            },
            "two accounts, of which only one can be the owner's": {
                ...half(
                    grant({ Resource: "*", Principal: { AWS: foreign } }),
                    grant({ Resource: "*", Principal: { AWS: partner } }),
                ),
                what: [
                    ...lets(`the account ${foreign}, of those named at most one its owner's`),
                    ...lets(`the account ${partner}, of those named at most one its owner's`, "statement 2"),
                ],
            },
            "a foreign account beside everybody, who are another rule's matter": {
                ...given(grant({ Principal: "*" }), grant({ Principal: { AWS: foreign } })),
                what: lets(`the foreign account ${foreign}`, "statement 2"),
            },
            "a foreign account and an organisation that is not declared": {
                ...given(
                    grant({ Principal: "*", Condition: elsewhere }),
                    grant({ Principal: { AWS: theirRole } }),
                ),
                ...ours,
                what: [
                    ...lets(`the foreign account ${foreign} and ${undeclared}`),
                    ...lets(`the foreign account ${foreign}`, "statement 2"),
                ],
            },
            "an organisation that is not declared, where nothing tells whose an account is": {
                ...half(
                    grant({ Resource: "*", Principal: { AWS: foreign } }),
                    grant({ Resource: "*", Principal: "*", Condition: elsewhere }),
                ),
                ...ours,
                what: lets(undeclared, "statement 2"),
                ...parts,
            },
            "two accounts in one statement, of which only one can be the owner's": {
                ...half(grant({ Resource: "*", Principal: { AWS: [foreign, partner] } })),
                what: lets(`the accounts ${foreign}, ${partner}, of those named at most one its owner's`),
            },
        },
        undecided: {
            "a policy that is not known": {
                props: { policy: unknown },
                undecided: ["its policy is not known before deployment"],
            },
            "a policy that is not known, where the organisation wants to block": {
                props: { policy: unknown },
                config: { undecided: "mandatory" },
                level: "mandatory",
                undecided: ["its policy is not known before deployment"],
            },
            "a principal that is not known": { ...half(grant({ Principal: { AWS: unknown } })), ...parts },
            "an account where the owner's is not told": {
                ...half(grant({ Resource: "*", Principal: { AWS: foreign } })),
                ...parts,
            },
            "a principal that is not known, beside a role of ours": {
                ...half(grant({ Principal: { AWS: role } }), grant({ Principal: { AWS: unknown } })),
                ...parts,
            },
            "a foreign account, bound by what is not known": {
                ...half(grant({ Principal: { AWS: foreign }, Condition: maybe })),
                ...parts,
            },
        },
    };
}

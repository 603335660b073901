import {
    allow,
    deny,
    foreign,
    organisation,
    own,
    role,
    type Statement,
    topicArn,
} from "../../../support/documents";
import { type Cases, type ResourceCase } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { anybody, outside, type Place, principals, services, writer } from "./writer";

type Rejects = Cases<ResourceCase>["rejects"];

/** Each way in which a stranger gets in. */
export function rejects(place: Place): Rejects {
    return {
        ...openPrincipals(place),
        ...emptyConditions(place),
        ...looseConditions(place),
        ...weakDenies(place),
        ...unreadable(place),
    };
}

function openPrincipals(place: Place): Rejects {
    const { given, grant, half, lets, to } = writer(place);
    return {
        "a bare star": to("*", anybody),
        "a star as an AWS principal": to({ AWS: "*" }, anybody),
        "two stars, which match as one does": to({ AWS: "**" }, anybody),
        "a star behind a named role": to({ AWS: [role, "*"] }, anybody),
        "a star as a canonical user": to({ CanonicalUser: "*" }, anybody),
        "a star as an identity provider": to({ Federated: "*" }, anybody),
        "a star beside a service": to({ Service: "sns.amazonaws.com", AWS: "*" }, anybody),
        "a star as a service": to({ Service: "*" }, anybody),
        "all services but one": {
            ...given({
                Effect: "Allow",
                NotPrincipal: { Service: "sns.amazonaws.com" },
                Action: place.action,
                Resource: "*",
                Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } },
            }),
            what: lets(services),
        },
        "a role beside a service that is not pinned": to(
            { Service: "sns.amazonaws.com", AWS: role },
            services,
        ),
        "a role name in any account": to({ AWS: "arn:aws:iam::*:role/orders-worker" }, principals),
        "the root of any account in China": to({ AWS: "arn:aws-cn:iam::*:root" }, principals),
        "an account id with wildcards": to({ AWS: "arn:aws:iam::1111222233??:root" }, principals),
        "a bare account id with a wildcard": to({ AWS: "11112222*" }, principals),
        "everybody but one role": {
            ...given({ Effect: "Allow", NotPrincipal: { AWS: role }, Action: place.action, Resource: "*" }),
            what: lets(anybody),
        },
        "a statement that is no list": {
            props: { ...place.props, [place.property]: JSON.stringify({ Statement: grant({}) }) },
            what: lets(anybody),
        },
        "a document given as an object": { ...half(grant({})), what: lets(anybody) },
        "an effect that may turn out to be Allow": {
            ...half({ ...grant({}), Effect: unknown }),
            what: lets(anybody),
        },
        "an open statement behind a closed one": {
            ...given(grant({ Principal: { AWS: role } }), grant({ Sid: "Open" })),
            what: lets(anybody, `statement "Open"`),
        },
        "an open statement before one that is not known": {
            props: { ...place.props, [place.property]: { Statement: [grant({}), unknown] } },
            what: lets(anybody),
            undecided: [`its ${place.property} is not known before deployment`],
        },
    };
}

function emptyConditions(place: Place): Rejects {
    const { under } = writer(place);
    return {
        "an empty condition": under({}, anybody),
        "an operator without keys": under({ StringEquals: {} }, anybody),
        "IfExists on a key that strangers lack": under(
            { StringEqualsIfExists: { "aws:PrincipalOrgID": organisation } },
            anybody,
        ),
        "IfExists on a source that direct callers lack": under(
            { ArnLikeIfExists: { "aws:SourceArn": topicArn() } },
            anybody,
        ),
        "ForAllValues, which an absent key satisfies": under(
            { "ForAllValues:StringEquals": { "aws:PrincipalOrgPaths": `${organisation}/r-ab12/` } },
            anybody,
        ),
        "a negation, which an absent key satisfies": under(
            { StringNotEquals: { "aws:PrincipalAccount": foreign } },
            anybody,
        ),
        "Null true, which asks for strangers": under({ Null: { "aws:PrincipalOrgID": "true" } }, anybody),
        "Null false, which any organisation satisfies": under(
            { Null: { "aws:PrincipalOrgID": "false" } },
            principals,
        ),
        "TLS as the only demand": under({ Bool: { "aws:SecureTransport": "true" } }, anybody),
        "a date as the only demand": under(
            { DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } },
            anybody,
        ),
    };
}

function looseConditions(place: Place): Rejects {
    const { under } = writer(place);
    return {
        "any organisation": under({ StringLike: { "aws:PrincipalOrgID": "*" } }, principals),
        "any organisation, spelt with its prefix": under(
            { StringLike: { "aws:PrincipalOrgID": "o-*" } },
            principals,
        ),
        "any organisation beside the right one": under(
            { StringLike: { "aws:PrincipalOrgID": [organisation, "*"] } },
            principals,
        ),
        "a role of that name anywhere": under(
            { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/orders-worker" } },
            principals,
        ),
        "the own account behind a star, which the path of a foreign role can hold": under(
            { StringLike: { "aws:PrincipalArn": `*:${own}:*` } },
            principals,
        ),
        "ArnEquals with wildcards, which are live": under(
            { ArnEquals: { "aws:SourceArn": "arn:aws:sns:*:*:*" } },
            services,
        ),
        "a topic of that name in any account": under(
            { ArnLike: { "aws:SourceArn": "arn:aws:sns:eu-west-1:*:events" } },
            services,
        ),
        "accounts that begin like ours": under({ StringLike: { "aws:SourceAccount": "1111*" } }, services),
        "a variable that the caller fills": under(
            { StringEquals: { "aws:PrincipalAccount": "${aws:PrincipalAccount}" } },
            anybody,
        ),
        "the account of the resource, which is the same for all": under(
            { StringEquals: { "aws:ResourceAccount": own } },
            anybody,
        ),
        "a header that the caller sets": under({ StringEquals: { "aws:UserAgent": "orders" } }, anybody),
        "a referer that the caller sets": under(
            { StringLike: { "aws:Referer": "https://shop.example/*" } },
            anybody,
        ),
        "a tag that strangers can give themselves": under(
            { StringEquals: { "aws:PrincipalTag/team": "orders" } },
            principals,
        ),
        "a service called in between": under(
            { "ForAnyValue:StringEquals": { "aws:CalledVia": "cloudformation.amazonaws.com" } },
            principals,
        ),
        "any VPC": under({ StringLike: { "aws:SourceVpc": "vpc-*" } }, anybody),
        "the whole internet": under({ IpAddress: { "aws:SourceIp": ["0.0.0.0/0", "::/0"] } }, anybody),
        "the internet in two halves": under(
            { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } },
            anybody,
        ),
        "all addresses but a few": under({ NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }, anybody),
    };
}

function weakDenies(place: Place): Rejects {
    const { given, grant, lets } = writer(place);
    const guarded = (parts: Statement) => ({
        ...given(grant({}), deny({ Principal: "*", Action: place.action, Resource: "*", ...parts })),
        what: lets(anybody),
    });
    return {
        "a Deny of another action": guarded({ Action: `${place.action}Tags`, Condition: outside }),
        "a Deny that needs plain HTTP too": guarded({
            Condition: { ...outside, Bool: { "aws:SecureTransport": "false" } },
        }),
        "a Deny for one stranger only": guarded({ Principal: { AWS: foreign }, Condition: outside }),
        "a Deny of the organisation instead of the others": guarded({
            Condition: { StringEquals: { "aws:PrincipalOrgID": organisation } },
        }),
    };
}

/** That the document has flaws is another rule's matter; whom it lets in is read all the same. */
function unreadable(place: Place): Rejects {
    const { property, action, lets } = writer(place);
    return {
        "names in lower case, which AWS does not read": {
            props: {
                ...place.props,
                [property]: { Statement: { effect: "Allow", principal: "*", action } },
            },
            what: lets(anybody),
        },
        "an operator that AWS does not know": {
            props: {
                ...place.props,
                [property]: {
                    Statement: allow({
                        Principal: "*",
                        Action: action,
                        Condition: { StringIs: { "aws:PrincipalOrgID": organisation } },
                    }),
                },
            },
            what: lets(anybody),
        },
    };
}

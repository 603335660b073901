import { deny, foreign, organisation, own, role, topicArn } from "../../../support/documents";
import { type Cases, type ResourceCase } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { outside, type Place, writer } from "./writer";

type Accepts = Cases<ResourceCase>["accepts"];

/** What looks open, and lets in only whom it names. */
export function accepts(place: Place): Accepts {
    return {
        ...namedPrincipals(place),
        ...bindingConditions(place),
        ...goodDenies(place),
        ...unreadable(place),
        ...harmlessUnknowns(place),
    };
}

function namedPrincipals(place: Place): Accepts {
    const { named } = writer(place);
    return {
        "no policy": { props: { ...place.props } },
        "an empty text": { props: { ...place.props, [place.property]: "" } },
        "a named role": named({ AWS: role }),
        "several named roles": named({
            AWS: [role, `arn:aws:iam::${own}:role/service-role/orders-producer`],
        }),
        "its own account": named({ AWS: `arn:aws:iam::${own}:root` }),
        "an account id": named({ AWS: own }),
        "a role in China": named({ AWS: `arn:aws-cn:iam::${own}:role/orders-worker` }),
        "a role in GovCloud": named({ AWS: `arn:aws-us-gov:iam::${own}:role/orders-worker` }),
        "a role's unique id": named({ AWS: "AROAEXAMPLEEXAMPLE123" }),
        "an AWS service, which is another rule's matter": named({ Service: "sns.amazonaws.com" }),
    };
}

function bindingConditions(place: Place): Accepts {
    const { pinned } = writer(place);
    return {
        "the own organisation": pinned({ StringEquals: { "aws:PrincipalOrgID": organisation } }),
        "the own organisation, the key in another case": pinned({
            StringEquals: { "AWS:principalorgid": [organisation] },
        }),
        "the own organisation, whichever it is": pinned({
            StringEquals: { "aws:PrincipalOrgID": "${aws:ResourceOrgID}" },
        }),
        "a unit of the own organisation": pinned({
            "ForAnyValue:StringLike": {
                "aws:PrincipalOrgPaths": `${organisation}/r-ab12/ou-ab12-11111111/*`,
            },
        }),
        "an exact and a loose condition together": pinned({
            StringEquals: { "aws:PrincipalOrgID": organisation },
            StringLike: { "aws:UserAgent": "*" },
        }),
        "listed accounts": pinned({ StringEquals: { "aws:PrincipalAccount": [own, foreign] } }),
        "roles of the own account": pinned({
            ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${own}:role/orders-*` },
        }),
        "sessions of one role, by its unique id": pinned({
            StringLike: { "aws:userid": "AROAEXAMPLEEXAMPLE123:*" },
        }),
        "one topic": pinned({ ArnEquals: { "aws:SourceArn": topicArn() } }),
        "any topic of the own account": pinned({ ArnLike: { "aws:SourceArn": `arn:aws:sns:*:${own}:*` } }),
        "a bucket, whose ARN holds no account": pinned({
            ArnLike: { "aws:SourceArn": "arn:aws:s3:::orders-uploads" },
        }),
        "a bucket with the stars of AWS's own example": pinned({
            ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:orders-uploads" },
        }),
        "a loose source in the own account": pinned({
            ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:*" },
            StringEquals: { "aws:SourceAccount": own },
        }),
        "the owner, as the default policy of a topic has it": pinned({
            StringEquals: { "AWS:SourceOwner": own },
        }),
        "one VPC endpoint": pinned({ StringEquals: { "aws:SourceVpce": "vpce-0a1b2c3d4e5f60718" } }),
        "a few addresses": pinned({ IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "2001:db8:1::/48"] } }),
        "IfExists where Null asks for the key": pinned({
            StringEqualsIfExists: { "aws:PrincipalOrgID": organisation },
            Null: { "aws:PrincipalOrgID": "false" },
        }),
    };
}

function goodDenies(place: Place): Accepts {
    const { given, grant } = writer(place);
    return {
        "a Deny for everybody": given(deny({ Principal: "*", Action: place.action, Resource: "*" })),
        "a Deny for all but one role": given({
            Effect: "Deny",
            NotPrincipal: { AWS: role },
            Action: place.action,
            Resource: "*",
        }),
        "a star that a Deny closes for all outside": given(
            grant({}),
            deny({ Principal: "*", Action: place.action, Resource: "*", Condition: outside }),
        ),
    };
}

/** What cannot be read grants nothing; that it cannot is reported by the rule on the form of policies. */
function unreadable(place: Place): Accepts {
    const { given, grant } = writer(place);
    const raw = (value: unknown) => ({ props: { ...place.props, [place.property]: value } });
    return {
        "what is no JSON object": raw("[]"),
        "a number in its place": raw(5),
        "a document without statements": raw("{}"),
        "a grant that names nobody": given(grant({ Principal: undefined })),
    };
}

function harmlessUnknowns(place: Place): Accepts {
    const { half, grant } = writer(place);
    return {
        "a resource that is not known yet": half(grant({ Principal: { AWS: role }, Resource: unknown })),
        "an action of a named role that is not known yet": half(
            grant({ Principal: { AWS: role }, Action: unknown }),
        ),
        "a source that is not known yet, compared whole": half(
            grant({ Condition: { StringEquals: { "aws:SourceAccount": unknown } } }),
        ),
        "an unknown policy where the organisation wants silence": {
            props: { ...place.props, [place.property]: unknown },
            config: { undecided: "ignore" },
        },
    };
}

import assert from "node:assert";

import { type Caller, exposures } from "../../iam";
import { allow, conditionVerdicts, documentOf, FOREIGN, OWN, QUEUE, SEND } from "../support/statements";

const ALL = "anonymous principal service";
const TOPIC = `arn:aws:sns:us-east-1:${OWN}:orders`;

conditionVerdicts("policy variables", [
    [
        "the caller's own account",
        { StringEquals: { "aws:PrincipalAccount": "${aws:PrincipalAccount}" } },
        "anonymous principal",
    ],
    [
        "the resource's account",
        { StringEquals: { "aws:PrincipalAccount": "${aws:ResourceAccount}" } },
        "nobody",
    ],
    [
        "the resource's account inside an ARN",
        { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::${aws:ResourceAccount}:role/*" } },
        "nobody",
    ],
    [
        "the resource's account inside the ARN of a source",
        { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:${aws:ResourceAccount}:*" } },
        "nobody",
    ],
    [
        "the caller's own account inside an ARN",
        { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::${aws:PrincipalAccount}:role/*" } },
        "principal",
    ],
    [
        "the resource's organisation",
        { StringEquals: { "aws:PrincipalOrgID": "${aws:ResourceOrgID}" } },
        "nobody",
    ],
    [
        "the same read from the other side",
        { StringEquals: { "aws:ResourceOrgID": "${aws:PrincipalOrgID}" } },
        "nobody",
    ],
    [
        "something that the caller sets, read from the other side",
        { StringEquals: { "aws:ResourceAccount": "${aws:UserAgent}" } },
        ALL,
    ],
    [
        "the caller's organisation with something before it",
        { StringEquals: { "aws:ResourceOrgID": "x${aws:PrincipalOrgID}" } },
        ALL,
    ],
    [
        "the caller's organisation with something behind it",
        { StringEquals: { "aws:ResourceOrgID": "${aws:PrincipalOrgID}x" } },
        ALL,
    ],
    [
        "the caller's organisation beside another",
        { StringEquals: { "aws:ResourceOrgID": ["${aws:PrincipalOrgID}", "o-1"] } },
        ALL,
    ],
    [
        "the caller's organisation under a key that begins like the resource's",
        { StringEquals: { "aws:ResourceOrgIDs": "${aws:PrincipalOrgID}" } },
        ALL,
    ],
    [
        "the caller's organisation under a key that ends like the resource's",
        { StringEquals: { "x:aws:ResourceOrgID": "${aws:PrincipalOrgID}" } },
        ALL,
    ],
    ["an escaped star in an organisation", { StringLike: { "aws:PrincipalOrgID": "${*}" } }, "nobody"],
]);

conditionVerdicts("keys that every request has", [
    ["TLS or none", { Bool: { "aws:SecureTransport": ["true", "false"] } }, "anonymous principal service"],
    ["TLS left open", { Null: { "aws:SecureTransport": "true" } }, "nobody"],
    ["no user agent", { Null: { "aws:UserAgent": "true" } }, "nobody"],
    ["no time", { Null: { "aws:CurrentTime": "true" } }, "nobody"],
]);

conditionVerdicts(
    "requests without a signature",
    [
        [
            "bear the account name anonymous",
            { StringEquals: { "aws:PrincipalAccount": "anonymous" } },
            "anonymous",
        ],
        ["always bear an account name", { StringEqualsIfExists: { "aws:PrincipalAccount": OWN } }, "nobody"],
        ["do not lack the account name", { Null: { "aws:PrincipalAccount": "true" } }, "nobody"],
        ["lack an ARN", { ArnLikeIfExists: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:*` } }, "anonymous"],
        ["do not say whether a service calls", { Bool: { "aws:PrincipalIsAWSService": "false" } }, "nobody"],
        [
            "pass for a service where they may say nothing",
            { BoolIfExists: { "aws:PrincipalIsAWSService": "true" } },
            "anonymous",
        ],
        [
            "pass for none where they may say nothing",
            { BoolIfExists: { "aws:PrincipalIsAWSService": "false" } },
            "anonymous",
        ],
        ["bear the type Anonymous", { StringEquals: { "aws:PrincipalType": "Anonymous" } }, "anonymous"],
        ["bear no other type", { StringEquals: { "aws:PrincipalType": "AssumedRole" } }, "nobody"],
        ["do not come by way of a service", { Bool: { "aws:ViaAWSService": "false" } }, "anonymous"],
        ["lack a source", { StringEqualsIfExists: { "aws:SourceAccount": OWN } }, "anonymous"],
    ],
    [{ kind: "anonymous" }],
);

describe("callers of an account", () => {
    const principal = (account: string): Caller => ({ kind: "principal", account });
    const worker = (organization: string): Caller => ({
        kind: "named",
        arn: `arn:aws:iam::${FOREIGN}:role/worker`,
        organization,
    });
    const service = (account: string): Caller => ({ kind: "service", service: "sns.amazonaws.com", account });
    const rows: [sentence: string, caller: Caller, condition: unknown, right: boolean][] = [
        [
            "its principals where it is named",
            principal(FOREIGN),
            { StringEquals: { "aws:PrincipalAccount": FOREIGN } },
            true,
        ],
        [
            "its principals where another is named",
            principal(FOREIGN),
            { StringEquals: { "aws:PrincipalAccount": OWN } },
            false,
        ],
        [
            "its roles by ARN",
            principal(FOREIGN),
            { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${FOREIGN}:role/*` } },
            true,
        ],
        [
            "roles of another by ARN",
            principal(FOREIGN),
            { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/*` } },
            false,
        ],
        [
            "a role by a path of its organisation",
            worker("o-1"),
            { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-1/r-ab12/*" } },
            true,
        ],
        [
            "a role by a path of another organisation",
            worker("o-1"),
            { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-2/r-ab12/*" } },
            false,
        ],
        ["its callers of KMS", principal(OWN), { StringEquals: { "kms:CallerAccount": OWN } }, true],
        ["a service for it", service(FOREIGN), { StringEquals: { "aws:SourceAccount": FOREIGN } }, true],
        ["a service for another", service(FOREIGN), { StringEquals: { "aws:SourceAccount": OWN } }, false],
        ["a service for its topic", service(OWN), { ArnLike: { "aws:SourceArn": TOPIC } }, true],
        ["a service for another's topic", service(FOREIGN), { ArnLike: { "aws:SourceArn": TOPIC } }, false],
        [
            "a service under its name",
            service(OWN),
            { StringEquals: { "aws:PrincipalServiceName": "sns.amazonaws.com" } },
            true,
        ],
        [
            "a service under another name",
            service(OWN),
            { StringEquals: { "aws:PrincipalServiceName": "s3.amazonaws.com" } },
            false,
        ],
    ];
    for (const [sentence, caller, condition, right] of rows)
        it(`${right ? "lets in" : "keeps out"} ${sentence}`, () => {
            const found = exposures(
                documentOf(allow({ Condition: condition })),
                { ...caller },
                { actions: [SEND], resource: QUEUE },
            );
            assert.strictEqual(found.length > 0, right);
        });
});

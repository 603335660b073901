import assert from "node:assert";

import { allows, type Source, UNKNOWN } from "../../iam";
import { allow, deny, documentOf, FOREIGN, OWN, truthName } from "../support/statements";

const TOPIC = `arn:aws:sns:us-east-1:${OWN}:orders`;
const OTHER = `arn:aws:sns:us-east-1:${OWN}:returns`;
const KEY = `arn:aws:kms:us-east-1:${OWN}:key/1`;

const service = { Principal: { Service: "sns.amazonaws.com" }, Action: "kms:*", Resource: "*" };
const under = (Condition: unknown) => allow({ ...service, Condition });
const holds = (source: Source, ...statements: unknown[]) =>
    truthName(
        allows(
            documentOf(...statements),
            { kind: "service", service: "sns.amazonaws.com", source },
            "kms:Decrypt",
            KEY,
        ),
    );

/** In each row, whether a key admits SNS for a topic that is known, known by its name, and not known. */
const rows: [sentence: string, statements: unknown[], known: string, byName: string, unknown: string][] = [
    ["nothing", [], "never", "never", "never"],
    ["no condition", [allow(service)], "always", "always", "always"],
    [
        "another service",
        [allow({ ...service, Principal: { Service: "s3.amazonaws.com" } })],
        "never",
        "never",
        "never",
    ],
    ["another action", [allow({ ...service, Action: "kms:Encrypt" })], "never", "never", "never"],
    ["its ARN", [under({ ArnEquals: { "aws:SourceArn": TOPIC } })], "sometimes", "sometimes", "sometimes"],
    [
        "its ARN as a text",
        [under({ StringEquals: { "aws:SourceArn": TOPIC } })],
        "sometimes",
        "sometimes",
        "sometimes",
    ],
    [
        "a pattern as a text",
        [under({ StringEquals: { "aws:SourceArn": `arn:aws:sns:us-east-1:${OWN}:o*` } })],
        "never",
        "never",
        "sometimes",
    ],
    [
        "a pattern by StringLike",
        [under({ StringLike: { "aws:SourceArn": `*:${OWN}:*` } })],
        "sometimes",
        "sometimes",
        "sometimes",
    ],
    ["another topic", [under({ ArnLike: { "aws:SourceArn": OTHER } })], "never", "never", "sometimes"],
    [
        "another topic by StringLike",
        [under({ StringLike: { "aws:SourceArn": OTHER } })],
        "never",
        "never",
        "sometimes",
    ],
    [
        "all but the other topic",
        [under({ ArnNotEquals: { "aws:SourceArn": OTHER } })],
        "always",
        "always",
        "sometimes",
    ],
    [
        "a topic not known yet",
        [under({ ArnEquals: { "aws:SourceArn": UNKNOWN } })],
        "sometimes",
        "sometimes",
        "sometimes",
    ],
    [
        "a policy variable",
        [under({ ArnEquals: { "aws:SourceArn": "arn:aws:sns:*:*:${aws:PrincipalTag/t}" } })],
        "sometimes",
        "sometimes",
        "sometimes",
    ],
    [
        "the account",
        [under({ StringEquals: { "aws:SourceAccount": OWN } })],
        "sometimes",
        "sometimes",
        "sometimes",
    ],
    [
        "a foreign account",
        [under({ StringEquals: { "aws:SourceAccount": FOREIGN } })],
        "never",
        "never",
        "sometimes",
    ],
    [
        "a foreign owner",
        [under({ StringEquals: { "aws:SourceOwner": FOREIGN } })],
        "never",
        "never",
        "sometimes",
    ],
    [
        "any organisation",
        [under({ StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" } })],
        "sometimes",
        "sometimes",
        "sometimes",
    ],
    [
        "SQS on the way",
        [under({ StringEquals: { "kms:ViaService": "sqs.us-east-1.amazonaws.com" } })],
        "sometimes",
        "sometimes",
        "sometimes",
    ],
    [
        "another service on the way",
        [under({ StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } })],
        "never",
        "never",
        "never",
    ],
    [
        "the account of a principal",
        [under({ StringEquals: { "aws:PrincipalAccount": OWN } })],
        "never",
        "never",
        "never",
    ],
    [
        "a Deny for other topics",
        [allow(service), deny({ ...service, Condition: { ArnNotEquals: { "aws:SourceArn": TOPIC } } })],
        "always",
        "always",
        "always",
    ],
    ["a Deny for all", [allow(service), deny(service)], "never", "never", "never"],
    [
        "a Deny for other accounts",
        [
            allow(service),
            deny({ ...service, Condition: { StringNotEquals: { "aws:SourceAccount": FOREIGN } } }),
        ],
        "never",
        "never",
        "always",
    ],
    [
        "an effect not known",
        [allow({ ...service, Effect: UNKNOWN })],
        "never to always",
        "never to always",
        "never to always",
    ],
    [
        "a statement not known",
        [allow(service), UNKNOWN],
        "never to always",
        "never to always",
        "never to always",
    ],
];

describe("whom a key admits that acts for a topic, under", () => {
    for (const [sentence, statements, known, byName, unknown] of rows)
        it(`${sentence}: ${known}`, () => {
            const found = [
                holds({ arn: TOPIC, account: OWN }, ...statements),
                holds({ arn: "arn:*:sns:*:*:orders", account: OWN }, ...statements),
                holds({ arn: UNKNOWN }, ...statements),
            ];
            assert.deepStrictEqual(found, [known, byName, unknown]);
        });
});

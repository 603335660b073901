import assert from "node:assert";

import { type PrincipalEntry, UNKNOWN, whoIs, type Who } from "../../iam";
import { parsePrincipals } from "../../iam/principals";

const ROLE = "arn:aws:iam::111122223333:role/worker";
const aws = (value: PrincipalEntry["value"]): PrincipalEntry => ({ kind: "AWS", value });

describe("parsePrincipals", () => {
    const cases: [sentence: string, principal: unknown, others: unknown, right: unknown, flaws: string[]][] =
        [
            ["names nobody where the element is absent", undefined, undefined, undefined, []],
            ["reads a lone star", "*", undefined, { negated: false, entries: [aws("*")] }, []],
            [
                "reads one AWS principal",
                { AWS: ROLE },
                undefined,
                { negated: false, entries: [aws(ROLE)] },
                [],
            ],
            [
                "reads a list",
                { AWS: [ROLE, "444455556666"] },
                undefined,
                { negated: false, entries: [aws(ROLE), aws("444455556666")] },
                [],
            ],
            [
                "reads several kinds",
                {
                    Service: "sns.amazonaws.com",
                    AWS: ROLE,
                    Federated: "accounts.google.com",
                    CanonicalUser: "79a5",
                },
                undefined,
                {
                    negated: false,
                    entries: [
                        aws(ROLE),
                        { kind: "Service", value: "sns.amazonaws.com" },
                        { kind: "Federated", value: "accounts.google.com" },
                        { kind: "CanonicalUser", value: "79a5" },
                    ],
                },
                [],
            ],
            ["reads NotPrincipal", undefined, { AWS: ROLE }, { negated: true, entries: [aws(ROLE)] }, []],
            [
                "reads the kind in another case, and says so",
                { aws: "*" },
                undefined,
                { negated: false, entries: [aws("*")] },
                ['it carries "aws"; AWS reads only "AWS"'],
            ],
            [
                "keeps an unknown principal",
                UNKNOWN,
                undefined,
                { negated: false, entries: [aws(UNKNOWN)] },
                [],
            ],
            [
                "keeps an unknown in a list",
                { AWS: [ROLE, UNKNOWN] },
                undefined,
                { negated: false, entries: [aws(ROLE), aws(UNKNOWN)] },
                [],
            ],
            [
                "reads a bare ARN as an AWS principal, and says so",
                ROLE,
                undefined,
                { negated: false, entries: [aws(ROLE)] },
                [`s has the Principal "${ROLE}"; write {"AWS": …} or {"Service": …}`],
            ],
            [
                "says that a number is no principal",
                5,
                undefined,
                { negated: false, entries: [] },
                ['s has a Principal that is neither "*" nor an object'],
            ],
            [
                "says that both elements exclude each other",
                "*",
                { AWS: ROLE },
                { negated: true, entries: [aws(ROLE)] },
                ["s has both Principal and NotPrincipal"],
            ],
            [
                "says that a kind is none",
                { IAM: ROLE },
                undefined,
                { negated: false, entries: [] },
                ['it carries "IAM", which is no element of a policy document'],
            ],
        ];
    for (const [sentence, principal, others, right, flaws] of cases)
        it(sentence, () => {
            const seen: string[] = [];
            const found = parsePrincipals(principal, others, "s", seen);
            assert.deepStrictEqual({ found, flaws: seen }, { found: right, flaws });
        });

    for (const [sentence, principal] of [
        ["an object in place of a name", { AWS: { arn: ROLE } }],
        ["a list inside a list", { AWS: [["*"]] }],
    ] as const)
        it(`says that it cannot read ${sentence}`, () => {
            const flaws: string[] = [];
            parsePrincipals(principal, undefined, "s", flaws);
            assert.strictEqual(flaws.length, 1);
        });
});

describe("whom an entry names", () => {
    const own: Who = { who: "account", account: "111122223333", whole: false };
    const whole: Who = { ...own, whole: true };
    const cases: [sentence: string, entry: PrincipalEntry, who: Who][] = [
        ["a star is anyone", aws("*"), { who: "anyone" }],
        ["two stars are anyone", aws("**"), { who: "anyone" }],
        ["an account id is that account", aws("111122223333"), whole],
        ["a root ARN is its account", aws("arn:aws:iam::111122223333:root"), whole],
        ["a root ARN in China is its account", aws("arn:aws-cn:iam::111122223333:root"), whole],
        ["a root ARN in GovCloud is its account", aws("arn:aws-us-gov:iam::111122223333:root"), whole],
        ["a role lies in its account", aws(ROLE), own],
        ["a session lies in its account", aws("arn:aws:sts::111122223333:assumed-role/worker/one"), own],
        ["an account by wildcard is some account", aws("arn:aws:iam::*:root"), { who: "someAccount" }],
        [
            "an account by question marks is some account",
            aws("arn:aws:iam::????????????:root"),
            { who: "someAccount" },
        ],
        ["an account begun is some account", aws("arn:aws:iam::1111*:role/worker"), { who: "someAccount" }],
        ["a short pattern is some account", aws("arn:aws:iam:*"), { who: "someAccount" }],
        ["a bare id with a wildcard is some account", aws("11112222333?"), { who: "someAccount" }],
        ["a role by wildcard lies in its account", aws("arn:aws:iam::111122223333:role/*"), own],
        ["a unique id is somebody else", aws("AROAEXAMPLEID"), { who: "other" }],
        [
            "a service is that service",
            { kind: "Service", value: "sns.amazonaws.com" },
            { who: "service", service: "sns.amazonaws.com" },
        ],
        [
            "all services are any of that kind",
            { kind: "Service", value: "*" },
            { who: "anyOfKind", kind: "Service" },
        ],
        [
            "services by a pattern are any of that kind",
            { kind: "Service", value: "s*" },
            { who: "anyOfKind", kind: "Service" },
        ],
        [
            "all identity providers are any of that kind",
            { kind: "Federated", value: "*" },
            { who: "anyOfKind", kind: "Federated" },
        ],
        [
            "identity providers by a pattern are somebody else",
            { kind: "Federated", value: "arn:aws:iam::111122223333:saml-provider/*" },
            { who: "other" },
        ],
        [
            "an identity provider is somebody else",
            { kind: "Federated", value: "accounts.google.com" },
            { who: "other" },
        ],
        ["a canonical user is somebody else", { kind: "CanonicalUser", value: "79a5" }, { who: "other" }],
        ["an unknown is unknown", aws(UNKNOWN), { who: "unknown" }],
        ["an unknown service is unknown", { kind: "Service", value: UNKNOWN }, { who: "unknown" }],
    ];
    for (const [sentence, entry, who] of cases)
        it(sentence, () => {
            assert.deepStrictEqual(whoIs(entry), who);
        });
});

import fc from "fast-check";

import { FOREIGN, OWN } from "./statements";

/** A statement as a user writes it, every part concrete, lists always lists. */
export interface WrittenStatement {
    Effect: "Allow" | "Deny";
    Principal?: Record<string, string[]>;
    NotPrincipal?: Record<string, string[]>;
    Action?: string[];
    NotAction?: string[];
    Resource?: string[];
    NotResource?: string[];
    Condition: Record<string, Record<string, string[]>>;
}

/** What a generated document is about. */
export interface Subject {
    actions: readonly string[];
    resource: string;
}

export const ORG = "o-a1b2c3d4e5";
const list = (...values: string[]) =>
    fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });

const ACCOUNT_PRINCIPALS = [
    "*",
    OWN,
    FOREIGN,
    `arn:aws:iam::${OWN}:root`,
    `arn:aws:iam::${FOREIGN}:role/worker`,
];
const principals = fc.oneof(
    { weight: 3, arbitrary: fc.constant({ AWS: ["*"] }) },
    { weight: 3, arbitrary: fc.record({ AWS: list(...ACCOUNT_PRINCIPALS) }) },
    { weight: 2, arbitrary: fc.record({ Service: list("sns.amazonaws.com", "s3.amazonaws.com") }) },
    { weight: 1, arbitrary: fc.record({ AWS: list(OWN), Service: list("sns.amazonaws.com") }) },
);

/** Principals among whom some mean a role of the name `worker`, and some its like. */
const namedPrincipals = fc.oneof(
    { weight: 1, arbitrary: fc.constant({ AWS: ["*"] }) },
    {
        weight: 5,
        arbitrary: fc.record({
            AWS: list(
                ...[OWN, FOREIGN].flatMap((account) => [
                    account,
                    `arn:aws:iam::${account}:root`,
                    `arn:aws:iam::${account}:role/worker`,
                    `arn:aws:iam::${account}:user/worker`,
                    `arn:aws:sts::${account}:assumed-role/worker/first`,
                ]),
            ),
        }),
    },
    { weight: 1, arbitrary: fc.record({ AWS: list(OWN), Service: list("sns.amazonaws.com") }) },
);

const EXISTS = ["", "IfExists"];
const crossed = (names: readonly string[], endings: readonly string[]) =>
    names.flatMap((name) => endings.map((ending) => name + ending));
const TEXT = crossed(
    ["StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIgnoreCase"],
    EXISTS,
);
const ARN = crossed(["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "StringLike"], EXISTS);
const BOOL = crossed(["Bool"], EXISTS);
const ADDRESS = crossed(["IpAddress", "NotIpAddress"], EXISTS);
const SET = crossed(
    ["ForAllValues:StringLike", "ForAnyValue:StringLike", "ForAnyValue:StringNotLike"],
    EXISTS,
);

const TOPICS = [
    `arn:aws:sns:us-east-1:${OWN}:orders`,
    `arn:aws:sns:*:${OWN}:*`,
    "arn:aws:sns:us-east-1:*:orders",
];
const ROLES = [`arn:aws:iam::${OWN}:role/worker`, `arn:aws:iam::${OWN}:role/*`, "arn:aws:iam::*:role/worker"];

/** Keys that both a document and a concrete request can speak about: operators, values. */
const KEYS: Record<string, readonly [operators: readonly string[], values: readonly string[]]> = {
    "aws:PrincipalOrgID": [TEXT, [ORG, "o-s*", "*"]],
    "aws:PrincipalOrgPaths": [SET, [`${ORG}/*`, "o-*/r-ab12/*"]],
    "aws:PrincipalArn": [ARN, ROLES],
    "aws:PrincipalAccount": [TEXT, [OWN, FOREIGN, "9*"]],
    "aws:SourceArn": [ARN, TOPICS],
    "aws:SourceAccount": [TEXT, [OWN, "9*"]],
    "aws:SourceVpce": [TEXT, ["vpce-1a2b3c4d", "vpce-9*"]],
    "aws:SourceIp": [ADDRESS, ["203.0.113.7", "0.0.0.0/1", "128.0.0.0/1", "::/0"]],
    "aws:SecureTransport": [BOOL, ["true", "false"]],
    "aws:PrincipalIsAWSService": [BOOL, ["true", "false"]],
    "aws:UserAgent": [TEXT, ["worker", "*"]],
};

const compared = fc.constantFrom(...Object.keys(KEYS)).chain((key) => {
    const [operators, values] = KEYS[key]!;
    return fc.record({
        key: fc.constant(key),
        operator: fc.constantFrom(...operators),
        values: list(...values),
    });
});
const nulls = fc.record({
    key: fc.constantFrom(...Object.keys(KEYS)),
    operator: fc.constant("Null"),
    values: list("true", "false"),
});

const conditions = fc
    .array(fc.oneof({ weight: 5, arbitrary: compared }, { weight: 1, arbitrary: nulls }), { maxLength: 2 })
    .map((found) => {
        const block: WrittenStatement["Condition"] = {};
        for (const { key, operator, values } of found)
            block[operator] = { ...block[operator], [key]: values };
        return block;
    });

/** One element or its negation, positive four times in five. */
function either<Name extends string, Value>(name: Name, value: fc.Arbitrary<Value>) {
    return fc
        .tuple(fc.integer({ min: 0, max: 4 }), value)
        .map(([dice, found]) => ({ [dice === 0 ? `Not${name}` : name]: found }) as Record<string, Value>);
}

/** Statements of resource policies, written in every way that keeps their parts concrete. */
export function statements(subject: Subject): fc.Arbitrary<WrittenStatement> {
    return statementsTo(either("Principal", principals), subject);
}

function statementsTo(
    whom: fc.Arbitrary<Partial<WrittenStatement>>,
    { actions, resource }: Subject,
): fc.Arbitrary<WrittenStatement> {
    const service = actions[0]!.split(":")[0]!;
    return fc
        .tuple(
            fc.constantFrom<WrittenStatement["Effect"]>("Allow", "Allow", "Deny"),
            whom,
            either("Action", list(...actions, "*", `${service}:*`, `${actions[0]!.slice(0, -3)}*`)),
            either("Resource", list("*", resource, resource.replace(/[^:]+$/, "*"))),
            conditions,
        )
        .map(([Effect, who, what, where, Condition]) => ({ Effect, ...who, ...what, ...where, Condition }));
}

export function documents(subject: Subject): fc.Arbitrary<WrittenStatement[]> {
    return fc.array(statements(subject), { minLength: 1, maxLength: 4 });
}

/** All documents that matter to a role or user and a resource. */
export interface WrittenSet {
    identity: WrittenStatement[][];
    boundary: WrittenStatement[] | undefined;
    resourcePolicy: WrittenStatement[] | undefined;
}

/** Every third statement grants all that is asked, so that other documents get to decide. */
export function documentSets(subject: Subject): fc.Arbitrary<WrittenSet> {
    const plain: WrittenStatement = {
        Effect: "Allow",
        Action: [...subject.actions],
        Resource: [subject.resource],
        Condition: {},
    };
    const several = (whom: fc.Arbitrary<Partial<WrittenStatement>>) =>
        fc.array(
            fc.oneof(
                { weight: 1, arbitrary: whom.map((named) => ({ ...plain, ...named })) },
                { weight: 2, arbitrary: statementsTo(whom, subject) },
            ),
            { minLength: 1, maxLength: 3 },
        );
    const attached = several(fc.constant({}));
    return fc.record({
        identity: fc.array(attached, { maxLength: 2 }),
        boundary: fc.option(attached, { nil: undefined, freq: 1 }),
        resourcePolicy: fc.option(several(either("Principal", namedPrincipals)), { nil: undefined, freq: 4 }),
    });
}

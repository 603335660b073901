import { UNKNOWN } from "../../iam";
import { allow, deny, except, OWN, SEND, verdicts } from "../support/statements";

const ORG = "o-a1b2c3d4e5";
const ALL = "anonymous principal service";
const notEquals = (key: string, value: unknown) => ({ StringNotEquals: { [key]: value } });

verdicts("what is not known yet", [
    ["an unknown Principal", [allow({ Principal: UNKNOWN })], "anonymous? principal? service?"],
    ["an unknown Principal.AWS", [allow({ Principal: { AWS: UNKNOWN } })], "anonymous? principal? service?"],
    ["an unknown principal beside everybody", [allow({ Principal: { AWS: ["*", UNKNOWN] } })], ALL],
    ["an unknown Action", [allow({ Action: UNKNOWN })], "anonymous? principal? service?"],
    ["an unknown action beside the action", [allow({ Action: [SEND, UNKNOWN] })], ALL],
    ["an unknown Resource", [allow({ Resource: UNKNOWN })], ALL],
    ["an unknown Condition", [allow({ Condition: UNKNOWN })], "anonymous? principal? service?"],
    [
        "an unknown organisation",
        [allow({ Condition: { StringEquals: { "aws:PrincipalOrgID": UNKNOWN } } })],
        "nobody",
    ],
    [
        "an unknown pattern of organisations",
        [allow({ Condition: { StringLike: { "aws:PrincipalOrgID": UNKNOWN } } })],
        "principal?",
    ],
    ["an unknown source", [allow({ Condition: { ArnEquals: { "aws:SourceArn": UNKNOWN } } })], "service?"],
    [
        "an unknown condition beside one that binds",
        [allow({ Condition: { StringEquals: { "aws:PrincipalOrgID": ORG }, StringLike: UNKNOWN } })],
        "nobody",
    ],
    [
        "an unknown principal under one that binds",
        [allow({ Principal: UNKNOWN, Condition: { StringEquals: { "aws:SourceAccount": OWN } } })],
        "nobody",
    ],
    [
        "an unknown Effect under a condition, taken for Allow",
        [allow({ Effect: UNKNOWN, Condition: { StringEquals: { "aws:UserAgent": "a" } } })],
        "anonymous principal service",
    ],
    ["an unknown Effect, taken for Allow", [allow({ Effect: UNKNOWN })], "anonymous principal service"],
    [
        "a Deny of unknown Effect, taken for no Deny",
        [allow(), { ...deny(), Effect: UNKNOWN }],
        "anonymous principal service",
    ],
    [
        "a Deny of an unknown principal",
        [allow(), deny({ Principal: UNKNOWN })],
        "anonymous? principal? service?",
    ],
    [
        "a Deny of all but an unknown account",
        [allow(), except(deny(), { NotPrincipal: { AWS: UNKNOWN } })],
        "anonymous? principal? service?",
    ],
    ["a Deny of an unknown action", [allow(), deny({ Action: UNKNOWN })], "anonymous? principal? service?"],
    [
        "a Deny on an unknown resource",
        [allow(), deny({ Resource: UNKNOWN })],
        "anonymous? principal? service?",
    ],
    [
        "a Deny under an unknown condition",
        [allow(), deny({ Condition: UNKNOWN })],
        "anonymous? principal? service?",
    ],
    [
        "a Deny of others than an unknown organisation",
        [allow(), deny({ Condition: notEquals("aws:PrincipalOrgID", UNKNOWN) })],
        "nobody",
    ],
    ["an unknown statement beside one that is known and open", [UNKNOWN, allow()], ALL],
]);

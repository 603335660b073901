import assert from "node:assert";

import { denied } from "../../iam";
import { decisions, grant, GUEST, identity, ROLE, SESSION, to, USER } from "../support/decisions";
import { deny, documentOf, FOREIGN, OWN, QUEUE, SEND, truthName } from "../support/statements";

const ORG = "o-a1b2c3d4e5";
const granting = (Condition: unknown) => ({ identity: identity(grant({ Condition })) });
const resource = (name: string) => `arn:aws:sqs:us-east-1:${OWN}:${name}`;
const equals = (key: string, value: unknown) => granting({ StringEquals: { [key]: value } });
decisions("context keys", [
    ["the role's ARN", () => granting({ ArnEquals: { "aws:PrincipalArn": ROLE } }), "always"],
    [
        "the ARN of its session, which the key never holds",
        () => granting({ ArnEquals: { "aws:PrincipalArn": SESSION } }),
        "never",
    ],
    [
        "roles under a path of any account",
        () => granting({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/app/*" } }),
        "always",
    ],
    ["its account", () => equals("aws:PrincipalAccount", OWN), "always"],
    ["another account", () => equals("aws:PrincipalAccount", FOREIGN), "never"],
    ["its organisation", () => ({ ...equals("aws:PrincipalOrgID", ORG), organization: ORG }), "always"],
    [
        "another organisation",
        () => ({ ...equals("aws:PrincipalOrgID", "o-other00000"), organization: ORG }),
        "never",
    ],
    [
        "an organisation, where its own is not known",
        () => equals("aws:PrincipalOrgID", ORG),
        "never to always",
    ],
    [
        "no organisation, where its own is not known",
        () => granting({ Null: { "aws:PrincipalOrgID": "true" } }),
        "never to always",
    ],
    [
        "a path, where its organisation is not known",
        () => granting({ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": `${ORG}/*` } }),
        "never to always",
    ],
    [
        "its unique id, which nothing tells",
        () => granting({ StringLike: { "aws:userid": "AROAEXAMPLE:*" } }),
        "never to always",
    ],
    ["having a unique id", () => granting({ Null: { "aws:userid": "false" } }), "always"],
    ["a user's name", () => ({ ...equals("aws:username", "worker"), arn: USER }), "always"],
    ["a user's name, of a role", () => equals("aws:username", "worker"), "never"],
    ["the kind of a role", () => equals("aws:PrincipalType", "AssumedRole"), "always"],
    ["the kind of a user", () => ({ ...equals("aws:PrincipalType", "User"), arn: USER }), "always"],
    ["being no service", () => granting({ Bool: { "aws:PrincipalIsAWSService": "false" } }), "always"],
    ["a source, which only services have", () => granting({ ArnLike: { "aws:SourceArn": "*" } }), "never"],
    ["a tag of the role", () => equals("aws:PrincipalTag/team", "orders"), "sometimes"],
    ["a network", () => equals("aws:SourceVpce", "vpce-1a2b3c4d"), "sometimes"],
    ["an address", () => granting({ IpAddress: { "aws:SourceIp": "203.0.113.7" } }), "sometimes"],
    [
        "a tag of the queue, which nothing tells",
        () => equals("aws:ResourceTag/team", "orders"),
        "never to always",
    ],
    [
        "the path of the queue's account, which nothing tells",
        () => granting({ "ForAnyValue:StringLike": { "aws:ResourceOrgPaths": "o-x/*" } }),
        "never to always",
    ],
    ["the account of the queue", () => equals("aws:ResourceAccount", OWN), "always"],
    ["another account of the queue", () => equals("aws:ResourceAccount", FOREIGN), "never"],
    [
        "the account of the queue, given beside its ARN",
        () => ({
            ...equals("aws:ResourceAccount", FOREIGN),
            owner: FOREIGN,
            resourcePolicy: documentOf(to(OWN)),
        }),
        "always",
    ],
]);

decisions("policy variables", [
    [
        "the queue's account is the role's",
        () => equals("aws:ResourceAccount", "${aws:PrincipalAccount}"),
        "always",
    ],
    [
        "the role's account is the queue's",
        () => equals("aws:PrincipalAccount", "${aws:ResourceAccount}"),
        "always",
    ],
    [
        "the queue's account is the role's, of another account",
        () => ({
            arn: GUEST,
            identity: identity(
                grant({ Condition: { StringEquals: { "aws:ResourceAccount": "${aws:PrincipalAccount}" } } }),
            ),
            resourcePolicy: documentOf(to(GUEST)),
        }),
        "never",
    ],
    [
        "the queue's organisation is the role's",
        () => ({ ...equals("aws:ResourceOrgID", "${aws:PrincipalOrgID}"), organization: ORG }),
        "never to always",
    ],
    [
        "queues of the role's account",
        () => ({ identity: identity(grant({ Resource: "arn:aws:sqs:*:${aws:PrincipalAccount}:*" })) }),
        "always",
    ],
    [
        "queues that bear the user's name",
        () => ({
            arn: USER,
            identity: identity(grant({ Resource: resource("${aws:username}-*") })),
            resource: resource("worker-1"),
        }),
        "always",
    ],
    [
        "queues that bear another user's name",
        () => ({ arn: USER, identity: identity(grant({ Resource: resource("${aws:username}-*") })) }),
        "never",
    ],
    [
        "queues that bear a tag of the role",
        () => ({ identity: identity(grant({ Resource: resource("${aws:PrincipalTag/team}") })) }),
        "sometimes",
    ],
    [
        "queues that bear the role's unique id",
        () => ({ identity: identity(grant({ Resource: resource("${aws:userid}") })) }),
        "never to always",
    ],
]);

describe("a policy variable that requests may lack", () => {
    it("is not filled in", () => {
        const transport = deny({ Condition: { Bool: { "aws:SecureTransport": "${aws:ViaAWSService}" } } });
        const closed = denied(documentOf(transport), { kind: "plainHttp" }, QUEUE);
        assert.strictEqual(truthName(closed(SEND)), "sometimes");
    });
});

import { parseDocument, UNKNOWN } from "../../iam";
import { ban, decisions, grant, GUEST, identity, ROLE, to, USER } from "../support/decisions";
import { deny, documentOf, except, OWN, QUEUE } from "../support/statements";

const unknownDocument = () => parseDocument(UNKNOWN);
const granted = () => ({ identity: identity(grant()) });
const resource = (name: string) => `arn:aws:sqs:us-east-1:${OWN}:${name}`;

decisions("documents that are not known", [
    ["the role's only policy", () => ({ identity: [unknownDocument()] }), "never to always"],
    [
        "another policy of a role that is allowed",
        () => ({ identity: [...granted().identity, unknownDocument()] }),
        "never to always",
    ],
    [
        "another policy of a role that is denied",
        () => ({ identity: [...identity(ban()), unknownDocument()] }),
        "never",
    ],
    [
        "another policy of a role whose boundary allows nothing",
        () => ({ identity: [unknownDocument()], boundary: documentOf() }),
        "never",
    ],
    [
        "the boundary of a role that is allowed",
        () => ({ ...granted(), boundary: unknownDocument() }),
        "never to always",
    ],
    ["the boundary of a role that is not", () => ({ boundary: unknownDocument() }), "never"],
    [
        "the queue's policy, for a role that is allowed",
        () => ({ ...granted(), resourcePolicy: unknownDocument() }),
        "never to always",
    ],
    [
        "the queue's policy, for a role that is not",
        () => ({ resourcePolicy: unknownDocument() }),
        "never to always",
    ],
    [
        "the queue's policy, for a role of another account without a policy",
        () => ({ arn: GUEST, resourcePolicy: unknownDocument() }),
        "never",
    ],
    [
        "the boundary of a user whom a Deny with NotPrincipal spares",
        () => ({
            ...granted(),
            arn: USER,
            boundary: unknownDocument(),
            resourcePolicy: documentOf(to(USER), except(deny(), { NotPrincipal: { AWS: [OWN, USER] } })),
        }),
        "never to always",
    ],
]);

decisions("parts that are not known", [
    [
        "the effect of the only statement",
        () => ({ identity: identity(grant({ Effect: UNKNOWN })) }),
        "never to always",
    ],
    [
        "the effect of another",
        () => ({ identity: identity(grant(), grant({ Effect: UNKNOWN })) }),
        "never to always",
    ],
    [
        "the effect of another, about another queue",
        () => ({ identity: identity(grant(), grant({ Effect: UNKNOWN, Resource: resource("others") })) }),
        "always",
    ],
    ["the action", () => ({ identity: identity(grant({ Action: UNKNOWN })) }), "never to always"],
    ["the resource", () => ({ identity: identity(grant({ Resource: UNKNOWN })) }), "never to always"],
    [
        "the resource, beside the queue",
        () => ({ identity: identity(grant({ Resource: [QUEUE, UNKNOWN] })) }),
        "always",
    ],
    [
        "the resource of a Deny",
        () => ({ identity: identity(grant(), ban({ Resource: UNKNOWN })) }),
        "never to always",
    ],
    ["the condition", () => ({ identity: identity(grant({ Condition: UNKNOWN })) }), "never to always"],
    ["whom the queue grants", () => ({ resourcePolicy: documentOf(to(UNKNOWN)) }), "never to always"],
    [
        "whom the queue grants, but within the role's account by its own policy too",
        () => ({ ...granted(), resourcePolicy: documentOf(to(UNKNOWN)) }),
        "always",
    ],
    [
        "whom the queue denies",
        () => ({ ...granted(), resourcePolicy: documentOf(deny({ Principal: UNKNOWN })) }),
        "never to always",
    ],
]);

decisions("a queue that is known in part", [
    [
        "a name with a colon, under a grant whose star does not reach over it",
        () => ({
            identity: identity(grant({ Resource: `arn:aws:sqs:us-east-1:*:x` })),
            resource: `arn:aws:sqs:us-east-1:${OWN}:*:x`,
        }),
        "never",
    ],
    [
        "nothing of it, under a grant on everything",
        () => ({ identity: identity(grant({ Resource: "*" })), resource: UNKNOWN, owner: OWN }),
        "always",
    ],
    [
        "nothing of it, under a grant on one",
        () => ({ ...granted(), resource: UNKNOWN, owner: OWN }),
        "never to always",
    ],
    [
        "nor whose it is, under a grant on everything",
        () => ({ identity: identity(grant({ Resource: "*" })), resource: UNKNOWN }),
        "never to always",
    ],
    [
        "nothing of its ARN, under a grant on what is not known",
        () => ({ identity: identity(grant({ Resource: UNKNOWN })), resource: "*", owner: OWN }),
        "never to always",
    ],
    [
        "nor whose it is, under a grant that asks for its account",
        () => ({
            identity: identity(
                grant({ Resource: "*", Condition: { StringEquals: { "aws:ResourceAccount": OWN } } }),
            ),
            resource: UNKNOWN,
        }),
        "never to always",
    ],
    [
        "nor whose it is, without a grant of the role",
        () => ({ resource: UNKNOWN, resourcePolicy: documentOf(to(ROLE, { Resource: "*" })) }),
        "never to always",
    ],
    [
        "nor whose it is, under grants of both sides",
        () => ({
            identity: identity(grant({ Resource: "*" })),
            resource: UNKNOWN,
            resourcePolicy: documentOf(to(ROLE, { Resource: "*" })),
        }),
        "always",
    ],
    [
        "not its name, under a grant on one",
        () => ({ ...granted(), resource: resource("*") }),
        "never to always",
    ],
    [
        "not its name, under a grant on all of the account",
        () => ({ identity: identity(grant({ Resource: resource("*") })), resource: resource("orders-*") }),
        "always",
    ],
    [
        "not its name, under a Deny for all but one",
        () => ({
            identity: identity(grant({ Resource: "*" }), except(ban(), { NotResource: QUEUE })),
            resource: resource("*"),
        }),
        "never to always",
    ],
    [
        "the start of its name, under a grant on another",
        () => ({ ...granted(), resource: resource("others-*") }),
        "never",
    ],
    [
        "not its region, under a grant in one",
        () => ({ ...granted(), resource: `arn:aws:sqs:*:${OWN}:orders` }),
        "never to always",
    ],
    [
        "not its region, under a grant in any",
        () => ({
            identity: identity(grant({ Resource: `arn:aws:sqs:*:${OWN}:orders` })),
            resource: `arn:aws:sqs:*:${OWN}:orders`,
        }),
        "always",
    ],
    [
        "not its name, under a grant by a tag of the role",
        () => ({
            identity: identity(grant({ Resource: resource("${aws:PrincipalTag/team}-orders") })),
            resource: resource("*"),
        }),
        "never to sometimes",
    ],
]);

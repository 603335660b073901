import assert from "node:assert";

import { SQS_MESSAGE_ACTIONS, UNKNOWN } from "../../iam";
import { deniedOverHttp, deny, documentOf, OWN, QUEUE, RECEIVE, SEND, without } from "../support/statements";

const INSECURE = { Bool: { "aws:SecureTransport": "false" } };
const tls = (parts: Record<string, unknown> = {}) => deny({ Condition: INSECURE, ...parts });

describe("a Deny of plain HTTP", () => {
    const rows: [sentence: string, statement: unknown, sending: string][] = [
        ["in its usual form", tls(), "always"],
        ["with a boolean", tls({ Condition: { Bool: { "aws:SecureTransport": false } } }), "always"],
        ["with a list", tls({ Condition: { Bool: { "aws:SecureTransport": ["false"] } } }), "always"],
        [
            "with another case of the key",
            tls({ Condition: { Bool: { "AWS:securetransport": "false" } } }),
            "always",
        ],
        [
            "with another case of the value",
            tls({ Condition: { Bool: { "aws:SecureTransport": "False" } } }),
            "always",
        ],
        [
            "with BoolIfExists",
            tls({ Condition: { BoolIfExists: { "aws:SecureTransport": "false" } } }),
            "always",
        ],
        [
            "with StringEquals",
            tls({ Condition: { StringEquals: { "aws:SecureTransport": "false" } } }),
            "always",
        ],
        [
            "with StringNotEquals true",
            tls({ Condition: { StringNotEquals: { "aws:SecureTransport": "true" } } }),
            "always",
        ],
        [
            "under both values",
            tls({ Condition: { Bool: { "aws:SecureTransport": ["true", "false"] } } }),
            "always",
        ],
        ["without any condition", deny(), "always"],
        ["of the other polarity", tls({ Condition: { Bool: { "aws:SecureTransport": "true" } } }), "never"],
        [
            "of the other polarity by negation",
            tls({ Condition: { StringNotEquals: { "aws:SecureTransport": "false" } } }),
            "never",
        ],
        [
            "where the key is absent, which it never is",
            tls({ Condition: { Null: { "aws:SecureTransport": "true" } } }),
            "never",
        ],
        [
            "as an Allow over TLS",
            { ...tls(), Effect: "Allow", Condition: { Bool: { "aws:SecureTransport": "true" } } },
            "never",
        ],
        ["of everybody as an AWS principal", tls({ Principal: { AWS: "*" } }), "always"],
        ["of everybody in a list", tls({ Principal: { AWS: [OWN, "*"] } }), "always"],
        ["of a named principal", tls({ Principal: { AWS: OWN } }), "sometimes"],
        ["of any account's roles", tls({ Principal: { AWS: "arn:aws:iam::*:role/worker" } }), "sometimes"],
        ["of a service", tls({ Principal: { Service: "sns.amazonaws.com" } }), "sometimes"],
        ["of one user of S3", tls({ Principal: { CanonicalUser: "79a5" } }), "sometimes"],
        ["of all services", tls({ Principal: { Service: "*" } }), "sometimes"],
        ["of all but a role", without({ ...tls(), NotPrincipal: { AWS: OWN } }, "Principal"), "sometimes"],
        ["of nobody", without(tls(), "Principal"), "never"],
        ["for the action", tls({ Action: SEND }), "always"],
        ["for the action in another case", tls({ Action: "SQS:sendmessage" }), "always"],
        ["for every action there is", tls({ Action: "*" }), "always"],
        ["for another action", tls({ Action: RECEIVE }), "never"],
        ["for all but the action", without({ ...tls(), NotAction: SEND }, "Action"), "never"],
        ["for all but another action", without({ ...tls(), NotAction: RECEIVE }, "Action"), "always"],
        ["on every resource", tls({ Resource: "*" }), "always"],
        ["on every queue of the account", tls({ Resource: `arn:aws:sqs:*:${OWN}:*` }), "always"],
        ["on another queue", tls({ Resource: `${QUEUE}-dlq` }), "never"],
        ["on what lies below the queue", tls({ Resource: `${QUEUE}/*` }), "never"],
        ["on all but the queue", without({ ...tls(), NotResource: QUEUE }, "Resource"), "never"],
        [
            "on all but another queue",
            without({ ...tls(), NotResource: `${QUEUE}-dlq` }, "Resource"),
            "always",
        ],
        [
            "on all but queues that the caller's tags name",
            without(
                { ...tls(), NotResource: `arn:aws:sqs:us-east-1:${OWN}:\${aws:PrincipalTag/queue}` },
                "Resource",
            ),
            "sometimes",
        ],
        [
            "AND-ed with an endpoint",
            tls({ Condition: { ...INSECURE, StringEquals: { "aws:SourceVpce": "vpce-1" } } }),
            "sometimes",
        ],
        [
            "AND-ed with not an endpoint",
            tls({ Condition: { ...INSECURE, StringNotEquals: { "aws:SourceVpce": "vpce-1" } } }),
            "sometimes",
        ],
        [
            "AND-ed with all of IPv4",
            tls({ Condition: { ...INSECURE, IpAddress: { "aws:SourceIp": "0.0.0.0/0" } } }),
            "sometimes",
        ],
        [
            "AND-ed with a key of S3, which SQS never sends",
            tls({ Condition: { ...INSECURE, NumericLessThan: { "s3:TlsVersion": "1.2" } } }),
            "sometimes",
        ],
        [
            "AND-ed with an organisation",
            tls({ Condition: { ...INSECURE, StringNotEquals: { "aws:PrincipalOrgID": "o-1" } } }),
            "sometimes",
        ],
        [
            "AND-ed with a second key under Bool",
            tls({
                Condition: {
                    Bool: { "aws:SecureTransport": "false", "aws:MultiFactorAuthPresent": "false" },
                },
            }),
            "sometimes",
        ],
        [
            "AND-ed with no service, or nobody who signs",
            tls({ Condition: { ...INSECURE, BoolIfExists: { "aws:PrincipalIsAWSService": "false" } } }),
            "always",
        ],
        [
            "AND-ed with somebody who signs and is no service",
            tls({
                Condition: { Bool: { "aws:SecureTransport": "false", "aws:PrincipalIsAWSService": "false" } },
            }),
            "sometimes",
        ],
        [
            "AND-ed with the other polarity",
            tls({ Condition: { ...INSECURE, StringEquals: { "aws:SecureTransport": "true" } } }),
            "never",
        ],
        ["under an unknown condition", tls({ Condition: UNKNOWN }), "never to always"],
        [
            "under an unknown value",
            tls({ Condition: { Bool: { "aws:SecureTransport": UNKNOWN } } }),
            "never to always",
        ],
        ["of an unknown principal", tls({ Principal: UNKNOWN }), "never to always"],
        ["for an unknown action", tls({ Action: UNKNOWN }), "never to always"],
        ["on an unknown resource", tls({ Resource: UNKNOWN }), "never to always"],
        ["of an unknown effect", { ...tls(), Effect: UNKNOWN }, "never to always"],
        ["for another action, on an unknown resource", tls({ Action: RECEIVE, Resource: UNKNOWN }), "never"],
    ];
    for (const [sentence, statement, right] of rows)
        it(`${sentence} denies ${right}`, () => {
            assert.deepStrictEqual(deniedOverHttp(documentOf(statement)), [right]);
        });

    const actions = [SEND, RECEIVE, "sqs:PurgeQueue"];
    const together: [sentence: string, statements: unknown[], right: string[]][] = [
        [
            "two that share the actions",
            [tls({ Action: SEND }), tls({ Action: [RECEIVE, "sqs:Purge*"] })],
            ["always", "always", "always"],
        ],
        [
            "two that leave one out",
            [tls({ Action: SEND }), tls({ Action: RECEIVE })],
            ["always", "always", "never"],
        ],
        [
            "one of nobody beside one of all",
            [without(tls(), "Principal"), tls()],
            ["always", "always", "always"],
        ],
        [
            "one for all but sending, and one for sending",
            [without({ ...tls(), NotAction: SEND }, "Action"), tls({ Action: SEND })],
            ["always", "always", "always"],
        ],
        [
            "two that each want more",
            [
                tls({ Principal: { AWS: OWN } }),
                tls({ Condition: { ...INSECURE, StringEquals: { "aws:UserAgent": "a" } } }),
            ],
            ["sometimes", "sometimes", "sometimes"],
        ],
        ["none at all", [], ["never", "never", "never"]],
    ];
    for (const [sentence, statements, right] of together)
        it(`${sentence}: ${right.join(", ")}`, () => {
            assert.deepStrictEqual(deniedOverHttp(documentOf(...statements), actions), right);
        });

    it("leaves no message action out where it names the service", () => {
        const closed = deniedOverHttp(documentOf(tls()), SQS_MESSAGE_ACTIONS);
        assert.deepStrictEqual([...new Set(closed)], ["always"]);
    });
});

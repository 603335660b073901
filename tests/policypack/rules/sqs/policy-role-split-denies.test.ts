import { sqsPolicyRoleSplit } from "../../../../policypack/rules/sqs/policy-role-split";
import {
    allow,
    deny,
    document,
    foreign,
    organisation,
    own,
    queueArn,
    role,
    type Statement,
    text,
} from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const send = "sqs:SendMessage";
const receive = "sqs:ReceiveMessage";
const to = (Action: unknown, Principal: unknown = { AWS: role }) =>
    allow({ Principal, Action, Resource: queueArn() });
const barring = (parts: Statement = {}) => deny({ Principal: "*", Action: "sqs:*", Resource: "*", ...parts });
const unless = (key: string, value: unknown, operator = "StringNotEquals") =>
    barring({ Condition: { [operator]: { [key]: value } } });
const given = (...statements: Statement[]) => ({ props: { policy: text(...statements) } });
const half = (...statements: Statement[]) => ({ props: { policy: document(...statements) } });
const both = (taken = receive, who = role) => ({
    what: [`its policy lets ${who} do both sqs:SendMessage and ${taken}`],
});
const despite = (statement: Statement) => ({ ...given(to([send, receive]), statement), ...both() });
const stranger = `arn:aws:iam::${foreign}:role/agent`;
const service = { Service: "sns.amazonaws.com" };
const agents = `arn:aws:iam::${own}:role/orders-agents`;

/** What a Deny takes from a role, and what it leaves it. */
testRule(sqsPolicyRoleSplit, {
    accepts: {
        "a Deny of receiving": given(
            to([send, receive]),
            barring({ Principal: { AWS: role }, Action: receive }),
        ),
        "a Deny of receiving for everybody": given(to([send, receive]), barring({ Action: receive })),
        "a Deny of all other accounts than the own": given(
            to([send, receive], { AWS: stranger }),
            unless("aws:PrincipalAccount", own),
        ),
        "sending in a Deny under a condition": given(
            to(receive),
            deny({
                Principal: { AWS: role },
                Action: send,
                Resource: "*",
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            }),
        ),
        "a Deny of what is not known yet": half(
            to(receive),
            barring({ Action: unknown }),
            barring({ Principal: { AWS: unknown } }),
        ),
        "a service that does both": given(to([send, receive], service)),
        "a role that sends, beside all but it that receive": given(to(send), {
            Effect: "Allow",
            NotPrincipal: { AWS: role },
            Action: receive,
            Resource: "*",
        }),
        "all but one role that do both": given({
            Effect: "Allow",
            NotPrincipal: { AWS: role },
            Action: [send, receive],
            Resource: "*",
        }),
        "a statement that names nobody": given(
            to(send),
            allow({ Action: [send, receive], Resource: queueArn() }),
        ),
    },
    rejects: {
        "a Deny of another action": despite(barring({ Principal: { AWS: role }, Action: "sqs:PurgeQueue" })),
        "a Deny of another role": despite(barring({ Principal: { AWS: agents } })),
        "a Deny of all but this role": despite({
            Effect: "Deny",
            NotPrincipal: { AWS: role },
            Action: "sqs:*",
            Resource: "*",
        }),
        "a Deny outside the organisation, in which the role may be": despite(
            unless("aws:PrincipalOrgID", organisation),
        ),
        "a Deny outside a network, in which the role may be": despite(
            unless("aws:SourceVpce", "vpce-0a1b2c3d"),
        ),
        "a Deny outside a range of addresses": despite(
            unless("aws:SourceIp", "203.0.113.0/24", "NotIpAddress"),
        ),
        "a Deny of all but one session": despite(unless("aws:userid", "AROAEXAMPLE:*", "StringNotLike")),
        "a Deny of all other accounts than the queue's": despite(
            unless("aws:PrincipalAccount", "${aws:ResourceAccount}"),
        ),
        "a Deny of some of what is received": {
            ...given(
                to([send, receive, "sqs:DeleteMessage"]),
                barring({ Principal: { AWS: role }, Action: receive }),
            ),
            ...both("sqs:DeleteMessage"),
        },
        "a Deny of all other accounts than the queue's and another": despite(
            unless("aws:PrincipalAccount", [foreign, "${aws:ResourceAccount}"]),
        ),
    },
    undecided: {
        "a principal that is not known, beside one that is": {
            ...half(to(send), to(receive, { AWS: unknown })),
            undecided: ["its policy has parts that are not known before deployment"],
        },
    },
});

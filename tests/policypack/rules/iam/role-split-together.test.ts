import { iamRoleSplit } from "../../../../policypack/rules/iam/role-split";
import { deny, document, foreign, own, queueArn, text } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import {
    attachment,
    managed,
    may,
    openPolicy,
    policyArnOf,
    queue,
    queuePolicy,
    RECEIVE,
    role,
    roleArnOf,
    rolePolicy,
    SEND,
    to,
} from "./role-stacks";

const both = "both sqs:SendMessage and sqs:ReceiveMessage, sqs:DeleteMessage";
const onOrders = `${both} on ${queueArn()}`;
const policyLets = (name = "policy", on = onOrders) => ({ [name]: [`its policy lets worker do ${on}`] });
const together = (on = onOrders) => ({ worker: [`its policies together let it do ${on}`] });
const sending = rolePolicy("sending", [may(SEND)]);
const receiving = rolePolicy("receiving", [may(RECEIVE)]);
const sendingManaged = managed("sending", [may(SEND)]);
const base = [role(), queue(), receiving];

/** What several documents say together, wherever they stand. */
testRule(iamRoleSplit, {
    accepts: {
        "two roles of one name in other accounts": {
            resources: [
                queue(),
                rolePolicy("sending", [may(SEND)], { role: roleArnOf("worker", own) }),
                rolePolicy("receiving", [may(RECEIVE)], { role: roleArnOf("worker", foreign) }),
            ],
        },
        "a policy that denies what another allows": {
            resources: [
                ...base,
                sending,
                rolePolicy("fence", [deny({ Action: "sqs:SendMessage", Resource: "*" })]),
            ],
        },
        "a queue whose policy denies what the role's allows": {
            resources: [
                ...base,
                sending,
                queuePolicy("orders", {
                    ...to(roleArnOf(), "sqs:SendMessage"),
                    Effect: "Deny",
                }),
            ],
        },
        "a boundary of the stack that lets through only one of them": {
            resources: [
                role("worker", { permissionsBoundary: unknown }, { permissionsBoundary: ["boundary"] }),
                queue(),
                rolePolicy("policy", [may([...SEND, ...RECEIVE])]),
                managed("boundary", [may(RECEIVE, "*")]),
            ],
        },
        "a policy that is attached to nobody": {
            resources: [...base, sendingManaged],
        },
        "what stands in one queue policy, which the rule on queue policies reports": {
            resources: [role(), queue(), queuePolicy("orders", to(roleArnOf(), [...SEND, ...RECEIVE]))],
        },
        "a queue policy that names another role": {
            resources: [...base, queuePolicy("orders", to(roleArnOf("web"), SEND))],
        },
        "a wildcard of a queue policy, which another rule reports": {
            resources: [...base, queuePolicy("orders", to(roleArnOf(), "sqs:*"))],
        },
    },
    rejects: {
        "two policies": { resources: [...base, sending], what: together() },
        "a role of another stack": {
            resources: [queue(), sending, receiving],
            what: {
                receiving: [`its policy and another policy together let worker do ${onOrders}`],
            },
        },
        "a role by an ARN with a path": {
            resources: [
                role("worker", { path: "/app/", arn: roleArnOf("app/worker") }),
                queue(),
                receiving,
                rolePolicy("sending", [may(SEND)], { role: roleArnOf("app/worker") }),
            ],
            what: together(),
        },
        "a role that is not known yet by its name": {
            resources: [
                ...base,
                { ...rolePolicy("sending", [may(SEND)], { role: unknown }), deps: { role: ["worker"] } },
            ],
            what: together(),
        },
        "an attached policy beside an inline one": {
            resources: [
                ...base,
                sendingManaged,
                attachment(
                    "RolePolicyAttachment",
                    { role: "worker", policyArn: unknown },
                    { policyArn: ["sending"] },
                ),
            ],
            what: together(),
        },
        "an attachment to several roles, by an ARN made of the name": {
            resources: [
                ...base,
                role("web"),
                sendingManaged,
                attachment("PolicyAttachment", {
                    roles: ["web", "worker"],
                    policyArn: policyArnOf("sending"),
                }),
            ],
            what: together(),
        },
        "a whole list of attachments": {
            resources: [
                ...base,
                sendingManaged,
                attachment(
                    "RolePolicyAttachmentsExclusive",
                    { roleName: "worker", policyArns: [unknown] },
                    { policyArns: ["sending"] },
                ),
            ],
            what: together(),
        },
        "a list of attachments that a preview leaves out": {
            resources: [
                ...base,
                sendingManaged,
                attachment(
                    "RolePolicyAttachmentsExclusive",
                    { roleName: "worker" },
                    { policyArns: ["sending"] },
                ),
            ],
            what: together(),
        },
        "the role's own list of attachments": {
            resources: [
                role("worker", { managedPolicyArns: unknown }, { managedPolicyArns: ["sending"] }),
                queue(),
                receiving,
                sendingManaged,
            ],
            what: together(),
        },
        "the role's own inline policies": {
            resources: [
                role("worker", {
                    inlinePolicies: [
                        { name: "a", policy: text(may(SEND)) },
                        { name: "b", policy: text(may(RECEIVE)) },
                    ],
                }),
                queue(),
            ],
            what: together(),
        },
        "aws-native, with a policy that names its roles": {
            resources: [
                {
                    type: "aws-native:iam:Role",
                    name: "worker",
                    props: {
                        roleName: "worker",
                        policies: [{ policyName: "receiving", policyDocument: document(may(RECEIVE)) }],
                    },
                },
                {
                    type: "aws-native:iam:ManagedPolicy",
                    name: "sending",
                    props: { roles: ["worker"], policyDocument: document(may(SEND)) },
                },
            ],
            what: together(),
        },
        "aws-native, with a policy of its own": {
            resources: [
                { type: "aws-native:iam:Role", name: "worker", props: { roleName: "worker" } },
                {
                    type: "aws-native:iam:RolePolicy",
                    name: "policy",
                    props: {
                        roleName: "worker",
                        policyName: "both",
                        policyDocument: document(may([...SEND, ...RECEIVE])),
                    },
                },
            ],
            what: { policy: [`its policyDocument lets worker do ${onOrders}`] },
        },
        "a queue policy that gives the other half": {
            resources: [...base, queuePolicy("orders", to(roleArnOf(), SEND))],
            what: together(),
        },
        "a queue policy that gives the other half to a prefix": {
            resources: [
                role(),
                queue(),
                rolePolicy("receiving", [may(RECEIVE, queueArn("ord*"))]),
                queuePolicy("orders", to(roleArnOf(), SEND)),
            ],
            what: together(),
        },
        "a boundary that is not of the stack": {
            resources: [
                role("worker", { permissionsBoundary: policyArnOf("organisation") }),
                queue(),
                rolePolicy("policy", [may([...SEND, ...RECEIVE])]),
            ],
            what: policyLets(),
        },
        "two policies made from one queue": {
            resources: [
                role(),
                queue(),
                openPolicy("sending", [may(SEND, unknown)], ["orders"]),
                openPolicy("receiving", [may(RECEIVE, unknown)], ["orders"]),
            ],
            what: together(`${both} on arn:*:sqs:*:*:orders`),
        },
    },
});

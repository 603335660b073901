import { iamNoWildcardMessagingAction } from "../../../policypack/rules/iam/no-wildcard-messaging-action";
import { allow, document, own, text } from "../../support/documents";
import { type Member } from "../../support/rule-run";
import { testRule } from "../../support/rule-tester";
import { unknown } from "../../support/wire";

const manage = allow({ Action: "sqs:*", Resource: "*" });

/** A managed policy that would be too wide for anybody, and who uses it as what. */
const boundary = (props: Record<string, unknown> = {}): Member => ({
    type: "aws:iam/policy:Policy",
    name: "boundary",
    props: { name: "messaging-boundary", arn: unknown, ...props, policy: text(manage) },
});
const bounded = (property: string, value: unknown): Member => ({
    type: "aws:iam/role:Role",
    name: "role",
    props: { name: "orders-worker", managedPolicyArns: unknown, inlinePolicies: unknown, [property]: value },
    deps: value === unknown ? { [property]: ["boundary"] } : {},
});
const attached = (type: string, property: string, value: unknown = unknown): Member => ({
    type,
    name: "attachment",
    props: { role: "orders-worker", [property]: value },
    deps: value === unknown ? { [property]: ["boundary"] } : {},
});
const boundaryArn = `arn:aws:iam::${own}:policy/team/messaging-boundary`;
const grants = { boundary: ["statement 1 of its policy allows sqs:*"] };

/** A boundary allows much and grants nothing, as long as nobody is given it as a policy. */
testRule(iamNoWildcardMessagingAction, {
    accepts: {
        "a boundary by its ARN": {
            resources: [boundary({ arn: boundaryArn }), bounded("permissionsBoundary", boundaryArn)],
        },
        "a boundary whose ARN is not known yet": {
            resources: [boundary(), bounded("permissionsBoundary", unknown)],
        },
        "a boundary by an ARN made of its name": {
            resources: [boundary(), bounded("permissionsBoundary", boundaryArn)],
        },
        "a boundary beside another policy that is attached": {
            resources: [
                boundary({ arn: boundaryArn }),
                bounded("permissionsBoundary", boundaryArn),
                attached(
                    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                    "policyArn",
                    `${boundaryArn}-of-others`,
                ),
            ],
        },
        "a boundary of aws-native that is attached to nobody": {
            resources: [
                {
                    type: "aws-native:iam:ManagedPolicy",
                    name: "boundary",
                    props: {
                        managedPolicyName: "messaging-boundary",
                        roles: [],
                        policyDocument: document(manage),
                    },
                },
                { type: "aws-native:iam:User", name: "user", props: { permissionsBoundary: boundaryArn } },
            ],
        },
    },
    rejects: {
        "a managed policy that nothing bounds or attaches": { resources: [boundary()], what: grants },
        "a boundary that is attached too": {
            resources: [
                boundary(),
                bounded("permissionsBoundary", unknown),
                attached("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "policyArn"),
            ],
            what: grants,
        },
        "a boundary that is attached by an ARN made of its name": {
            resources: [
                boundary(),
                bounded("permissionsBoundary", boundaryArn),
                attached("aws:iam/policyAttachment:PolicyAttachment", "policyArn", boundaryArn),
            ],
            what: grants,
        },
        "a boundary that is attached to a user": {
            resources: [
                boundary(),
                bounded("permissionsBoundary", unknown),
                attached("aws:iam/userPolicyAttachment:UserPolicyAttachment", "policyArn"),
            ],
            what: grants,
        },
        "a boundary that a role lists among its policies": {
            resources: [
                boundary(),
                bounded("permissionsBoundary", unknown),
                { ...bounded("managedPolicyArns", unknown), name: "other" },
            ],
            what: grants,
        },
        "a boundary in a whole list of attachments": {
            resources: [
                boundary(),
                bounded("permissionsBoundary", unknown),
                attached(
                    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
                    "policyArns",
                ),
            ],
            what: grants,
        },
        "a boundary in a whole list of attachments of a user": {
            resources: [
                boundary(),
                bounded("permissionsBoundary", unknown),
                attached(
                    "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
                    "policyArns",
                ),
            ],
            what: grants,
        },
        "the boundary of another name": {
            resources: [
                boundary({ arn: `${boundaryArn}-2`, name: "messaging-boundary-2" }),
                bounded("permissionsBoundary", boundaryArn),
            ],
            what: grants,
        },
    },
});

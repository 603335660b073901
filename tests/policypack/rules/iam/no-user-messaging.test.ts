import { iamNoUserMessaging } from "../../../../policypack/rules/iam/no-user-messaging";
import { allow, deny, document, own, queueArn, text, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const send = allow({ Action: "sqs:SendMessage", Resource: queueArn() });
const publish = allow({ Action: "sns:Publish", Resource: topicArn() });
const one = (type: string, props: Record<string, unknown>) => ({ resources: [{ type, name: "it", props }] });
const rights = (property: string) => ({ it: [`its ${property} gives IAM users rights in SQS or SNS`] });
const user = `arn:aws:iam::${own}:user/sender`;
const grantedTo = (principal: unknown) =>
    text(allow({ Principal: { AWS: principal }, Action: "sqs:SendMessage", Resource: queueArn() }));

const managed = (props: Record<string, unknown> = {}) => ({
    type: "aws:iam/policy:Policy",
    name: "it",
    props: { name: "send", arn: unknown, policy: text(send), ...props },
});
const attachment = (type: string, props: Record<string, unknown> = {}) => ({
    type: `aws:iam/${type[0]!.toLowerCase()}${type.slice(1)}:${type}`,
    name: "attachment",
    props: { policyArn: unknown, ...props },
    deps: { policyArn: ["it"] },
});
const ofAws = "arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess";

testRule(iamNoUserMessaging, {
    documented: { violates: "the policy of a user", complies: "the policy of a role" },
    accepts: {
        "the policy of a role": one("aws:iam/rolePolicy:RolePolicy", { policy: text(send) }),
        "a user with rights elsewhere": one("aws:iam/userPolicy:UserPolicy", {
            policy: text(allow({ Action: "s3:GetObject", Resource: "*" })),
        }),
        "a user with every right on a bucket": one("aws:iam/userPolicy:UserPolicy", {
            policy: text(allow({ Action: "*", Resource: "arn:aws:s3:::orders/*" })),
        }),
        "a user that is denied": one("aws:iam/userPolicy:UserPolicy", {
            policy: text(deny({ Action: "sqs:*", Resource: "*" })),
        }),
        "a managed policy of a role": { resources: [managed(), attachment("RolePolicyAttachment")] },
        "a managed policy that nobody has": { resources: [managed()] },
        "a managed policy attached to roles only": {
            resources: [managed(), attachment("PolicyAttachment", { roles: ["worker"], users: [] })],
        },
        "AWS's reading rights for a role": one("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
            policyArn: ofAws,
        }),
        "a queue policy for a role": one("aws:sqs/queuePolicy:QueuePolicy", {
            policy: grantedTo(`arn:aws:iam::${own}:role/user/sender`),
        }),
        "a queue policy that denies a user": one("aws:sqs/queuePolicy:QueuePolicy", {
            policy: text(deny({ Principal: { AWS: user }, Action: "sqs:*", Resource: queueArn() })),
        }),
        "a user whose policy is not known yet": one("aws:iam/userPolicy:UserPolicy", { policy: unknown }),
        "a queue policy for all but a user": one("aws:sqs/queuePolicy:QueuePolicy", {
            policy: text({
                Effect: "Allow",
                NotPrincipal: { AWS: user },
                Action: "sqs:SendMessage",
                Resource: queueArn(),
            }),
        }),
        "a queue policy for our account by its number": one("aws:sqs/queuePolicy:QueuePolicy", {
            policy: grantedTo(own),
        }),
        "a queue policy for nobody": one("aws:sqs/queuePolicy:QueuePolicy", {
            policy: text(allow({ Action: "sqs:SendMessage", Resource: queueArn() })),
        }),
        "a queue policy for somebody who is not known yet": one("aws:sqs/queuePolicy:QueuePolicy", {
            policy: document(
                allow({ Principal: { AWS: unknown }, Action: "sqs:SendMessage", Resource: queueArn() }),
            ),
        }),
    },
    rejects: {
        "the policy of a user": {
            ...one("aws:iam/userPolicy:UserPolicy", { policy: text(send) }),
            what: rights("policy"),
        },
        "the policy of a group": {
            ...one("aws:iam/groupPolicy:GroupPolicy", { policy: text(publish) }),
            what: rights("policy"),
        },
        "a user with every right": {
            ...one("aws:iam/userPolicy:UserPolicy", { policy: text(allow({ Action: "*", Resource: "*" })) }),
            what: rights("policy"),
        },
        "a user with rights on a queue that is not known yet": {
            ...one("aws:iam/userPolicy:UserPolicy", {
                policy: document(allow({ Action: "sqs:SendMessage", Resource: unknown })),
            }),
            what: rights("policy"),
        },
        "a user of aws-native": {
            ...one("aws-native:iam:User", {
                policies: [{ policyName: "p", policyDocument: document(send) }],
            }),
            what: rights("policies"),
        },
        "a managed policy of a user": {
            resources: [managed(), attachment("UserPolicyAttachment")],
            what: rights("policy"),
        },
        "a managed policy of a group": {
            resources: [managed(), attachment("GroupPolicyAttachment")],
            what: rights("policy"),
        },
        "a managed policy of a role and a user": {
            resources: [managed(), attachment("PolicyAttachment", { roles: ["worker"], users: [unknown] })],
            what: rights("policy"),
        },
        "a managed policy of aws-native that names a user": {
            ...one("aws-native:iam:ManagedPolicy", { policyDocument: document(send), users: ["sender"] }),
            what: rights("policyDocument"),
        },
        "AWS's reading rights for a user": {
            ...one("aws:iam/userPolicyAttachment:UserPolicyAttachment", { policyArn: ofAws }),
            what: { it: ["its policyArn gives IAM users AmazonSQSReadOnlyAccess"] },
        },
        "AWS's rights for a group of aws-native": {
            ...one("aws-native:iam:Group", { managedPolicyArns: [ofAws] }),
            what: { it: ["its managedPolicyArns gives IAM users AmazonSQSReadOnlyAccess"] },
        },
        "a queue policy for a user": {
            ...one("aws:sqs/queuePolicy:QueuePolicy", { policy: grantedTo([user]) }),
            what: { it: [`its policy names ${user}`] },
        },
        "a key policy for a user under a path": {
            ...one("aws:kms/key:Key", { policy: grantedTo(`arn:aws:iam::${own}:user/legacy/sender`) }),
            what: { it: [`its policy names arn:aws:iam::${own}:user/legacy/sender`] },
        },
        "AWS's reading rights under a path": {
            ...one("aws:iam/userPolicyAttachment:UserPolicyAttachment", {
                policyArn: ofAws.replace("policy/", "policy/service-role/team/"),
            }),
            what: { it: ["its policyArn gives IAM users AmazonSQSReadOnlyAccess"] },
        },
        "a user with rights on a queue beside those on a bucket": {
            ...one("aws:iam/userPolicy:UserPolicy", {
                policy: text(
                    allow({
                        Action: ["s3:GetObject", "sqs:SendMessage"],
                        Resource: ["arn:aws:s3:::orders/*", queueArn()],
                    }),
                ),
            }),
            what: rights("policy"),
        },
    },
});

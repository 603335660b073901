import { iamNoBroadManagedPolicy } from "../../../../policypack/rules/iam/no-broad-managed-policy";
import { own } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const ofAws = (name: string, partition = "aws") => `arn:${partition}:iam::aws:policy/${name}`;
const attachment = (policyArn: unknown) => ({
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    props: { role: "worker", policyArn },
});
const attaches = (name: string, property = "policyArn") => [`its ${property} attaches ${name}`];
const broad = (name: string, partition?: string) => ({
    ...attachment(ofAws(name, partition)),
    what: attaches(name.split("/").at(-1)!),
});
const by = (type: string, property: string, value: unknown) => ({
    type,
    props: { [property]: value },
    what: attaches("AmazonSQSFullAccess", property),
});
const SQS = ofAws("AmazonSQSFullAccess");

testRule(iamNoBroadManagedPolicy, {
    documented: { violates: "all rights in SQS", complies: "reading rights of AWS" },
    accepts: {
        "reading rights of AWS": attachment(ofAws("AmazonSQSReadOnlyAccess")),
        "what a function needs": attachment(ofAws("service-role/AWSLambdaSQSQueueExecutionRole")),
        "a policy of one's own by that name": attachment(`arn:aws:iam::${own}:policy/AmazonSQSFullAccess`),
        "a policy that begins alike": attachment(ofAws("AdministratorAccess-Amplify")),
        "a policy that is made here, and so not known yet": attachment(unknown),
        "a role without managed policies": { type: "aws:iam/role:Role", props: { name: "worker" } },
        "managed policies that are not known yet": {
            type: "aws:iam/role:Role",
            props: { managedPolicyArns: unknown },
        },
    },
    rejects: {
        "all rights in SQS": broad("AmazonSQSFullAccess"),
        "all rights in SNS": broad("AmazonSNSFullAccess"),
        "all rights": broad("AdministratorAccess"),
        "all rights but in IAM": broad("PowerUserAccess"),
        "all rights in SQS, in China": broad("AmazonSQSFullAccess", "aws-cn"),
        "all rights in SQS, in GovCloud": broad("AmazonSQSFullAccess", "aws-us-gov"),
        "all rights under a path": broad("job-function/AdministratorAccess"),
        "a user": by("aws:iam/userPolicyAttachment:UserPolicyAttachment", "policyArn", SQS),
        "a group": by("aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "policyArn", SQS),
        "several at once": by("aws:iam/policyAttachment:PolicyAttachment", "policyArn", SQS),
        "a role's own list": by("aws:iam/role:Role", "managedPolicyArns", [unknown, SQS]),
        "an exclusive list": by(
            "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
            "policyArns",
            [SQS, SQS],
        ),
        "a role of aws-native": by("aws-native:iam:Role", "managedPolicyArns", [SQS]),
        "a user of aws-native": by("aws-native:iam:User", "managedPolicyArns", [SQS]),
        "both services": {
            type: "aws:iam/role:Role",
            props: { managedPolicyArns: [SQS, ofAws("AmazonSNSFullAccess")] },
            what: [
                "its managedPolicyArns attaches AmazonSQSFullAccess",
                "its managedPolicyArns attaches AmazonSNSFullAccess",
            ],
        },
        "all rights with a blank around them": {
            ...attachment(` ${ofAws("AdministratorAccess")} `),
            what: attaches("AdministratorAccess"),
        },
    },
});

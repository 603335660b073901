import { lambdaPermissionSource } from "../../../../policypack/rules/lambda/permission-source";
import { foreign, organisation, own, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const to = (principal: unknown, props: Record<string, unknown> = {}) => ({
    props: { action: "lambda:InvokeFunction", function: "orders-worker", principal, ...props },
});
const sns = "sns.amazonaws.com";
const functionArn = `arn:aws:lambda:eu-west-1:${own}:function:orders-worker`;
const anyCustomer = (service = sns) => [`it allows lambda:InvokeFunction to ${service} for any customer`];
const everybody = ["it lets everybody invoke the function (its principal is *)"];

testRule(lambdaPermissionSource, {
    documented: { violates: "any customer's topic", complies: "one topic and its account" },
    accepts: {
        "one topic": to(sns, { sourceArn: topicArn() }),
        "one topic and its account": to(sns, { sourceArn: topicArn(), sourceAccount: own }),
        "the own account": to("events.amazonaws.com", { sourceAccount: own }),
        "any rule of the own account": to("events.amazonaws.com", {
            sourceArn: `arn:aws:events:eu-west-1:${own}:rule/*`,
        }),
        "a bucket and its account": to("s3.amazonaws.com", {
            sourceArn: "arn:aws:s3:::orders-uploads",
            sourceAccount: own,
        }),
        "one topic in China": to(sns, { sourceArn: `arn:aws-cn:sns:cn-north-1:${own}:events` }),
        "a topic that the same program makes": to(sns, { sourceArn: unknown }),
        "an account that is not known yet": to(sns, { sourceAccount: unknown }),
        "everybody of an organisation": to("*", { principalOrgId: organisation }),
        "everybody of the declared organisation": {
            ...to("*", { principalOrgId: organisation }),
            config: { organizationIds: [organisation] },
        },
        "an account that the function's name does not tell from its own": to(foreign),
        "the function's own account": to(own, { function: functionArn }),
        "a role of the function's own account": to(`arn:aws:iam::${own}:role/caller`, {
            function: functionArn,
        }),
        "a trusted account": {
            ...to(foreign, { function: functionArn }),
            config: { trustedAccounts: [foreign] },
        },
        "a role": to(`arn:aws:iam::${own}:role/caller`),
        "a function URL, which is no question of messaging": {
            props: {
                action: "lambda:InvokeFunctionUrl",
                function: "web",
                principal: "*",
                functionUrlAuthType: "NONE",
            },
        },
        "a topic of a trusted account": {
            ...to(sns, { function: functionArn, sourceArn: topicArn("events", foreign) }),
            config: { trustedAccounts: [foreign] },
        },
        "a topic of an account that the function's name does not tell from its own": to(sns, {
            sourceArn: topicArn("events", foreign),
        }),
        "one topic, where organisations are declared": {
            ...to(sns, { sourceArn: topicArn() }),
            config: { organizationIds: [organisation] },
        },
    },
    rejects: {
        "any customer's topic": { ...to(sns), what: anyCustomer() },
        "any customer's bucket": { ...to("s3.amazonaws.com"), what: anyCustomer("s3.amazonaws.com") },
        "any topic at all": { ...to(sns, { sourceArn: "*" }), what: anyCustomer() },
        "any topic of any account": { ...to(sns, { sourceArn: "arn:aws:sns:*:*:*" }), what: anyCustomer() },
        "a blank source": { ...to(sns, { sourceArn: "", sourceAccount: " " }), what: anyCustomer() },
        "every action of Lambda": {
            ...to(sns, { action: "lambda:*" }),
            what: anyCustomer(),
        },
        "a bucket by its name alone, which a stranger may take over": {
            ...to("s3.amazonaws.com", { sourceArn: "arn:aws:s3:::orders-uploads" }),
            level: "advisory",
            what: [
                "it allows lambda:InvokeFunction to s3.amazonaws.com for a bucket, whoever owns it (no aws:SourceAccount)",
            ],
        },
        "a foreign topic, where the function's ARN tells the own account": {
            ...to(sns, { function: functionArn, sourceArn: topicArn("events", foreign) }),
            what: [`it allows lambda:InvokeFunction to ${sns} for the foreign account ${foreign}`],
        },
        "a foreign account, where the function's ARN tells the own account": {
            ...to(foreign, { function: functionArn }),
            what: [`it lets the foreign account ${foreign} invoke the function`],
        },
        "a foreign role, where the function's ARN tells the own account": {
            ...to(`arn:aws:iam::${foreign}:role/caller`, { function: functionArn }),
            what: [`it lets the foreign account ${foreign} invoke the function`],
        },
        everybody: { ...to("*"), what: everybody },
        "everybody of an organisation that is not declared": {
            ...to("*", { principalOrgId: "o-z9y8x7w6v5" }),
            config: { organizationIds: [organisation] },
            what: ["it lets the organisation o-z9y8x7w6v5 in, which is none of organizationIds"],
        },
        "a permission of aws-native": {
            type: "aws-native:lambda:Permission",
            props: { action: "lambda:InvokeFunction", functionName: "orders-worker", principal: sns },
            what: anyCustomer(),
        },
    },
    undecided: {
        "a principal that is not known": {
            ...to(unknown),
            undecided: ["its principal is not known before deployment"],
        },
    },
});

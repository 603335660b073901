import { lambdaPermissionCrossAccount } from "../../../../policypack/rules/lambda/permission-cross-account";
import { foreign, own, queueArn, topicArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const queue: Member = { type: "aws:sqs/queue:Queue", name: "orders", props: { arn: queueArn() } };
const permission = (props: Record<string, unknown>, type = "aws:lambda/permission:Permission"): Member => ({
    type,
    name: "permission",
    props: { action: "lambda:InvokeFunction", function: "handler", ...props },
});
const sns = { principal: "sns.amazonaws.com" };
const stack = (...resources: Member[]) => ({ resources: [queue, ...resources] });
const of = (property: string) => ({
    what: { permission: [`its ${property} is of the foreign account ${foreign}`] },
});

testRule(lambdaPermissionCrossAccount, {
    accepts: {
        "a topic of the own account": stack(permission({ ...sns, sourceArn: topicArn() })),
        "the own account": stack(permission({ principal: own })),
        "a role of the own account": stack(permission({ principal: `arn:aws:iam::${own}:role/caller` })),
        "a bucket, with its account": stack(
            permission({
                principal: "s3.amazonaws.com",
                sourceArn: "arn:aws:s3:::exports",
                sourceAccount: own,
            }),
        ),
        "a source that is not known yet": stack(permission({ ...sns, sourceArn: unknown })),
        "a partner that is trusted": {
            ...stack(permission({ ...sns, sourceArn: topicArn("events", foreign) })),
            config: { trustedAccounts: [foreign] },
        },
        "a foreign account, where nothing tells whose the stack is": {
            resources: [permission({ principal: foreign })],
        },
        "a permission that tells the function's account, which another rule judges": stack(
            permission({
                function: `arn:aws:lambda:eu-west-1:${own}:function:handler`,
                principal: foreign,
            }),
        ),
    },
    rejects: {
        "a foreign account": { ...stack(permission({ principal: foreign })), ...of("principal") },
        "the root of a foreign account": {
            ...stack(permission({ principal: `arn:aws:iam::${foreign}:root` })),
            ...of("principal"),
        },
        "a role of a foreign account": {
            ...stack(permission({ principal: `arn:aws:iam::${foreign}:role/caller` })),
            ...of("principal"),
        },
        "a topic of a foreign account": {
            ...stack(permission({ ...sns, sourceArn: topicArn("events", foreign) })),
            ...of("sourceArn"),
        },
        "a foreign source account": {
            ...stack(permission({ ...sns, sourceAccount: foreign })),
            ...of("sourceAccount"),
        },
        "a function whose ARN is not known yet": {
            ...stack(permission({ function: unknown, principal: foreign })),
            ...of("principal"),
        },
        "a permission of aws-native": {
            ...stack(
                permission(
                    { function: undefined, functionName: "handler", principal: foreign },
                    "aws-native:lambda:Permission",
                ),
            ),
            ...of("principal"),
        },
    },
});

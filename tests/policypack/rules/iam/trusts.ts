import { allow, document, foreign, own, queueArn, type Statement, text } from "../../../support/documents";
import { unknown } from "../../../support/wire";

export const role = (assumeRolePolicy: unknown) => ({
    type: "aws:iam/role:Role",
    name: "worker",
    props: { name: "worker", arn: unknown, assumeRolePolicy },
});
/** Tells which account is ours. */
export const queue = {
    type: "aws:sqs/queuePolicy:QueuePolicy",
    name: "orders",
    props: {
        queueUrl: unknown,
        policy: text(allow({ Principal: { AWS: own }, Action: "sqs:SendMessage", Resource: queueArn() })),
    },
};
export const given = (...statements: Statement[]) => ({ resources: [queue, role(text(...statements))] });
export const alone = (...statements: Statement[]) => ({ resources: [role(text(...statements))] });
export const half = (...statements: Statement[]) => ({ resources: [queue, role(document(...statements))] });

export const trust = (Principal: unknown, Condition: object = {}, Action: unknown = "sts:AssumeRole") =>
    allow({ Principal, Action, Condition });
export const aws = (principal: unknown, condition?: object) => trust({ AWS: principal }, condition);
export const root = (account: string, partition = "aws") => `arn:${partition}:iam::${account}:root`;
export const externalId = (operator = "StringEquals", id: unknown = "3f1c") => ({
    [operator]: { "sts:ExternalId": id },
});

export const gitHub = "token.actions.githubusercontent.com";
export const web = (host: string, Condition: object) =>
    trust(
        { Federated: `arn:aws:iam::${own}:oidc-provider/${host}` },
        Condition,
        "sts:AssumeRoleWithWebIdentity",
    );
export const token = (sub: string, operator = "StringLike", host = gitHub) =>
    web(host, {
        StringEquals: { [`${host}:aud`]: "sts.amazonaws.com" },
        [`${operator}`]: {
            [`${host}:sub`]: sub,
            ...(operator === "StringEquals" ? { [`${host}:aud`]: "sts.amazonaws.com" } : {}),
        },
    });
export const cluster = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF";

export const at = "statement 1 of its assumeRolePolicy";
export const fails = (what: string) => ({ worker: [`${at} ${what}`] });
export const anybody = fails("lets principals of any AWS account assume the role");
export const stranger = fails(`lets the foreign account ${foreign} assume the role`);
export const parts = { worker: ["its assumeRolePolicy has parts that are not known before deployment"] };
export const whole = { worker: ["its assumeRolePolicy is not known before deployment"] };
export const anyIdentity = (detail: string, host = gitHub) =>
    fails(`lets in any identity of ${host.toLowerCase()}: ${detail}`);
export const ambiguous = (sub: string, host = gitHub) => ({
    ...given(token(sub, "StringLike", host)),
    what: anyIdentity(`its subject "${sub}" means more than one`, host),
});

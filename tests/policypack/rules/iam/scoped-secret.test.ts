import { iamScopedSecret } from "../../../../policypack/rules/iam/scoped-secret";
import { allow, deny, document, own, text } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const secret = (name: string, region = "eu-west-1", account = own) =>
    `arn:aws:secretsmanager:${region}:${account}:secret:${name}`;
const ofRole = (policy: unknown) => ({
    resources: [{ type: "aws:iam/rolePolicy:RolePolicy", name: "worker", props: { policy } }],
});
const read = (Resource: unknown, Condition: object = {}, Action = "secretsmanager:GetSecretValue") =>
    ofRole(text(allow({ Action, Resource, Condition })));
const wide = (resource: string, condition?: object, action?: string) => ({
    ...read(resource, condition, action),
    what: { worker: [`statement 1 of its policy allows secretsmanager:GetSecretValue on ${resource}`] },
});

testRule(iamScopedSecret, {
    documented: { violates: "every secret", complies: "one secret by its full ARN" },
    accepts: {
        "one secret by its full ARN": read(secret("orders/db-AbCdEf")),
        "one secret with an open end of six characters": read(secret("orders/db-??????")),
        "secrets with a tag of Secrets Manager": read("*", {
            StringEquals: { "secretsmanager:ResourceTag/team": "payments" },
        }),
        "secrets with the caller's own tag": read("*", {
            StringEquals: { "secretsmanager:ResourceTag/team": "${aws:PrincipalTag/team}" },
        }),
        "secrets with a tag": read("*", { StringEquals: { "aws:ResourceTag/team": "payments" } }),
        "a list of secrets": read("*", {}, "secretsmanager:ListSecrets"),
        "a Deny": ofRole(text(deny({ Action: "secretsmanager:*", Resource: "*" }))),
    },
    rejects: {
        "every secret": wide("*"),
        "every secret of one account": wide(secret("*")),
        "every secret under a path": wide(secret("orders/*")),
        "a name with an open end of any length": wide(secret("orders/db-*")),
        "an open end of six characters behind a star": wide(secret("*-??????")),
        "an open end of seven characters": wide(secret("orders/db-???????")),
        "a secret in every region": wide(secret("orders/db-??????", "*")),
        "a secret in every account": wide(secret("orders/db-??????", "eu-west-1", "*")),
        "every secret by a wildcard action": wide("*", {}, "secretsmanager:Get*"),
        "an open part of six characters before the end": wide(secret("orders-??????-db")),
    },
    undecided: {
        "a secret that is not known": {
            ...ofRole(document(allow({ Action: "secretsmanager:GetSecretValue", Resource: unknown }))),
            undecided: { worker: ["its policy has parts that are not known before deployment"] },
        },
    },
});

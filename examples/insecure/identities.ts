// Roles, users and what they may do: every resource here breaks one rule of the policy pack. Never deploy it.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

type Statement = aws.types.input.iam.PolicyStatement;

const account = aws.getCallerIdentityOutput().accountId;
const region = aws.getRegionOutput().region;

const document = (...statements: Statement[]) =>
    pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
const arn = (service: string, resource: string) =>
    pulumi.interpolate`arn:aws:${service}:${region}:${account}:${resource}`;

const trust = (statement: Omit<Statement, "Effect">) => document({ Effect: "Allow", ...statement });
const task = { Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" };

const role = new aws.iam.Role("importer", { assumeRolePolicy: trust(task) });
const grant = (name: string, Action: string, Resource: pulumi.Input<string>, ...more: Statement[]) =>
    new aws.iam.RolePolicy(name, {
        role: role.name,
        policy: document({ Effect: "Allow", Action, Resource }, ...more),
    });

// iam-scoped-messaging-resource: the role sends to every queue, whatever the region and account.
grant("any-queue", "sqs:SendMessage", "arn:aws:sqs:*:*:*");

// iam-kms-scoped: the role decrypts with every key of the account.
grant("any-key", "kms:Decrypt", "*");

// kms-minimal-actions (advisory): no sender needs kms:Encrypt.
grant("encrypt", "kms:Encrypt", arn("kms", "key/1234abcd-12ab-34cd-56ef-1234567890ab"), {
    Effect: "Allow",
    Action: "sqs:SendMessage",
    Resource: arn("sqs", "imports"),
});

// iam-scoped-secret (advisory): the role reads every secret.
grant("any-secret", "secretsmanager:GetSecretValue", "*");

// iam-no-broad-managed-policy: the role may do everything to every queue.
new aws.iam.RolePolicyAttachment("full-access", {
    role: role.name,
    policyArn: "arn:aws:iam::aws:policy/AmazonSQSFullAccess",
});

// iam-trust-scoped: any repository of anybody's may assume the role.
new aws.iam.Role("deployer", {
    assumeRolePolicy: trust({
        Principal: {
            Federated: pulumi.interpolate`arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`,
        },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
            StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
            StringLike: { "token.actions.githubusercontent.com:sub": "repo:*" },
        },
    }),
});

// iam-no-user-messaging (advisory): a user sends, with a key that does not expire.
const user = new aws.iam.User("legacy-sender");
new aws.iam.UserPolicy("legacy-sender", {
    user: user.name,
    policy: document({ Effect: "Allow", Action: "sqs:SendMessage", Resource: arn("sqs", "imports") }),
});

// iam-no-access-keys (advisory): this is that key.
new aws.iam.AccessKey("legacy-sender", { user: user.name });

// kms-grant-scoped: whoever holds the grant can pass it on.
new aws.kms.Grant("passed-on", {
    keyId: arn("kms", "key/1234abcd-12ab-34cd-56ef-1234567890ab"),
    granteePrincipal: pulumi.interpolate`arn:aws:iam::${account}:role/importer`,
    operations: ["Decrypt", "CreateGrant"],
});

import { ok, rejects, strictEqual } from "node:assert";

import {
    CreateAccessKeyCommand,
    CreateOpenIDConnectProviderCommand,
    CreateRoleCommand,
    CreateUserCommand,
    PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import {
    AssumeRoleCommand,
    AssumeRoleWithWebIdentityCommand,
    GetCallerIdentityCommand,
} from "@aws-sdk/client-sts";

import {
    type Account,
    allow,
    Clients,
    document,
    errorOf,
    type Statement,
    uniqueName,
} from "../../support/aws";
import { withAccount } from "../../support/backend";

const elsewhere = "444455556666";

describe("the backend: who takes a role", () => {
    let account: Account;
    let user: { arn: string; clients: Clients };
    before(withAccount((it) => (account = it)));
    before(async () => {
        user = await newUser(account.backend.account);
    });

    /** A user of an account who may take every role as far as its own account is asked. */
    async function newUser(accessKeyId: string): Promise<{ arn: string; clients: Clients }> {
        const { iam } = new Clients(account.backend, { accessKeyId });
        const UserName = uniqueName("user");
        const { User } = await iam.send(new CreateUserCommand({ UserName }));
        const PolicyDocument = document(allow(["sts:AssumeRole", "sqs:*"], "*"));
        await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "all", PolicyDocument }));
        const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
        const credentials = {
            accessKeyId: AccessKey!.AccessKeyId!,
            secretAccessKey: AccessKey!.SecretAccessKey!,
        };
        return { arn: User!.Arn!, clients: new Clients(account.backend, credentials) };
    }

    async function roleFor(trust: Statement): Promise<string> {
        const command = new CreateRoleCommand({
            RoleName: uniqueName("role"),
            AssumeRolePolicyDocument: document({ Effect: "Allow", Action: "sts:AssumeRole", ...trust }),
        });
        return (await account.root.iam.send(command)).Role!.Arn!;
    }

    const assume = (RoleArn: string, clients: Clients, more = {}) =>
        errorOf(clients.sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "s", ...more })));

    it("who is named by ARN or account, if not for another reason refused", async () => {
        const named = await roleFor({ Principal: { AWS: user.arn } });
        const other = await newUser(account.backend.account);
        strictEqual(await assume(named, user.clients), undefined);
        strictEqual(await assume(named, other.clients), "AccessDenied");
        const ours = await roleFor({ Principal: { AWS: account.rootArn } });
        strictEqual(await assume(ours, other.clients), undefined);
    });

    it("nobody but the service where a service is named, not even the root user", async () => {
        const role = await roleFor({ Principal: { Service: "lambda.amazonaws.com" } });
        strictEqual(await assume(role, user.clients), "AccessDenied");
        strictEqual(await assume(role, account.root), "AccessDenied");
        const open = await roleFor({ Principal: { AWS: account.rootArn } });
        strictEqual(await assume(open, account.root), "AccessDenied");
        ok((await account.control.assumeAsService({ role, service: "lambda.amazonaws.com" })).sessionToken);
        await rejects(
            account.control.assumeAsService({ role, service: "ec2.amazonaws.com" }),
            /not authorized/,
        );
    });

    it("a service only for the account and resource that the role trusts", async () => {
        const role = await roleFor({
            Principal: { Service: "ecs-tasks.amazonaws.com" },
            Condition: {
                ArnLike: { "aws:SourceArn": account.arn("ecs", "*") },
                StringEquals: { "aws:SourceAccount": account.backend.account },
            },
        });
        const session = {
            role,
            service: "ecs-tasks.amazonaws.com",
            sourceArn: account.arn("ecs", "cluster/main"),
        };
        const { account: sourceAccount } = account.backend;
        await account.control.assumeAsService({ ...session, sourceAccount });
        await rejects(account.control.assumeAsService({ ...session, sourceAccount: elsewhere }));
        await rejects(account.control.assumeAsService(session));
    });

    it("a pod only with the tags that the role trusts", async () => {
        const role = await roleFor({
            Action: ["sts:AssumeRole", "sts:TagSession"],
            Principal: { Service: "pods.eks.amazonaws.com" },
            Condition: { StringEquals: { "aws:RequestTag/kubernetes-namespace": "orders" } },
        });
        const session = { role, service: "pods.eks.amazonaws.com" };
        await account.control.assumeAsService({ ...session, tags: { "kubernetes-namespace": "orders" } });
        await rejects(account.control.assumeAsService({ ...session, tags: { "kubernetes-namespace": "x" } }));
        await rejects(account.control.assumeAsService(session));
    });

    it("another account with the external id, and only by its own permission", async () => {
        const foreign = await newUser(elsewhere);
        const role = await roleFor({
            Principal: { AWS: foreign.arn },
            Condition: { StringEquals: { "sts:ExternalId": "agreed" } },
        });
        strictEqual(await assume(role, foreign.clients, { ExternalId: "agreed" }), undefined);
        strictEqual(await assume(role, foreign.clients, { ExternalId: "guessed" }), "AccessDenied");
        strictEqual(await assume(role, foreign.clients), "AccessDenied");
        strictEqual(await assume(role, user.clients, { ExternalId: "agreed" }), "AccessDenied");
    });

    it("a web identity of the issuer, audience and subject", async () => {
        const issuer = "token.actions.githubusercontent.com";
        await errorOf(
            account.root.iam.send(
                new CreateOpenIDConnectProviderCommand({
                    Url: `https://${issuer}`,
                    ClientIDList: ["sts.amazonaws.com"],
                    ThumbprintList: ["a".repeat(40)],
                }),
            ),
        );
        const provider = `arn:aws:iam::${account.backend.account}:oidc-provider/${issuer}`;
        const RoleArn = await roleFor({
            Action: "sts:AssumeRoleWithWebIdentity",
            Principal: { Federated: provider },
            Condition: {
                StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com" },
                StringLike: { [`${issuer}:sub`]: "repo:acme/orders:*" },
            },
        });
        const present = (sub: string) => {
            const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
            const claims = { iss: `https://${issuer}`, aud: "sts.amazonaws.com", sub };
            const WebIdentityToken = `${part({ alg: "none" })}.${part(claims)}.x`;
            return errorOf(
                account.root.sts.send(
                    new AssumeRoleWithWebIdentityCommand({
                        RoleArn,
                        RoleSessionName: "s",
                        WebIdentityToken,
                    }),
                ),
            );
        };
        strictEqual(await present("repo:acme/orders:ref:refs/heads/main"), undefined);
        strictEqual(await present("repo:acme/other:ref:refs/heads/main"), "AccessDenied");
    });

    it("whatever the description of a role says, it is shown", async () => {
        const Description = "reads <orders> & 'more'";
        const AssumeRolePolicyDocument = document({
            Effect: "Allow",
            Principal: { Service: "ec2.amazonaws.com" },
            Action: "sts:AssumeRole",
        });
        const made = await account.root.iam.send(
            new CreateRoleCommand({ RoleName: uniqueName("role"), AssumeRolePolicyDocument, Description }),
        );
        strictEqual(made.Role!.Description, Description);
    });

    it("nobody a role that is not there", async () => {
        const role = `arn:aws:iam::${account.backend.account}:role/nobody`;
        strictEqual(await assume(role, user.clients), "AccessDenied");
        await rejects(account.control.assumeAsService({ role, service: "ec2.amazonaws.com" }), /no role/);
    });

    it("a session may do what its session policy leaves of the role", async () => {
        const queue = await account.queue();
        const role = await account.role([allow("sqs:*", "*"), allow("sts:AssumeRole", "*")]);
        const RoleName = uniqueName("role");
        const { Role } = await account.root.iam.send(
            new CreateRoleCommand({
                RoleName,
                AssumeRolePolicyDocument: document({
                    Effect: "Allow",
                    Principal: { AWS: role.arn },
                    Action: "sts:AssumeRole",
                }),
            }),
        );
        await account.permit(RoleName, allow("sqs:*", "*"));
        const { Credentials } = await role.clients.sts.send(
            new AssumeRoleCommand({
                RoleArn: Role!.Arn!,
                RoleSessionName: "s",
                Policy: document(allow("sqs:SendMessage", "*")),
            }),
        );
        const session = new Clients(account.backend, {
            accessKeyId: Credentials!.AccessKeyId!,
            secretAccessKey: Credentials!.SecretAccessKey!,
            sessionToken: Credentials!.SessionToken!,
        });
        strictEqual(await errorOf(account.send(queue, "x", session)), undefined);
        strictEqual(await errorOf(account.bodies(queue, session)), "AccessDenied");
        const { Arn } = await session.sts.send(new GetCallerIdentityCommand({}));
        strictEqual(Arn, `arn:aws:sts::${account.backend.account}:assumed-role/${RoleName}/s`);
    });
});

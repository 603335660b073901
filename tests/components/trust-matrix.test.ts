import { deepStrictEqual } from "node:assert";

import { Access, MessagingSet, type TrustArgs } from "../../components";
import { runProgram } from "../support/mocks";
import { simulateWith } from "../support/simulator";

const OWN = "111122223333";
const STRANGE = "999988887777";
const issuer = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
const github = "token.actions.githubusercontent.com";
const provider = (name: string) => `arn:aws:iam::${OWN}:oidc-provider/${name}`;
const sso = (name: string, account = OWN) =>
    `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_${name}`;

type Keys = Record<string, string | string[]>;

/** Who asks for the role, with which action, and what comes with the request. */
interface Request {
    principal: string;
    action?: string;
    keys?: Keys;
}

interface Row {
    trust: TrustArgs;
    right: Request;
    wrong: Record<string, Request>;
}

const fromEcs = (account: string, region = "eu-west-1") => ({
    principal: "ecs-tasks.amazonaws.com",
    keys: { "aws:SourceAccount": account, "aws:SourceArn": `arn:aws:ecs:${region}:${account}:cluster/main` },
});
const ecs: Omit<Row, "trust"> = {
    right: fromEcs(OWN),
    wrong: {
        "a task of another account": fromEcs(STRANGE),
        "a task of another region": fromEcs(OWN, "us-east-1"),
        "a task of nobody": { principal: "ecs-tasks.amazonaws.com" },
        "a function": { principal: "lambda.amazonaws.com" },
    },
};
const token = (name: string, sub: string, aud = "sts.amazonaws.com"): Request => ({
    principal: provider(name),
    action: "sts:AssumeRoleWithWebIdentity",
    keys: { [`${name}:sub`]: sub, [`${name}:aud`]: aud },
});
const pod = (namespace: string, account: string, cluster = "main"): Request => ({
    principal: "pods.eks.amazonaws.com",
    keys: {
        "aws:RequestTag/kubernetes-namespace": namespace,
        "aws:RequestTag/kubernetes-service-account": account,
        "aws:RequestTag/eks-cluster-arn": `arn:aws:eks:eu-west-1:${OWN}:cluster/${cluster}`,
    },
});
const partner = `arn:aws:iam::${STRANGE}:role/partner`;

const rows: Record<keyof TrustArgs, Row> = {
    ecsTask: { trust: { ecsTask: {} }, ...ecs },
    batchJob: { trust: { batchJob: {} }, ...ecs },
    lambda: {
        trust: { lambda: {} },
        right: { principal: "lambda.amazonaws.com" },
        wrong: { "an instance": { principal: "ec2.amazonaws.com" } },
    },
    ec2: {
        trust: { ec2: {} },
        right: { principal: "ec2.amazonaws.com" },
        wrong: { "a function": { principal: "lambda.amazonaws.com" } },
    },
    eksIrsa: {
        trust: { eksIrsa: { issuer, namespace: "orders", serviceAccount: "worker" } },
        right: token(issuer, "system:serviceaccount:orders:worker"),
        wrong: {
            "another service account": token(issuer, "system:serviceaccount:orders:web"),
            "another namespace": token(issuer, "system:serviceaccount:kube-system:worker"),
            "a token for somebody else": token(issuer, "system:serviceaccount:orders:worker", "vault"),
            "another provider": token(github, "system:serviceaccount:orders:worker"),
        },
    },
    eksPodIdentity: {
        trust: {
            eksPodIdentity: {
                clusterArn: `arn:aws:eks:eu-west-1:${OWN}:cluster/main`,
                namespace: "orders",
                serviceAccount: "worker",
            },
        },
        right: pod("orders", "worker"),
        wrong: {
            "another service account": pod("orders", "web"),
            "another namespace": pod("kube-system", "worker"),
            "another cluster": pod("orders", "worker", "test"),
            "a pod without tags": { principal: "pods.eks.amazonaws.com" },
        },
    },
    oidc: {
        trust: { oidc: { issuer: github, subjects: ["repo:acme/events:environment:prod"] } },
        right: token(github, "repo:acme/events:environment:prod"),
        wrong: {
            "a pull request": token(github, "repo:acme/events:pull_request"),
            "another repository": token(github, "repo:evil/events:environment:prod"),
            "a token for somebody else": token(github, "repo:acme/events:environment:prod", "vault"),
        },
    },
    account: {
        trust: { account: { principalArns: [partner], externalId: "orders-2026" } },
        right: { principal: partner, keys: { "sts:ExternalId": "orders-2026" } },
        wrong: {
            "another external id": { principal: partner, keys: { "sts:ExternalId": "orders" } },
            "no external id": { principal: partner },
            "another role of that account": {
                principal: `arn:aws:iam::${STRANGE}:role/intern`,
                keys: { "sts:ExternalId": "orders-2026" },
            },
        },
    },
    ssoPermissionSet: {
        trust: { ssoPermissionSet: { permissionSetName: "Ops" } },
        right: { principal: sso("Ops_0123456789abcdef") },
        wrong: {
            "a permission set whose name goes on": { principal: sso("Ops_All_0123456789abcdef") },
            "a permission set of another account": { principal: sso("Ops_0123456789abcdef", STRANGE) },
            "a role of the account": {
                principal: `arn:aws:iam::${OWN}:role/AWSReservedSSO_Ops_0123456789abcdef`,
            },
        },
    },
};

/** The simulator knows no keys of other providers of identities, and drops them: it is asked under keys that it knows. */
const known = (text: string) =>
    text.replaceAll(/"(?:oidc\.eks|token\.actions)[^"]*:(sub|aud)"/g, '"aws:PrincipalTag/$1"');

/** Callers with ARNs have from their own accounts whatever they need. */
const everything = [
    {
        name: "everything",
        policy: { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } },
    },
];

describe("the trust matrix: a role for", () => {
    for (const [platform, { trust, right, wrong }] of Object.entries(rows))
        it(`${platform} is taken by whom it names, and by nobody else`, async () => {
            const recording = await runProgram(
                () => new MessagingSet("orders", { roles: { worker: { access: Access.Consumer, trust } } }),
            );
            const role = recording.one("aws:iam/role:Role", "orders-worker-role");
            const resourcePolicy = JSON.parse(known(String(role.inputs["assumeRolePolicy"]))) as object;
            const takes = async ({ principal, action = "sts:AssumeRole", keys = {} }: Request) => {
                const account = principal.startsWith("arn:") ? { "aws:PrincipalArn": principal } : {};
                const context = JSON.parse(known(JSON.stringify({ ...account, ...keys }))) as Keys;
                const identityPolicies = /:(role|user)\//.test(principal) ? everything : [];
                const request = { principal, context };
                const policies = { identityPolicies, resourcePolicy };
                return simulateWith(policies, request, action, String(role.state["arn"]));
            };
            const answers = await Promise.all(
                Object.entries({ right, ...wrong }).map(
                    async ([name, request]) => [name, (await takes(request)) === "Allowed"] as const,
                ),
            );
            deepStrictEqual(Object.fromEntries(answers), {
                right: true,
                ...Object.fromEntries(Object.keys(wrong).map((name) => [name, false])),
            });
        });
});

import { deepStrictEqual, strictEqual } from "node:assert";

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { type TrustArgs } from "../../../components";
import { runProgram, UNKNOWN } from "../../support/mocks";
import {
    eks,
    github,
    clusterArn,
    partner,
    irsa,
    pod,
    pipeline,
    friend,
    trusting,
    trustOf,
    document,
} from "../../support/roles";
import { federated, ofRegion, permissionSet, service, token, worker } from "../../support/role-trusts";

const documents: Record<string, [TrustArgs, object]> = {
    "a task of ECS": [{ ecsTask: {} }, service("ecs-tasks.amazonaws.com", ofRegion("eu-west-1"))],
    "a task of ECS elsewhere": [
        { ecsTask: { region: "us-east-2" } },
        service("ecs-tasks.amazonaws.com", ofRegion("us-east-2")),
    ],
    "a job of Batch": [{ batchJob: {} }, service("ecs-tasks.amazonaws.com", ofRegion("eu-west-1"))],
    "a job of Batch elsewhere": [
        { batchJob: { region: "us-east-2" } },
        service("ecs-tasks.amazonaws.com", ofRegion("us-east-2")),
    ],
    "a function": [{ lambda: {} }, service("lambda.amazonaws.com")],
    "an instance": [{ ec2: {} }, service("ec2.amazonaws.com")],
    "a service account by its token": [
        { eksIrsa: irsa },
        federated(eks, token(eks, "sts.amazonaws.com", worker)),
    ],
    "a service account by its token for another audience": [
        { eksIrsa: { ...irsa, audience: "sts.amazonaws.com.cn" } },
        federated(eks, token(eks, "sts.amazonaws.com.cn", worker)),
    ],
    "a service account by pod identity": [
        { eksPodIdentity: pod },
        {
            Effect: "Allow",
            Principal: { Service: "pods.eks.amazonaws.com" },
            Action: ["sts:AssumeRole", "sts:TagSession"],
            Condition: {
                StringEquals: {
                    "aws:RequestTag/eks-cluster-arn": clusterArn,
                    "aws:RequestTag/kubernetes-namespace": "orders",
                    "aws:RequestTag/kubernetes-service-account": "worker",
                },
            },
        },
    ],
    "a pipeline": [
        { oidc: pipeline },
        federated(github, token(github, "sts.amazonaws.com", "repo:acme/orders:environment:prod")),
    ],
    "a pipeline for another audience": [
        {
            oidc: {
                issuer: "gitlab.com",
                audience: "https://gitlab.com",
                subjects: ["project_path:acme/orders:ref_type:branch:ref:main"],
            },
        },
        federated(
            "gitlab.com",
            token("gitlab.com", "https://gitlab.com", "project_path:acme/orders:ref_type:branch:ref:main"),
        ),
    ],
    "a role of a partner": [
        { account: friend },
        {
            Effect: "Allow",
            Principal: { AWS: partner },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "sts:ExternalId": "agreed-1234" } },
        },
    ],
    "a role of the organisation": [
        { account: { principalArns: [partner], organizationId: "o-a1b2c3d4e5" } },
        {
            Effect: "Allow",
            Principal: { AWS: partner },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
        },
    ],
    "people with a permission set": [
        { ssoPermissionSet: { permissionSetName: "Ops" } },
        permissionSet("111122223333", "Ops"),
    ],
    "people with a permission set elsewhere": [
        { ssoPermissionSet: { permissionSetName: "Ops", accountId: "444455556666" } },
        permissionSet("444455556666", "Ops"),
    ],
};

describe("the trust policy of a role, known at the first preview,", () => {
    for (const [whom, [trust, statement]] of Object.entries(documents)) {
        it(`names ${whom}`, async () => {
            deepStrictEqual(await trustOf(trust), document(statement));
        });
    }

    it("tells subjects with wildcards from those without", async () => {
        const open = "repo:acme/orders:ref:refs/heads/*";
        const trust = { oidc: { ...pipeline, subjects: [...pipeline.subjects, open] } };
        deepStrictEqual(
            await trustOf(trust),
            document(
                federated(github, token(github, "sts.amazonaws.com", pipeline.subjects[0]!)),
                federated(github, {
                    StringEquals: { [`${github}:aud`]: "sts.amazonaws.com" },
                    StringLike: { [`${github}:sub`]: open },
                }),
            ),
        );
    });

    it("takes the ARN of the provider that it is told", async () => {
        const providerArn = `arn:aws:iam::111122223333:oidc-provider/${eks}`;
        deepStrictEqual(
            await trustOf({ eksIrsa: { ...irsa, providerArn } }),
            await trustOf({ eksIrsa: irsa }),
        );
    });

    it("waits for an issuer that preview does not know", async () => {
        const program = () => {
            const cluster = new aws.eks.Cluster("main", {
                roleArn: partner,
                vpcConfig: { subnetIds: ["a", "b"] },
            });
            trusting({ eksIrsa: { ...irsa, issuer: cluster.endpoint } });
        };
        const recording = await runProgram(program, { preview: true });
        strictEqual(recording.one("aws:iam/role:Role", "it-role").inputs["assumeRolePolicy"], UNKNOWN);
    });

    it("does not wait for the name of the function, which may come after the role", async () => {
        const program = () => {
            const [functionName, tell] = pulumi.deferredOutput<string>();
            const role = trusting({ lambda: { functionName } });
            tell(role.roleArn.apply(() => "importer"));
        };
        const recording = await runProgram(program);
        const { policy } = recording.one("aws:iam/rolePolicy:RolePolicy", "it-role-policy").inputs;
        deepStrictEqual(
            String(policy).includes("arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/importer:*"),
            true,
        );
    });
});

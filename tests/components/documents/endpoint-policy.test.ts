import { deepStrictEqual, strictEqual } from "node:assert";

import {
    endpointPolicy,
    type EndpointBoundary,
    type EndpointPolicyFacts,
} from "../../../components/documents/endpoint-policy";
import { EndpointService } from "../../../components/documents/endpoint-services";
import { documentProblems } from "../../../components/documents/size";
import { parseDocument, policyJson } from "../../../iam";
import { endpointLeaks } from "../../../policypack/checks/endpoint-leaks";
import type { EndpointPolicy } from "../../../policypack/model/vpc-endpoints";

const accountId = "111122223333";
const places = {
    aws: { partition: "aws", region: "eu-west-1", accountId, dnsSuffix: "amazonaws.com" },
    "aws-cn": { partition: "aws-cn", region: "cn-north-1", accountId, dnsSuffix: "amazonaws.com.cn" },
    "aws-us-gov": { partition: "aws-us-gov", region: "us-gov-west-1", accountId, dnsSuffix: "amazonaws.com" },
    "aws-eusc": { partition: "aws-eusc", region: "eusc-de-east-1", accountId, dnsSuffix: "amazonaws.eu" },
};
const place = places.aws;
const alone: EndpointBoundary = { principalAccountIds: [], resourceAccountIds: [] };
const organization: EndpointBoundary = { ...alone, organizationId: "o-a1b2c3d4e5" };

/** The whole document, as it is sent. */
function documentOf(facts: Partial<EndpointPolicyFacts>): unknown {
    const statements = endpointPolicy({ place, service: EndpointService.Sqs, boundary: alone, ...facts });
    return JSON.parse(policyJson(statements));
}

const document = (...statements: object[]) => ({ Version: "2012-10-17", Statement: statements });
const own = (Action: string, keys: object = {}) => ({
    Sid: "OwnPrincipalsReachOwnResources",
    Effect: "Allow",
    Principal: "*",
    Action,
    Resource: "*",
    Condition: {
        StringEquals: { "aws:PrincipalAccount": accountId, "aws:ResourceAccount": accountId, ...keys },
    },
});

describe("the policy of an endpoint", () => {
    const actions: [EndpointService, string][] = [
        [EndpointService.Sqs, "sqs:*"],
        [EndpointService.Sns, "sns:*"],
        [EndpointService.Kms, "kms:*"],
        [EndpointService.Logs, "logs:*"],
        [EndpointService.SecretsManager, "secretsmanager:*"],
        [EndpointService.EcrApi, "ecr:*"],
        [EndpointService.EcrDkr, "ecr:*"],
        [EndpointService.Monitoring, "cloudwatch:*"],
        [EndpointService.Events, "events:*"],
        [EndpointService.EksAuth, "eks-auth:*"],
        [EndpointService.Lambda, "lambda:*"],
    ];
    for (const [service, action] of actions)
        it(`for ${service} lets principals of the account through to resources of the account`, () => {
            deepStrictEqual(documentOf({ service }), document(own(action)));
        });

    for (const [partition, there] of Object.entries(places))
        it(`in ${partition} names the queues that are reached, and their accounts`, () => {
            const arn = (account: string, name: string) =>
                `arn:${partition}:sqs:${there.region}:${account}:${name}`;
            const resourceArns = [arn(accountId, "orders-*"), arn("444455556666", "partner")];
            deepStrictEqual(
                documentOf({ place: there, resourceArns }),
                document({
                    Sid: "OwnPrincipalsReachNamedResources",
                    Effect: "Allow",
                    Principal: "*",
                    Action: "sqs:*",
                    Resource: resourceArns,
                    Condition: {
                        StringEquals: {
                            "aws:PrincipalAccount": accountId,
                            "aws:ResourceAccount": [accountId, "444455556666"],
                        },
                    },
                }),
            );
        });

    it("takes in further accounts on either side", () => {
        const boundary = { principalAccountIds: ["444455556666"], resourceAccountIds: ["777788889999"] };
        deepStrictEqual(
            documentOf({ boundary }),
            document(
                own("sqs:*", {
                    "aws:PrincipalAccount": [accountId, "444455556666"],
                    "aws:ResourceAccount": [accountId, "777788889999"],
                }),
            ),
        );
    });

    it("takes an organisation instead of accounts", () => {
        const ofOrganization = {
            ...own("sqs:*"),
            Condition: {
                StringEquals: {
                    "aws:PrincipalOrgID": "o-a1b2c3d4e5",
                    "aws:ResourceOrgID": "o-a1b2c3d4e5",
                },
            },
        };
        deepStrictEqual(documentOf({ boundary: organization }), document(ofOrganization));
        deepStrictEqual(
            documentOf({ boundary: { ...organization, resourceAccountIds: ["777788889999"] } }),
            document(ofOrganization, {
                ...ofOrganization,
                Sid: "OwnPrincipalsReachNamedAccounts",
                Condition: {
                    StringEquals: {
                        "aws:PrincipalOrgID": "o-a1b2c3d4e5",
                        "aws:ResourceAccount": "777788889999",
                    },
                },
            }),
        );
    });

    it("names topics for principals of an organisation", () => {
        const resourceArns = ["arn:aws:sns:eu-west-1:111122223333:news"];
        deepStrictEqual(
            documentOf({ service: EndpointService.Sns, boundary: organization, resourceArns }),
            document({
                Sid: "OwnPrincipalsReachNamedResources",
                Effect: "Allow",
                Principal: "*",
                Action: "sns:*",
                Resource: resourceArns[0],
                Condition: {
                    StringEquals: {
                        "aws:PrincipalOrgID": "o-a1b2c3d4e5",
                        "aws:ResourceAccount": accountId,
                    },
                },
            }),
        );
    });

    it("for STS lets federated principals take roles of the account, for they have no account yet", () => {
        deepStrictEqual(
            documentOf({ service: EndpointService.Sts }),
            document(own("sts:*"), {
                Sid: "FederatedPrincipalsTakeRolesOfOwnResources",
                Effect: "Allow",
                Principal: { Federated: "*" },
                Action: ["sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"],
                Resource: "*",
                Condition: { StringEquals: { "aws:ResourceAccount": accountId } },
            }),
        );
    });

    for (const [partition, there] of Object.entries(places)) {
        it(`for SSM lets the public parameters of ${partition} be read`, () => {
            deepStrictEqual(
                documentOf({ place: there, service: EndpointService.Ssm }),
                document(own("ssm:*"), {
                    Sid: "OwnPrincipalsReadPublicParameters",
                    Effect: "Allow",
                    Principal: "*",
                    Action: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
                    Resource: `arn:${partition}:ssm:${there.region}::parameter/aws/*`,
                    Condition: { StringEquals: { "aws:PrincipalAccount": accountId } },
                }),
            );
        });

        it(`for S3 lets the layers of images of ${partition} be read, whoever signed for them`, () => {
            deepStrictEqual(
                documentOf({ place: there, service: EndpointService.S3 }),
                document(own("s3:*"), {
                    Sid: "ImageLayersAreRead",
                    Effect: "Allow",
                    Principal: "*",
                    Action: "s3:GetObject",
                    Resource: `arn:${partition}:s3:::prod-${there.region}-starport-layer-bucket/*`,
                }),
            );
        });
    }

    it("leads no stranger out to a stranger's queues, topics and keys, by the pack's own judgement", () => {
        const boundaries = [alone, organization, { ...organization, resourceAccountIds: ["777788889999"] }];
        for (const service of ["sqs", "sns", "kms"] as const)
            for (const boundary of boundaries) {
                const source = documentOf({ service: service as EndpointService, boundary });
                const policy = {
                    document: parseDocument(source),
                    service,
                    property: "policy",
                    missing: false,
                };
                deepStrictEqual([...endpointLeaks(policy as EndpointPolicy)], []);
            }
    });

    it("leads strangers out where it is left open, by the same judgement", () => {
        const source = { Statement: { Effect: "Allow", Principal: "*", Action: "sqs:*", Resource: "*" } };
        const policy = {
            document: parseDocument(source),
            service: "sqs",
            property: "policy",
            missing: false,
        };
        strictEqual([...endpointLeaks(policy as EndpointPolicy)].length, 1);
    });

    it("has as many characters as EC2 allows", () => {
        const problems = (characters: number) =>
            documentProblems(
                "endpoint policy",
                endpointPolicy({ place, service: EndpointService.Sqs, boundary: alone }),
                "x".repeat(characters),
            );
        deepStrictEqual(problems(20_480), []);
        deepStrictEqual(problems(20_481), [
            "the endpoint policy has 20481 characters; EC2 allows 20480; name fewer queues or topics, by wildcards in their names.",
        ]);
    });
});

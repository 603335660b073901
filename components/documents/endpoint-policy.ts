import type { PolicyStatement } from "../../iam";
import { accountOf, type Place } from "./arns";
import { EndpointService } from "./endpoint-services";

/** Whose principals pass an endpoint, and whose resources they reach: those of an organisation, or of accounts. */
export interface EndpointBoundary {
    organizationId?: string;
    /** Accounts beside this one whose principals pass. Without an organisation only. */
    principalAccountIds: readonly string[];
    /** Accounts beside this one, or beside the organisation, whose resources may be reached. */
    resourceAccountIds: readonly string[];
}

export interface EndpointPolicyFacts {
    place: Place;
    service: EndpointService;
    boundary: EndpointBoundary;
    /** The queues or topics that may be reached. Without it, all within the boundary. */
    resourceArns?: readonly string[];
}

type Keys = Record<string, string | string[]>;

const actionPrefixes: Readonly<Record<EndpointService, string>> = {
    [EndpointService.Sqs]: "sqs",
    [EndpointService.Sns]: "sns",
    [EndpointService.Kms]: "kms",
    [EndpointService.Sts]: "sts",
    [EndpointService.Logs]: "logs",
    [EndpointService.SecretsManager]: "secretsmanager",
    [EndpointService.EcrApi]: "ecr",
    [EndpointService.EcrDkr]: "ecr",
    [EndpointService.S3]: "s3",
    [EndpointService.DynamoDb]: "dynamodb",
    [EndpointService.Monitoring]: "cloudwatch",
    [EndpointService.Events]: "events",
    [EndpointService.EksAuth]: "eks-auth",
    [EndpointService.Ssm]: "ssm",
    [EndpointService.Lambda]: "lambda",
};

/**
 * What passes an endpoint: own principals, to own resources. It grants nothing, and leaves the actions to the
 * policies of roles, queues and topics. "*" is a principal because a gateway takes no other; conditions bind it.
 */
export function endpointPolicy(facts: EndpointPolicyFacts): PolicyStatement[] {
    const { service, resourceArns } = facts;
    const Action = `${actionPrefixes[service]}:*`;
    const ours = ownPrincipals(facts);
    if (resourceArns !== undefined) {
        const reached = { "aws:ResourceAccount": resourceArns.map(accountOf) };
        return [pass("OwnPrincipalsReachNamedResources", Action, [...resourceArns], { ...ours, ...reached })];
    }
    return [
        ...ownResources(facts).map(({ whose, keys }) =>
            pass(`OwnPrincipalsReach${whose}`, Action, "*", { ...ours, ...keys }),
        ),
        ...(extras[service]?.(facts) ?? []),
    ];
}

function pass(
    Sid: string,
    Action: string | string[],
    Resource: string | string[],
    keys: Keys,
): PolicyStatement {
    return { Sid, Effect: "Allow", Principal: "*", Action, Resource, Condition: { StringEquals: keys } };
}

function ownPrincipals({ place, boundary }: EndpointPolicyFacts): Keys {
    const { organizationId, principalAccountIds } = boundary;
    if (organizationId !== undefined) return { "aws:PrincipalOrgID": organizationId };
    return { "aws:PrincipalAccount": [place.accountId, ...principalAccountIds] };
}

function ownResources({ place, boundary }: EndpointPolicyFacts): { whose: string; keys: Keys }[] {
    const { organizationId, resourceAccountIds } = boundary;
    const accounts = (ids: readonly string[]) => ({ "aws:ResourceAccount": [...ids] });
    if (organizationId === undefined)
        return [{ whose: "OwnResources", keys: accounts([place.accountId, ...resourceAccountIds]) }];
    const organisation = { whose: "OwnResources", keys: { "aws:ResourceOrgID": organizationId } };
    if (resourceAccountIds.length === 0) return [organisation];
    return [organisation, { whose: "NamedAccounts", keys: accounts(resourceAccountIds) }];
}

/** What a service needs beyond own principals and own resources. */
const extras: { readonly [Service in EndpointService]?: (facts: EndpointPolicyFacts) => PolicyStatement[] } =
    {
        [EndpointService.Sts]: federatedPrincipals,
        [EndpointService.Ssm]: publicParameters,
        [EndpointService.S3]: imageLayers,
    };

/** A pod with a web identity, as any federated principal, has no account before it has taken a role. */
function federatedPrincipals(facts: EndpointPolicyFacts): PolicyStatement[] {
    return ownResources(facts).map(({ whose, keys }) => ({
        Sid: `FederatedPrincipalsTakeRolesOf${whose}`,
        Effect: "Allow",
        Principal: { Federated: "*" },
        Action: ["sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML"],
        Resource: "*",
        Condition: { StringEquals: keys },
    }));
}

/** Parameters of AWS itself, such as the newest machine image, belong to no account. */
function publicParameters(facts: EndpointPolicyFacts): PolicyStatement[] {
    const { partition, region } = facts.place;
    const actions = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"];
    const parameters = `arn:${partition}:ssm:${region}::parameter/aws/*`;
    return [pass("OwnPrincipalsReadPublicParameters", actions, parameters, ownPrincipals(facts))];
}

/** ECR keeps layers in a bucket of its own and signs the requests for them itself, so no caller can be named. */
function imageLayers({ place }: EndpointPolicyFacts): PolicyStatement[] {
    return [
        {
            Sid: "ImageLayersAreRead",
            Effect: "Allow",
            Principal: "*",
            Action: "s3:GetObject",
            Resource: `arn:${place.partition}:s3:::prod-${place.region}-starport-layer-bucket/*`,
        },
    ];
}

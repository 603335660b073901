import type { Place } from "./arns";

/** A service that a VPC endpoint leads to, by the name that AWS gives it among endpoints. */
export enum EndpointService {
    /** Queues. */
    Sqs = "sqs",
    /** Topics. */
    Sns = "sns",
    /** Keys, for who calls them directly: queues and topics do not need it. */
    Kms = "kms",
    /** Temporary credentials, as roles of EKS and OIDC need them. */
    Sts = "sts",
    /** CloudWatch Logs. */
    Logs = "logs",
    /** Secrets. */
    SecretsManager = "secretsmanager",
    /** Registry of images: manifests and tokens. */
    EcrApi = "ecr.api",
    /** Registry of images: the Docker protocol. */
    EcrDkr = "ecr.dkr",
    /** A gateway in the route tables, not an interface in subnets. */
    S3 = "s3",
    /** A gateway too, for workers that note in a table what they have done. */
    DynamoDb = "dynamodb",
    /** CloudWatch metrics. */
    Monitoring = "monitoring",
    /** EventBridge. */
    Events = "events",
    /** EKS Pod Identity. */
    EksAuth = "eks-auth",
    /** Systems Manager, with its parameters. */
    Ssm = "ssm",
    /** Functions, for who invokes them. */
    Lambda = "lambda",
}

/** Services that are reached by route tables, and not by an interface in subnets. */
export const gatewayServices: readonly EndpointService[] = [EndpointService.S3, EndpointService.DynamoDb];

/** Services with a second endpoint for FIPS 140, and the partitions that have it. */
export const fipsServices: readonly EndpointService[] = [
    EndpointService.Sqs,
    EndpointService.Kms,
    EndpointService.Sts,
    EndpointService.Ssm,
];
export const fipsPartitions: readonly string[] = ["aws", "aws-us-gov"];

const images = [EndpointService.EcrApi, EndpointService.EcrDkr];
const messages = [EndpointService.Sqs, EndpointService.Sns];

/** Where the name of an endpoint does not begin with com.amazonaws: by the beginning of the region. */
const prefixes: readonly { regions: string; prefix: string; services: readonly EndpointService[] }[] = [
    {
        regions: "cn-",
        prefix: "cn.com.amazonaws",
        services: [
            ...images,
            EndpointService.Lambda,
            EndpointService.Monitoring,
            EndpointService.Sqs,
            EndpointService.Sts,
        ],
    },
    { regions: "eusc-", prefix: "eu.amazonaws", services: images },
    { regions: "us-iso-east-1", prefix: "gov.ic.c2s", services: [...images, ...messages] },
    {
        regions: "us-iso-west-1",
        prefix: "gov.ic.c2s",
        services: [...images, ...messages, EndpointService.Monitoring],
    },
    { regions: "us-isob-east-1", prefix: "gov.sgov.sc2s", services: [...images, ...messages] },
    { regions: "us-isob-west-1", prefix: "gov.sgov.sc2s", services: images },
    { regions: "us-isof-", prefix: "gov.ic.hci.csp", services: images },
    { regions: "eu-isoe-", prefix: "uk.adc-e.cloud", services: images },
];

/** The name under which AWS offers the endpoint of a service in a region. */
export function endpointServiceName(place: Place, service: EndpointService, fips = false): string {
    const found = prefixes.find(
        ({ regions, services }) => place.region.startsWith(regions) && services.includes(service),
    );
    return `${found?.prefix ?? "com.amazonaws"}.${place.region}.${service}${fips ? "-fips" : ""}`;
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

/** What the names in AWS begin with. The Ruby workers know the queue by its name, so it is a fixed one. */
export const app = config.get("app") ?? "myapp";

/** The tag of the image of web application and workers. */
export const version = config.get("version") ?? "1.0.0";

/** How many tasks run of each service. Push the image first, then set it to 2 or more. */
export const tasks = config.getNumber("tasks") ?? 0;

/** The address of the database with its password: `pulumi config set --secret databaseUrl postgres://…`. */
export const databaseUrl = config.getSecret("databaseUrl");

/** Who operates: people with this permission set of IAM Identity Center, or else instances of EC2. */
export const operators = config.get("operators");

/** The boundary of the roles that the components make bounds those of this program too. */
export const permissionsBoundary = new pulumi.Config("pulumi-secure-messaging").get("permissionsBoundaryArn");

export const region = aws.getRegionOutput().region;
export const account = aws.getCallerIdentityOutput().accountId;
export const partition = aws.getPartitionOutput().partition;

/** A policy document. Names that are known before deployment let the policy pack judge it in the preview. */
export const document = (...Statement: object[]) =>
    pulumi.jsonStringify({ Version: "2012-10-17", Statement });

export const arn = (service: string, resource: pulumi.Input<string>) =>
    pulumi.interpolate`arn:${partition}:${service}:${region}:${account}:${resource}`;

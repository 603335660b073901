// What the programs here say of the account that they deploy to.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export const { accountId: account } = aws.getCallerIdentityOutput();
export const { region } = aws.getRegionOutput();
export const { partition, dnsSuffix } = aws.getPartitionOutput();

/** The ARN of something of this account and region. */
export const arn = (service: string, resource: pulumi.Input<string>) =>
    pulumi.interpolate`arn:${partition}:${service}:${region}:${account}:${resource}`;

/** The ARN of something that IAM has in this account: `root` for the account itself, `role/NAME`, `user/NAME`. */
export const iamArn = (resource: pulumi.Input<string>) =>
    pulumi.interpolate`arn:${partition}:iam::${account}:${resource}`;

/** The ARN of a role, which a preview knows by its name. */
export const arnOfRole = ({ name }: aws.iam.Role) => iamArn(pulumi.interpolate`role/${name}`);

/** A policy document. Names that are known before deployment let the policy pack judge it in the preview. */
export const document = (...Statement: object[]) =>
    pulumi.jsonStringify({ Version: "2012-10-17", Statement });

/** A statement for the policy of a role. */
export const allow = (
    Action: string | string[],
    Resource: pulumi.Input<string> | pulumi.Input<string>[],
) => ({ Effect: "Allow", Action, Resource });

/** The boundary of the roles that the components make bounds those of the programs too. */
const boundary = new pulumi.Config("pulumi-secure-messaging").get("permissionsBoundaryArn");
export const bounded = boundary ? { permissionsBoundary: boundary } : {};

/** The trust of a role that a service takes, for this account only where the service says for whom it acts. */
export const takenBy = (service: string, source?: pulumi.Input<string>) =>
    document({
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        ...(source && {
            Condition: {
                StringEquals: { "aws:SourceAccount": account },
                ArnLike: { "aws:SourceArn": source },
            },
        }),
    });

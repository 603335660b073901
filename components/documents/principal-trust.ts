import type { PolicyStatement } from "../../iam";
import { accountRootArn, type Place } from "./arns";

interface AccountFacts {
    principalArns: readonly string[];
    externalId?: string | undefined;
    organizationId?: string | undefined;
}

/** Roles elsewhere, and only when they act for us or are of our organisation. */
export function accountTrust({ principalArns, externalId, organizationId }: AccountFacts): PolicyStatement[] {
    return [
        {
            Effect: "Allow",
            Principal: { AWS: [...principalArns] },
            Action: "sts:AssumeRole",
            Condition: {
                StringEquals: {
                    ...(externalId === undefined ? {} : { "sts:ExternalId": externalId }),
                    ...(organizationId === undefined ? {} : { "aws:PrincipalOrgID": organizationId }),
                },
            },
        },
    ];
}

interface PermissionSetFacts {
    /** The place of the account in which the permission set is assigned. */
    place: Place;
    permissionSetName: string;
}

/**
 * People with one permission set. Its role has a region in its path unless that is us-east-1, and ends in sixteen
 * characters that change with each assignment; a star in their place would let in the set "Ops_All" for "Ops".
 */
export function permissionSetTrust({ place, permissionSetName }: PermissionSetFacts): PolicyStatement[] {
    const { partition, accountId } = place;
    const path = `arn:${partition}:iam::${accountId}:role/aws-reserved/sso.amazonaws.com/`;
    const role = `AWSReservedSSO_${permissionSetName}_${"?".repeat(16)}`;
    return [
        {
            Effect: "Allow",
            Principal: { AWS: accountRootArn(place) },
            Action: "sts:AssumeRole",
            Condition: { ArnLike: { "aws:PrincipalArn": [`${path}${role}`, `${path}*/${role}`] } },
        },
    ];
}

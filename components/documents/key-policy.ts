import type { PolicyStatement } from "../../iam";
import { Access, deliveryKeyActions, grants, keyAdministration } from "./access";
import { accountOf, accountRootArn, serviceHost, type Place } from "./arns";

export interface KeyUser {
    roleArn: string;
    access: Access;
}

export interface KeyPolicyFacts {
    place: Place;
    users: readonly KeyUser[];
    /** Topics that deliver to queues on this key. */
    topicArns: readonly string[];
}

/**
 * The account administers the key but cannot use it; each role uses it only through its service; SNS uses it
 * only for the named topics. "*" is the key itself: a key policy speaks of no other resource.
 */
export function keyPolicy({ place, users, topicArns }: KeyPolicyFacts): PolicyStatement[] {
    return [
        {
            Sid: "AccountAdministersKey",
            Effect: "Allow",
            Principal: { AWS: accountRootArn(place) },
            Action: [...keyAdministration],
            Resource: "*",
        },
        ...Object.values(Access).flatMap((access) => userStatement(place, access, users)),
        ...deliveryStatement(topicArns),
    ];
}

function userStatement(place: Place, access: Access, users: readonly KeyUser[]): PolicyStatement[] {
    const roleArns = users.filter((user) => user.access === access).map((user) => user.roleArn);
    if (roleArns.length === 0) return [];
    const { onKey, keyThrough } = grants[access];
    return [
        {
            Sid: `${access}sUseKey`,
            Effect: "Allow",
            Principal: { AWS: roleArns },
            Action: [...onKey],
            Resource: "*",
            Condition: { StringEquals: { "kms:ViaService": serviceHost(keyThrough, place) } },
        },
    ];
}

function deliveryStatement(topicArns: readonly string[]): PolicyStatement[] {
    if (topicArns.length === 0) return [];
    return [
        {
            Sid: "TopicsDeliver",
            Effect: "Allow",
            Principal: { Service: "sns.amazonaws.com" },
            Action: [...deliveryKeyActions],
            Resource: "*",
            Condition: {
                ArnEquals: { "aws:SourceArn": [...topicArns] },
                StringEquals: { "aws:SourceAccount": topicArns.map(accountOf) },
            },
        },
    ];
}

/** Statements of trust policies, as they are expected. */
export const service = (Service: string, Condition?: object) => ({
    Effect: "Allow",
    Principal: { Service },
    Action: "sts:AssumeRole",
    ...(Condition ? { Condition } : {}),
});
export const ofRegion = (region: string) => ({
    ArnLike: { "aws:SourceArn": `arn:aws:ecs:${region}:111122223333:*` },
    StringEquals: { "aws:SourceAccount": "111122223333" },
});
export const federated = (issuer: string, Condition: object, partition = "aws") => ({
    Effect: "Allow",
    Principal: { Federated: `arn:${partition}:iam::111122223333:oidc-provider/${issuer}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition,
});
export const token = (issuer: string, aud: string, sub: string | string[]) => ({
    StringEquals: { [`${issuer}:aud`]: aud, [`${issuer}:sub`]: sub },
});
export const worker = "system:serviceaccount:orders:worker";
export const permissionSet = (account: string, name: string, partition = "aws") => ({
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${account}:root` },
    Action: "sts:AssumeRole",
    Condition: {
        ArnLike: {
            "aws:PrincipalArn": ["*/", ""].map(
                (region) =>
                    `arn:${partition}:iam::${account}:role/aws-reserved/sso.amazonaws.com/${region}AWSReservedSSO_${name}_????????????????`,
            ),
        },
    },
});

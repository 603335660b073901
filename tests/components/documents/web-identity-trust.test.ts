import { deepStrictEqual } from "node:assert";

import { serviceAccountSubject, webIdentityTrust } from "../../../components/documents/web-identity-trust";

const place = {
    partition: "aws",
    region: "eu-west-1",
    accountId: "111122223333",
    dnsSuffix: "amazonaws.com",
};
const issuer = "token.actions.githubusercontent.com";
const audience = "sts.amazonaws.com";
const exact = "repo:acme/orders:environment:prod";
const open = "repo:acme/orders:ref:refs/heads/release-*";

function statement(Condition: object, partition = "aws") {
    return {
        Effect: "Allow",
        Principal: { Federated: `arn:${partition}:iam::111122223333:oidc-provider/${issuer}` },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition,
    };
}

const audienceIs = { [`${issuer}:aud`]: audience };
const exactly = { StringEquals: { ...audienceIs, [`${issuer}:sub`]: [exact] } };
const like = { StringEquals: audienceIs, StringLike: { [`${issuer}:sub`]: [open] } };

describe("the trust in a provider of identities", () => {
    it("compares subjects without wildcards as they are", () => {
        const trust = webIdentityTrust({ place, issuer, audience, subjects: [exact] });
        deepStrictEqual(trust, [statement(exactly)]);
    });

    it("compares subjects with wildcards in a statement of their own, since both operators would have to hold", () => {
        deepStrictEqual(webIdentityTrust({ place, issuer, audience, subjects: [open] }), [statement(like)]);
        deepStrictEqual(webIdentityTrust({ place, issuer, audience, subjects: [open, exact] }), [
            statement(exactly),
            statement(like),
        ]);
    });

    it("names the issuer without https://", () => {
        deepStrictEqual(
            webIdentityTrust({ place, issuer: `https://${issuer}`, audience, subjects: [exact] }),
            [statement(exactly)],
        );
    });

    it("names the provider of the issuer in the account and partition, unless told which", () => {
        for (const partition of ["aws-cn", "aws-us-gov", "aws-eusc", "aws-iso"]) {
            const there = { ...place, partition };
            deepStrictEqual(webIdentityTrust({ place: there, issuer, audience, subjects: [exact] }), [
                statement(exactly, partition),
            ]);
        }
        const providerArn = `arn:aws:iam::444455556666:oidc-provider/${issuer}`;
        const [told] = webIdentityTrust({ place, issuer, providerArn, audience, subjects: [exact] });
        deepStrictEqual(told?.Principal, { Federated: providerArn });
    });

    it("knows a service account by its namespace", () => {
        deepStrictEqual(serviceAccountSubject("orders", "worker"), "system:serviceaccount:orders:worker");
    });
});

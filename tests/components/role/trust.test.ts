import { strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { type TrustArgs } from "../../../components";
import { lateRefusalOf, refusalOf } from "../../support/mocks";
import { eks, github, partner, pipeline, platforms, trusting, friend, irsa } from "../../support/roles";

const refused: Record<string, [TrustArgs, string]> = {
    nobody: [{}, `trust names nobody; a role trusts exactly one of ${platforms}; set one.`],
    "two members": [
        { oidc: pipeline, ec2: {} },
        `trust names ec2 and oidc; a role trusts exactly one of ${platforms}; set one.`,
    ],
    "a provider of another issuer": [
        { eksIrsa: { ...irsa, providerArn: `arn:aws:iam::111122223333:oidc-provider/${github}` } },
        `trust.eksIrsa.providerArn is "arn:aws:iam::111122223333:oidc-provider/${github}", but trust.eksIrsa.issuer is ` +
            `"https://${eks}"; IAM names a provider by its issuer; give the ARN that ends in this issuer, or leave it out.`,
    ],
    "a pipeline without subjects": [
        { oidc: { ...pipeline, subjects: [] } },
        "trust.oidc.subjects is empty; a trust names those whom it lets in; give one or more.",
    ],
    "an account without roles": [
        { account: { ...friend, principalArns: [] } },
        "trust.account.principalArns is empty; a trust names those whom it lets in; give one or more.",
    ],
};

describe("a role refuses to trust", () => {
    for (const [what, [trust, problem]] of Object.entries(refused)) {
        it(what, async () => {
            strictEqual(await refusalOf(() => trusting(trust)), `MessagingRole "it": ${problem}`);
        });
    }

    it("a partner without external id and organisation", async () => {
        strictEqual(
            await refusalOf(() => trusting({ account: { principalArns: [partner] } })),
            'MessagingRole "it": trust.account has neither externalId nor organizationId; whoever else that account serves ' +
                "could make it act on this role; set one of them.",
        );
    });

    it("an empty list, and the provider of another issuer, that come as outputs", async () => {
        const empty = pulumi.output([] as string[]);
        const providerArn = pulumi.output(`arn:aws:iam::111122223333:oidc-provider/${eks}`);
        strictEqual(
            await lateRefusalOf(() => trusting({ oidc: { ...pipeline, subjects: empty } })),
            'MessagingRole "it": trust.oidc.subjects is empty; a trust names those whom it lets in; give one or more.',
        );
        strictEqual(
            await lateRefusalOf(() => trusting({ oidc: { ...pipeline, providerArn } })),
            `MessagingRole "it": trust.oidc.providerArn is "arn:aws:iam::111122223333:oidc-provider/${eks}", but ` +
                `trust.oidc.issuer is "${github}"; IAM names a provider by its issuer; give the ARN that ends in this issuer, ` +
                "or leave it out.",
        );
    });

    it("more subjects than a trust policy holds", async () => {
        const subjects = Array.from(
            { length: 60 },
            (_, index) => `repo:acme/orders:environment:prod-${index}`,
        );
        strictEqual(
            (await lateRefusalOf(() => trusting({ oidc: { ...pipeline, subjects } }))).replace(
                /\d+ char/,
                "N char",
            ),
            'MessagingRole "it": the trust policy has N characters; IAM allows 2048; trust fewer principals.',
        );
    });
});

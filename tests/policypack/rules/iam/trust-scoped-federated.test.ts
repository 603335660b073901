import { iamTrustScoped } from "../../../../policypack/rules/iam/trust-scoped";
import { allow, deny, own } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import {
    given,
    half,
    trust,
    gitHub,
    web,
    token,
    cluster,
    fails,
    parts,
    anybody,
    anyIdentity,
    ambiguous,
} from "./trusts";

testRule(iamTrustScoped, {
    accepts: {
        "one branch of one repository": given(token("repo:acme/orders:ref:refs/heads/main", "StringEquals")),
        "any branch of one repository": given(token("repo:acme/orders:*")),
        "one service account of a cluster": given(
            token("system:serviceaccount:orders:worker", "StringEquals", cluster),
        ),
        "one project of GitLab": given(
            token("project_path:acme/orders:ref_type:branch:ref:*", "StringLike", "gitlab.com"),
        ),
        "one workspace of Terraform": given(
            token("organization:acme:project:p:workspace:w:run_phase:*", "StringLike", "app.terraform.io"),
        ),
        "one project of Pulumi Cloud": given(
            token("pulumi:deploy:org:acme:project:orders:*", "StringLike", "api.pulumi.com/oidc"),
        ),
        "one repository by its own key": given(
            web(gitHub, {
                StringEquals: {
                    [`${gitHub}:aud`]: "sts.amazonaws.com",
                    [`${gitHub}:repository`]: "acme/orders",
                },
            }),
        ),
        "keys in another case": given(
            web(gitHub, {
                StringEquals: {
                    [`Token.Actions.GithubUserContent.com:AUD`]: "sts.amazonaws.com",
                    [`Token.Actions.GithubUserContent.com:Sub`]: "repo:acme/orders:ref:refs/heads/main",
                },
            }),
        ),
        "an identity pool": given(
            trust(
                { Federated: "cognito-identity.amazonaws.com" },
                { StringEquals: { "cognito-identity.amazonaws.com:aud": "eu-west-1:pool" } },
                "sts:AssumeRoleWithWebIdentity",
            ),
        ),
        "a SAML provider": given(
            trust(
                { Federated: `arn:aws:iam::${own}:saml-provider/office` },
                { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
                "sts:AssumeRoleWithSAML",
            ),
        ),
        "a SAML provider that may do everything with roles": given(
            trust({ Federated: `arn:aws:iam::${own}:saml-provider/office` }, {}, "sts:AssumeRole*"),
        ),
        "a service that may do everything with roles": given(
            trust({ Service: "lambda.amazonaws.com" }, {}, "sts:AssumeRole*"),
        ),
        "a Deny of all that a provider knows": given(
            deny({
                Principal: { Federated: `arn:aws:iam::${own}:oidc-provider/${gitHub}` },
                Action: "sts:AssumeRoleWithWebIdentity",
            }),
        ),
        "a provider that may only tag sessions": given(
            trust({ Federated: `arn:aws:iam::${own}:oidc-provider/${gitHub}` }, {}, "sts:TagSession"),
        ),
        "one repository by its number": given(
            web(gitHub, {
                StringEquals: {
                    [`${gitHub}:aud`]: "sts.amazonaws.com",
                    [`${gitHub}:repository_id`]: "123456789",
                },
            }),
        ),
        "one application of Facebook": given(
            trust(
                { Federated: "graph.facebook.com" },
                { StringEquals: { "graph.facebook.com:app_id": "1234567890" } },
                "sts:AssumeRoleWithWebIdentity",
            ),
        ),
    },
    rejects: {
        "any repository": ambiguous("repo:*"),
        "any repository of an owner": ambiguous("repo:acme/*"),
        "any repository of an owner on main": ambiguous("repo:acme/*:ref:refs/heads/main"),
        "repositories that begin alike": ambiguous("repo:acme/orders*"),
        "any subject": ambiguous("*"),
        "any service account of a namespace": ambiguous("system:serviceaccount:orders:*", cluster),
        "any workspace of an organisation": ambiguous(
            "organization:acme:project:*:workspace:*",
            "app.terraform.io",
        ),
        "no subject at all": {
            ...given(web(gitHub, { StringEquals: { [`${gitHub}:aud`]: "sts.amazonaws.com" } })),
            what: anyIdentity(`no condition on "${gitHub}:sub"`),
        },
        "a subject of another provider": {
            ...given(
                web(gitHub, {
                    StringEquals: {
                        [`${gitHub}:aud`]: "sts.amazonaws.com",
                        "gitlab.com:sub": "repo:acme/orders",
                    },
                }),
            ),
            what: anyIdentity(`no condition on "${gitHub}:sub"`),
        },
        "a subject that may be missing": {
            ...given(token("repo:acme/orders:ref:refs/heads/main", "StringEqualsIfExists")),
            what: anyIdentity('its subject "repo:acme/orders:ref:refs/heads/main" means more than one'),
        },
        "any user of an identity pool of anybody's": {
            ...given(
                trust(
                    { Federated: "cognito-identity.amazonaws.com" },
                    { "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" } },
                    "sts:AssumeRoleWithWebIdentity",
                ),
            ),
            what: anyIdentity(
                'no condition on "cognito-identity.amazonaws.com:sub"',
                "cognito-identity.amazonaws.com",
            ),
        },
        "a token for another audience, as a hardening": {
            ...given(web(gitHub, { StringLike: { [`${gitHub}:sub`]: "repo:acme/orders:*" } })),
            level: "advisory",
            what: fails(
                `lets in tokens of ${gitHub} that were made for another audience (no "${gitHub}:aud")`,
            ),
        },
        "a repository that may be missing": {
            ...given(
                web(gitHub, {
                    StringEquals: { [`${gitHub}:aud`]: "sts.amazonaws.com" },
                    StringEqualsIfExists: { [`${gitHub}:repository`]: "acme/orders" },
                }),
            ),
            what: anyIdentity(`no condition on "${gitHub}:sub"`),
        },
        "a repository of another provider": {
            ...given(
                web("gitlab.com", {
                    StringEquals: {
                        "gitlab.com:aud": "sts.amazonaws.com",
                        "gitlab.com:repository": "acme/orders",
                    },
                }),
            ),
            what: anyIdentity('no condition on "gitlab.com:sub"', "gitlab.com"),
        },
        "a provider with a wildcard in its name": {
            ...given(web("token.actions.*", { StringEquals: { [`${gitHub}:sub`]: "repo:acme/orders:*" } })),
            what: anyIdentity('no condition on "token.actions.*:sub"', "token.actions.*"),
        },
        "two subjects that mean more than one each": {
            ...given(
                web(gitHub, {
                    StringEquals: { [`${gitHub}:aud`]: "sts.amazonaws.com" },
                    StringLike: { [`${gitHub}:sub`]: ["repo:acme/*", "repo:*"] },
                }),
            ),
            what: anyIdentity('its subject "repo:acme/*", "repo:*" means more than one'),
        },
        "any subject, beside one that is not known": {
            ...half(
                web(gitHub, {
                    StringEquals: { [`${gitHub}:aud`]: "sts.amazonaws.com" },
                    StringLike: { [`${gitHub}:sub`]: ["repo:*", unknown] },
                }),
            ),
            what: anyIdentity('its subject "repo:*" means more than one'),
        },
        "a provider in a statement that leaves it out": {
            ...given({
                Effect: "Allow",
                NotPrincipal: { Federated: `arn:aws:iam::${own}:oidc-provider/${gitHub}` },
                Action: "sts:AssumeRoleWithWebIdentity",
            }),
            what: anybody,
        },
        "a statement that names nobody": {
            ...given(allow({ Action: "sts:AssumeRoleWithWebIdentity" })),
            what: { worker: ["its assumeRolePolicy cannot be relied on: statement 1 names no Principal"] },
        },
    },
    undecided: {
        "an identity provider that is not known": {
            ...half(trust({ Federated: unknown }, {}, "sts:AssumeRoleWithWebIdentity")),
            undecided: parts,
        },
        "a subject that is not known": {
            ...half(
                web(gitHub, {
                    StringEquals: { [`${gitHub}:aud`]: "sts.amazonaws.com" },
                    StringLike: { [`${gitHub}:sub`]: unknown },
                }),
            ),
            undecided: parts,
        },
    },
});

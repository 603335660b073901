import { iamTrustScoped } from "../../../../policypack/rules/iam/trust-scoped";
import { own } from "../../../support/documents";
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
    },
    undecided: {
        "an identity provider that is not known": {
            ...half(trust({ Federated: unknown }, {}, "sts:AssumeRoleWithWebIdentity")),
            undecided: parts,
        },
    },
});

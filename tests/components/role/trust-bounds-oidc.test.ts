import * as pulumi from "@pulumi/pulumi";

import { eks, github, describeBound, type Bound, irsa, pipeline, producer } from "../../support/roles";

const issuer =
    "a provider of identities is named by its URL of at most 255 characters, and those that serve everybody are none " +
    "of yours; give the issuer of the tokens, such as https://token.actions.githubusercontent.com.";
const provider =
    "IAM names a provider of identities by its ARN; give that ARN, " +
    "arn:<partition>:iam::<12-digit account>:oidc-provider/<issuer>.";
const audience =
    "IAM allows 1 to 255 characters, and tokens are made for one audience; give the audience without wildcards.";
const namespace =
    "Kubernetes allows 1 to 63 lowercase letters, digits and hyphens; give the name of one namespace.";
const account =
    "Kubernetes allows 1 to 253 lowercase letters, digits, hyphens and dots; give the name of one service account.";
const subject =
    "a wildcard stands only for the circumstances of one repository, project or pipeline, never for which one it is; " +
    'give the whole subject, or one such as "repo:<organisation>/<repository>:*".';

const bounds: Bound<string>[] = [
    {
        path: "trust.eksIrsa.issuer",
        says: issuer,
        admits: [eks, `https://${eks}`],
        refuses: ["", "*", "http://example.com", "https://a*.example.com", "example", `https://${eks}?x`],
        args: (value) => ({ ...producer, trust: { eksIrsa: { ...irsa, issuer: value } } }),
    },
    {
        path: "trust.eksIrsa.audience",
        says: audience,
        admits: ["a", "a".repeat(255)],
        refuses: ["", "a".repeat(256), "*", "a?", "${aws:username}", "a b"],
        args: (value) => ({ ...producer, trust: { eksIrsa: { ...irsa, audience: value } } }),
    },
    {
        path: "trust.eksIrsa.providerArn",
        says: provider,
        admits: [`arn:aws-cn:iam::111122223333:oidc-provider/${eks}`],
        refuses: [eks, `arn:aws:iam::123456789:oidc-provider/${eks}`, "*"],
        args: (value) => ({
            ...producer,
            trust: { eksIrsa: { ...irsa, issuer: pulumi.output(eks), providerArn: value } },
        }),
    },
    {
        path: "trust.eksIrsa.namespace",
        says: namespace,
        admits: ["n", "n".repeat(63), "a-1"],
        refuses: ["", "n".repeat(64), "*", "a.b", "-a", "a-", "A"],
        args: (value) => ({ ...producer, trust: { eksIrsa: { ...irsa, namespace: value } } }),
    },
    {
        path: "trust.eksIrsa.serviceAccount",
        says: account,
        admits: ["s", "s".repeat(253), "a.b-c"],
        refuses: ["", "s".repeat(254), "*", "a:b", "A"],
        args: (value) => ({ ...producer, trust: { eksIrsa: { ...irsa, serviceAccount: value } } }),
    },
    {
        path: "trust.oidc.issuer",
        says: issuer,
        admits: [github, "https://gitlab.example.com/path", `${"i".repeat(251)}.com`],
        refuses: [
            "accounts.google.com",
            "https://cognito-identity.amazonaws.com",
            "graph.facebook.com",
            "www.amazon.com",
            `${"i".repeat(252)}.com`,
        ],
        args: (value) => ({ ...producer, trust: { oidc: { ...pipeline, issuer: value } } }),
    },
    {
        path: "trust.oidc.audience",
        says: audience,
        admits: ["https://gitlab.com"],
        refuses: ["*"],
        args: (value) => ({ ...producer, trust: { oidc: { ...pipeline, audience: value } } }),
    },
    {
        path: "trust.oidc.providerArn",
        says: provider,
        admits: [`arn:aws:iam::111122223333:oidc-provider/${github}`],
        refuses: ["*"],
        args: (value) => ({
            ...producer,
            trust: { oidc: { ...pipeline, issuer: pulumi.output(github), providerArn: value } },
        }),
    },
    {
        path: "trust.oidc.subjects[0]",
        says: subject,
        admits: [
            "repo:acme/orders:environment:prod",
            "repo:acme/orders:environment:the production",
            "repo:acme/orders:*",
            "repo:acme@1/orders@2:ref:refs/heads/release-?",
            "project_path:acme/team/orders:*",
            "organization:acme:project:orders:workspace:prod:run_phase:*",
            "organization:acme:pipeline:orders:*",
            "org/1/project/2/*",
            "pulumi:deploy:org:acme:project:orders:*",
            "somebody",
        ],
        refuses: [
            "",
            "*",
            "?",
            "repo:*",
            "repo:acme/*",
            "repo:acme/*:ref:refs/heads/main",
            "repo:acme/orders*",
            "repo:acme/orders-?:ref:refs/heads/main",
            "repo:*/orders:ref:refs/heads/main",
            "project_path:acme/*:ref_type:branch:ref:main",
            "organization:acme:project:*:workspace:prod:run_phase:apply",
            "organization:acme:pipeline:*:ref:main",
            "org/1/project/*/user/3",
            "pulumi:deploy:org:acme:project:*:stack:prod",
            "somebody*",
            "repo:acme/orders:${aws:username}",
            " repo:acme/orders:ref:refs/heads/main",
        ],
        args: (value) => ({ ...producer, trust: { oidc: { ...pipeline, subjects: [value] } } }),
    },
];

bounds.forEach(describeBound);

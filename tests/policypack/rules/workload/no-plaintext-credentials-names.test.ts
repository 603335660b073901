import { workloadNoPlaintextCredentials } from "../../../../policypack/rules/workload/no-plaintext-credentials";
import { testRule } from "../../../support/rule-tester";

const lambda = (variables: unknown) => ({
    type: "aws:lambda/function:Function",
    props: { environment: { variables } },
});
const bad = (value: string, words: string, variable = "X") => ({
    ...lambda({ [variable]: value }),
    what: [`its environment has in ${variable} ${words}`],
});
const clear = (variable: string) => bad("not-a-password", "a credential in clear text", variable);

/** Tokens and secrets of well-known services, by the names of variables and by their own forms. */
testRule(workloadNoPlaintextCredentials, {
    accepts: {
        "what a token is for": lambda({ NEXT_TOKEN: "eyJ", TASK_TOKEN: "AAAA", CSRF_TOKEN_NAME: "x-csrf" }),
        "the name of a secret beside an application": lambda({ DB_SECRET: "orders-db", DISPATCH_PAT: "x" }),
        "where a token lies": lambda({ GITHUB_TOKEN: "atx/github-token", NPM_TOKEN: "${NPM_TOKEN}" }),
        "a reference by its scheme": lambda({ GITHUB_TOKEN: "secret:github", NPM_TOKEN: "parameter:npm" }),
        "a token that is none": lambda({
            X: `glpat-${"x".repeat(20)}`,
            Y: "https://gitlab.internal/glrt-setup",
        }),
        "words that end like a token": lambda({
            ROBOTTOKEN: "r2",
            COMPASS: "north",
            KMS_MASTER_KEY: "orders",
        }),
        "a package by its name": lambda({ X: "npm_config_registry", Y: "glpat" }),
    },
    rejects: {
        "a token of GitHub by its name": clear("GITHUB_TOKEN"),
        "a token of GitHub by its short name": clear("GH_TOKEN"),
        "a token of npm by its name": clear("NPM_TOKEN"),
        "a token of a job of GitLab by its name": clear("CI_JOB_TOKEN"),
        "a token of a Slack bot by its name": clear("SLACK_BOT_TOKEN"),
        "a token of Vault by its name": clear("VAULT_TOKEN"),
        "a personal access token by its name": clear("GITHUB_PAT"),
        "the secret of sessions by its name": clear("SESSION_SECRET"),
        "the secret of JSON web tokens by its name": clear("JWT_SECRET"),
        "a token by its name in one word": clear("githubToken"),
        "the master key of Rails by its name": clear("RAILS_MASTER_KEY"),
        "the base of Rails' secrets by its name": clear("SECRET_KEY_BASE"),
        "the password of Postgres by its name": clear("PGPASSWORD"),
        "a password by its short name": clear("DB_PASS"),
        "the secret of a webhook by its name": clear("GITHUB_WEBHOOK_SECRET"),
        "a token of OAuth by its name": clear("OAUTH_TOKEN"),
        "a token of Vault": bad(`hvs.${"a1B2".repeat(6)}`, "a Vault token"),
        "a token of a runner of GitLab": bad(`glrt-${"a1B2".repeat(5)}`, "a GitLab token"),
        "a token of PyPI": bad(`pypi-Ag${"a1B2".repeat(5)}`, "a PyPI token"),
        "a token of a Slack app": bad(["xapp", "1", "A0B1C2D3E4-12345"].join("-"), "a Slack token"),
        "a token of npm": bad(`npm_${"a1B2".repeat(9)}`, "an npm token"),
        "a token of GitLab": bad(`glpat-${"a1B2".repeat(5)}`, "a GitLab token"),
    },
});

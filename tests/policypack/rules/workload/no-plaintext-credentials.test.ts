import { workloadNoPlaintextCredentials } from "../../../../policypack/rules/workload/no-plaintext-credentials";
import { own } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

// Made of parts, so that no scanner takes them for real ones. The first two are AWS's own examples.
const keyId = ["AKIA", "IOSFODNN7EXAMPLE"].join("");
const sessionKeyId = ["ASIA", "IOSFODNN7EXAMPLE"].join("");
const secretKey = ["wJalrXUtnFEMI/K7MDENG", "/bPxRfiCYEXAMPLEKEY"].join("");
const privateKey = ["-----BEGIN RSA PRIVATE", " KEY-----\nMIIE"].join("");
const url = (password: string) => `postgres://orders:${password}@db.internal:5432/orders`;

const lambda = (variables: unknown) => ({
    type: "aws:lambda/function:Function",
    props: { environment: { variables } },
});
const task = (environment: unknown) => ({
    type: "aws:ecs/taskDefinition:TaskDefinition",
    props: { containerDefinitions: JSON.stringify([{ name: "worker", environment }]) },
});
const script = (userData: unknown) => ({ type: "aws:ec2/instance:Instance", props: { userData } });
const has = (words: string, variable = "X", property = "environment") => [
    `its ${property} has in ${variable} ${words}`,
];
const bad = (value: string, words: string, variable = "X") => ({
    ...lambda({ [variable]: value }),
    what: has(words, variable),
});
const clear = (variable: string, value = "not-a-password") =>
    bad(value, "a credential in clear text", variable);
const holds = (words: string, property = "userData") => [`its ${property} holds ${words}`];
const base64 = (text: string) => Buffer.from(text).toString("base64");
const idWords = "an AWS access key id";

testRule(workloadNoPlaintextCredentials, {
    documented: { violates: "a password in a URL", complies: "the ARN of a secret" },
    accepts: {
        "no environment": { type: "aws:lambda/function:Function", props: {} },
        "plain settings": lambda({
            LOG_LEVEL: "info",
            QUEUE_URL: `https://sqs.eu-west-1.amazonaws.com/${own}/q`,
        }),
        "a value that is not known": lambda({ QUEUE_URL: unknown }),
        "the ARN of a secret": lambda({
            DB_PASSWORD: `arn:aws:secretsmanager:eu-west-1:${own}:secret:db-AbCdEf`,
        }),
        "the name of a secret": lambda({ AWS_SECRET_NAME: "orders-db", API_KEY: "orders/prod/api-key" }),
        "the path of a parameter": lambda({ DB_PASSWORD: "/orders/db/password" }),
        "what is filled in later": lambda({
            DB_PASSWORD: "${DB_PASSWORD}",
            DATABASE_URL: url("${PASSWORD}"),
        }),
        "a reference that CloudFormation resolves": lambda({ API_KEY: "{{resolve:secretsmanager:x}}" }),
        "an empty password": lambda({ DB_PASSWORD: "" }),
        "switches and numbers": lambda({ REQUIRE_PASSWORD: "true", MAX_AUTH_TOKEN: "5" }),
        "a password's own settings": lambda({
            PASSWORD_MIN_LENGTH: "12",
            TOKEN_TTL: "3600s",
            TOKENS: "many",
        }),
        "a hash under the name of a secret": lambda({
            SECRET_VERSION: "0123456789abcdef0123456789abcdef01234567",
        }),
        "an address with a user alone": lambda({ REPO: "https://orders@git.internal/orders" }),
        "an address with a port and an at sign in its path": lambda({
            X: "https://npm.internal:443/@acme/x",
        }),
        "words that look like a key id and are longer": lambda({ X: `${keyId}ABCDE` }),
        "a key that browsers are given": lambda({ NEXT_PUBLIC_API_KEY: "pk-for-browsers" }),
        "the public part of a key": lambda({ X: "-----BEGIN PUBLIC KEY-----" }),
        "secrets by reference in a task": {
            type: "aws:ecs/taskDefinition:TaskDefinition",
            props: {
                containerDefinitions: JSON.stringify([
                    { name: "w", secrets: [{ name: "DB_PASSWORD", valueFrom: "db-password" }] },
                ]),
            },
        },
        "a parameter by its type in CodeBuild": {
            type: "aws:codebuild/project:Project",
            props: {
                environment: {
                    environmentVariables: [{ name: "API_KEY", value: "api-key", type: "PARAMETER_STORE" }],
                },
            },
        },
        "definitions that are no JSON": {
            type: "aws:ecs/taskDefinition:TaskDefinition",
            props: { containerDefinitions: "[" },
        },
        "a start-up script that fetches its secret": script(
            "#!/bin/sh\nexport PASSWORD=$(aws secretsmanager get-secret-value --secret-id db)",
        ),
        "a start-up script that is not base64": {
            type: "aws:ec2/instance:Instance",
            props: { userDataBase64: "%%%" },
        },
        "a subscription of a queue that is not known yet": {
            type: "aws:sns/topicSubscription:TopicSubscription",
            props: { protocol: "sqs", endpoint: unknown },
        },
        "a subscription of a plain address": {
            type: "aws:sns/topicSubscription:TopicSubscription",
            props: { protocol: "https", endpoint: "https://hooks.example.com/orders" },
        },
    },
    rejects: {
        "an access key": {
            ...lambda({ AWS_ACCESS_KEY_ID: keyId, AWS_SECRET_ACCESS_KEY: secretKey }),
            what: [
                ...has(idWords, "AWS_ACCESS_KEY_ID"),
                ...has("an AWS secret access key", "AWS_SECRET_ACCESS_KEY"),
            ],
        },
        "an access key under another name": bad(keyId, idWords, "CONFIG"),
        "the key of a session": bad(sessionKeyId, idWords),
        "an access key within a text": bad(`{"id":"${keyId}"}`, idWords),
        "a secret key under another name": bad(secretKey, "an AWS secret access key", "MY_SECRET"),
        "a secret key in a text of settings": bad(
            `aws_secret_access_key = ${secretKey}`,
            "an AWS secret access key",
        ),
        "a private key": bad(privateKey, "a private key"),
        "a password in a URL": bad(url("not-a-password"), "a password in a URL", "DATABASE_URL"),
        "a password in a URL without a user": bad(
            "redis://:not-a-password@cache:6379",
            "a password in a URL",
        ),
        "a GitHub token": bad(`ghp_${"a1B2".repeat(9)}`, "a GitHub token"),
        "a Slack token": bad(["xoxb", "123456789012-abcdef"].join("-"), "a Slack token"),
        "a Stripe key": bad(["sk", "live", "a1B2c3D4e5F6g7H8"].join("_"), "a Stripe key"),
        "a password by its name": clear("DB_PASSWORD"),
        "a password by its name in small letters": clear("db_password"),
        "an API key by its name": clear("PAYMENTS_API_KEY"),
        "a client secret by its name": clear("OAUTH_CLIENT_SECRET"),
        "a token by its name": clear("AUTH_TOKEN"),
        "a variable of a task": {
            ...task([{ name: "ID", value: keyId }]),
            what: has(idWords, "ID", "containerDefinitions"),
        },
        "a variable of a task in capitals": {
            type: "aws:ecs/taskDefinition:TaskDefinition",
            props: {
                containerDefinitions: JSON.stringify([{ Environment: [{ Name: "ID", Value: keyId }] }]),
            },
            what: has(idWords, "ID", "containerDefinitions"),
        },
        "a variable of a task of aws-native": {
            type: "aws-native:ecs:TaskDefinition",
            props: { containerDefinitions: [{ environment: [unknown, { name: "ID", value: keyId }] }] },
            what: has(idWords, "ID", "containerDefinitions"),
        },
        "a variable of a job": {
            type: "aws:batch/jobDefinition:JobDefinition",
            props: { containerProperties: JSON.stringify({ environment: [{ name: "ID", value: keyId }] }) },
            what: has(idWords, "ID", "containerProperties"),
        },
        "a variable of a job on EKS": {
            type: "aws:batch/jobDefinition:JobDefinition",
            props: {
                eksProperties: { podProperties: { containers: [{ envs: [{ name: "ID", value: keyId }] }] } },
            },
            what: has(idWords, "ID", "eksProperties"),
        },
        "a variable of an App Runner service": {
            type: "aws:apprunner/service:Service",
            props: {
                sourceConfiguration: {
                    imageRepository: { imageConfiguration: { runtimeEnvironmentVariables: { ID: keyId } } },
                },
            },
            what: has(idWords, "ID", "sourceConfiguration"),
        },
        "a variable of a build": {
            type: "aws:codebuild/project:Project",
            props: { environment: { environmentVariables: [{ name: "ID", value: keyId }] } },
            what: has(idWords, "ID"),
        },
        "a variable beside one that is not known": {
            ...lambda({ QUEUE_URL: unknown, ID: keyId }),
            what: has(idWords, "ID"),
        },
        "a start-up script": { ...script(`export AWS_ACCESS_KEY_ID=${keyId}`), what: holds(idWords) },
        "a secret in a start-up script": {
            ...script(`export AWS_SECRET_ACCESS_KEY="${secretKey}"`),
            what: holds("an AWS secret access key"),
        },
        "a start-up script in base64": {
            type: "aws:ec2/instance:Instance",
            props: { userDataBase64: base64(`curl ${url("not-a-password")}`) },
            what: holds("a password in a URL", "userDataBase64"),
        },
        "the script of a launch template": {
            type: "aws:ec2/launchTemplate:LaunchTemplate",
            props: { userData: base64(keyId) },
            what: holds(idWords),
        },
        "the script of a launch template of aws-native": {
            type: "aws-native:ec2:LaunchTemplate",
            props: { launchTemplateData: { userData: base64(keyId) } },
            what: holds(idWords, "launchTemplateData"),
        },
        "a password in the address of a subscription": {
            type: "aws:sns/topicSubscription:TopicSubscription",
            props: { protocol: "https", endpoint: "https://orders:not-a-password@hooks.example.com" },
            what: ["the subscription has a password in the URL of its endpoint"],
        },
        "a password in the address of one subscription of a topic": {
            type: "aws-native:sns:Topic",
            props: {
                subscription: [
                    { protocol: "https", endpoint: "https://orders:not-a-password@hooks.example.com" },
                ],
            },
            what: ["subscription 1 has a password in the URL of its endpoint"],
        },
    },
    undecided: {
        "definitions that are not known": {
            type: "aws:ecs/taskDefinition:TaskDefinition",
            props: { containerDefinitions: unknown },
            undecided: ["its containerDefinitions is not known before deployment"],
        },
        "an address that is not known": {
            type: "aws:sns/topicSubscription:TopicSubscription",
            props: { protocol: "https", endpoint: unknown },
            undecided: ["the endpoint of a subscription is not known before deployment"],
        },
    },
});

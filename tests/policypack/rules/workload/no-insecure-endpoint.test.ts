import { workloadNoInsecureEndpoint } from "../../../../policypack/rules/workload/no-insecure-endpoint";
import { own, queueUrl } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const lambda = (variables: unknown) => ({
    type: "aws:lambda/function:Function",
    props: { environment: { variables } },
});
const good = (value: string, variable = "SQS_ENDPOINT") => lambda({ [variable]: value });
const bad = (value: string, address = value, variable = "SQS_ENDPOINT") => ({
    ...good(value, variable),
    what: [`its environment has in ${variable} ${address}`],
});
const provider = (endpoints: unknown, type = "pulumi:providers:aws") => ({
    type,
    props: { region: "eu-west-1", endpoints },
});
const clear = (service: string) => [`its endpoint of ${service} goes over plain HTTP`];
const json = (value: unknown) => JSON.stringify(value);
const inClear = (variable: string) => [
    `its environment has in ${variable} an endpoint that is reached over plain HTTP`,
];

testRule(workloadNoInsecureEndpoint, {
    documented: { violates: "a queue by its URL", complies: "a queue by its URL" },
    accepts: {
        "no environment": { type: "aws:lambda/function:Function", props: {} },
        "a queue by its URL": good(queueUrl()),
        "a FIPS endpoint": good("https://sqs-fips.us-east-1.amazonaws.com"),
        "an address that is not known": lambda({ QUEUE_URL: unknown }),
        "plain HTTP to another service": good("http://metrics.internal:9090", "METRICS"),
        "plain HTTP to a name that only holds sqs": good("http://sqs-exporter.internal", "METRICS"),
        "a host of another's that begins like SQS": good("http://sqs.example.com", "METRICS"),
        "an address of SQS within another's domain": good("http://sqs.eu-west-1.amazonaws.com.example.org"),
        "the local stand-in of a developer": good("http://localhost:4566", "AWS_ENDPOINT_URL"),
        "the local stand-in by its address": good("http://127.0.0.1:9324", "AWS_ENDPOINT_URL_SQS"),
        "the local stand-in by IPv6": good("http://[::1]:9324", "AWS_ENDPOINT_URL_SNS"),
        "an endpoint over TLS": good(
            "https://vpce-1-a.sqs.eu-west-1.vpce.amazonaws.com",
            "AWS_ENDPOINT_URL_SQS",
        ),
        "a provider without endpoints": provider(undefined),
        "a provider over TLS": provider(json([{ sqs: "https://sqs.eu-west-1.amazonaws.com" }])),
        "a provider that checks certificates": {
            type: "pulumi:providers:aws",
            props: { region: "eu-west-1", insecure: "false" },
        },
        "a provider that is local": provider(json([{ sqs: "http://localhost:4566", sns: "" }])),
        "a provider with an endpoint that is not known": provider([{ sqs: unknown }]),
        "a provider whose endpoints are no JSON": provider("[{"),
        "an address over TLS with another in its query": good(
            "https://proxy.internal/?to=http://metrics.internal",
            "AWS_ENDPOINT_URL",
        ),
        "the local stand-in with a user and a password": good(
            "http://user:password@localhost:4566",
            "AWS_ENDPOINT_URL",
        ),
        "the local stand-in under a name of its own": good(
            "http://orders.localhost:4566",
            "AWS_ENDPOINT_URL",
        ),
        "another address of the machine itself": good("http://127.0.0.10:4566", "AWS_ENDPOINT_URL"),
        "a start-up script without an address": {
            type: "aws:ec2/instance:Instance",
            props: { userData: "http://metrics.internal" },
        },
    },
    rejects: {
        "SQS over plain HTTP": bad("http://sqs.eu-west-1.amazonaws.com"),
        "SNS over plain HTTP": bad("http://sns.eu-west-1.amazonaws.com"),
        "a queue by its URL": bad(
            `http://sqs.eu-west-1.amazonaws.com/${own}/orders`,
            "http://sqs.eu-west-1.amazonaws.com",
            "QUEUE_URL",
        ),
        "SQS in capitals": bad("HTTP://SQS.EU-WEST-1.AMAZONAWS.COM", "http://sqs.eu-west-1.amazonaws.com"),
        "SQS in China": bad("http://sqs.cn-north-1.amazonaws.com.cn"),
        "SQS by FIPS": bad("http://sqs-fips.us-gov-west-1.amazonaws.com"),
        "SQS by both protocols of IP": bad("http://sqs.eu-west-1.api.aws"),
        "SQS through an endpoint of a VPC": bad("http://vpce-1-a.sqs.eu-west-1.vpce.amazonaws.com"),
        "SQS through a port": bad(
            "http://sqs.eu-west-1.amazonaws.com:80",
            "http://sqs.eu-west-1.amazonaws.com",
        ),
        "the legacy name": bad("http://queue.amazonaws.com"),
        "the legacy name of a region": bad("http://eu-west-1.queue.amazonaws.com"),
        "the legacy name over TLS, as a hardening": {
            ...bad("https://eu-west-1.queue.amazonaws.com"),
            what: [
                "its environment has in SQS_ENDPOINT the legacy address https://eu-west-1.queue.amazonaws.com",
            ],
            level: "advisory",
        },
        "any host over plain HTTP that the SDK takes for AWS": {
            ...good("http://proxy.internal:8080", "AWS_ENDPOINT_URL"),
            what: inClear("AWS_ENDPOINT_URL"),
        },
        "any host over plain HTTP that the SDK takes for SQS": {
            ...good("http://localhost.example.com", "AWS_ENDPOINT_URL_SQS"),
            what: inClear("AWS_ENDPOINT_URL_SQS"),
        },
        "a host whose user is called localhost": {
            ...good("http://localhost@proxy.internal", "AWS_ENDPOINT_URL_SNS"),
            what: inClear("AWS_ENDPOINT_URL_SNS"),
        },
        "a task": {
            type: "aws:ecs/taskDefinition:TaskDefinition",
            props: {
                containerDefinitions: json([
                    { environment: [{ name: "SQS_ENDPOINT", value: "http://queue.amazonaws.com" }] },
                ]),
            },
            what: ["its containerDefinitions has in SQS_ENDPOINT http://queue.amazonaws.com"],
        },
        "a start-up script": {
            type: "aws:ec2/instance:Instance",
            props: { userData: "aws --endpoint-url http://sqs.eu-west-1.amazonaws.com sqs list-queues" },
            what: ["its userData holds http://sqs.eu-west-1.amazonaws.com"],
        },
        "a provider": {
            ...provider(json([{ sqs: "http://sqs.internal:9324", sns: "https://sns.internal" }])),
            what: clear("sqs"),
        },
        "a provider that checks no certificates": {
            type: "pulumi:providers:aws",
            props: { region: "eu-west-1", insecure: "true" },
            level: "advisory",
            what: ["its insecure switch turns off the check of whom it talks to over TLS"],
        },
        "a provider by an object": { ...provider([{ sns: "http://10.0.0.5" }]), what: clear("sns") },
        "a provider of aws-native": {
            ...provider(json({ sqs: "http://sqs.internal" }), "pulumi:providers:aws-native"),
            what: clear("sqs"),
        },
        "a provider with an endpoint beside one that is not known": {
            ...provider([{ sqs: "http://sqs.internal", sns: unknown }]),
            what: clear("sqs"),
        },
        "SQS with a user and a password, which are not repeated": bad(
            "http://user:password@sqs.eu-west-1.amazonaws.com",
            "http://sqs.eu-west-1.amazonaws.com",
        ),
        "SQS over plain HTTP for the SDK, told of once": bad(
            "http://sqs.eu-west-1.amazonaws.com",
            "http://sqs.eu-west-1.amazonaws.com",
            "AWS_ENDPOINT_URL_SQS",
        ),
        "any host over plain HTTP with a blank before it": {
            ...good(" http://proxy.internal", "AWS_ENDPOINT_URL"),
            what: inClear("AWS_ENDPOINT_URL"),
        },
        "a host whose name ends as that of the machine itself": {
            ...good("http://not-localhost:4566", "AWS_ENDPOINT_URL"),
            what: inClear("AWS_ENDPOINT_URL"),
        },
    },
    undecided: {
        "endpoints of a provider that are not known": {
            ...provider(unknown),
            undecided: ["its endpoints is not known before deployment"],
        },
        "definitions that are not known": {
            type: "aws:ecs/taskDefinition:TaskDefinition",
            props: { containerDefinitions: unknown },
            undecided: ["its containerDefinitions is not known before deployment"],
        },
    },
});

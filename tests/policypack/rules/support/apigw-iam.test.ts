import { supportApigwIam } from "../../../../policypack/rules/support/apigw-iam";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { notKnown, withQueue } from "../buckets";

type Props = Record<string, unknown>;

const method = (props: Props, type = "aws:apigateway/method:Method"): Member => ({
    type,
    name: "submit",
    props: { httpMethod: "POST", ...props },
});
const route = (routeKey: unknown, props: Props = {}, type = "aws:apigatewayv2/route:Route"): Member => ({
    type,
    name: "submit",
    props: { routeKey, ...props },
});
const NATIVE_METHOD = "aws-native:apigateway:Method";
const anybody = (property: string, shown: string) => ({
    what: { submit: [`anybody may call it (${property} is ${shown})`] },
});

testRule(supportApigwIam, {
    documented: { violates: "calls of anybody", complies: "signed calls" },
    accepts: {
        "signed calls": withQueue(method({ authorization: "AWS_IAM" })),
        "an authorizer of one's own": withQueue(method({ authorization: "CUSTOM", authorizerId: "a1" })),
        "a pool of users": withQueue(method({ authorization: "COGNITO_USER_POOLS" })),
        "what a browser asks ahead": withQueue(method({ httpMethod: "OPTIONS", authorization: "NONE" })),
        "what a browser asks an HTTP API ahead": withQueue(route("OPTIONS /jobs")),
        "signed calls of an HTTP API": withQueue(route("POST /jobs", { authorizationType: "AWS_IAM" })),
        "a message on a WebSocket, whose $connect asks": withQueue(route("sendmessage")),
        "signed calls under aws-native": withQueue(method({ authorizationType: "AWS_IAM" }, NATIVE_METHOD)),
        "a stack without messaging": { resources: [method({ authorization: "NONE" })] },
    },
    rejects: {
        "calls of anybody": {
            ...withQueue(method({ authorization: "NONE" })),
            ...anybody("authorization", '"NONE"'),
        },
        "calls of anybody, in small letters": {
            ...withQueue(method({ authorization: "none" })),
            ...anybody("authorization", '"none"'),
        },
        "calls of anybody with a key that identifies no one": {
            ...withQueue(method({ authorization: "NONE", apiKeyRequired: true })),
            ...anybody("authorization", '"NONE"'),
        },
        "a verb that is not known": {
            ...withQueue(method({ httpMethod: unknown, authorization: "NONE" })),
            ...anybody("authorization", '"NONE"'),
        },
        "a route without a word of it": {
            ...withQueue(route("POST /jobs")),
            ...anybody("authorizationType", "not set"),
        },
        "a WebSocket that anybody opens": {
            ...withQueue(route("$connect", { authorizationType: "NONE" })),
            ...anybody("authorizationType", '"NONE"'),
        },
        "a method under aws-native": {
            ...withQueue(method({}, NATIVE_METHOD)),
            ...anybody("authorizationType", "not set"),
        },
        "a route under aws-native": {
            ...withQueue(route("ANY /jobs", {}, "aws-native:apigatewayv2:Route")),
            ...anybody("authorizationType", "not set"),
        },
    },
    undecided: {
        "an authorization that is not known": {
            ...withQueue(method({ authorization: unknown })),
            ...notKnown("authorization", "submit"),
        },
    },
});

import { UNKNOWN } from "../../../iam";
import { besideMessaging } from "../../model/messaging";
import { type Resource, textProperty } from "../../model/resource";
import { shown } from "../../model/values";
import { fail, type StackRule, undecided } from "../../rule";

/** What says who may call, and which call it is about. */
const METHODS: Readonly<Record<string, { call: string; who: string }>> = {
    "aws:apigateway/method:Method": { call: "httpMethod", who: "authorization" },
    "aws:apigatewayv2/route:Route": { call: "routeKey", who: "authorizationType" },
    "aws-native:apigateway:Method": { call: "httpMethod", who: "authorizationType" },
    "aws-native:apigatewayv2:Route": { call: "routeKey", who: "authorizationType" },
};

export const supportApigwIam: StackRule = {
    name: "support-apigw-iam",
    description: "An API beside queues and topics answers only callers that prove who they are.",
    why: "whoever finds its address could fill the queues behind it",
    fix: 'set the authorization of the method to "AWS_IAM" (authorizationType of a route), so that callers sign',
    severity: "medium",
    level: "advisory",
    surroundings: true,
    frameworks: ["AWS Security Hub APIGateway.8", "NIST 800-53 AC-3"],
    sources: [
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html",
    ],

    *checkStack(stack) {
        for (const method of besideMessaging(stack, METHODS)) {
            const { call, who } = METHODS[method.type]!;
            const given = textProperty(method, who);
            if (!isCall(method, call)) continue;
            if (given === UNKNOWN)
                yield { ...undecided(who, `its ${who} is not known before deployment`), resource: method };
            else if (given === undefined || given.toUpperCase() === "NONE")
                yield { ...fail(`anybody may call it (${who} is ${shown(given)})`), resource: method };
        }
    },
};

/** A browser asks ahead by OPTIONS without signing; of a WebSocket, only $connect asks who somebody is. */
function isCall(method: Resource, property: string): boolean {
    const call = textProperty(method, property);
    if (typeof call !== "string") return true;
    if (/^OPTIONS\b/i.test(call)) return false;
    return property !== "routeKey" || call === "$connect" || /^[A-Z]+ \//.test(call);
}

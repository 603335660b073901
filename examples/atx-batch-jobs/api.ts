import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { arn, bounded, document, partition, takenBy } from "../account";
import { submit } from "./functions";
import { logs } from "./logs";
import { app, logCalls } from "./settings";

/** An API of one call, POST /jobs, for whoever signs it and may make it. There are no API keys. */
export const api = new aws.apigateway.RestApi("jobs", {
    name: app,
    description: "Requests for transformations",
    endpointConfiguration: { types: "REGIONAL" },
});
const path = new aws.apigateway.Resource("jobs", {
    restApi: api.id,
    parentId: api.rootResourceId,
    pathPart: "jobs",
});
const place = { restApi: api.id, resourceId: path.id, httpMethod: "POST" };
const method = new aws.apigateway.Method("submit", {
    ...place,
    authorization: "AWS_IAM",
    apiKeyRequired: false,
});
const integration = new aws.apigateway.Integration(
    "submit",
    { ...place, type: "AWS_PROXY", integrationHttpMethod: "POST", uri: submit.invokeArn },
    { dependsOn: [method] },
);
// Of all APIs, the one call of this one invokes the function.
new aws.lambda.Permission("submit", {
    action: "lambda:InvokeFunction",
    function: submit.name,
    principal: "apigateway.amazonaws.com",
    sourceArn: pulumi.interpolate`${api.executionArn}/*/POST/jobs`,
});

const deployment = new aws.apigateway.Deployment(
    "jobs",
    {
        restApi: api.id,
        // What was deployed does not change: a change of these is deployed again.
        triggers: { version: pulumi.jsonStringify([path.pathPart, method.authorization, integration.uri]) },
    },
    { dependsOn: [method, integration], deleteBeforeReplace: false },
);

/** The API has no other log of who called. It takes a role that all APIs of an account and region share. */
function callLog() {
    const role = new aws.iam.Role("api-logs", {
        assumeRolePolicy: takenBy("apigateway.amazonaws.com"),
        ...bounded,
    });
    new aws.iam.RolePolicyAttachment("api-logs", {
        role: role.name,
        policyArn: pulumi.interpolate`arn:${partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`,
    });
    const settings = new aws.apigateway.Account("logs", { cloudwatchRoleArn: role.arn });
    const facts = {
        requestId: "$context.requestId",
        caller: "$context.identity.userArn",
        ip: "$context.identity.sourceIp",
        time: "$context.requestTime",
        call: "$context.httpMethod $context.path",
        status: "$context.status",
    };
    return { settings, log: { destinationArn: logs.calls.arn, format: JSON.stringify(facts) } };
}

const calls = logCalls ? callLog() : undefined;
export const stage = new aws.apigateway.Stage(
    "prod",
    {
        restApi: api.id,
        deployment: deployment.id,
        stageName: "prod",
        xrayTracingEnabled: true,
        ...(calls && { accessLogSettings: calls.log }),
    },
    { dependsOn: calls ? [calls.settings] : [] },
);

/** Who may ask for jobs: this call of this API and stage, and nothing else. */
export const caller = new aws.iam.Role("caller", {
    assumeRolePolicy: takenBy("ec2.amazonaws.com"),
    ...bounded,
});
new aws.iam.RolePolicy("caller", {
    role: caller.name,
    policy: document({
        Effect: "Allow",
        Action: "execute-api:Invoke",
        Resource: arn("execute-api", pulumi.interpolate`${api.id}/prod/POST/jobs`),
    }),
});

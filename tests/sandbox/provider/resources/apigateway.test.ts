import assert from "node:assert/strict";

import { signedHeaders } from "../../../../sandbox/provider/resources/apigateway/signature";
import type { Values } from "../../../../sandbox/provider/values";
import { type Living, liveThrough, make } from "../../../support/resource-life";

const of = (type: string) => `aws:apigateway/${type}:${type.charAt(0).toUpperCase()}${type.slice(1)}`;
const makeApi = () => make(of("restApi"), { name: "jobs", endpointConfiguration: { types: ["REGIONAL"] } });
const rootOf = ({ state }: Living) => String(state.properties["rootResourceId"]);
const within = (api: Living) => (state: { id: string }) => `${api.state.id}/${state.id}`;

/** An API with a method, for what stands on one. */
async function withMethod(work: (api: Living, place: Values) => Promise<void>): Promise<void> {
    const api = await makeApi();
    const place = { restApi: api.state.id, resourceId: rootOf(api), httpMethod: "POST" };
    const method = await make(of("method"), { ...place, authorization: "AWS_IAM" });
    await work(api, place);
    await method.delete();
    await api.delete();
}

describe("the stand-in's API Gateway", function () {
    this.timeout(60_000);

    it("has REST APIs", () =>
        liveThrough({
            type: of("restApi"),
            inputs: {
                name: "jobs",
                description: "Jobs",
                endpointConfiguration: { types: ["REGIONAL"] },
                tags: { team: "orders" },
            },
            later: { name: "work", description: "Work", tags: { stage: "test" } },
        }));

    it("has the parts of their paths", async () => {
        const api = await makeApi();
        const other = await makeApi();
        await liveThrough({
            type: of("resource"),
            inputs: { restApi: api.state.id, parentId: rootOf(api), pathPart: "jobs" },
            later: { pathPart: "work" },
            replacing: { restApi: other.state.id },
            importedBy: within(api),
        });
        await api.delete();
        await other.delete();
    });

    it("has methods, and says who may call them", async () => {
        const api = await makeApi();
        await liveThrough({
            type: of("method"),
            inputs: {
                restApi: api.state.id,
                resourceId: rootOf(api),
                httpMethod: "POST",
                authorization: "AWS_IAM",
            },
            later: { authorization: "NONE", operationName: "submit" },
            replacing: { httpMethod: "PUT" },
        });
        await api.delete();
    });

    it("has integrations", () =>
        withMethod((_api, place) =>
            liveThrough({
                type: of("integration"),
                inputs: {
                    ...place,
                    type: "AWS_PROXY",
                    integrationHttpMethod: "POST",
                    uri: "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111122223333:function:submit/invocations",
                },
                later: { timeoutMilliseconds: 10_000 },
                replacing: { httpMethod: "PUT" },
            }),
        ));

    it("has deployments, and stages that move on to another one", () =>
        withMethod(async (api, place) => {
            const integration = await make(of("integration"), { ...place, type: "MOCK" });
            const restApi = api.state.id;
            await liveThrough({
                type: of("deployment"),
                inputs: { restApi, description: "First", triggers: { version: "1" } },
                later: { description: "The first" },
                replacing: { triggers: { version: "2" } },
                unreadable: ["triggers"],
                importedBy: within(api),
            });
            const [first, second] = [
                await make(of("deployment"), { restApi }),
                await make(of("deployment"), { restApi }),
            ];
            const destinationArn = "arn:aws:logs:us-east-1:111122223333:log-group:calls";
            await liveThrough({
                type: of("stage"),
                inputs: {
                    restApi,
                    stageName: "prod",
                    deployment: first.state.id,
                    accessLogSettings: { destinationArn, format: "$context.requestId" },
                    tags: { team: "orders" },
                },
                later: {
                    deployment: second.state.id,
                    xrayTracingEnabled: true,
                    accessLogSettings: { destinationArn, format: "$context.status" },
                    tags: { stage: "test" },
                },
                replacing: { stageName: "test" },
            });
            for (const one of [first, second, integration]) await one.delete();
        }));

    it("has what an account says of all its APIs", async () => {
        const role = await make("aws:iam/role:Role", {
            assumeRolePolicy: JSON.stringify({
                Version: "2012-10-17",
                Statement: {
                    Effect: "Allow",
                    Principal: { Service: "apigateway.amazonaws.com" },
                    Action: "sts:AssumeRole",
                },
            }),
        });
        const cloudwatchRoleArn = String(role.state.properties["arn"]);
        await liveThrough({ type: of("account"), inputs: { cloudwatchRoleArn }, staysAsDefault: true });
        await role.delete();
    });

    it("refuses what it would leave out", async () => {
        await assert.rejects(
            make(of("restApi"), { name: "jobs", body: "{}" }),
            /The sandbox does not deploy body of aws\.apigateway\.RestApi/,
        );
    });

    it("signs as AWS documents it", () => {
        const { authorization } = signedHeaders(
            {
                method: "GET",
                host: "example.amazonaws.com",
                path: "/",
                payload: "",
                region: "us-east-1",
                service: "service",
            },
            { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" },
            new Date("2015-08-30T12:36:00Z"),
        );
        assert.equal(
            authorization,
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        );
    });
});

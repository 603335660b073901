import { deepStrictEqual, strictEqual } from "node:assert";

import { functionPolicy } from "../../../components/documents/function-policy";
import { simulateWith } from "../../support/simulator";

const place = {
    partition: "aws-cn",
    region: "cn-north-1",
    accountId: "111122223333",
    dnsSuffix: "amazonaws.com.cn",
};
const logs = {
    Sid: "FunctionLogs",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: "arn:aws-cn:logs:cn-north-1:111122223333:log-group:/aws/lambda/importer:*",
};
const traces = {
    Sid: "FunctionTraces",
    Effect: "Allow",
    Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
    Resource: "*",
};

const onInterfaces = [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
];
const interfaces = [
    { Sid: "FunctionNetworkInterfaces", Effect: "Allow", Action: onInterfaces, Resource: "*" },
    {
        Sid: "NoNetworkInterfacesForCode",
        Effect: "Deny",
        Action: onInterfaces,
        Resource: "*",
        Condition: { Null: { "lambda:SourceFunctionArn": "false" } },
    },
];
const neither = { place, tracing: false, vpc: false };

describe("what a function does besides messages", () => {
    it("is nothing, unless its name is given, it is traced or it is in a VPC", () => {
        deepStrictEqual(functionPolicy(neither), []);
    });

    it("is to write its own log group, and to send traces", () => {
        deepStrictEqual(functionPolicy({ ...neither, functionName: "importer" }), [logs]);
        deepStrictEqual(functionPolicy({ ...neither, tracing: true }), [traces]);
        deepStrictEqual(functionPolicy({ place, functionName: "importer", tracing: true, vpc: true }), [
            logs,
            traces,
            ...interfaces,
        ]);
    });

    it("is to be attached to a VPC, which the code of the function cannot do by itself", async () => {
        const [allowed, denied] = functionPolicy({ ...neither, vpc: true });
        deepStrictEqual([allowed, denied], interfaces);
        const identityPolicies = [
            { name: "own", policy: { Version: "2012-10-17", Statement: [allowed, denied] } },
        ];
        const role = "arn:aws:iam::111122223333:role/importer";
        const makes = (context: Record<string, string>) =>
            simulateWith(
                { identityPolicies },
                { principal: role, context },
                "ec2:DescribeNetworkInterfaces",
                "*",
            );
        const code = "arn:aws:lambda:eu-west-1:111122223333:function:importer";
        strictEqual(await makes({}), "Allowed");
        strictEqual(await makes({ "lambda:SourceFunctionArn": code }), "ExplicitlyDenied");
    });
});

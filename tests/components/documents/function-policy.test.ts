import { deepStrictEqual } from "node:assert";

import { functionPolicy } from "../../../components/documents/function-policy";

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

describe("what a function does besides messages", () => {
    it("is nothing, unless its name is given or it is traced", () => {
        deepStrictEqual(functionPolicy({ place, tracing: false }), []);
    });

    it("is to write its own log group, and to send traces", () => {
        deepStrictEqual(functionPolicy({ place, functionName: "importer", tracing: false }), [logs]);
        deepStrictEqual(functionPolicy({ place, tracing: true }), [traces]);
        deepStrictEqual(functionPolicy({ place, functionName: "importer", tracing: true }), [logs, traces]);
    });
});

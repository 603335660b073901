import type { PolicyStatement } from "../../iam";
import { logGroupArn, type Place } from "./arns";

/** What a function does besides messages. */
export interface FunctionFacts {
    place: Place;
    /** Name of the function whose log group the role writes. */
    functionName?: string | undefined;
    /** Whether the function is traced by X-Ray. */
    tracing: boolean;
}

/** The log group is not made by the function: that is left to whoever decides how long logs are kept. */
export function functionPolicy({ place, functionName, tracing }: FunctionFacts): PolicyStatement[] {
    const logs: PolicyStatement = {
        Sid: "FunctionLogs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: `${logGroupArn(place, `/aws/lambda/${functionName}`)}:*`,
    };
    // X-Ray knows no resource for these.
    const traces: PolicyStatement = {
        Sid: "FunctionTraces",
        Effect: "Allow",
        Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
        Resource: "*",
    };
    return [...(functionName === undefined ? [] : [logs]), ...(tracing ? [traces] : [])];
}

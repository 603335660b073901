import type { PolicyStatement } from "../../iam";
import { logGroupArn, type Place } from "./arns";

/** What a function does besides messages. */
export interface FunctionFacts {
    place: Place;
    /** Name of the function whose log group the role writes. */
    functionName?: string | undefined;
    /** Whether the function is traced by X-Ray. */
    tracing: boolean;
    /** Whether the function is attached to a VPC. */
    vpc: boolean;
}

/** The log group is not made by the function: that is left to whoever decides how long logs are kept. */
export function functionPolicy({ place, functionName, tracing, vpc }: FunctionFacts): PolicyStatement[] {
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
    return [
        ...(functionName === undefined ? [] : [logs]),
        ...(tracing ? [traces] : []),
        ...(vpc ? networkInterfaces : []),
    ];
}

/** What Lambda needs of the role to attach the function. AWS documents it for all resources: no interface is there yet. */
const onInterfaces = [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
];

/** The key is in the calls that the code of a function makes, and not in those of Lambda itself. */
const networkInterfaces: readonly PolicyStatement[] = [
    { Sid: "FunctionNetworkInterfaces", Effect: "Allow", Action: onInterfaces, Resource: "*" },
    {
        Sid: "NoNetworkInterfacesForCode",
        Effect: "Deny",
        Action: onInterfaces,
        Resource: "*",
        Condition: { Null: { "lambda:SourceFunctionArn": "false" } },
    },
];

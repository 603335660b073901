import {
    type FunctionCodeLocation,
    type FunctionConfiguration,
    GetFunctionCommand,
    LambdaClient,
} from "@aws-sdk/client-lambda";

import type { Aws } from "../../aws";
import { isObject, type Value, type Values } from "../../values";
import { anything, type FilledIn, inPulumi, told, unfilled, without, type Words } from "../blocks";
import { tagsReadMap } from "../tags";

export const words: Words = {
    names: {
        commands: "Command",
        entryPoints: "EntryPoint",
        kmsKeyArn: "KMSKeyArn",
        retentionPeriod: "RetentionPeriodInDays",
    },
    maps: ["variables"],
};

/** What a function is set to, in words that are AWS's too. */
export const functionSettings = [
    "deadLetterConfig",
    "description",
    "durableConfig",
    "environment",
    "ephemeralStorage",
    "handler",
    "imageConfig",
    "kmsKeyArn",
    "layers",
    "loggingConfig",
    "memorySize",
    "role",
    "runtime",
    "snapStart",
    "timeout",
    "tracingConfig",
    "vpcConfig",
];

/** What takes a setting away. */
export const unsetSettings: Values = {
    deadLetterConfig: { targetArn: "" },
    description: "",
    environment: { variables: {} },
    imageConfig: {},
    kmsKeyArn: "",
    layers: [],
    snapStart: { applyOn: "None" },
    vpcConfig: { subnetIds: [], securityGroupIds: [] },
};

/** Members of settings that AWS fills in. */
const filledIn: FilledIn = {
    applicationLogLevel: anything,
    ipv6AllowedForDualStack: false,
    logGroup: anything,
    systemLogLevel: anything,
};

export async function readFunction(id: string, aws: Aws, known: Values): Promise<Values> {
    const answer = await aws.client(LambdaClient).send(new GetFunctionCommand({ FunctionName: id }));
    const found = answer.Configuration!;
    const read = inPulumi(
        { ...found, Layers: found.Layers?.map(({ Arn }) => Arn), CodeSize: undefined },
        words,
    );
    const settings = told({ ...read, ...clean(read) }, functionSettings);
    return {
        ...(unfilled(settings, known, filledIn) as Values),
        ...tagsReadMap(answer.Tags),
        ...told(read, ["architectures", "codeSha256", "lastModified", "packageType"]),
        ...placesOf(found, answer.Code),
        ...namesOf(found, aws),
        sourceCodeSize: found.CodeSize!,
        reservedConcurrentExecutions: answer.Concurrency?.ReservedConcurrentExecutions ?? -1,
    };
}

/** Settings without what is not set, and without what only AWS says. */
function clean({ deadLetterConfig, snapStart, vpcConfig }: Values): Values {
    const { applyOn = "None" } = blockOf(snapStart);
    const network = without(blockOf(vpcConfig), "vpcId");
    return {
        deadLetterConfig: blockOf(deadLetterConfig)["targetArn"] ? deadLetterConfig : undefined,
        snapStart: applyOn === "None" ? undefined : { applyOn },
        vpcConfig: (network["subnetIds"] as string[] | undefined)?.length ? network : undefined,
    } as Values;
}

function blockOf(value: Value | undefined): Values {
    return isObject(value) ? value : {};
}

/** Where its code and its files are. */
function placesOf(
    { FileSystemConfigs: [files] = [] }: FunctionConfiguration,
    code?: FunctionCodeLocation,
): Values {
    const places = { fileSystemConfig: files && inPulumi(files), imageUri: code?.ImageUri };
    const { SourceKMSKeyArn: sourceKmsKeyArn } = code ?? {};
    return { ...(places as Partial<Values> as Values), ...(sourceKmsKeyArn ? { sourceKmsKeyArn } : {}) };
}

function namesOf(found: FunctionConfiguration, aws: Aws): Values {
    const arn = found.FunctionArn!;
    const { Version: version = "$LATEST" } = found;
    const invoke = (api: string, target: string, call: string) =>
        `arn:aws:apigateway:${aws.region}:lambda:path/${api}/functions/${target}/${call}`;
    return {
        arn,
        name: found.FunctionName!,
        version,
        qualifiedArn: `${arn}:${version}`,
        invokeArn: invoke("2015-03-31", arn, "invocations"),
        qualifiedInvokeArn: invoke("2015-03-31", `${arn}:${version}`, "invocations"),
        responseStreamingInvokeArn: invoke("2021-11-15", arn, "response-streaming-invocations"),
    };
}

import type { RunCommandParameters, Target } from "@aws-sdk/client-eventbridge";

import { isObject, type Value, type Values } from "../../values";
import { type FilledIn, inAws, inPulumi, pick, told, unfilled, type Words } from "../blocks";
import { taskDefaults, taskInAws, taskInPulumi, taskWords } from "../ecs-task";

const words: Words = {
    names: {
        ...taskWords,
        batchTarget: "BatchParameters",
        ecsTarget: "EcsParameters",
        httpTarget: "HttpParameters",
        inputPaths: "InputPathsMap",
        kinesisTarget: "KinesisParameters",
        orderedPlacementStrategies: "PlacementStrategy",
        sqsTarget: "SqsParameters",
    },
    maps: ["headerParameters", "inputPaths", "queryStringParameters"],
};

const properties = [
    "arn",
    "batchTarget",
    "deadLetterConfig",
    "ecsTarget",
    "httpTarget",
    "input",
    "inputPath",
    "inputTransformer",
    "kinesisTarget",
    "retryPolicy",
    "roleArn",
    "sqsTarget",
];

const filledIn: FilledIn = { ...taskDefaults, maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 };

export function targetInAws(inputs: Values): Omit<Target, "Id"> {
    const given = pick(inputs, properties);
    const { ecsTarget, batchTarget } = given;
    const { runCommandTargets: commands } = inputs;
    const translated = {
        ...given,
        ...(isObject(ecsTarget) ? { ecsTarget: taskInAws(ecsTarget) } : {}),
        ...(isObject(batchTarget) ? { batchTarget: jobInAws(batchTarget) } : {}),
    };
    return {
        ...inAws<Omit<Target, "Id">>(translated, words),
        ...(commands
            ? { RunCommandParameters: inAws<RunCommandParameters>({ runCommandTargets: commands }) }
            : {}),
    };
}

export function targetInPulumi(target: Target, known: Values): Values {
    const read = inPulumi(target, words);
    const { ecsTarget, batchTarget } = read;
    const runCommandTargets = target.RunCommandParameters?.RunCommandTargets?.map((one) => inPulumi(one));
    const translated = {
        ...told(read, properties),
        ...(isObject(ecsTarget) ? { ecsTarget: taskInPulumi(ecsTarget) } : {}),
        ...(isObject(batchTarget) ? { batchTarget: jobInPulumi(batchTarget) } : {}),
        runCommandTargets,
    };
    return unfilled(translated as Values, known, filledIn);
}

function jobInAws({ arraySize, jobAttempts, ...rest }: Values): Values {
    return {
        ...rest,
        ...(isGiven(arraySize) ? { arrayProperties: { size: arraySize! } } : {}),
        ...(isGiven(jobAttempts) ? { retryStrategy: { attempts: jobAttempts! } } : {}),
    };
}

function jobInPulumi({ arrayProperties, retryStrategy, ...rest }: Values): Values {
    return {
        ...rest,
        ...(isObject(arrayProperties) ? { arraySize: arrayProperties["size"]! } : {}),
        ...(isObject(retryStrategy) ? { jobAttempts: retryStrategy["attempts"]! } : {}),
    };
}

function isGiven(value: Value | undefined): boolean {
    return value !== undefined && value !== null;
}

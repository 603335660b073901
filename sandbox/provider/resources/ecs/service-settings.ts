import type { Service } from "@aws-sdk/client-ecs";

import { isObject, type Values } from "../../values";
import { type FilledIn, inPulumi, pick, told, unfilled, type Words } from "../blocks";
import { taskInAws, taskInPulumi } from "../ecs-task";

export const serviceWords: Words = {
    names: {
        capacityProviderStrategies: "capacityProviderStrategy",
        enableEcsManagedTags: "enableECSManagedTags",
    },
    lowerCase: true,
};

/** What AWS nests in the way in which it replaces tasks. */
const deployment = {
    deploymentCircuitBreaker: "deploymentCircuitBreaker",
    deploymentMaximumPercent: "maximumPercent",
    deploymentMinimumHealthyPercent: "minimumHealthyPercent",
};

const flat = [
    "capacityProviderStrategies",
    "desiredCount",
    "enableEcsManagedTags",
    "enableExecuteCommand",
    "healthCheckGracePeriodSeconds",
    "networkConfiguration",
    "platformVersion",
    "propagateTags",
    "taskDefinition",
];

/** What AWS says where the program says nothing. */
const filledIn: FilledIn = {
    assignPublicIp: false,
    capacityProviderStrategies: [],
    deploymentCircuitBreaker: { enable: false, rollback: false },
    desiredCount: 0,
    healthCheckGracePeriodSeconds: 0,
    networkConfiguration: {},
    propagateTags: "NONE",
};

/** What of a service can be changed. */
export const serviceSettings = [...flat, ...Object.keys(deployment), "forceNewDeployment"];

export function settingsOf(inputs: Values): Values {
    const nested = Object.entries(deployment).map(([own, aws]) => [aws, inputs[own]] as const);
    const deploymentConfiguration = pick(Object.fromEntries(nested) as Values, Object.values(deployment));
    // Nothing runs of a service that does not say how much.
    return { desiredCount: 0, ...taskInAws(pick(inputs, flat)), deploymentConfiguration };
}

export function serviceRead(found: Service, known: Values): Values {
    const read = taskInPulumi(inPulumi(found, serviceWords));
    const nested = read["deploymentConfiguration"];
    const config = Object.entries(deployment).map(([own, aws]) => [
        own,
        isObject(nested) ? nested[aws] : undefined,
    ]);
    const all = {
        ...told(read, [...flat, "launchType", "schedulingStrategy"]),
        ...Object.fromEntries(config),
    };
    return unfilled(all as Values, known, filledIn);
}

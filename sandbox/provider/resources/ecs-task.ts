import { isObject, type Value, type Values } from "../values";
import type { FilledIn } from "./blocks";

/** The words of a task that EventBridge and its scheduler run, where they are not Pulumi's with a capital. */
export const taskWords = {
    awsvpcConfiguration: "awsvpcConfiguration",
    base: "base",
    capacityProvider: "capacityProvider",
    capacityProviderStrategies: "CapacityProviderStrategy",
    enableEcsManagedTags: "EnableECSManagedTags",
    expression: "expression",
    field: "field",
    type: "type",
    weight: "weight",
};

/** What AWS takes where the program says nothing. */
export const taskDefaults: FilledIn = {
    assignPublicIp: false,
    enableEcsManagedTags: false,
    enableExecuteCommand: false,
    taskCount: 1,
};

/** AWS nests the network of a task once more, and lists tags. */
export function taskInAws({ networkConfiguration: network, tags, ...rest }: Values): Values {
    const assignPublicIp = isObject(network) && network["assignPublicIp"] === true ? "ENABLED" : "DISABLED";
    return {
        ...rest,
        ...(isObject(network)
            ? { networkConfiguration: { awsvpcConfiguration: { ...network, assignPublicIp } } }
            : {}),
        ...(isObject(tags) ? { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) } : {}),
    };
}

export function taskInPulumi({ networkConfiguration, tags, ...rest }: Values): Values {
    const network = isObject(networkConfiguration) ? networkConfiguration["awsvpcConfiguration"] : undefined;
    return {
        ...rest,
        ...(isObject(network)
            ? {
                  networkConfiguration: {
                      ...network,
                      assignPublicIp: network["assignPublicIp"] === "ENABLED",
                  },
              }
            : {}),
        ...(Array.isArray(tags) ? { tags: Object.fromEntries(tags.map(entryOf)) as Values } : {}),
    };
}

function entryOf(tag: Value): [string, Value] {
    const { key, value } = tag as Values;
    return [String(key), value!];
}

import * as pulumi from "@pulumi/pulumi";
import type { ConstructResult, Provider } from "@pulumi/pulumi/provider";

type ComponentClass = new (
    name: string,
    args: pulumi.Inputs,
    opts: pulumi.ComponentResourceOptions,
) => pulumi.ComponentResource;

/** What the provider reads in the schema of the package. */
interface PackageSchema {
    version: string;
    resources: Record<string, { properties: Record<string, unknown> }>;
}

/**
 * Makes components for programs in other languages. It answers from the schema of the package as published: Pulumi's
 * own host for components would find it out anew from the sources in every run, which takes TypeScript and seconds.
 */
export function componentProvider(exported: Record<string, unknown>, schema: string): Provider {
    const { version, resources } = JSON.parse(schema) as PackageSchema;
    return {
        version,
        schema,
        async construct(name, type, inputs, options): Promise<ConstructResult> {
            const Component = exported[type.split(":").at(-1)!];
            const description = resources[type];
            if (!isComponent(Component) || description === undefined)
                throw new Error(`${type} is unknown; the package has ${Object.keys(resources).join(", ")}.`);
            const component = new Component(name, inputs, options);
            return { urn: component.urn, state: outputsOf(component, Object.keys(description.properties)) };
        },
    };
}

export function isComponent(value: unknown): value is ComponentClass {
    return typeof value === "function" && value.prototype instanceof pulumi.ComponentResource;
}

function outputsOf(component: pulumi.ComponentResource, names: readonly string[]): pulumi.Inputs {
    const fields = component as unknown as Record<string, unknown>;
    return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

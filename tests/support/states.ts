/** A resource, as a test writes it. */
export interface Sketched {
    type: string;
    name: string;
    inputs: Record<string, unknown>;
    /** Default: the inputs. */
    outputs?: Record<string, unknown>;
    more?: Record<string, unknown>;
}

/** What `pulumi stack export` would write of these resources. */
export function exported(...resources: readonly Sketched[]): string {
    return JSON.stringify({ version: 3, deployment: { resources: resources.map(written) } });
}

/** A resource as a state holds it. */
export function written({ type, name, inputs, outputs = inputs, more = {} }: Sketched) {
    return { urn: urnOf(type, name), type, custom: true, inputs, outputs, ...more };
}

export function urnOf(type: string, name: string): string {
    return `urn:pulumi:dev::orders::${type}::${name}`;
}

import type { Aws } from "../aws";
import type { Values } from "../values";

/**
 * How a resource type is made, read, changed and deleted. Values arrive plain: without secrets and unknowns, and
 * with the defaults of the real provider. Errors of AWS are passed on as AWS words them.
 */
export interface Resource {
    /** The inputs of which a change makes a new resource, as in the real provider. */
    replaceOn?: readonly string[];
    /** Makes it and tells its id. What takes a second call belongs into `configure`. */
    create(inputs: Values, aws: Aws): Promise<string>;
    /** Calls after the first one that creation takes: when one fails, the resource is kept in the state. */
    configure?(id: string, inputs: Values, aws: Aws): Promise<void>;
    /**
     * What AWS says of it: inputs and outputs, or undefined when it is gone. A key with the value undefined is known
     * to be unset; a missing key cannot be read. `known` is what the state says, empty for an import.
     */
    read(id: string, aws: Aws, known: Values): Promise<Values | undefined>;
    /** Changes what `changed` names, from what AWS has to what the inputs say. Missing where every change replaces. */
    update?(id: string, change: Change, aws: Aws): Promise<void>;
    delete(id: string, state: Values, aws: Aws): Promise<void>;
}

/** A change of a resource that exists. */
export interface Change {
    /** The inputs that differ from what AWS has. */
    changed: ReadonlySet<string>;
    news: Values;
    /** What AWS has. */
    actual: Values;
}

import { type Resource } from "../model/resource";
import { switchProperty } from "../model/values";

/** Whether a switch is known to be off; what is neither on nor off is in doubt. */
export function isOffOrLeftOut(resource: Resource, property: string): boolean {
    return resource.get(property) === undefined || switchProperty(resource, property) === false;
}

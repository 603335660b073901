import { type Text, UNKNOWN } from "../../iam";
import { arnOf } from "./arns";
import { type Resource } from "./resource";
import { QUEUES } from "./types";
import { switchProperty } from "./values";

/** Whether a queue or topic is FIFO: it says so, and its name has to say so too. */
export function isFifo(resource: Resource): boolean | typeof UNKNOWN {
    const said = switchProperty(resource, Object.hasOwn(QUEUES, resource.type) ? "fifoQueue" : "fifoTopic");
    const named = isFifoName(arnOf(resource));
    if (said === true || named === true) return true;
    return said === UNKNOWN ? named : false;
}

/** Whether a name, an ARN or a URL is that of a FIFO queue or topic. */
export function isFifoName(text: Text): boolean | typeof UNKNOWN {
    return text === UNKNOWN ? UNKNOWN : text.trim().endsWith(".fifo");
}

import { parseArn } from "../../iam";
import { MOST_SOURCES } from "../model/redrive-allow";
import { QUEUES } from "../model/types";
import { type Remedy } from "../rule";
import { inFormOf, wholeObject } from "./json";

const PROPERTY = "redriveAllowPolicy";

/** Admits only the sources that are listed, where the list is there and yet everybody is admitted. */
export const redriveAllow: Remedy = {
    types: [...Object.keys(QUEUES), "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy"],

    changes(resource) {
        const source = resource.get(PROPERTY);
        const policy = wholeObject(source);
        if (policy?.["redrivePermission"] !== "allowAll" || !listsQueues(policy["sourceQueueArns"]))
            return undefined;
        return { [PROPERTY]: inFormOf(source, { ...policy, redrivePermission: "byQueue" }) };
    },
};

function listsQueues(sources: unknown): boolean {
    if (!Array.isArray(sources) || sources.length === 0 || sources.length > MOST_SOURCES) return false;
    return sources.every((source) => typeof source === "string" && parseArn(source)?.service === "sqs");
}

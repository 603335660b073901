import { parseArn, type Text, UNKNOWN } from "../../iam";
import { arnIn, arnOf } from "./arns";
import { policiesByOwner, type Policy } from "./policies";
import { type Resource, textProperty } from "./resource";
import { type Stack } from "./stack";
import { QUEUE_POLICIES, QUEUES, TOPIC_POLICIES } from "./types";

/** The region of an ARN or queue URL, where it names one. */
export function regionIn(text: Text | undefined): string | undefined {
    const region = typeof text === "string" ? parseArn(arnIn(text))?.region : undefined;
    return region !== undefined && /^[a-z]{2}(-[a-z]+)+-\d+$/.test(region) ? region : undefined;
}

/** The region of a resource as it tells itself: by its setting, its ARN or its URL. */
export function ownRegion(resource: Resource): string | undefined {
    const setting = textProperty(resource, "region");
    if (typeof setting === "string") return setting;
    const texts = ["arn", "topicArn", "url", "queueUrl"].map((name) => textProperty(resource, name));
    return texts.map(regionIn).find((region) => region !== undefined);
}

/** The region of a queue or topic: its own word, else that of its policies, where they agree. */
export function regionOf(resource: Resource, stack: Stack): string | undefined {
    const own = ownRegion(resource);
    if (own !== undefined) return own;
    const places = Object.hasOwn(QUEUES, resource.type) ? QUEUE_POLICIES : TOPIC_POLICIES;
    const policies = policiesByOwner(stack, places).get(resource) ?? [];
    const regions = new Set(policies.flatMap((policy) => regionsOf(policy, resource)));
    return regions.size === 1 ? [...regions][0] : undefined;
}

/** The regions that a policy gives to what it is attached to: two queues of one name may share it. */
function regionsOf({ attachedTo, document }: Policy, resource: Resource): string[] {
    const own = arnOf(resource);
    const name = own === UNKNOWN ? undefined : parseArn(own)?.resource;
    const about = document.statements
        .flatMap(({ resources }) => (resources.negated ? [] : resources.values))
        .filter((text) => text !== UNKNOWN && parseArn(text)?.resource === name);
    const texts: Text[] = [attachedTo, ...about];
    return texts.map(regionIn).filter((region) => region !== undefined);
}

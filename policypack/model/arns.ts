import { type Text, UNKNOWN } from "../../iam";
import { type Resource, textProperty } from "./resource";
import { NAMED } from "./types";

/** The ARN of a queue, topic or managed policy, or a pattern of it by the name; of anything else, every ARN. */
export function arnOf(resource: Resource): Text {
    const shape = NAMED[resource.type];
    if (!shape) return "*";
    const arn = textProperty(resource, shape.arn);
    if (typeof arn === "string") return arn;
    const name = textProperty(resource, shape.name);
    return typeof name === "string" ? `arn:*:${shape.service}:*:*:${shape.prefix}${name}` : UNKNOWN;
}

/** A queue's URL as a pattern of its ARN; anything else as it is. */
export function arnIn(text: string): string {
    const [, region = "*", account, name] =
        /^https?:\/\/(?:sqs\.([a-z0-9-]+)\.)?[^/]+\/(\d{12})\/([^/]+)$/.exec(text) ?? [];
    return account === undefined ? text : `arn:*:sqs:${region}:${account}:${name}`;
}

import { existsSync } from "node:fs";
import { extname, join } from "node:path";

import type { Resource } from "./resource";

const token = /^aws:([a-z0-9]+\/[A-Za-z0-9]+):[A-Za-z0-9]+$/;

/**
 * The resource type `aws:sqs/queue:Queue` is the file `sqs/queue` of this folder. It is loaded when a program first
 * has such a resource: the SDK of a service takes its time.
 */
export function findResource(type: string): Resource | undefined {
    const path = token.exec(type)?.[1];
    if (path === undefined || !existsSync(join(__dirname, path + extname(__filename)))) return undefined;
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the type names the file
    return (require(join(__dirname, path)) as { resource: Resource }).resource;
}

export function requireResource(type: string): Resource {
    const resource = findResource(type);
    if (resource !== undefined) return resource;
    throw new Error(
        `The sandbox previews ${type}, but does not deploy it: its local AWS backend has no such resource. ` +
            `To deploy, run \`pulumi up\` with the real AWS provider and your own credentials.`,
    );
}

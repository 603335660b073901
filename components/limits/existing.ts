import type { Limit } from ".";

/** What may be taken over, and the argument that names it. */
interface Kind {
    thing: "queue" | "topic";
    argument: "importUrl" | "importArn";
    named: "URL" | "ARN";
}

export const existingQueue: Kind = { thing: "queue", argument: "importUrl", named: "URL" };
export const existingTopic: Kind = { thing: "topic", argument: "importArn", named: "ARN" };

/** Which type a queue or topic has is said by its name, and cannot change. */
export function existingTypeLimit({ thing, named }: Kind, fifo: boolean): Limit {
    return {
        admits: (value) => typeof value === "string" && value.endsWith(".fifo") === fifo,
        allows: `fifo.enabled is ${fifo}, and ${fifo ? "only a" : "no"} FIFO ${thing} fits`,
        fix: `set fifo.enabled to ${!fifo}, or give the ${named} of a ${fifo ? "FIFO" : "standard"} ${thing}`,
    };
}

/** The name of what exists already: it cannot be renamed. */
export function existingNameLimit({ thing, argument }: Kind, existing: string): Limit {
    return {
        admits: (value) => value === existing,
        allows: `the ${thing} at ${argument} is named "${existing}" and cannot be renamed`,
        fix: "give that name or leave it out",
    };
}

/** The name at the end of a URL or ARN, without .fifo. */
export function existingName(address: string): string {
    return address
        .split(/[/:]/)
        .at(-1)!
        .replace(/\.fifo$/, "");
}

/** Something is taken over only where the program works: its documents name that place. */
export function placeProblems({ thing, named }: Kind, path: string, given: string, own: string): string[] {
    if (given === own) return [];
    return [
        `${path} is "${given}"; a stack takes over ${thing}s of its own account and region, where this would be ` +
            `"${own}"; give the ${named} of a ${thing} there, or a provider for the place of the ${thing}.`,
    ];
}

import { accountOf } from "../../iam";
import { arnIn } from "./arns";
import { policiesByOwner } from "./policies";
import { type Resource, textProperty } from "./resource";
import { type Stack } from "./stack";
import { QUEUE_POLICIES } from "./types";

/** The account of a queue: its own word, else that of its policies, where they agree. */
export function accountOfQueue(queue: Resource, stack: Stack): string | undefined {
    const own = ["arn", "url", "queueUrl"].map((name) => accountIn(textProperty(queue, name)));
    const told = own.find((account) => account !== undefined);
    if (told !== undefined) return told;
    const policies = policiesByOwner(stack, QUEUE_POLICIES).get(queue) ?? [];
    const accounts = new Set(policies.flatMap(({ account }) => account ?? []));
    return accounts.size === 1 ? [...accounts][0] : undefined;
}

/** The account in an ARN or queue URL, where it names one. */
export function accountIn(text: unknown): string | undefined {
    return typeof text === "string" ? accountOf(arnIn(text)) : undefined;
}

import type { ResolveFnOutput, ResolveHookContext } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { repositoryRoot } from "../repository";

type Next = (
    specifier: string,
    context?: Partial<ResolveHookContext>,
) => ResolveFnOutput | Promise<ResolveFnOutput>;

const lender = pathToFileURL(join(repositoryRoot, "program.js")).href;

/** Node's hook: a package that the program lacks is taken from this repository. */
export async function resolve(
    specifier: string,
    context: ResolveHookContext,
    next: Next,
): Promise<ResolveFnOutput> {
    try {
        return await next(specifier, context);
    } catch (error) {
        if (!isMissing(error) || /^[./]|^\w+:/.test(specifier)) throw error;
        return await next(specifier, { ...context, parentURL: lender });
    }
}

/** ts-node's resolver gives its errors no code. */
function isMissing(error: unknown): boolean {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === "ERR_MODULE_NOT_FOUND" || message.startsWith("Cannot find package");
}

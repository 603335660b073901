import { parseArn } from "../../iam";
import { type Kind, referredTo } from "./kinds";
import { ownRegion, regionIn } from "./regions";
import { type Resource, textProperty } from "./resource";
import { type Stack } from "./stack";

/** By name, by account and name, or by ARN; a version or an alias may follow. */
const REFERENCE = /^(?:(?:arn:[^:]+:lambda:[^:]*:)?\d{12}:function:|function:)?([\w-]+)(?::[\w$-]+)?$/;

export const FUNCTIONS: Kind = {
    types: { "aws:lambda/function:Function": "name", "aws-native:lambda:Function": "functionName" },
    nameIn: (reference) => REFERENCE.exec(reference)?.[1],
};

/** Other names of functions, with the property that names the function. */
const ALIASES: Readonly<Record<string, string>> = {
    "aws:lambda/alias:Alias": "functionName",
    "aws-native:lambda:Alias": "functionName",
    "aws-native:lambda:Version": "functionName",
};

/** The functions of the stack that a property names, itself or by an alias. */
export function functionsNamed(resource: Resource, property: string, stack: Stack): readonly Resource[] {
    const aliases = resource.sources(property).filter(({ type }) => Object.hasOwn(ALIASES, type));
    const named = [
        ...referredTo(resource, property, FUNCTIONS, stack),
        ...aliases.flatMap((alias) => referredTo(alias, ALIASES[alias.type]!, FUNCTIONS, stack)),
    ];
    const reference = textProperty(resource, property);
    const home = regionIn(reference) ?? ownRegion(resource);
    const account = typeof reference === "string" ? parseArn(reference)?.account : undefined;
    return [...new Set(named)].filter((target) => isThere(target, home, account));
}

/** Whether a function may be in a region and an account, as far as these are known. */
function isThere(target: Resource, region: string | undefined, account: string | undefined): boolean {
    const own = ownRegion(target);
    if (region !== undefined && own !== undefined && region !== own) return false;
    const arn = textProperty(target, "arn");
    const owner = typeof arn === "string" ? parseArn(arn)?.account : undefined;
    return account === undefined || owner === undefined || account === owner;
}

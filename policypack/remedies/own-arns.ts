import { arnsOverlap, hasWildcard, parseArn, type Text, UNKNOWN } from "../../iam";
import { arnIn, arnOf } from "../model/arns";
import { type Policy } from "../model/policies";
import { regionIn } from "../model/regions";
import { type PolicyPlace } from "../model/types";

/**
 * The exact ARNs of what a policy is attached to: as its owner is named, else as its statements name it. Undefined
 * where one of them is not known, or could be either of two.
 */
export function exactOwnArns(policy: Policy, place: PolicyPlace, service: string): string[] | undefined {
    const owners = ownersOf(policy, place);
    const named = namedIn(policy, service);
    const arns = owners.map((owner) => {
        if (owner === UNKNOWN) return owners.length === 1 ? only(named) : undefined;
        if (isExact(owner, service)) return owner;
        return only(named.filter((arn) => arnsOverlap(arn, owner))) ?? withPartition(owner, service);
    });
    return arns.length > 0 && arns.every((arn) => arn !== undefined) ? [...new Set(arns)] : undefined;
}

/** As ARNs, or patterns of them as far as they are known. */
function ownersOf({ resource }: Policy, { owner }: PolicyPlace): Text[] {
    if (owner === undefined) return [arnOf(resource)];
    const value = resource.get(owner);
    const owners = (Array.isArray(value) ? value : [value]) as unknown[];
    return owners.map((text) => (typeof text === "string" ? arnIn(text) : UNKNOWN));
}

/** The queues or topics that the statements name exactly. */
function namedIn({ document }: Policy, service: string): string[] {
    const about = document.statements.flatMap(({ resources }) => (resources.negated ? [] : resources.values));
    return [...new Set(about)].filter((text) => text !== UNKNOWN && isExact(text, service)) as string[];
}

function isExact(text: string, service: string): boolean {
    const isOpen = hasWildcard(text) || text.includes("${");
    const arn = isOpen ? undefined : parseArn(text);
    return (
        arn?.service === service && regionIn(text) !== undefined && arn.account !== "" && arn.resource !== ""
    );
}

function only(arns: readonly string[]): string | undefined {
    return arns.length === 1 ? arns[0] : undefined;
}

/** A queue's URL tells all of its ARN but the partition, which the region tells. */
function withPartition(pattern: string, service: string): string | undefined {
    const region = regionIn(pattern);
    if (region === undefined || region.includes("-iso")) return undefined;
    const partition = region.startsWith("cn-")
        ? "aws-cn"
        : region.startsWith("us-gov-")
          ? "aws-us-gov"
          : "aws";
    const arn = pattern.replace(/^arn:\*:/, `arn:${partition}:`);
    return isExact(arn, service) ? arn : undefined;
}

import { hasWildcard, matchesAll, overlap } from "./patterns";

/** The parts of an ARN, or of a pattern for ARNs. Everything behind the fifth colon is the resource. */
export interface Arn {
    partition: string;
    service: string;
    region: string;
    account: string;
    resource: string;
}

export function parseArn(text: string): Arn | undefined {
    if (!text.startsWith("arn:")) return undefined;
    const service = text.indexOf(":", 4) + 1;
    const region = text.indexOf(":", service) + 1;
    const account = text.indexOf(":", region) + 1;
    const resource = text.indexOf(":", account) + 1;
    // Behind the last colon the search begins again at the front.
    if (service === 0 || region <= service || account <= region || resource <= account) return undefined;
    return {
        partition: text.slice(4, service - 1),
        service: text.slice(service, region - 1),
        region: text.slice(region, account - 1),
        account: text.slice(account, resource - 1),
        resource: text.slice(resource),
    };
}

/** The last name of a path: of an ARN what it ends in, of a name itself. */
export function lastName(text: string): string {
    return text.slice(text.lastIndexOf("/") + 1);
}

export function isAccountId(text: string): boolean {
    return /^\d{12}$/.test(text);
}

/** The one account that an ARN, a root ARN or a bare account id names; nothing where it is open or not given. */
export function accountOf(text: string): string | undefined {
    if (isAccountId(text)) return text;
    const account = parseArn(text)?.account;
    return account !== undefined && isAccountId(account) ? account : undefined;
}

/**
 * The part of an ARN pattern that says whose resource it is: the account; the resource itself where ARNs of the
 * service carry no account (an S3 bucket); the whole text where it is no ARN.
 */
export function ownerPart(pattern: string): string {
    const arn = parseArn(pattern);
    if (arn) return hasNoAccount(arn) ? arn.resource : arn.account;
    return pattern.split(":").find(isAccountId) ?? (hasWildcard(pattern) ? "*" : pattern);
}

function hasNoAccount({ service, account }: Arn): boolean {
    return account === "" || (service === "s3" && matchesAll(account));
}

/** Whether some ARN matches both patterns. A wildcard stays within its part of the ARN, as IAM has it. */
export function arnsOverlap(a: string, b: string): boolean {
    const [left, right] = [parseArn(a), parseArn(b)];
    if (!left || !right) return overlap(a, b);
    return (["partition", "service", "region", "account", "resource"] as const).every((part) =>
        overlap(left[part], right[part]),
    );
}

import { accountOf, lastName, ownerPart, parseArn } from "./arn";
import { isRole, type NamedPrincipal } from "./named-principals";
import { matches } from "./patterns";
import { ENCRYPTION_CONTEXT, ofSource, type Source } from "./sources";

/**
 * A kind of caller. Without an account it is a stranger: somebody whom no document names, so that only a wildcard,
 * or a condition that does not look at who calls, lets it in.
 */
export type Caller =
    /** Whoever calls without signing. */
    | { kind: "anonymous" }
    /**
     * A role or user of some account and organisation. Elsewhere: it comes out of a network of ours, and what it
     * reaches belongs to an account that no document names, as its own resources do to a thief of data.
     */
    | { kind: "principal"; account?: string; organization?: string; elsewhere?: boolean }
    /**
     * An AWS service acting for a resource of some account. Without a name: whichever service serves. A namesake is a
     * resource that bears the name a document gives, in another account: a bucket, once its owner has deleted it.
     */
    | { kind: "service"; service?: string; account?: string; namesake?: boolean; source?: Source }
    | NamedPrincipal
    /** Anybody at all, known or not, on a connection without TLS. */
    | { kind: "plainHttp" };

/** What a condition key holds in the requests of a caller. */
export interface Domain {
    present: "always" | "maybe" | "never";
    value: KeyValue;
}

export type KeyValue =
    | { of: "fixed"; texts: readonly string[] }
    /** The caller sets it to what it likes. */
    | { of: "free" }
    /** It tells whose the caller is. `part` is what of a pattern decides that; no owner: a stranger's. */
    | { of: "owned"; owner?: string; part: Part }
    /** It fits a pattern, and what is open about it is as a condition asks. */
    | { of: "likely"; pattern: string }
    /** It is settled, and so is whether it is there, but nothing tells how. */
    | { of: "unknown" };

/** Takes the deciding part out of a pattern; `spans`: its wildcards reach over colons, as those of StringLike do. */
export type Part = (pattern: string, spans: boolean) => string;

const FREE: Domain = { present: "maybe", value: { of: "free" } };
const ABSENT: Domain = { present: "never", value: { of: "free" } };
export const NOT_KNOWN: Domain = { present: "maybe", value: { of: "unknown" } };

export const fixed = (...texts: string[]): Domain => ({ present: "always", value: { of: "fixed", texts } });

const whole: Part = (pattern) => pattern;
const before =
    (separator: string): Part =>
    (pattern) =>
        pattern.split(separator)[0]!;

/** Paths of roles and users may hold colons, so a star before the account may swallow a foreign one. */
const principalPart: Part = (pattern, spans) => {
    const account = ownerPart(pattern);
    const star = pattern.indexOf("*");
    return spans && star >= 0 && star < pattern.indexOf(account) ? "*" : account;
};

/** Of the sources that services act for, only alarms may have a colon in their name. */
const sourcePart: Part = (pattern, spans) => {
    const mayBeAlarm = matches(parseArn(pattern)?.service ?? "*", "cloudwatch");
    return mayBeAlarm ? principalPart(pattern, spans) : ownerPart(pattern);
};

function owned(present: Domain["present"], part: Part, owner?: string): Domain {
    return { present, value: { of: "owned", owner, part } };
}

type Keys = Readonly<Record<string, Domain>>;

function absent(...keys: string[]): Keys {
    return Object.fromEntries(keys.map((key) => [key, ABSENT]));
}

/** Keys that say through which network a request came. A stranger's request has them with its own values or not. */
const NETWORK: Keys = {
    "aws:sourceip": owned("maybe", whole),
    "aws:sourcevpc": owned("maybe", whole),
    "aws:sourcevpcarn": owned("maybe", ownerPart),
    "aws:sourcevpce": owned("maybe", whole),
    "aws:ec2instancesourcevpc": owned("maybe", whole),
    "aws:vpceaccount": owned("maybe", whole),
    "aws:vpceorgid": owned("maybe", whole),
    "aws:vpceorgpaths": owned("maybe", before("/")),
};

/** Keys that every request has, with values that say nothing about who sends it. */
const IN_EVERY_REQUEST: Keys = {
    "aws:currenttime": { present: "always", value: { of: "free" } },
    "aws:epochtime": { present: "always", value: { of: "free" } },
    "aws:securetransport": { present: "always", value: { of: "free" } },
    "aws:useragent": { present: "always", value: { of: "free" } },
};

/** Keys that only a service sets, for the resource it acts for. */
const SOURCE_KEYS = absent(
    "aws:sourcearn",
    "aws:sourceaccount",
    "aws:sourceowner",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
    "aws:principalservicename",
    "aws:principalservicenameslist",
);

/** Keys that only a signed-in principal has; `aws:principaltag/` and `aws:calledvia` begin further ones. */
const IDENTITY_KEYS = absent(
    "aws:principalarn",
    "kms:calleraccount",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:username",
    "aws:principaltag/",
    "aws:calledvia",
);

const anonymous: Keys = {
    ...IN_EVERY_REQUEST,
    ...NETWORK,
    ...SOURCE_KEYS,
    ...IDENTITY_KEYS,
    "aws:principalisawsservice": ABSENT,
    "aws:viaawsservice": { ...fixed("false"), present: "maybe" },
    "aws:principalaccount": fixed("anonymous"),
    "aws:principaltype": fixed("Anonymous"),
    "aws:userid": fixed("anonymous"),
};

/** Whose resource it is that a caller reaches elsewhere. In a policy of ours these keys say nothing of the caller. */
const STRANGE_RESOURCE: Keys = {
    "aws:resourceaccount": owned("always", whole),
    "aws:resourceorgid": owned("maybe", whole),
    "aws:resourceorgpaths": owned("maybe", before("/")),
};

function principal({ account, organization, elsewhere = false }: Caller & { kind: "principal" }): Keys {
    return {
        ...IN_EVERY_REQUEST,
        ...(elsewhere ? STRANGE_RESOURCE : NETWORK),
        ...SOURCE_KEYS,
        "aws:principalarn": owned("always", principalPart, account),
        "aws:principalaccount": owned("always", whole, account),
        "kms:calleraccount": owned("always", whole, account),
        "aws:principalorgid": owned("maybe", whole, organization),
        "aws:principalorgpaths": owned("maybe", before("/"), organization),
        "aws:userid": owned("always", before(":")),
        "aws:principalisawsservice": fixed("false"),
    };
}

function service({ service: name, account, namesake = false, source }: Caller & { kind: "service" }): Keys {
    const itself: Domain = name === undefined ? { ...FREE, present: "always" } : fixed(name);
    return {
        ...IN_EVERY_REQUEST,
        ...absent(...Object.keys(NETWORK), "aws:principalaccount", "aws:userid"),
        ...IDENTITY_KEYS,
        "aws:sourcearn": namesake ? FREE : owned("maybe", sourcePart, account),
        "aws:sourceaccount": owned("maybe", whole, account),
        "aws:sourceowner": owned("maybe", whole, account),
        "aws:sourceorgid": owned("maybe", whole),
        "aws:sourceorgpaths": owned("maybe", before("/")),
        "aws:principalservicename": itself,
        "aws:principalservicenameslist": itself,
        "aws:principalisawsservice": fixed("true"),
        "aws:viaawsservice": { ...fixed("false"), present: "maybe" },
        "aws:securetransport": fixed("true"),
        [ENCRYPTION_CONTEXT]: owned("maybe", ownerPart, account),
        ...(source ? ofSource(source) : {}),
    };
}

/** Of an organisation that is not known, nothing follows; a role's and a user's networks and tags are free. */
function named({ arn, organization }: NamedPrincipal): Keys {
    const account = fixed(accountOf(arn) ?? "");
    return {
        ...IN_EVERY_REQUEST,
        ...SOURCE_KEYS,
        // In the requests of a session too, this is the ARN of its role.
        "aws:principalarn": fixed(arn),
        "aws:principalaccount": account,
        "kms:calleraccount": account,
        "aws:principalorgid": organization === undefined ? NOT_KNOWN : fixed(organization),
        "aws:principalorgpaths":
            organization === undefined ? NOT_KNOWN : owned("always", before("/"), organization),
        "aws:principaltype": fixed(isRole(arn) ? "AssumedRole" : "User"),
        "aws:username": isRole(arn) ? ABSENT : fixed(lastName(arn)),
        "aws:userid": { ...NOT_KNOWN, present: "always" },
        "aws:principalisawsservice": fixed("false"),
    };
}

/** Unsigned or signed, so what tells the two apart is the caller's choice; no service calls over plain HTTP. */
const plainHttp: Keys = {
    ...IN_EVERY_REQUEST,
    "aws:securetransport": fixed("false"),
    "aws:principalisawsservice": { ...fixed("false"), present: "maybe" },
    "aws:viaawsservice": { ...fixed("false"), present: "maybe" },
};

/** The entry for the keys below, each of which names the resource that a service encrypts for. */
function familyOf(key: string): string {
    if (key.startsWith(ENCRYPTION_CONTEXT) && key.endsWith("arn")) return ENCRYPTION_CONTEXT;
    return ["aws:principaltag/", "aws:calledvia"].find((family) => key.startsWith(family)) ?? key;
}

/** The context keys of a caller's requests. A key that it does not hold is one the caller may set or leave out. */
export function keysOf(caller: Caller): (key: string) => Domain {
    const keys = tables.get(caller) ?? tableOf(caller);
    tables.set(caller, keys);
    return (key) => {
        const name = familyOf(key);
        return Object.hasOwn(keys, name) ? keys[name]! : FREE;
    };
}

/** The tables of the callers that a rule asks for again and again. */
const tables = new WeakMap<Caller, Keys>();

function tableOf(caller: Caller): Keys {
    switch (caller.kind) {
        case "anonymous":
            return anonymous;
        case "principal":
            return principal(caller);
        case "service":
            return service(caller);
        case "named":
            return named(caller);
        case "plainHttp":
            return plainHttp;
    }
}

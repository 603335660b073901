import { ownerPart } from "./arn";

/**
 * A kind of caller. Without an account it is a stranger: somebody whom no document names, so that only a wildcard,
 * or a condition that does not look at who calls, lets it in.
 */
export type Caller =
    /** Whoever calls without signing. */
    | { kind: "anonymous" }
    /** A role or user of some account. */
    | { kind: "principal"; account?: string }
    /** An AWS service acting for a resource of some account. Without a name: whichever service serves. */
    | { kind: "service"; service?: string; account?: string }
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
    | { of: "owned"; owner?: string; part: (pattern: string) => string };

const FREE: Domain = { present: "maybe", value: { of: "free" } };
const ABSENT: Domain = { present: "never", value: { of: "free" } };

const fixed = (...texts: string[]): Domain => ({ present: "always", value: { of: "fixed", texts } });

type Part = (pattern: string) => string;
const whole: Part = (pattern) => pattern;
const before =
    (separator: string): Part =>
    (pattern) =>
        pattern.split(separator)[0]!;

function owned(present: Domain["present"], part: Part, owner?: string): Domain {
    return { present, value: { of: "owned", owner, part } };
}

type Keys = Readonly<Record<string, Domain>>;

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

/** Keys that only a service sets, for the resource it acts for. */
const SOURCE_KEYS = [
    "aws:sourcearn",
    "aws:sourceaccount",
    "aws:sourceowner",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
    "aws:principalservicename",
    "aws:principalservicenameslist",
];

/** Keys that only a signed-in principal has. */
const IDENTITY_KEYS = [
    "aws:principalarn",
    "aws:principalaccount",
    "kms:calleraccount",
    "aws:principalorgid",
    "aws:principalorgpaths",
];

const absent = (keys: readonly string[]): Keys => Object.fromEntries(keys.map((key) => [key, ABSENT]));

const anonymous: Keys = {
    ...NETWORK,
    ...absent([...SOURCE_KEYS, ...IDENTITY_KEYS]),
    "aws:principalisawsservice": fixed("false"),
    "aws:principaltype": fixed("Anonymous"),
    "aws:userid": fixed("anonymous"),
};

function principal(account: string | undefined): Keys {
    return {
        ...NETWORK,
        ...absent(SOURCE_KEYS),
        "aws:principalarn": owned("always", ownerPart, account),
        "aws:principalaccount": owned("always", whole, account),
        "kms:calleraccount": owned("always", whole, account),
        "aws:principalorgid": owned("maybe", whole),
        "aws:principalorgpaths": owned("maybe", before("/")),
        "aws:userid": owned("always", before(":")),
        "aws:principalisawsservice": fixed("false"),
    };
}

function service(name: string | undefined, account: string | undefined): Keys {
    const itself: Domain = name === undefined ? { ...FREE, present: "always" } : fixed(name);
    return {
        ...absent([...Object.keys(NETWORK), ...IDENTITY_KEYS]),
        "aws:sourcearn": owned("maybe", ownerPart, account),
        "aws:sourceaccount": owned("maybe", whole, account),
        "aws:sourceowner": owned("maybe", whole, account),
        "aws:sourceorgid": owned("maybe", whole),
        "aws:sourceorgpaths": owned("maybe", before("/")),
        "aws:principalservicename": itself,
        "aws:principalservicenameslist": itself,
        "aws:principalisawsservice": fixed("true"),
        "aws:securetransport": fixed("true"),
        // What EventBridge offers for an encrypted topic, where it sets no source key.
        "kms:encryptioncontext:aws:sns:topicarn": owned("maybe", ownerPart, account),
        "kms:encryptioncontext:aws:sqs:arn": owned("maybe", ownerPart, account),
    };
}

const plainHttp: Keys = {
    "aws:securetransport": fixed("false"),
    "aws:principalisawsservice": fixed("false"),
    "aws:viaawsservice": fixed("false"),
};

/** The context keys of a caller's requests. A key that it does not hold is one the caller may set or leave out. */
export function keysOf(caller: Caller): (key: string) => Domain {
    const keys = tableOf(caller);
    return (key) => (Object.hasOwn(keys, key) ? keys[key]! : FREE);
}

function tableOf(caller: Caller): Keys {
    switch (caller.kind) {
        case "anonymous":
            return anonymous;
        case "principal":
            return principal(caller.account);
        case "service":
            return service(caller.service, caller.account);
        case "plainHttp":
            return plainHttp;
    }
}

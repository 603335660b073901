import { CloudTrailClient, type Event, paginateLookupEvents } from "@aws-sdk/client-cloudtrail";

import { accountOf, lastName, parseDocument, UNKNOWN } from "../../iam";
import { fail, pass, type Verdict } from "./check";
import { type Now } from "./now";
import { type Intended, type Key, text } from "./state";

/** What uses a key, as CloudTrail calls it. */
const uses = ["Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncrypt"];

/** CloudTrail answers two look-ups a second, of 50 events each: this many tell of a set in use. */
const pages = 10;

/** A call of the key, as far as its record in CloudTrail is read. */
interface Recorded {
    errorCode?: string;
    userIdentity?: {
        type?: string;
        arn?: string;
        invokedBy?: string;
        sessionContext?: { sessionIssuer?: { arn?: string } };
    };
}

/** Nobody used the key whom neither a role of the state nor the key's intended policy explains. */
export async function callersCheck(key: Key, intended: Intended, now: Now): Promise<Verdict> {
    const client = now.aws.client(CloudTrailClient);
    const LookupAttributes = [{ AttributeKey: "ResourceName" as const, AttributeValue: key.arn }];
    const events: Event[] = [];
    let read = 0;
    for await (const { Events = [] } of paginateLookupEvents(
        { client, pageSize: 50 },
        { LookupAttributes },
    )) {
        events.push(...Events);
        if (++read === pages) break;
    }
    return judgedCallers(events, knownCallers(key, intended));
}

/** What the records say, given whom the state knows. */
export function judgedCallers(events: readonly Event[], isKnown: (caller: string) => boolean): Verdict {
    const made = events.filter(({ EventName = "" }) => uses.includes(EventName));
    const strangers = made.flatMap((event) => {
        const caller = callerIn(event);
        return caller === undefined || isKnown(caller) ? [] : [`${caller} (${event.EventName!})`];
    });
    if (strangers.length > 0)
        return fail(
            `CloudTrail tells of callers whom the state does not know: ${[...new Set(strangers)].join(", ")}`,
        );
    return pass(
        `of the latest ${made.length} uses that CloudTrail tells of, none is by somebody whom the state does not know`,
    );
}

/** Who used the key: a role by its own ARN. Undefined for services of AWS, and for calls that were refused. */
function callerIn({ CloudTrailEvent = "{}" }: Event): string | undefined {
    const { errorCode, userIdentity = {} } = JSON.parse(CloudTrailEvent) as Recorded;
    if (errorCode !== undefined || userIdentity.type === "AWSService") return undefined;
    return userIdentity.sessionContext?.sessionIssuer?.arn ?? userIdentity.arn;
}

/** Roles of the state, and whom the key's policy in the state names. */
export function knownCallers(
    { policy }: Pick<Key, "policy">,
    { all }: Pick<Intended, "all">,
): (caller: string) => boolean {
    const roles = all.filter(({ type }) => type === "aws:iam/role:Role").map((role) => text(role, "arn"));
    const principals = parseDocument(policy ?? UNKNOWN).statements.flatMap(({ effect, principals: named }) =>
        effect === "Allow" && !named?.negated ? (named?.entries ?? []) : [],
    );
    const named = [...roles, ...principals.map(({ value }) => value)].filter((it) => typeof it === "string");
    const known = new Set(named.map(withoutPath));
    return (caller) => known.has(withoutPath(caller));
}

/** A role may be named by the ARN of its session, which has no path. */
function withoutPath(arn: string): string {
    return `${accountOf(arn)} ${lastName(arn)}`;
}

import * as deserialize from "@pulumi/policy/deserialize";
import { AnalyzeRequest } from "@pulumi/pulumi/proto/analyzer_pb";

// The policy SDK does for every policy what it need do only once, or only for some. With many rules that costs more
// than the rules themselves. What is here takes that cost away; should a later SDK work otherwise, it does nothing.

/** Decodes a resource once for all policies that look at it, for the message is the same each time. Rules only read. */
export function decodeOnce(): void {
    const sdk = deserialize as unknown as { deserializeProperties?: Decode };
    const original = sdk.deserializeProperties;
    if (typeof original !== "function") return;
    const decoded = new WeakMap<object, object>();
    sdk.deserializeProperties = (message, keepSecrets) => {
        if (keepSecrets) return original(message, keepSecrets);
        const known = decoded.get(message) ?? original(message, keepSecrets);
        decoded.set(message, known);
        return known;
    };
}

type Decode = (message: object, keepSecrets: boolean) => object;

/** The decoded object behind what the SDK shows to a policy: one for each resource of one request. */
export function decodedBehind(props: object): object {
    const behind: unknown = (props as Record<string, unknown>)["__getSpecialProxyTarget"];
    return typeof behind === "object" && behind !== null ? behind : props;
}

/** The type that a request was just asked for, until the end of the turn at most. */
let asked: string | undefined;

/**
 * The same list of policies, but to who has just asked a request for its type it shows only those for that type. The
 * SDK asks and then walks the list in the same turn; any other walk sees every policy.
 */
export function shownByType<P>(policies: readonly P[], isFor: (policy: P, type: string) => boolean): P[] {
    noticeTypes();
    const lists = new Map<string, readonly P[]>();
    const listFor = (type: string): readonly P[] => {
        const list = lists.get(type) ?? policies.filter((policy) => isFor(policy, type));
        lists.set(type, list);
        return list;
    };
    const walk = () => {
        const type = asked;
        asked = undefined;
        return (type === undefined ? policies : listFor(type)).values();
    };
    return Object.defineProperty([...policies], Symbol.iterator, { value: walk });
}

function noticeTypes(): void {
    const request = AnalyzeRequest.prototype;
    const getType = request.getType;
    request.getType = function () {
        const type = getType.call(this);
        asked = type;
        queueMicrotask(() => (asked = undefined));
        return type;
    };
}

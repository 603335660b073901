import * as deserialize from "@pulumi/policy/deserialize";
import {
    AnalyzeRequest,
    AnalyzeStackRequest,
    ConfigureAnalyzerRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";

// The policy SDK does for every policy what it need do only once, or only for some. With many rules that costs more
// than the rules themselves. What is here takes that cost away; should a later SDK work otherwise, it does nothing.

/** Decodes a resource once for all policies that look at it, for the message is the same each time. Rules only read. */
export function decodeOnce(): void {
    const sdk = deserialize as unknown as { deserializeProperties?: Decode };
    const original = sdk.deserializeProperties;
    if (typeof original !== "function") return;
    sdk.deserializeProperties = (message: Message, keepSecrets) =>
        keepSecrets ? original(message, keepSecrets) : (message[DECODED] ??= original(message, keepSecrets));
}

/** Kept on the message itself: a table of messages would keep the garbage collector busy. */
const DECODED = Symbol("decoded");
type Message = object & { [DECODED]?: object };

type Decode = (message: object, keepSecrets: boolean) => object;

/** The decoded object behind what the SDK shows to a policy: one for each resource of one request. */
export function decodedBehind(props: object): object {
    const behind: unknown = (props as Record<string, unknown>)["__getSpecialProxyTarget"];
    return typeof behind === "object" && behind !== null ? behind : props;
}

/** What a request is about: one resource with its type, or all of a stack. */
export interface Subject {
    type?: string;
    /** Of the resource, or of the first one of the stack, as soon as one policy has been shown it. */
    decoded(): object | undefined;
}

/** What the SDK was just asked to judge, until the end of the turn at most. */
let asked: Subject | undefined;

/**
 * The same list of policies, but who walks it for a request is spared those that have nothing to say. The SDK looks at
 * the request and begins to walk in the same turn; any other walk sees every policy.
 */
export function shownWhereNeeded<P>(
    policies: readonly P[],
    isFor: (policy: P, type: string) => boolean,
    speaks: (policy: P, decoded: object) => boolean,
): P[] {
    noticeRequests();
    const lists = new Map<string, readonly P[]>();
    const listFor = (type: string): readonly P[] => {
        const list = lists.get(type) ?? policies.filter((policy) => isFor(policy, type));
        lists.set(type, list);
        return list;
    };
    function* spared(subject: Subject) {
        for (const policy of subject.type === undefined ? policies : listFor(subject.type)) {
            const decoded = subject.decoded();
            if (decoded === undefined || speaks(policy, decoded)) yield policy;
        }
    }
    const walk = () => {
        const subject = asked;
        asked = undefined;
        return subject === undefined ? policies.values() : spared(subject);
    };
    return Object.defineProperty([...policies], Symbol.iterator, { value: walk });
}

function noticeRequests(): void {
    const { getType } = AnalyzeRequest.prototype;
    AnalyzeRequest.prototype.getType = function () {
        const type = getType.call(this);
        notice({ type, decoded: () => (this.getProperties() as Message | undefined)?.[DECODED] });
        return type;
    };
    const { getResourcesList } = AnalyzeStackRequest.prototype;
    AnalyzeStackRequest.prototype.getResourcesList = function () {
        const resources = getResourcesList.call(this);
        notice({ decoded: () => (resources[0]?.getProperties() as Message | undefined)?.[DECODED] });
        return resources;
    };
}

/** What the engine last said of the settings of all policies, and those looked up since. */
let configured: ReturnType<ConfigureAnalyzerRequest["getPolicyconfigMap"]> | undefined;
const settings = new Map<string, object | undefined>();

/** Lets the settings of a policy be looked up before it is shown anything. */
export function noticeSettings(): void {
    const { getPolicyconfigMap } = ConfigureAnalyzerRequest.prototype;
    ConfigureAnalyzerRequest.prototype.getPolicyconfigMap = function (...args) {
        settings.clear();
        return (configured = getPolicyconfigMap.apply(this, args));
    };
}

/** The settings of a policy; undefined where the engine has said nothing. */
export function settingsOf(policy: string): object | undefined {
    if (!settings.has(policy)) settings.set(policy, configured?.get(policy)?.getProperties()?.toJavaScript());
    return settings.get(policy);
}

function notice(subject: Subject): void {
    asked = subject;
    queueMicrotask(() => (asked = undefined));
}

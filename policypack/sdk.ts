import * as deserialize from "@pulumi/policy/deserialize";
import {
    AnalyzeRequest,
    type AnalyzerResource,
    AnalyzeStackRequest,
    ConfigureAnalyzerRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";

// The policy SDK reads every resource anew for every policy. With many rules that costs more than the rules. What is
// here notices a request before the SDK walks the policies, so that only those are walked that have something to say.
// Should a later SDK work otherwise, it notices nothing, and every policy is walked.

/** A resource in a request, decoded once for all who look at it. Rules only read. */
export interface Requested {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly props: Readonly<Record<string, unknown>>;
    /** Of a stack: from which resources a property was made. */
    readonly propertyDependencies: Readonly<Record<string, readonly { urn: string }[]>>;
}

/** Tells which policies have something to say of a request. */
export interface Judge<P> {
    ofResource(resource: Requested): readonly P[];
    ofStack(resources: readonly Requested[]): readonly P[];
}

/** The same list, but who walks it for a request is spared the policies that have nothing to say. */
export function shownWhereNeeded<P>(policies: readonly P[], judge: Judge<P>): P[] {
    notice();
    const walk = () => {
        const request = asked;
        asked = undefined;
        if (request === undefined) return policies.values();
        if (request instanceof AnalyzeRequest) return judge.ofResource(resourceIn(request)).values();
        return judge.ofStack(request.map(memberOf)).values();
    };
    return Object.defineProperty([...policies], Symbol.iterator, { value: walk });
}

/** The settings of a policy; undefined where the engine has said nothing. */
export function settingsOf(policy: string): object | undefined {
    if (!settings.has(policy)) settings.set(policy, configured?.get(policy)?.getProperties()?.toJavaScript());
    return settings.get(policy);
}

/** The decoded object behind what the SDK shows to a policy: one for each resource of one request. */
export function decodedBehind(props: object): object {
    const behind: unknown = (props as Record<string, unknown>)["__getSpecialProxyTarget"];
    return typeof behind === "object" && behind !== null ? behind : props;
}

/** What the SDK was just asked to judge, until the end of the turn at most: in that turn it begins to walk. */
let asked: AnalyzeRequest | readonly AnalyzerResource[] | undefined;

/** What the engine last said of the settings of all policies, and those looked up since. */
let configured: ReturnType<ConfigureAnalyzerRequest["getPolicyconfigMap"]> | undefined;
const settings = new Map<string, object | undefined>();

function resourceIn(request: AnalyzeRequest): Requested {
    return {
        urn: getUrn.call(request),
        type: getType.call(request),
        name: request.getName(),
        get props() {
            return decode(request.getProperties());
        },
        propertyDependencies: {},
    };
}

function memberOf(resource: AnalyzerResource): Requested {
    return {
        urn: resource.getUrn(),
        type: resource.getType(),
        name: resource.getName(),
        get props() {
            return decode(resource.getProperties());
        },
        get propertyDependencies() {
            return dependenciesOf(resource);
        },
    };
}

function dependenciesOf(resource: AnalyzerResource): Requested["propertyDependencies"] {
    const dependencies: Record<string, { urn: string }[]> = {};
    resource
        .getPropertydependenciesMap()
        .forEach((made, property) => (dependencies[property] = made.getUrnsList().map((urn) => ({ urn }))));
    return dependencies;
}

const sdk = deserialize as unknown as { deserializeProperties: Decode };
type Decode = (message: unknown, keepSecrets: boolean) => Record<string, unknown>;
const decode = (message: unknown) => sdk.deserializeProperties(message, false);

/** Kept on the message itself: a table of messages would keep the garbage collector busy. */
const DECODED = Symbol("decoded");

const { getType, getUrn } = AnalyzeRequest.prototype;
const { getResourcesList } = AnalyzeStackRequest.prototype;
const { getPolicyconfigMap } = ConfigureAnalyzerRequest.prototype;
const { deserializeProperties } = sdk;
let noticing = false;

function notice(): void {
    if (noticing) return;
    noticing = true;
    noticeRequests();
    ConfigureAnalyzerRequest.prototype.getPolicyconfigMap = function (...args) {
        settings.clear();
        return (configured = getPolicyconfigMap.apply(this, args));
    };
    sdk.deserializeProperties = (message, keepSecrets) => {
        if (keepSecrets) return decodeAnyway(message, true);
        const known = message as { [DECODED]?: ReturnType<Decode> };
        return (known[DECODED] ??= decodeAnyway(message, false));
    };
}

/** The SDK gives up a preview for an asset without content. No rule reads assets: it is left out. */
function decodeAnyway(message: unknown, keepSecrets: boolean): ReturnType<Decode> {
    try {
        return deserializeProperties(message, keepSecrets);
    } catch {
        const plain = withoutAssets((message as { toJavaScript(): unknown }).toJavaScript());
        return deserializeProperties({ toJavaScript: () => plain }, keepSecrets);
    }
}

/** Marks what is no plain object, and what of that is a secret. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

function withoutAssets(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(withoutAssets);
    if (typeof value !== "object" || value === null) return value;
    const { [SIGNATURE]: signature = SECRET } = value as Record<string, unknown>;
    if (signature !== SECRET) return {};
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutAssets(item)]));
}

function noticeRequests(): void {
    // To remediate, the SDK asks for the URN first, and then walks whatever the rules have to say.
    const URN_ASKED = Symbol("URN asked");
    AnalyzeRequest.prototype.getUrn = function (this: AnalyzeRequest & { [URN_ASKED]?: true }) {
        this[URN_ASKED] = true;
        return getUrn.call(this);
    };
    AnalyzeRequest.prototype.getType = function (this: AnalyzeRequest & { [URN_ASKED]?: true }) {
        if (!this[URN_ASKED]) ask(this);
        return getType.call(this);
    };
    AnalyzeStackRequest.prototype.getResourcesList = function () {
        const resources = getResourcesList.call(this);
        ask(resources);
        return resources;
    };
}

function ask(request: NonNullable<typeof asked>): void {
    asked = request;
    queueMicrotask(() => (asked = undefined));
}

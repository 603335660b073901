import * as deserialize from "@pulumi/policy/deserialize";

/**
 * The policy SDK decodes a resource anew for each policy that looks at it, which with many rules costs more than the
 * rules themselves. The message that it decodes is the same each time, so the first result serves all. Rules only
 * read. Should a later SDK decode elsewhere, this does nothing and the pack is slower.
 */
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

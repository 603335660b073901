import { accountOf, type Document, exposures, parseDocument, type Text, UNKNOWN } from "../../iam";
import { arnIn, arnOf } from "./arns";
import { added } from "./groups";
import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { IDENTITY_POLICIES, KEY_POLICIES, type PolicyPlace, type PolicyPlaces } from "./types";

/** A policy document, where it stands, and what it is attached to. */
export interface Policy {
    resource: Resource;
    /** The property that holds it. */
    property: string;
    /** As it is given: a text or an object. */
    source: unknown;
    document: Document;
    /** The ARN of what it is attached to, or a pattern of it as far as it is known. */
    attachedTo: Text;
    /** The account that owns what it is attached to. */
    account?: string;
}

/** The policies that a resource brings for a queue, a topic or a key. */
export function attachedPolicies(resource: Resource, places: PolicyPlaces): readonly Policy[] {
    const place = places[resource.type];
    // Many rules ask for the same documents, by tables that share their places: each is parsed once for a resource.
    return place === undefined ? [] : resource.once(place, () => readAttached(resource, place));
}

function readAttached(resource: Resource, place: PolicyPlace): Policy[] {
    const source = documentSource(resource.get(place.document) ?? leftOut(resource, place));
    if (source === undefined) return [];
    const document = parseDocument(source);
    const attachedTo = ownArn(resource, place);
    return [
        {
            resource,
            property: place.document,
            source,
            document,
            attachedTo,
            account:
                ownAccount(attachedTo, document) ??
                (Object.hasOwn(KEY_POLICIES, resource.type) ? administrator(document) : undefined),
        },
    ];
}

/** The types of policies that stand alone, each with the property that names what they are attached to. */
export function separateOwners(places: PolicyPlaces): Readonly<Record<string, string>> {
    return Object.fromEntries(
        Object.entries(places).flatMap(([type, { owner }]) => (owner === undefined ? [] : [[type, owner]])),
    );
}

/** The policies attached to each queue, topic or key of a stack: its own, and those of resources that name it. */
export function policiesByOwner(
    stack: Stack,
    places: PolicyPlaces,
): ReadonlyMap<Resource, readonly Policy[]> {
    return stack.once(places, () => {
        const byOwner = new Map<Resource, Policy[]>();
        for (const holder of stack.ofTypes(places)) {
            const owner = places[holder.type]!.owner;
            const owners = owner === undefined ? [holder] : stack.named(holder, owner);
            for (const resource of owners)
                for (const policy of attachedPolicies(holder, places)) added(byOwner, resource, policy);
        }
        return byOwner;
    });
}

/** The identity policies that a resource brings. */
export function identityPolicies(resource: Resource): readonly Policy[] {
    return resource.once(IDENTITY_POLICIES, () => readIdentity(resource));
}

function readIdentity(resource: Resource): Policy[] {
    const place = IDENTITY_POLICIES[resource.type];
    if (!place) return [];
    const items =
        place.list === undefined ? [resource.get(place.document)] : itemsOf(resource.get(place.list));
    const documents = place.list === undefined ? items : items.map((item) => memberOf(item, place.document));
    return documents.flatMap((value) => {
        const source = documentSource(value);
        if (source === undefined) return [];
        const document = parseDocument(source);
        const property = place.list ?? place.document;
        return [{ resource, property, source, document, attachedTo: "*" }];
    });
}

/** A preview may leave out an object of which one part is not known: but it tells what it was made from. */
function leftOut(resource: Resource, { document }: PolicyPlace): unknown {
    return resource.sources(document).length > 0 ? UNKNOWN : undefined;
}

function documentSource(value: unknown): unknown {
    return value === undefined || value === "" ? undefined : value;
}

function itemsOf(list: unknown): unknown[] {
    if (list === undefined) return [];
    return Array.isArray(list) ? (list as unknown[]) : [list];
}

function memberOf(item: unknown, name: string): unknown {
    return typeof item === "object" && item !== null ? (item as Record<string, unknown>)[name] : item;
}

function ownArn(resource: Resource, place: PolicyPlace): Text {
    if (place.owner === undefined) return arnOf(resource);
    const owner = firstOf(resource.get(place.owner));
    return typeof owner === "string" ? arnIn(owner) : UNKNOWN;
}

function firstOf(value: unknown): unknown {
    return Array.isArray(value) ? (value as unknown[])[0] : value;
}

/** From the ARN that it is attached to, else from the ARNs that its statements are about, where they agree. */
function ownAccount(attachedTo: Text, document: Document): string | undefined {
    const own = typeof attachedTo === "string" ? accountOf(attachedTo) : undefined;
    if (own !== undefined) return own;
    const resources = document.statements.flatMap(({ resources }) => resources.values);
    const accounts = new Set(resources.map((text) => (text === UNKNOWN ? undefined : accountOf(text))));
    accounts.delete(undefined);
    return accounts.size === 1 ? [...accounts][0] : undefined;
}

/**
 * The one account that may change a key's policy. KMS takes that request from the owner alone and refuses a policy by
 * which its owner could not send it any more.
 */
function administrator(document: Document): string | undefined {
    const scope = { actions: ["kms:PutKeyPolicy"], resource: "*" };
    const named = document.statements.flatMap(({ principals }) => principals?.entries ?? []);
    const accounts = new Set(named.map(({ value }) => (value === UNKNOWN ? undefined : accountOf(value))));
    const able = [...accounts].filter(
        (account) =>
            account !== undefined &&
            exposures(document, { kind: "principal", account }, scope).some(({ actions }) =>
                actions.includes(scope.actions[0]!),
            ),
    );
    return able.length === 1 ? able[0] : undefined;
}

import { arnsOverlap, lastName, parseArn, UNKNOWN } from "../../iam";
import { arnIn, arnOf } from "./arns";
import { grouped } from "./groups";
import { type Resource } from "./resource";

/** A table of resource types, as in types.ts. */
type Types = Readonly<Record<string, unknown>>;

/** All resources of a stack, with the relations between them. What it finds out, it keeps for the next rule. */
export class Stack {
    private readonly byType: ReadonlyMap<string, readonly Resource[]>;
    private readonly byName: ReadonlyMap<string, readonly Resource[]>;
    private readonly kept = new Map<unknown, unknown>();

    constructor(readonly resources: readonly Resource[]) {
        this.byType = grouped(resources, ({ type }) => type);
        this.byName = grouped(resources, nameInArn);
    }

    /** The resources of some types; the types are the keys of one of the tables. */
    ofTypes(types: Types): readonly Resource[] {
        return Object.keys(types).flatMap((type) => this.byType.get(type) ?? []);
    }

    /**
     * The queues, topics and managed policies that a value in `property` of a resource names: by ARN, URL or name,
     * or, where it is not known, by what it was made from. Without a value: the property's own.
     */
    named(
        resource: Resource,
        property: string,
        value: unknown = resource.get(property),
    ): readonly Resource[] {
        const texts = (Array.isArray(value) ? value : [value]) as unknown[];
        const found = texts.flatMap((text) => (typeof text === "string" ? this.bearing(text) : []));
        const sources = texts.includes(UNKNOWN) ? resource.sources(property) : [];
        return [...new Set([...found, ...sources])];
    }

    /** What a rule works out of the whole stack, worked out once. */
    once<T>(key: unknown, work: () => T): T {
        if (!this.kept.has(key)) this.kept.set(key, work());
        return this.kept.get(key) as T;
    }

    private bearing(text: string): readonly Resource[] {
        return (this.byName.get(lastPart(arnIn(text))) ?? []).filter((target) => bears(target, text));
    }
}

/** Whether a text is the ARN, URL or name of a resource, as far as these are known. */
function bears(target: Resource, text: string): boolean {
    const reference = arnIn(text);
    const own = arnOf(target);
    if (own !== UNKNOWN && parseArn(own) && parseArn(reference)) return arnsOverlap(reference, own);
    const name = nameInArn(target);
    return name !== undefined && lastPart(reference) === name;
}

/** The name in AWS by which others refer to a resource, from its ARN or its name, whichever is known. */
function nameInArn(resource: Resource): string | undefined {
    const arn = arnOf(resource);
    return arn === UNKNOWN || arn === "*" ? undefined : lastPart(arn);
}

/** The name that an ARN ends in. */
function lastPart(text: string): string {
    return lastName(parseArn(text)?.resource ?? text);
}

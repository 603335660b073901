import { accountOf, parseArn, type Source, type Text, UNKNOWN } from "../../iam";
import { arnOf } from "./arns";
import { ownAccount } from "./own-account";
import { type PublisherKind, type PublisherPlace, PUBLISHERS } from "./publisher-places";
import { type Resource, textProperty } from "./resource";
import { type Stack } from "./stack";
import { QUEUES, TOPICS } from "./types";
import { jsonIn } from "./values";

/** A service that puts messages into a queue or topic by itself, and the resource that makes it do so. */
export interface Publisher {
    at: Resource;
    /** The property that names the queue or topic. */
    property: string;
    /** What a message calls the resource. */
    label: string;
    /** The names under which the service may call. */
    services: readonly string[];
    /** The topic, bucket, rule or alarm that it acts for. */
    source: Source;
    /** Only what cannot be delivered is put there. */
    deadLetters: boolean;
    /** The ARN of the queue or topic as it is given. */
    given: Text;
    /** The queues and topics of the stack that it means. */
    targets: readonly Resource[];
}

/** All publishers of a stack, into queues and topics of the stack or not. */
export function publishersOf(stack: Stack): readonly Publisher[] {
    return stack.once(publishersOf, () => {
        const home = ownAccount(stack);
        return stack.ofTypes(PUBLISHERS).flatMap((at) => publishersAt(at, home, stack));
    });
}

function publishersAt(at: Resource, home: string | undefined, stack: Stack): Publisher[] {
    const kind = PUBLISHERS[at.type]!;
    const arn = sourceOf(at, kind, stack);
    const source: Source = { arn, account: arn === UNKNOWN ? home : (accountOf(arn) ?? home) };
    const common = { at, label: `${kind.label} "${at.name}"`, services: namesOf(kind.service, arn), source };
    return kind.places
        .filter((place) => !isByRole(at, place))
        .flatMap((place) =>
            givenAt(at, place).map((given): Publisher => {
                const { property, deadLetters = false } = place;
                const targets = stack.named(at, property, given).filter(takesMessages);
                return { ...common, property, deadLetters, given, targets };
            }),
        );
}

const takesMessages = ({ type }: Resource): boolean =>
    Object.hasOwn(QUEUES, type) || Object.hasOwn(TOPICS, type);

/** Whether the resource itself names a role, beside the property. */
function isByRole(at: Resource, { path, byRole }: PublisherPlace): boolean {
    return path === undefined && byRole !== undefined && at.get(byRole) !== undefined;
}

/** The ARNs at a place. A preview may leave out a list or object of which one part is not known. */
function givenAt(at: Resource, { property, path = [], byRole }: PublisherPlace): Text[] {
    const value = at.get(property) ?? (at.sources(property).length > 0 ? UNKNOWN : undefined);
    return follow(value, path, byRole).filter(
        (given): given is Text => typeof given === "string" || given === UNKNOWN,
    );
}

/** What stands at the end of a path, through lists and JSON texts; not what is or may be done by a role. */
function follow(value: unknown, path: readonly string[], byRole?: string): unknown[] {
    if (value === undefined || value === null) return [];
    if (value === UNKNOWN) return path.length > 0 && byRole !== undefined ? [] : [UNKNOWN];
    if (Array.isArray(value)) return (value as unknown[]).flatMap((item) => follow(item, path, byRole));
    const [next, ...rest] = path;
    if (next === undefined) return [value];
    const record = recordIn(value);
    return byRole === undefined || record[byRole] === undefined ? follow(record[next], rest) : [];
}

function recordIn(value: unknown): Record<string, unknown> {
    const object = typeof value === "string" ? jsonIn(value) : value;
    return typeof object === "object" && object !== null ? (object as Record<string, unknown>) : {};
}

/** The ARN of the source, or a pattern of it by its name. */
function sourceOf(at: Resource, { source }: PublisherKind, stack: Stack): Text {
    if (!source) return UNKNOWN;
    const given = source.property === undefined ? undefined : textProperty(at, source.property);
    if (typeof given === "string" && parseArn(given)) return given;
    const origins = source.property === undefined ? [at] : originsOf(at, source.property, given, stack);
    const known = origins.map(ownArn).find((arn) => arn !== undefined);
    if (known !== undefined) return known;
    const names = origins.flatMap((origin) => source.names.map((name) => textProperty(origin, name)));
    const name = typeof given === "string" ? given : names.find((text) => typeof text === "string");
    return typeof name === "string" ? named(source.arn, name, pathOf(at, source.path)) : UNKNOWN;
}

/** The topic of the stack whose subscription a resource is or brings. */
export function sourceTopic(at: Resource, stack: Stack): Resource | undefined {
    const property = PUBLISHERS[at.type]?.source?.property;
    const origins = property === undefined ? [at] : stack.named(at, property);
    return origins.find(({ type }) => Object.hasOwn(TOPICS, type));
}

/** Of several resources that a value was made from, which one it means does not show. */
function originsOf(
    at: Resource,
    property: string,
    given: Text | undefined,
    stack: Stack,
): readonly Resource[] {
    const origins = typeof given === "string" ? stack.named(at, property) : at.sources(property);
    return origins.length === 1 ? origins : [];
}

function ownArn(origin: Resource): string | undefined {
    if (!Object.hasOwn(TOPICS, origin.type)) return undefined;
    const arn = arnOf(origin);
    return arn === UNKNOWN ? undefined : arn;
}

/** An event rule stands behind the name of its bus, but for the default one. */
function pathOf(at: Resource, property: string | undefined): string {
    const bus = property === undefined ? undefined : textProperty(at, property);
    if (bus === UNKNOWN) return "*";
    return bus === undefined || bus === "default" ? "" : "*/";
}

function named(arn: string, name: string, path: string): string {
    return arn.replace("PATH", () => path).replace("NAME", () => name);
}

/** From a region that an account has to opt into, SNS delivers to others under a name of that region. */
function namesOf(service: string, arn: Text): string[] {
    const region = arn === UNKNOWN ? undefined : parseArn(arn)?.region;
    if (service !== "sns.amazonaws.com" || !region || region === "*") return [service];
    return [service, `sns.${region}.amazonaws.com`];
}

import { type PolicyStatement } from "../../iam";
import { Access, grants, lambdaConsumer } from "../../components/documents/access";
import { type Place } from "../../components/documents/arns";
import { keyPolicy, KeyPolicyMode, type KeySource } from "../../components/documents/key-policy";
import { keyUsePolicy } from "../../components/documents/key-use-policy";
import { rolePolicy } from "../../components/documents/role-policy";
import { SourceService } from "../../components/documents/sources";
import { parseArn } from "../../iam";
import { type Audited, type Caller } from "./facts";

/** A service that acts for one thing, as a key policy and the components name it. */
export interface Found extends KeySource {
    service: SourceService;
}

/** Who has to be let in, sorted by how. */
export interface Admitted {
    sources: Found[];
    /** Roles and users of the account: IAM lets them in. */
    own: { arn: string; access: Access; isFunction: boolean }[];
    /** Roles and accounts elsewhere: the key policy has to name them. */
    foreign: { arn: string; account: string; isRole: boolean }[];
    /** Those whom no grant can name: everybody, services without a source, identity providers. */
    open: Caller[];
}

/** Sorts the callers of a queue or topic. */
export function admitted(item: Audited, place: Place): Admitted {
    const callers = item.callers.filter(
        ({ by, does }) => !by.startsWith("subscription by") && does.some(isUse),
    );
    const all: Admitted = { sources: [], own: [], foreign: [], open: [] };
    for (const caller of callers) {
        const source = sourceOf(caller, item.kind === "topic" ? item.arn : undefined, place);
        if (source === undefined) addPrincipal(all, caller, item.kind, place);
        else all.sources.push(source);
    }
    return { ...all, sources: distinctBy(all.sources, ({ service, arn }) => `${service} ${arn}`) };
}

const isUse = (what: Caller["does"][number]) => what !== "manages";

function addPrincipal(all: Admitted, caller: Caller, kind: Audited["kind"], place: Place): void {
    const principal = parseArn(caller.who);
    if (principal?.service !== "iam" && !/^\d{12}$/.test(caller.who)) all.open.push(caller);
    else if ((principal?.account ?? caller.who) !== place.accountId) all.foreign.push(foreignOf(caller.who));
    else if (/^(role|user)\//.test(principal?.resource ?? "")) all.own.push(...ownOf(caller, kind));
}

function foreignOf(who: string): Admitted["foreign"][number] {
    const { account = who, resource = "" } = parseArn(who) ?? {};
    return { arn: who, account, isRole: resource.startsWith("role/") };
}

function ownOf({ who, does, by }: Caller, kind: Audited["kind"]): Admitted["own"] {
    const accesses = [
        ...(does.includes("sends") ? [kind === "queue" ? Access.Producer : Access.Publisher] : []),
        ...(does.includes("reads") && kind === "queue" ? [Access.Consumer] : []),
    ];
    return accesses.map((access) => ({
        arn: who,
        access,
        isFunction: by.startsWith("event source mapping"),
    }));
}

/** A service with the thing that it acts for. A pattern of its ARN is filled in from the place of the queue or topic. */
function sourceOf({ who, source }: Caller, topicArn: string | undefined, place: Place): Found | undefined {
    const [, name] = /^(\w+)(?:\.[a-z0-9-]+)?\.amazonaws\.com$/.exec(who) ?? [];
    const service = Object.values(SourceService).find((known) => known === name);
    const parts = parseArn(source ?? "");
    if (service === undefined || parts === undefined || parts.resource === "*") return undefined;
    const here = (part: string, value: string) => (part === "*" ? value : part);
    const [region, account] = [here(parts.region, place.region), here(parts.account, place.accountId)];
    const arn = [
        "arn",
        here(parts.partition, place.partition),
        parts.service,
        region,
        account,
        parts.resource,
    ].join(":");
    return {
        service,
        arn,
        accountId: account === "" ? place.accountId : account,
        ...(topicArn === undefined ? {} : { topicArn }),
    };
}

/** The policy of a new key: IAM of the account decides who uses it, beside services and callers from elsewhere. */
export function keyPolicyFor(
    { sources, foreign }: Admitted,
    kind: Audited["kind"],
    place: Place,
): PolicyStatement[] {
    const through = kind === "queue" ? "sqs" : "sns";
    return keyPolicy({
        place,
        mode: KeyPolicyMode.DelegateToIam,
        users: [],
        administratorArns: [],
        sources,
        senders: foreign.map(({ arn, account, isRole }) =>
            isRole ? { roleArns: [arn], through } : { roleArns: [], accountId: account, through },
        ),
    });
}

/** What an identity of the account needs to go on with a queue or topic under the new key. */
export function identityPolicyFor(
    access: Access,
    { kind, arn = "" }: Audited,
    alias: string,
    place: Place,
    isFunction: boolean,
): PolicyStatement[] {
    const grant = isFunction ? lambdaConsumer : grants[access];
    const none = {
        queueArns: [],
        deadLetterQueueArns: [],
        subscriptionDeadLetterQueueArns: [],
        topicArns: [],
    };
    return [
        ...rolePolicy(grant, {
            ...none,
            ...(kind === "queue" ? { queueArns: [arn] } : { topicArns: [arn] }),
        }),
        ...keyUsePolicy({ place, grant, aliases: [alias], keyArns: [], previousKeyArns: [] }),
    ];
}

export function distinctBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
    return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

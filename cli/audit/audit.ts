import { EVENT_SOURCE_MAPPINGS } from "../../policypack/model/consumers";
import { added } from "../../policypack/model/groups";
import { keysOf } from "../../policypack/model/keys";
import { isDefault } from "../../policypack/model/default-policies";
import { attachedPolicies } from "../../policypack/model/policies";
import { type Resource } from "../../policypack/model/resource";
import { type Stack } from "../../policypack/model/stack";
import { SUBSCRIPTION_TYPES } from "../../policypack/model/subscriptions";
import { QUEUE_POLICIES, QUEUES, TOPIC_POLICIES, TOPICS } from "../../policypack/model/types";
import { rules } from "../../policypack/rules";
import { type PackConfiguration } from "../configuration";
import { type Finding, judge, modelOf } from "../judge";
import { partsOf } from "../message";
import { type Held, type Source } from "../source/resource";
import { notOnAccounts, onAccounts } from "./account-rules";
import { auditedIn } from "./audited";
import { type Audit, type Audited, type Told } from "./facts";
import { byRisk } from "./risk";

/** What the pack and its model say of queues and topics, region by region, or of a state. */
export function auditOf(
    sources: readonly Source[],
    configuration: PackConfiguration,
    fromAccount: boolean,
): Audit {
    const each = sources.map((source) =>
        auditOne(source, fromAccount ? onAccounts(configuration) : configuration, fromAccount),
    );
    return {
        sources: sources.map(({ words }) => words),
        items: each.flatMap(({ items }) => items).sort(byRisk),
        others: each.flatMap(({ others }) => others),
        notJudged: fromAccount ? notOnAccounts : {},
        missing: sources.flatMap(({ missing }) => missing),
    };
}

function auditOne(
    source: Source,
    configuration: PackConfiguration,
    fromAccount: boolean,
): { items: Audited[]; others: Told[] } {
    const [resources, stack] = withoutDefaults(source.resources);
    const byUrn = new Map(stack.resources.map((resource) => [resource.urn, resource]));
    const told = new Map<string, Told[]>();
    const others: Told[] = [];
    for (const finding of judge(resources, configuration, stack)) {
        const at = byUrn.get(finding.urn ?? "");
        const owners = at === undefined ? [] : ownersOf(at, stack);
        if (owners.length === 0) others.push(toldOf(finding, at, fromAccount));
        for (const owner of owners)
            added(told, owner.urn, toldOf(finding, at === owner ? undefined : at, fromAccount));
    }
    const findingsOn = ({ urn }: Resource) => told.get(urn) ?? [];
    const { personalDataTags } = configuration.settingsOf(
        rules.find(({ name }) => name === "sqs-customer-managed-key")!,
    );
    return { items: auditedIn(stack, { fromAccount, personalDataTags, findingsOn }), others };
}

/** Resources and their model. The policy that AWS gives a topic is none that somebody wrote, or could write better. */
function withoutDefaults(resources: readonly Held[]): [readonly Held[], Stack] {
    const stack = modelOf(resources);
    const isByAws = new Set(
        stack
            .ofTypes(TOPICS)
            .filter((topic) => attachedPolicies(topic, TOPIC_POLICIES).some(isDefault))
            .map(({ urn }) => urn),
    );
    if (isByAws.size === 0) return [resources, stack];
    const others = resources.map((resource) => {
        if (!isByAws.has(resource.urn)) return resource;
        const kept = Object.entries(resource.outputs).filter(([property]) => property !== "policy");
        return { ...resource, outputs: Object.fromEntries(kept) };
    });
    return [others, modelOf(others)];
}

const messaging = { ...QUEUES, ...TOPICS };

/** The properties by which others belong to a queue or topic. */
const belonging: Readonly<Record<string, readonly string[]>> = {
    ...Object.fromEntries(
        Object.entries({ ...QUEUE_POLICIES, ...TOPIC_POLICIES }).flatMap(([type, { owner }]) =>
            owner === undefined ? [] : [[type, [owner]]],
        ),
    ),
    ...Object.fromEntries(Object.keys(EVENT_SOURCE_MAPPINGS).map((type) => [type, ["eventSourceArn"]])),
    ...Object.fromEntries(SUBSCRIPTION_TYPES.map((type) => [type, ["topic", "topicArn"]])),
};

/** The queues and topics that a finding on a resource is about: itself, or those that it is the key or a part of. */
function ownersOf(resource: Resource, stack: Stack): readonly Resource[] {
    if (Object.hasOwn(messaging, resource.type)) return [resource];
    const named = (belonging[resource.type] ?? []).flatMap((property) => stack.named(resource, property));
    const users = usersByKey(stack).get(resource) ?? [];
    return [...new Set([...named.filter(({ type }) => Object.hasOwn(messaging, type)), ...users])];
}

function usersByKey(stack: Stack): ReadonlyMap<Resource, Resource[]> {
    return stack.once(usersByKey, () => {
        const users = new Map<Resource, Resource[]>();
        for (const user of stack.ofTypes(messaging))
            for (const key of keysOf(user, stack)) added(users, key, user);
        return users;
    });
}

/** A finding in parts. */
function toldOf(finding: Finding, at: Resource | undefined, fromAccount: boolean): Told {
    const { rule, severity, level, verdict, message } = finding;
    const parts = partsOf(message);
    return {
        ...{ rule, severity, level, verdict },
        ...(at === undefined ? {} : { at: at.name }),
        ...parts,
        ...(fromAccount && verdict === "undecided" ? denied(parts.what) : {}),
    };
}

/** What a preview does not know yet, an account did not tell. */
function denied(what: string): Pick<Told, "what" | "why" | "fix"> {
    return {
        what: what.replace(/ (before deployment|yet)\b/g, ""),
        why: "AWS denied the call that tells, so only the known part could be judged",
        fix: "give whoever audits the actions that `audit --policy` prints",
    };
}

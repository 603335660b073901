import {
    accountOf,
    actionHolds,
    decide,
    hasWildcard,
    matchesAll,
    type NamedPrincipal,
    parseArn,
    type Statement,
    UNKNOWN,
} from "../../iam";
import { ownAccount } from "../model/own-account";
import { policiesByOwner, type Policy } from "../model/policies";
import { type QueueIndex } from "../model/queue-index";
import { type Role, roleArn, Roles } from "../model/roles";
import { type Stack } from "../model/stack";
import { QUEUE_POLICIES } from "../model/types";
import { NamedRoles, type Target } from "./named-roles";
import { originOf, readable } from "./readable-policy";

/** Actions that a role may surely do, and the policies that say so. */
export interface Right {
    actions: string[];
    by: Policy[];
}

/** What one role may do on queues, by all policies that speak of it. */
export class RoleRights {
    private readonly principals = new Map<string, NamedPrincipal>();

    private constructor(
        readonly role: Role,
        private readonly stack: Stack,
        /** Queues whose policies name the role. */
        private readonly naming: readonly Target[],
    ) {}

    /** Those of every role that the stack makes, gives a policy to, or names in the policy of a queue. */
    static of(stack: Stack): readonly RoleRights[] {
        return stack.once(RoleRights, () => {
            const named = new NamedRoles(stack);
            const roles = Roles.of(stack).all();
            const found = roles.map((role) => new RoleRights(role, stack, named.targetsOf(role)));
            const others = named.others(roles);
            return [...found, ...others.map((role) => new RoleRights(role, stack, named.targetsOf(role)))];
        });
    }

    get name(): string {
        return this.role.name ?? "its role";
    }

    /** Whether all that speaks of the role on each queue stands in that queue's one policy. */
    get isToldByQueuesAlone(): boolean {
        const byQueue = policiesByOwner(this.stack, QUEUE_POLICIES);
        return (
            this.role.policies.size === 0 &&
            this.naming.every(({ queue }) => queue !== undefined && byQueue.get(queue)!.length === 1)
        );
    }

    /** What the role's own policies write as resources of any of the actions. */
    texts(actions: readonly string[]): string[] {
        const statements = [...this.role.policies].flatMap((policy) => readable(policy).statements);
        const granting = statements.filter((statement) => grants(statement, actions));
        return [...new Set(granting.flatMap(({ resources }) => resources.values as string[]))];
    }

    /** The queues that policies name one by one, for the role and any of the actions. */
    exact(actions: readonly string[], index: QueueIndex): Target[] {
        const written = this.texts(actions).filter((text) => !hasWildcard(text) && !text.includes("${"));
        return [...written.map((arn) => ({ arn, queue: index.within(arn)[0], text: arn })), ...this.naming];
    }

    /** The patterns for queues that the role's policies write. A variable of the session tells of none. */
    patterns(actions: readonly string[]): string[] {
        const patterns = this.texts(actions).filter((text) => hasWildcard(text) && !text.includes("${"));
        return patterns.map((text) => (matchesAll(text) ? "arn:*:sqs:*:*:*" : text));
    }

    /** Which of the actions the role may surely do; conditions that only its requests meet count as met. */
    on(target: Target, actions: readonly string[]): Right | undefined {
        const found = actions.map((action) => ({ action, by: this.grantors(target, action) }));
        const held = found.filter(({ by }) => by.length > 0);
        if (held.length === 0) return undefined;
        return { actions: held.map(({ action }) => action), by: inOrder(held.flatMap(({ by }) => by)) };
    }

    private grantors({ arn, queue }: Target, action: string): Policy[] {
        const { policies, boundary } = this.role;
        const ofQueue = (queue && policiesByOwner(this.stack, QUEUE_POLICIES).get(queue)) ?? [];
        const statements = ofQueue.flatMap((policy) => readable(policy).statements);
        const granting = [...policies, ...ofQueue].some((policy) =>
            readable(policy).statements.some(
                ({ effect, actions }) => effect === "Allow" && actionHolds(actions, action).max > 0,
            ),
        );
        if (!granting) return [];
        const principal = this.principalAt(arn);
        const { allowed, causes } = decide({
            principal,
            action,
            resource: arn,
            owner: accountOf(arn) ?? accountOf(principal.arn),
            identity: [...policies].map(readable),
            // A boundary that is not known yet can only take away.
            boundary: boundary?.unknown ? undefined : boundary,
            resourcePolicy: statements.length === 0 ? undefined : { statements, flaws: [], unknown: false },
        });
        if (allowed.min === 0) return [];
        const says = (policy: Policy) =>
            causes.some(({ statement }) => readable(policy).statements.includes(statement));
        return [...policies, ...ofQueue].filter(says);
    }

    /** Where a role's account is not known, it is that of the stack, or else of the queue. */
    private principalAt(arn: string): NamedPrincipal {
        const { partition = "aws" } = parseArn(arn) ?? {};
        const account = ownAccount(this.stack) ?? accountOf(arn) ?? "000000000000";
        const known = roleArn(this.role, { partition: hasWildcard(partition) ? "aws" : partition, account });
        const principal = this.principals.get(known) ?? { kind: "named", arn: known };
        this.principals.set(known, principal);
        return principal;
    }

    /** The policies of which some part that decides on the actions is not known yet. */
    open(actions: readonly string[]): Policy[] {
        return inOrder(this.role.policies).filter(
            (policy) =>
                policy.document.unknown ||
                policy.document.statements.some((statement) => isOpen(statement, policy, actions)),
        );
    }
}

/** Each once, in an order that does not come from that of the resources. */
function inOrder(policies: Iterable<Policy>): Policy[] {
    return [...new Set(policies)].sort((a, b) => (a.resource.urn < b.resource.urn ? -1 : 1));
}

function isOpen({ effect, ...statement }: Statement, policy: Policy, actions: readonly string[]): boolean {
    if (effect === "Deny") return false;
    if (statement.actions.values.includes(UNKNOWN)) return true;
    const isUnknown = statement.resources.values.includes(UNKNOWN) && originOf(policy) === undefined;
    return isUnknown && grants({ effect, ...statement }, actions);
}

function grants({ effect, actions, resources }: Statement, asked: readonly string[]): boolean {
    return (
        effect !== "Deny" &&
        !resources.negated &&
        asked.some((action) => actionHolds(actions, action).min > 0)
    );
}

import { accountOf, lastName, parseArn, type Statement, UNKNOWN, whoIs } from "../../iam";
import { added } from "../model/groups";
import { policiesByOwner, type Policy } from "../model/policies";
import { arnAt } from "../model/queue-index";
import { type Resource } from "../model/resource";
import { type Role } from "../model/roles";
import { type Stack } from "../model/stack";
import { QUEUE_POLICIES } from "../model/types";
import { readable } from "./readable-policy";

/** A queue, as a policy of a role means it. */
export interface Target {
    /** Its ARN, or a pattern that stands for every queue it means. */
    arn: string;
    /** Undefined for queues of other stacks, and for patterns. */
    queue?: Resource;
    /** What the policy wrote. */
    text: string;
}

/** The roles that queue policies name one by one, and the queues of these policies. */
export class NamedRoles {
    private readonly byArn = new Map<string, Target[]>();
    private readonly byName = new Map<string, string[]>();

    constructor(stack: Stack) {
        for (const [queue, policies] of policiesByOwner(stack, QUEUE_POLICIES))
            for (const policy of policies)
                for (const statement of readable(policy).statements)
                    for (const role of new Set(rolesIn(statement)))
                        this.add(role, arnAt(queue, placeOf(policy, statement, role)), queue);
    }

    /** The queues whose policies name a role. Where its ARN is not known yet, they know it by its name. */
    targetsOf({ arn, name }: Role): Target[] {
        const arns = arn === undefined ? (this.byName.get(name ?? "") ?? []) : [arn];
        return arns.flatMap((own) => this.byArn.get(own) ?? []);
    }

    /** Those that are none of the given roles. */
    others(roles: readonly Role[]): Role[] {
        const arns = new Set(roles.map(({ arn }) => arn));
        const names = new Set(roles.map(({ arn, name }) => (arn === undefined ? name : undefined)));
        return [...this.byArn.keys()]
            .filter((arn) => !arns.has(arn) && !names.has(lastName(arn)))
            .map((arn) => ({ arn, name: lastName(arn), path: "/", policies: new Set() }));
    }

    private add(role: string, arn: string | undefined, queue: Resource): void {
        const targets = this.byArn.get(role) ?? [];
        const name = lastName(role);
        if (!this.byArn.has(role)) added(this.byName, name, role);
        if (arn !== undefined) targets.push({ arn, queue, text: arn });
        this.byArn.set(role, targets);
    }
}

function rolesIn({ effect, principals }: Statement): string[] {
    if (effect === "Deny" || principals === undefined || principals.negated) return [];
    return principals.entries.flatMap((entry) => {
        const whom = whoIs(entry);
        if (whom.who !== "account" || whom.whole || entry.value === UNKNOWN) return [];
        return parseArn(entry.value)?.resource.startsWith("role/") ? [entry.value] : [];
    });
}

/** An ARN of the place where the queue of a policy is. A URL does not tell the partition, which is the role's. */
function placeOf({ attachedTo }: Policy, { resources }: Statement, role: string): string {
    const texts = [attachedTo, ...resources.values].filter((text): text is string => text !== UNKNOWN);
    const place = texts.find((text) => accountOf(text) !== undefined) ?? role;
    return place.replace(/^arn:\*:/, `arn:${parseArn(role)!.partition}:`);
}

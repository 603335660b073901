import { allows, any, type Truth } from "../../iam";
import { isDefault } from "../model/default-policies";
import { policiesByOwner, type Policy } from "../model/policies";
import { type Publisher } from "../model/publishers";
import { type Resource } from "../model/resource";
import { type Stack } from "../model/stack";
import { QUEUE_POLICIES, QUEUES, TOPIC_POLICIES } from "../model/types";
import { fail, type StackProblem } from "../rule";
import { partlyKnown } from "./unreadable";

/** Services that need a statement of their own in the policy of a topic; AWS's default one lets others in. */
const NEED_STATEMENT: readonly string[] = ["s3.amazonaws.com", "events.amazonaws.com"];

/** Services of which AWS documents that they publish into a topic of their own account without a statement. */
const TRUSTED: readonly string[] = ["ses.amazonaws.com", "events.rds.amazonaws.com"];

/** Yields where the policy of a queue or topic refuses what a publisher puts into it. */
export function* refusedPublisher(
    publisher: Publisher,
    target: Resource,
    stack: Stack,
): Iterable<StackProblem> {
    const isQueue = Object.hasOwn(QUEUES, target.type);
    const places = isQueue ? QUEUE_POLICIES : TOPIC_POLICIES;
    const policies = (policiesByOwner(stack, places).get(target) ?? []).filter(
        (policy) => !isDefault(policy),
    );
    if (!isQueue && isTrusted(publisher, policies.length > 0)) return;
    const action = isQueue ? "sqs:SendMessage" : "sns:Publish";
    const open = any(policies.map((policy) => lets(policy, publisher, action)));
    if (open.max === 0) yield refusal(publisher, target, action, policies[0]);
    else if (open.min === 0)
        for (const policy of policies) yield { ...partlyKnown(policy), resource: policy.resource };
}

/** Whether a service gets into a topic without a statement for it. */
function isTrusted({ services: [service = ""] }: Publisher, hasPolicy: boolean): boolean {
    return TRUSTED.includes(service) || (!hasPolicy && !NEED_STATEMENT.includes(service));
}

function refusal(publisher: Publisher, target: Resource, action: string, holder?: Policy): StackProblem {
    const whose = holder ? `its ${holder.property} does not allow` : "no policy of it allows";
    const by = `${publisher.services[0]}, by which ${publisher.label} puts messages into "${target.name}"`;
    return { ...fail(`${whose} ${action} to ${by}`), resource: holder?.resource ?? target };
}

function lets({ document, attachedTo }: Policy, { services, source }: Publisher, action: string): Truth {
    return any(
        services.map((service) => allows(document, { kind: "service", service, source }, action, attachedTo)),
    );
}

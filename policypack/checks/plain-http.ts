import { any, type Caller, denied, type Truth, UNSURE } from "../../iam";
import { arnOf } from "../model/arns";
import { policiesByOwner, type Policy } from "../model/policies";
import { type Resource } from "../model/resource";
import { type Stack } from "../model/stack";
import { type PolicyPlaces, TOPICS } from "../model/types";
import { fail, type StackProblem } from "../rule";
import { partlyKnown } from "./unreadable";
import { listed } from "./words";

/** Yields where a queue or topic answers some of the actions over plain HTTP, whatever the caller's rights. */
export function* plainHttpProblems(
    resource: Resource,
    places: PolicyPlaces,
    actions: readonly string[],
    stack: Stack,
): Iterable<StackProblem> {
    const policies = policiesByOwner(stack, places).get(resource) ?? [];
    const denials = policies.map((policy) => ({ policy, closes: denies(policy, resource) }));
    const closed = (action: string) => any(denials.map(({ closes }) => closes(action)));
    const open = actions.filter((action) => closed(action).max < 2);
    if (open.length > 0)
        yield {
            ...fail(
                `no policy of the ${Object.hasOwn(TOPICS, resource.type) ? "topic" : "queue"} denies ${listed(open)} over plain HTTP`,
            ),
            resource,
        };
    else if (actions.some((action) => closed(action).min < 2))
        for (const { policy, closes } of denials)
            if (actions.some((action) => isUnsure(closes(action))))
                yield { ...partlyKnown(policy), resource: policy.resource };
}

const PLAIN_HTTP: Caller = { kind: "plainHttp" };

function denies({ document }: Policy, resource: Resource): (action: string) => Truth {
    return document.unknown ? () => UNSURE : denied(document, PLAIN_HTTP, arnOf(resource));
}

const isUnsure = ({ min, max }: Truth): boolean => min < max;

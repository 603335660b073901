import type * as pulumi from "@pulumi/pulumi";

import type { Owner } from "../base/owner";
import type { Place } from "../documents/arns";
import type { SourceTarget } from "../documents/sources";
import { at } from "../limits";
import { resolvedSources, type SourceArgs } from "../source-args";
import type { SetPlan } from "./plan";

/** The plan with every source by its ARN: one that is too far away is refused once, by its path in the set. */
export function located(owner: Owner, plan: SetPlan, place: pulumi.Output<Place>): SetPlan {
    const fifo = plan.fifo?.enabled === true;
    const sourcesAt = (path: string, target: SourceTarget, sources: SourceArgs[] | undefined) => {
        if (sources === undefined) return undefined;
        const known = resolvedSources(place, sources, { owner, path: at(path, "sources"), target, fifo });
        return sources.map(({ service }, index) => ({
            service,
            arn: known.apply((all) => all[index]!.arn),
            accountId: known.apply((all) => all[index]!.accountId),
        }));
    };
    return {
        ...plan,
        topic: plan.topic && { ...plan.topic, sources: sourcesAt("topic", "topic", plan.topic.sources) },
        queues: plan.queues.map((queue) => ({
            ...queue,
            sources: sourcesAt(at("queues", queue.key), "queue", queue.sources),
        })),
    };
}

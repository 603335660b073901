import { Access, grants, lambdaConsumer, type Grant } from "../documents/access";
import { at } from "../limits";
import { platformsOf, type TrustArgs } from "./trust";

/** Which actions of a grant apply to which argument. */
const targets = {
    queueArns: "onQueue",
    deadLetterQueueArns: "onDeadLetterQueue",
    subscriptionDeadLetterQueueArns: "onSubscriptionDeadLetterQueue",
    topicArns: "onTopic",
} as const;

type TargetArgs = { [Name in keyof typeof targets]?: unknown };

export function accessProblems(path: string, access: unknown): string[] {
    const choices = Object.values(Access);
    if (choices.some((choice) => choice === access)) return [];
    return [
        `${at(path, "access")} is ${JSON.stringify(access)}; a role has one access; choose ${choices.join(", ")}.`,
    ];
}

/** Targets that the access needs and lacks, or has and cannot use. */
export function targetProblems(access: Access, args: TargetArgs): string[] {
    const grant = grants[access];
    const names = Object.keys(targets) as (keyof typeof targets)[];
    const usable = names.filter((name) => grant[targets[name]].length > 0);
    const useless = names.filter((name) => !usable.includes(name) && args[name] !== undefined);
    const missing = usable.every((name) => isEmpty(args[name]));
    return [
        ...useless.map((name) => `${name} is set, but access ${access} has no action there; leave it out.`),
        ...(missing
            ? [`${usable[0]} is empty; access ${access} acts on ${usable.join(", ")}; give the ARNs.`]
            : []),
    ];
}

/** The exact actions of a role: an event source mapping needs fewer than a consumer that polls. */
export function grantOf(access: Access, trust: TrustArgs): Grant {
    const mapped = platformsOf(trust)[0] === "lambda" && trust.lambda?.eventSourceMapping !== false;
    return access === Access.Consumer && mapped ? lambdaConsumer : grants[access];
}

function isEmpty(arns: unknown): boolean {
    return arns === undefined || (Array.isArray(arns) && arns.length === 0);
}

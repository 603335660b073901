import { openings, reachesAnyPort, reachesHttps } from "../../checks/open-groups";
import { listed } from "../../checks/words";
import { endpointsByGroup, workersByGroup } from "../../model/group-members";
import { trafficByGroup } from "../../model/security-group-rules";
import { type StackRule } from "../../rule";

export const vpcEndpointClosedGroups: StackRule = {
    name: "vpc-endpoint-closed-groups",
    description:
        "The security groups of SQS and SNS endpoints, and of consumers, are closed to the internet.",
    why: "an endpoint serves the workers of its VPC and a consumer fetches its messages itself, so nobody else has to reach them",
    fix: "let in the workers' security group, or the ranges of your own network, on port 443 only, and nobody to consumers",
    severity: "high",
    level: "mandatory",
    frameworks: ["CIS AWS 5.2", "CIS AWS 5.3", "NIST 800-53 SC-7", "PCI DSS 1.3.1"],
    sources: [
        "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
        "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    ],

    *checkStack(stack) {
        const endpoints = endpointsByGroup(stack);
        const consumers = workersByGroup(stack, ({ receives }) => receives);
        for (const [group, rules] of trafficByGroup(stack, "ingress")) {
            const [served, fetching] = [endpoints.get(group) ?? [], consumers.get(group) ?? []];
            if (served.length + fetching.length === 0) continue;
            const users = [...named("endpoint", served), ...named("consumer", fetching)];
            const matters = fetching.length > 0 ? reachesAnyPort : reachesHttps;
            yield* openings(rules, matters, (ranges) => `it lets ${ranges} in to ${listed(users)}`);
        }
    },
};

function named(kind: string, resources: readonly { name: string }[]): string[] {
    return resources.map(({ name }) => `the ${kind} "${name}"`).sort();
}

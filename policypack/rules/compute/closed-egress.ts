import { openings, reachesBeyondHttps } from "../../checks/open-groups";
import { listed } from "../../checks/words";
import { workersByGroup } from "../../model/group-members";
import { trafficByGroup } from "../../model/security-group-rules";
import { type StackRule } from "../../rule";

export const computeClosedEgress: StackRule = {
    name: "compute-closed-egress",
    description: "A workload that uses SQS or SNS reaches the internet over HTTPS only, or not at all.",
    why: "through any other port, a compromised worker carries messages out past the endpoints and their policies",
    fix: "let its security group out to the endpoints' group on port 443, and to your own network where it has to",
    severity: "medium",
    level: "advisory",
    frameworks: ["NIST 800-53 AC-4", "NIST 800-53 SC-7"],
    sources: [
        "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
        "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
    ],

    *checkStack(stack) {
        const workers = workersByGroup(stack, () => true);
        for (const [group, rules] of trafficByGroup(stack, "egress")) {
            const inside = workers.get(group);
            if (inside === undefined) continue;
            const names = inside.map(({ name }) => `"${name}"`).sort();
            yield* openings(
                rules,
                reachesBeyondHttps,
                (ranges) => `it lets ${listed(names)} out to ${ranges} on other ports than 443`,
            );
        }
    },
};

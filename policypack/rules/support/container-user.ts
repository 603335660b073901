import { rootContainers } from "../../checks/root-containers";
import { CONTAINERS } from "../../model/containers";
import { besideMessaging } from "../../model/messaging";
import { type StackRule } from "../../rule";

export const supportContainerUser: StackRule = {
    name: "support-container-user",
    description: "Containers beside queues and topics do not run as root.",
    why: "whoever breaks into the worker through a message would own its container, or with privileges its host",
    fix: 'set user of the container to one without rights, such as "1000", and privileged to false',
    severity: "low",
    level: "advisory",
    surroundings: true,
    frameworks: ["AWS Security Hub ECS.4", "AWS Security Hub ECS.20", "NIST 800-53 AC-6"],
    sources: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html"],

    *checkStack(stack) {
        for (const workload of besideMessaging(stack, CONTAINERS))
            for (const problem of rootContainers(workload)) yield { ...problem, resource: workload };
    },
};

import { UNKNOWN } from "../../../iam";
import { messagingWorkers, type Worker } from "../../model/messaging-workers";
import { type Stack } from "../../model/stack";
import { shown, switchProperty } from "../../model/values";
import { publicAddressesOf, subnetsOf } from "../../model/worker-network";
import { fail, type Problem, type StackRule, undecided } from "../../rule";

export const computeNoPublicIp: StackRule = {
    name: "compute-no-public-ip",
    description: "A workload that uses SQS or SNS has no public address.",
    why: "it fetches and sends its messages itself, so the address serves only those who attack it",
    fix: "switch assignPublicIp or associatePublicIpAddress off, and reach AWS through VPC endpoints or a NAT gateway",
    severity: "medium",
    level: "advisory",
    frameworks: ["AWS Security Hub EC2.9", "AWS Security Hub ECS.2", "NIST 800-53 SC-7"],
    sources: [
        "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html",
        "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-best-practices.html",
    ],

    *checkStack(stack) {
        for (const worker of messagingWorkers(stack))
            for (const problem of publicAddress(stack, worker))
                yield { ...problem, resource: worker.resource };
    },
};

function* publicAddress(stack: Stack, worker: Worker): Iterable<Problem> {
    const settings = publicAddressesOf(worker);
    const given = settings.find(({ value }) => isOn(value));
    const open = settings.find(({ value }) => value === UNKNOWN);
    if (given !== undefined)
        yield fail(`it gets a public address (${given.property} says ${shown(given.value)})`);
    else if (open !== undefined)
        yield undecided(open.property, `its ${open.property} is not known before deployment`);
    else if (settings.length === 0 && isInstance(worker))
        for (const subnet of subnetsOf(stack, worker))
            if (switchProperty(subnet, "mapPublicIpOnLaunch") === true)
                yield fail(
                    `it gets a public address from its subnet "${subnet.name}" (mapPublicIpOnLaunch is true)`,
                );
}

const isOn = (value: unknown) => value !== UNKNOWN && /^(true|enabled)$/i.test(String(value));

const isInstance = ({ resource }: Worker) => /:ec2(\/instance)?:Instance$/.test(resource.type);

import { computeNoPublicIp } from "../../../../policypack/rules/compute/no-public-ip";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

type Props = Record<string, unknown>;

const URL = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders";
const script = { userData: `poll ${URL}` };
const instance = (props: Props, parts: Partial<Member> = {}): Member => ({
    type: "aws:ec2/instance:Instance",
    name: "worker",
    ...parts,
    props: { subnetId: "subnet-0a1b", ...script, ...props },
});
const task: Member = {
    type: "aws:ecs/taskDefinition:TaskDefinition",
    name: "task",
    props: { containerDefinitions: JSON.stringify([{ environment: [{ name: "QUEUE_URL", value: URL }] }]) },
};
const service = (networkConfiguration: unknown, deps: Member["deps"] = {}): Member => ({
    type: "aws:ecs/service:Service",
    name: "worker",
    props: { taskDefinition: unknown, networkConfiguration },
    deps: { taskDefinition: ["task"], ...deps },
});
const nativeService = (assignPublicIp: unknown): Member => ({
    ...service({ awsvpcConfiguration: { subnets: ["subnet-0a1b"], assignPublicIp } }),
    type: "aws-native:ecs:Service",
});
const jobOf = (assignPublicIp: string, type = "aws:batch/jobDefinition:JobDefinition"): Member => {
    const container = {
        environment: [{ name: "QUEUE_URL", value: URL }],
        networkConfiguration: { assignPublicIp },
    };
    const isNative = type.startsWith("aws-native");
    return {
        type,
        name: "worker",
        props: { containerProperties: isNative ? container : JSON.stringify(container) },
    };
};
const template = (associatePublicIpAddress: unknown): Member => ({
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    name: "worker",
    props: { networkInterfaces: [{ associatePublicIpAddress }], userData: btoa(script.userData) },
});
const subnet = (mapPublicIpOnLaunch?: unknown): Member => ({
    type: "aws:ec2/subnet:Subnet",
    name: "subnet",
    props: { id: "subnet-0a1b", mapPublicIpOnLaunch },
});
const alone = (...resources: Member[]) => ({ resources });
const says = (property: string, value: string) => ({
    what: { worker: [`it gets a public address (${property} says ${value})`] },
});

testRule(computeNoPublicIp, {
    documented: {
        violates: "an instance with a public address",
        complies: "an instance without a public address",
    },
    accepts: {
        "a service without a public address": alone(task, service({ assignPublicIp: false })),
        "a service that leaves it out": alone(task, service({ subnets: ["subnet-0a1b"] })),
        "a service in subnets that are not known yet": alone(
            task,
            subnet(),
            service({ subnets: [unknown], assignPublicIp: false }, { networkConfiguration: ["subnet"] }),
        ),
        "a service whose network is not known as a whole, for its subnets": alone(
            task,
            subnet(),
            service(unknown, { networkConfiguration: ["subnet"] }),
        ),
        "an aws-native service without a public address": alone(task, nativeService("DISABLED")),
        "a service for the public that has nothing to do with messaging": alone(
            { ...task, props: {} },
            service({ assignPublicIp: true }),
        ),
        "an instance for the public that has nothing to do with messaging": alone(
            instance({ userData: "echo hello", associatePublicIpAddress: true }),
        ),
        "an instance without a public address": alone(instance({ associatePublicIpAddress: false })),
        "an instance that leaves it to its subnet, which gives none": alone(instance({}), subnet()),
        "the same, as a first preview shows it": alone(
            instance({ associatePublicIpAddress: unknown }),
            subnet(false),
        ),
        "an instance that refuses the address that its subnet gives": alone(
            instance({ associatePublicIpAddress: false }),
            subnet(true),
        ),
        "a job without a public address": alone(jobOf("DISABLED")),
        "a launch template without a public address": alone(template("false")),
        "a function": alone({
            type: "aws:lambda/function:Function",
            name: "worker",
            props: { environment: { variables: { URL } }, vpcConfig: { subnetIds: ["subnet-0a1b"] } },
        }),
    },
    rejects: {
        "a service with a public address": {
            ...alone(task, service({ assignPublicIp: true })),
            ...says("networkConfiguration", "true"),
        },
        "a service with a public address, in subnets that are not known yet": {
            ...alone(task, service({ subnets: [unknown], assignPublicIp: true })),
            ...says("networkConfiguration", "true"),
        },
        "an aws-native service": {
            ...alone(task, nativeService("ENABLED")),
            ...says("networkConfiguration", '"ENABLED"'),
        },
        "an instance with a public address": {
            ...alone(instance({ associatePublicIpAddress: true })),
            ...says("associatePublicIpAddress", "true"),
        },
        "an instance in a subnet that gives public addresses": {
            ...alone(instance({}), subnet(true)),
            what: {
                worker: ['it gets a public address from its subnet "subnet" (mapPublicIpOnLaunch is true)'],
            },
        },
        "the same, as a first preview shows it": {
            ...alone(
                instance(
                    { associatePublicIpAddress: unknown, subnetId: unknown },
                    { deps: { subnetId: ["subnet"] } },
                ),
                subnet(true),
            ),
            what: {
                worker: ['it gets a public address from its subnet "subnet" (mapPublicIpOnLaunch is true)'],
            },
        },
        "an aws-native instance": {
            ...alone(
                instance(
                    {
                        userData: btoa(script.userData),
                        networkInterfaces: [{ associatePublicIpAddress: true, deviceIndex: "0" }],
                    },
                    { type: "aws-native:ec2:Instance" },
                ),
            ),
            ...says("networkInterfaces", "true"),
        },
        "a job": { ...alone(jobOf("ENABLED")), ...says("containerProperties", '"ENABLED"') },
        "an aws-native job": {
            ...alone(jobOf("ENABLED", "aws-native:batch:JobDefinition")),
            ...says("containerProperties", '"ENABLED"'),
        },
        "a launch template, with a text": {
            ...alone(template("true")),
            ...says("networkInterfaces", '"true"'),
        },
        "an aws-native launch template": {
            ...alone({
                type: "aws-native:ec2:LaunchTemplate",
                name: "worker",
                props: {
                    launchTemplateData: {
                        networkInterfaces: [{ associatePublicIpAddress: true }],
                        userData: btoa(script.userData),
                    },
                },
            }),
            ...says("launchTemplateData", "true"),
        },
        "a launch configuration": {
            ...alone(
                instance(
                    { associatePublicIpAddress: true },
                    { type: "aws:ec2/launchConfiguration:LaunchConfiguration" },
                ),
            ),
            ...says("associatePublicIpAddress", "true"),
        },
    },
    undecided: {
        "a service for which it is not known": {
            ...alone(task, service({ assignPublicIp: unknown })),
            undecided: { worker: ["its networkConfiguration is not known before deployment"] },
        },
        "an instance for which it hangs on another resource": {
            ...alone(
                instance(
                    { associatePublicIpAddress: unknown },
                    { deps: { associatePublicIpAddress: ["task"] } },
                ),
                task,
            ),
            undecided: { worker: ["its associatePublicIpAddress is not known before deployment"] },
        },
    },
});

import { computeClosedEgress } from "../../../../policypack/rules/compute/closed-egress";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { group, handler, role } from "../networks";

type Props = Record<string, unknown>;

const ALL = "0.0.0.0/0";
const everything = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [ALL] };
const open = group({ egress: [everything] });
const lets = (ranges = ALL, who = "handler", on = "group") => ({
    what: { [on]: [`it lets "${who}" out to ${ranges} on other ports than 443`] },
});
const settings = (name: string, value: string) => JSON.stringify([{ environment: [{ name, value }] }]);
const URL = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders";
const task = (props: Props): Member => ({
    type: "aws:ecs/taskDefinition:TaskDefinition",
    name: "task",
    props: { family: "worker", arn: unknown, ...props },
});
const service = (props: Props = {}): Member => ({
    type: "aws:ecs/service:Service",
    name: "service",
    props: {
        taskDefinition: unknown,
        networkConfiguration: { subnets: ["subnet-0a1b"], securityGroups: [unknown] },
        ...props,
    },
    deps: { taskDefinition: ["task"], networkConfiguration: ["group"] },
});
const instance = (props: Props, deps: Member["deps"] = {}): Member => ({
    type: "aws:ec2/instance:Instance",
    name: "instance",
    props: { vpcSecurityGroupIds: [unknown], ...props },
    deps: { vpcSecurityGroupIds: ["group"], ...deps },
});
const environment: Member = {
    type: "aws:batch/computeEnvironment:ComputeEnvironment",
    name: "environment",
    props: { computeResources: { type: "FARGATE", securityGroupIds: [unknown] } },
    deps: { computeResources: ["group"] },
};
const job = (containerProperties: unknown): Member => ({
    type: "aws:batch/jobDefinition:JobDefinition",
    name: "job",
    props: { containerProperties },
});
const queue: Member = { type: "aws:sqs/queue:Queue", name: "queue", props: { name: "orders", arn: unknown } };
const policy = (props: Props, deps: Member["deps"] = {}): Member => ({
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "policy",
    props,
    deps,
});
const plainRole: Member = {
    type: "aws:iam/role:Role",
    name: "role",
    props: { name: "worker", arn: unknown },
};

testRule(computeClosedEgress, {
    accepts: {
        "an open group of a function without rights in messaging": {
            resources: [role("s3:GetObject"), handler(), open],
        },
        "an open group of an instance of which nothing is told": { resources: [instance({}), open] },
        "an open group of a service whose task has nothing to do with messaging": {
            resources: [task({ containerDefinitions: settings("LOG_LEVEL", "info") }), service(), open],
        },
        "a worker outside of any VPC": {
            resources: [role(), handler({ vpcConfig: undefined }, { deps: {} })],
        },
    },
    rejects: {
        "a producer": { resources: [role("sqs:SendMessage"), handler(), open], ...lets() },
        "a role whose policy stands alone, by its name": {
            resources: [
                plainRole,
                policy({
                    role: "worker",
                    policy: JSON.stringify({
                        Statement: { Effect: "Allow", Action: "sqs:*", Resource: "*" },
                    }),
                }),
                handler(),
                open,
            ],
            ...lets(),
        },
        "a role whose policy is made from a queue that is not known yet": {
            resources: [
                plainRole,
                queue,
                policy({ role: unknown, policy: unknown }, { role: ["role"], policy: ["queue"] }),
                handler(),
                open,
            ],
            ...lets(),
        },
        "a function that is told the URL of a queue": {
            resources: [
                handler(
                    { role: "x", environment: { variables: { QUEUE: URL } } },
                    { deps: { vpcConfig: ["group"] } },
                ),
                open,
            ],
            ...lets(),
        },
        "a function that is told the URL of a queue that is not known yet": {
            resources: [
                queue,
                handler(
                    { role: "x", environment: { variables: { QUEUE: unknown } } },
                    { deps: { vpcConfig: ["group"], environment: ["queue"] } },
                ),
                open,
            ],
            ...lets(),
        },
        "a service by the role of its task": {
            resources: [
                role(),
                { ...task({ taskRoleArn: unknown }), deps: { taskRoleArn: ["role"] } },
                service(),
                open,
            ],
            ...lets(ALL, "service"),
        },
        "a service by the settings of its task": {
            resources: [task({ containerDefinitions: settings("QUEUE_URL", URL) }), service(), open],
            ...lets(ALL, "service"),
        },
        "a service whose network is not known as a whole": {
            resources: [
                task({ containerDefinitions: settings("QUEUE_URL", URL) }),
                service({ networkConfiguration: unknown }),
                open,
            ],
            ...lets(ALL, "service"),
        },
        "an instance by its profile": {
            resources: [
                role(),
                {
                    type: "aws:iam/instanceProfile:InstanceProfile",
                    name: "profile",
                    props: { name: "worker-profile", role: "worker" },
                },
                instance({ iamInstanceProfile: "worker-profile" }),
                open,
            ],
            ...lets(ALL, "instance"),
        },
        "an instance by its start-up script": {
            resources: [instance({ userData: `poll ${URL}` }), open],
            ...lets(ALL, "instance"),
        },
        "a launch template": {
            resources: [
                {
                    type: "aws:ec2/launchTemplate:LaunchTemplate",
                    name: "template",
                    props: {
                        networkInterfaces: [{ securityGroups: [unknown] }],
                        userData: btoa(`poll ${URL}`),
                    },
                    deps: { networkInterfaces: ["group"] },
                },
                open,
            ],
            ...lets(ALL, "template"),
        },
        "an environment of Batch in which a job for a queue may run": {
            resources: [
                environment,
                job(JSON.stringify({ environment: [{ name: "QUEUE_URL", value: URL }] })),
                open,
            ],
            ...lets(ALL, "environment"),
        },
        "an environment of Batch, by the role of a job": {
            resources: [
                role(),
                environment,
                job(JSON.stringify({ jobRoleArn: "arn:aws:iam::111122223333:role/worker" })),
                open,
            ],
            ...lets(ALL, "environment"),
        },
        "two workers in one group, told once": {
            resources: [role(), handler(), { ...handler(), name: "other" }, open],
            what: { group: [`it lets "handler", "other" out to ${ALL} on other ports than 443`] },
        },
    },
});

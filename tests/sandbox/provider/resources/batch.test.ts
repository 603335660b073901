import assert from "node:assert/strict";

import { liveThrough, type Living, make } from "../../../support/resource-life";

const properties = (vcpu: string) =>
    JSON.stringify({
        image: "public.ecr.aws/docker/library/busybox",
        command: ["true"],
        resourceRequirements: [
            { type: "VCPU", value: vcpu },
            { type: "MEMORY", value: "4096" },
        ],
        networkConfiguration: { assignPublicIp: "DISABLED" },
    });

describe("the stand-in's Batch", function () {
    this.timeout(60_000);
    let needs: Living[];
    let computeResources: { type: string; maxVcpus: number; subnets: string[]; securityGroupIds: string[] };

    before(async () => {
        const vpc = await make("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" });
        const subnet = await make("aws:ec2/subnet:Subnet", { vpcId: vpc.state.id, cidrBlock: "10.0.1.0/24" });
        const group = await make("aws:ec2/securityGroup:SecurityGroup", { vpcId: vpc.state.id });
        needs = [group, subnet, vpc];
        computeResources = {
            type: "FARGATE",
            maxVcpus: 4,
            subnets: [subnet.state.id],
            securityGroupIds: [group.state.id],
        };
    });

    after(async () => {
        for (const made of needs) await made.delete();
    });

    it("has environments", () =>
        liveThrough({
            type: "aws:batch/computeEnvironment:ComputeEnvironment",
            inputs: { type: "MANAGED", computeResources, tags: { team: "orders" } },
            later: { computeResources: { ...computeResources, maxVcpus: 8 }, tags: { stage: "test" } },
            replacing: { type: "UNMANAGED" },
        }));

    it("has queues, which keep their environments", async () => {
        const environment = await make("aws:batch/computeEnvironment:ComputeEnvironment", {
            type: "MANAGED",
            computeResources,
        });
        const computeEnvironment = environment.state.properties["arn"]!;
        const inputs = {
            priority: 1,
            state: "ENABLED",
            computeEnvironmentOrders: [{ order: 1, computeEnvironment }],
            tags: { team: "orders" },
        };
        await liveThrough({
            type: "aws:batch/jobQueue:JobQueue",
            inputs,
            later: { priority: 2, state: "DISABLED", tags: { stage: "test" } },
            replacing: { name: "another" },
        });
        const queue = await make("aws:batch/jobQueue:JobQueue", inputs);
        await assert.rejects(environment.delete(), /found existing JobQueue relationship/);
        await queue.delete();
        await environment.delete();
    });

    it("has revisions of jobs", () =>
        liveThrough({
            type: "aws:batch/jobDefinition:JobDefinition",
            inputs: {
                type: "container",
                platformCapabilities: ["FARGATE"],
                containerProperties: properties("2"),
                retryStrategy: { attempts: 3, evaluateOnExits: [{ action: "RETRY", onReason: "Host*" }] },
                timeout: { attemptDurationSeconds: 43_200 },
                parameters: { Source: "here" },
                tags: { team: "orders" },
            },
            later: { tags: { stage: "test" } },
            replacing: { name: "another" },
        }));

    it("gives up a revision for the next one, and all of them at the end", () =>
        liveThrough({
            type: "aws:batch/jobDefinition:JobDefinition",
            inputs: { type: "container", containerProperties: properties("2"), tags: { team: "orders" } },
            later: { containerProperties: properties("4"), timeout: { attemptDurationSeconds: 60 } },
        }));

    it("keeps older revisions where the program says so, up to the end", () =>
        liveThrough({
            type: "aws:batch/jobDefinition:JobDefinition",
            inputs: {
                type: "container",
                deregisterOnNewRevision: false,
                containerProperties: properties("2"),
            },
            later: { containerProperties: properties("4") },
            unreadable: ["deregisterOnNewRevision"],
        }));
});

import { liveThrough, make } from "../../../support/resource-life";

const trust = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
        { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" },
    ],
});

const containers = (image: string) =>
    JSON.stringify([
        {
            name: "worker",
            image,
            environment: [{ name: "QUEUE_URL", value: "here" }],
            portMappings: [{ containerPort: 80 }],
            user: "1000",
        },
    ]);

describe("the stand-in's ECS", function () {
    this.timeout(60_000);

    it("has clusters", async () => {
        const key = await make("aws:kms/key:Key", {});
        const commands = { kmsKeyId: key.state.properties["arn"]!, logging: "DEFAULT" };
        await liveThrough({
            type: "aws:ecs/cluster:Cluster",
            inputs: { settings: [{ name: "containerInsights", value: "enabled" }], tags: { team: "orders" } },
            later: {
                settings: [{ name: "containerInsights", value: "enhanced" }],
                configuration: { executeCommandConfiguration: commands },
                serviceConnectDefaults: { namespace: "arn:aws:servicediscovery:us-east-1::namespace/ns-1" },
                tags: { stage: "test" },
            },
            replacing: { name: "another" },
        });
        await key.delete();
    });

    it("has revisions of tasks", async () => {
        const role = await make("aws:iam/role:Role", { assumeRolePolicy: trust });
        await liveThrough({
            type: "aws:ecs/taskDefinition:TaskDefinition",
            inputs: {
                family: "work",
                containerDefinitions: containers("public.ecr.aws/docker/library/busybox"),
                cpu: "256",
                memory: "512",
                networkMode: "awsvpc",
                requiresCompatibilities: ["FARGATE"],
                taskRoleArn: role.state.properties["arn"]!,
                volumes: [{ name: "scratch" }, { name: "host", hostPath: "/data" }],
                tags: { team: "orders" },
            },
            later: { tags: { stage: "test" } },
            replacing: { containerDefinitions: containers("public.ecr.aws/docker/library/alpine") },
            unreadable: ["containerDefinitions"],
        });
        await role.delete();
    });

    it("has services", async () => {
        const task = { family: "serve", networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"] };
        const revisions = [];
        for (const image of ["busybox", "alpine"])
            revisions.push(
                await make("aws:ecs/taskDefinition:TaskDefinition", {
                    ...task,
                    cpu: "256",
                    memory: "512",
                    containerDefinitions: containers(image),
                }),
            );
        const cluster = await make("aws:ecs/cluster:Cluster", {});
        const networkConfiguration = { subnets: ["subnet-1"], securityGroups: ["sg-1"] };
        await liveThrough({
            type: "aws:ecs/service:Service",
            inputs: {
                cluster: cluster.state.id,
                taskDefinition: revisions[0]!.state.properties["arn"]!,
                launchType: "FARGATE",
                networkConfiguration: { ...networkConfiguration, assignPublicIp: true },
                tags: { team: "orders" },
            },
            later: {
                taskDefinition: revisions[1]!.state.properties["arn"]!,
                networkConfiguration,
                desiredCount: 1,
                enableExecuteCommand: true,
                deploymentMaximumPercent: 150,
                deploymentCircuitBreaker: { enable: true, rollback: true },
                tags: { stage: "test" },
            },
            replacing: { launchType: "EC2" },
        });
        for (const made of [cluster, ...revisions]) await made.delete();
    });
});

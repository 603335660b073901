import { deepStrictEqual, strictEqual } from "node:assert";

import {
    BatchClient,
    CreateComputeEnvironmentCommand,
    CreateJobQueueCommand,
    DescribeJobsCommand,
    RegisterJobDefinitionCommand,
    SubmitJobCommand,
    TerminateJobCommand,
} from "@aws-sdk/client-batch";
import { PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";

import { type Account, allow, type Clients, errorOf, eventually, uniqueName } from "../../support/aws";
import { withAccount } from "../../support/backend";
import { fromSource, sendingBy } from "../../support/statements-of-services";

describe("the backend: jobs of Batch", function () {
    this.timeout(60_000);
    let account: Account;
    let place: { jobQueue: string; jobDefinition: string };
    before(withAccount((it) => (account = it)));
    before(async () => {
        const name = uniqueName("jobs");
        const batch = batchOf(account.root);
        const { computeEnvironmentArn } = await batch.send(
            new CreateComputeEnvironmentCommand({ computeEnvironmentName: name, type: "MANAGED" }),
        );
        const order = [{ order: 1, computeEnvironment: computeEnvironmentArn! }];
        const { jobQueueArn } = await batch.send(
            new CreateJobQueueCommand({ jobQueueName: name, priority: 1, computeEnvironmentOrder: order }),
        );
        const { jobDefinitionArn } = await batch.send(
            new RegisterJobDefinitionCommand({ jobDefinitionName: name, type: "container" }),
        );
        place = { jobQueue: jobQueueArn!, jobDefinition: jobDefinitionArn! };
    });

    function batchOf({ kms, backend }: Clients): BatchClient {
        const { credentials, region, requestHandler } = kms.config;
        return new BatchClient({
            endpoint: backend.endpoint,
            credentials,
            region,
            requestHandler,
            maxAttempts: 1,
        });
    }
    const submit = (clients = account.root, more: object = {}) =>
        batchOf(clients).send(new SubmitJobCommand({ jobName: "one", ...place, ...more }));
    const stateOf = async (jobId: string) => {
        const { jobs = [] } = await batchOf(account.root).send(new DescribeJobsCommand({ jobs: [jobId] }));
        return jobs[0]?.status;
    };

    it("run for a moment, and succeed", async () => {
        const { jobId } = await submit();
        strictEqual(await stateOf(jobId!), "RUNNING");
        await eventually(async () => ((await stateOf(jobId!)) === "SUCCEEDED" ? true : undefined));
    });

    it("need a queue and a definition that are there", async () => {
        strictEqual(await errorOf(submit(account.root, { jobQueue: "none" })), "ClientException");
        strictEqual(await errorOf(submit(account.root, { jobDefinition: "none" })), "ClientException");
    });

    it("are submitted by who may use both", async () => {
        const { jobQueue, jobDefinition } = place;
        const both = await account.role([allow("batch:SubmitJob", [jobQueue, jobDefinition])]);
        strictEqual(await errorOf(submit(both.clients)), undefined);
        for (const one of [jobQueue, jobDefinition]) {
            const { clients } = await account.role([allow("batch:SubmitJob", one)]);
            strictEqual(await errorOf(submit(clients)), "AccessDeniedException");
        }
    });

    it("fail when they are terminated, and EventBridge is told", async () => {
        const Rule = uniqueName("failed");
        const queue = await account.queue();
        const EventPattern = JSON.stringify({
            source: ["aws.batch"],
            "detail-type": ["Batch Job State Change"],
            detail: { status: ["FAILED"], jobQueue: [place.jobQueue] },
        });
        const { RuleArn } = await account.root.events.send(new PutRuleCommand({ Name: Rule, EventPattern }));
        const Targets = [{ Id: "1", Arn: queue.arn, InputPath: "$.detail.statusReason" }];
        await account.root.events.send(new PutTargetsCommand({ Rule, Targets }));
        await account.queuePolicy(queue, sendingBy("events", fromSource(RuleArn!)));
        const { jobId } = await submit();
        await batchOf(account.root).send(new TerminateJobCommand({ jobId, reason: "too slow" }));
        strictEqual(await stateOf(jobId!), "FAILED");
        deepStrictEqual(await account.bodies(queue), ['"too slow"']);
    });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import {
    BatchClient,
    DescribeJobsCommand,
    ListJobsCommand,
    TerminateJobCommand,
} from "@aws-sdk/client-batch";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

import { called } from "../../../examples/atx-batch-jobs/signed-call";
import { repositoryRoot } from "../../../sandbox";
import type { Backend } from "../../../sandbox/backend";
import { BackendControl, type Credentials } from "../../../sandbox/backend/control";
import { Clients, errorOf, eventually, region } from "../../support/aws";
import { sharedBackend } from "../../support/backend";
import { type Caller, root, takenByTask } from "../../support/callers";
import { Deployment, type StateResource } from "../../support/deployment";
import { publish, receive, remove, send } from "../../support/messages";
import { withEngine } from "../../support/sandbox";

interface Outputs {
    apiId: string;
    callerRoleArn: string;
    deadLetterQueueUrls: { requests: string };
    jobQueue: string;
    queueUrls: { requests: string; notifications: string };
    roleArns: Record<"desk" | "dispatch" | "job" | "operator" | "submit", string>;
    secretName: string;
    topicArn: string;
}

const asked = { source: "uploads/shop.zip", transformation: "AWS/java-version-upgrade" };
const githubToken = "a-token-of-the-test";

describe("the example atx-batch-jobs, deployed", function () {
    this.timeout(400_000);
    let backend: Backend;
    let deployment: Deployment;
    let outputs: Outputs;
    let control: BackendControl;
    let batch: BatchClient;

    const takenBy = (service: string, role: string) => control.assumeAsService({ role, service });
    const byInstance = async (role: string) => new Clients(backend, await takenBy("ec2.amazonaws.com", role));

    before(withEngine);
    before(async () => {
        backend = await sharedBackend();
        control = new BackendControl(backend);
        deployment = await Deployment.of({
            program: "examples/atx-batch-jobs",
            folder: repositoryRoot,
            stack: "works",
            config: { functionTimeoutSeconds: "5", githubToken, removeFiles: "true" },
        });
        await deployment.up();
        outputs = await deployment.outputs<Outputs>();
        batch = clientOf(BatchClient, root(backend));
    });
    after(async () => {
        await deployment?.destroy();
        deployment?.close();
    });

    /** A call of the API, as somebody or as nobody. */
    const ask = (content: unknown, credentials?: Credentials) => {
        const url = `${backend.plainEndpoint}/_aws/execute-api/${outputs.apiId}/prod/jobs`;
        return called({ url, region, body: JSON.stringify(content) }, credentials);
    };

    /** A signed request, and the job that it became. */
    async function requested(): Promise<{ jobId: string; jobName: string }> {
        const { status, body } = await ask(asked, await takenBy("ec2.amazonaws.com", outputs.callerRoleArn));
        assert.equal(status, 202, body);
        const name = `request-${(JSON.parse(body) as { id: string }).id}`;
        const found = await eventually(async () => {
            const { jobSummaryList = [] } = await batch.send(
                new ListJobsCommand({ jobQueue: outputs.jobQueue }),
            );
            return jobSummaryList.find(({ jobName }) => jobName === name);
        }, 30_000);
        return { jobId: found.jobId!, jobName: found.jobName! };
    }

    it("lets in whoever may call, and makes a job of the call", async () => {
        const { jobId } = await requested();
        const job = await eventually(async () => {
            const { jobs = [] } = await batch.send(new DescribeJobsCommand({ jobs: [jobId] }));
            return jobs[0]?.status === "SUCCEEDED" ? jobs[0] : undefined;
        }, 15_000);
        const { source, transformation, result } = job.parameters!;
        assert.deepEqual({ source, transformation }, asked);
        assert.match(result!, /^results\/[0-9a-f-]{36}\/$/);
    });

    it("refuses a call that nobody signed, and one of somebody who may not call", async () => {
        assert.equal((await ask(asked)).status, 403);
        const other = await takenBy("ec2.amazonaws.com", outputs.roleArns.desk);
        assert.equal((await ask(asked, other)).status, 403);
    });

    it("refuses what is no request before it gets into the queue", async () => {
        const caller = await takenBy("ec2.amazonaws.com", outputs.callerRoleArn);
        const { status, body } = await ask({ ...asked, source: "uploads/../../etc" }, caller);
        assert.deepEqual(
            [status, JSON.parse(body)],
            [400, { error: "the message.source is no path below its prefix" }],
        );
    });

    it("tells the desk of a job that failed, and not what it was asked to do", async () => {
        const desk = await byInstance(outputs.roleArns.desk);
        const { jobId, jobName } = await requested();
        await batch.send(new TerminateJobCommand({ jobId, reason: "no space left" }));
        const told = await nextFor(desk);
        assert.deepEqual(JSON.parse(told), {
            event: "job_failed",
            job: jobId,
            name: jobName,
            reason: "no space left",
        });
    });

    it("lets a job read the token and tell what it did, and no message", async () => {
        const job = await takenByTask(backend, outputs.roleArns.job);
        const secret = new GetSecretValueCommand({ SecretId: outputs.secretName });
        const { SecretString } = await clientOf(SecretsManagerClient, job).send(secret);
        assert.deepEqual(JSON.parse(SecretString!), { token: githubToken });
        await publish(job, outputs.topicArn, '{"event":"job_done"}');
        assert.equal(await nextFor(await byInstance(outputs.roleArns.desk)), '{"event":"job_done"}');
        const { requests, notifications } = outputs.queueUrls;
        for (const url of [requests, notifications, outputs.deadLetterQueueUrls.requests])
            assert.equal(await errorOf(receive(job, url)), "AccessDenied");
        assert.equal(await errorOf(send(job, requests, "{}")), "AccessDenied");
    });

    it("starts a job by a role that reads neither token nor messages", async () => {
        const starter = await takenByTask(backend, await roleNamed("execution"));
        const secret = new GetSecretValueCommand({ SecretId: outputs.secretName });
        assert.equal(
            await errorOf(clientOf(SecretsManagerClient, starter).send(secret)),
            "AccessDeniedException",
        );
        assert.equal(await errorOf(publish(starter, outputs.topicArn, "x")), "AuthorizationErrorException");
    });

    it("fits into the boundary beside it", async () => {
        const file = path.join(
            repositoryRoot,
            "examples/atx-batch-jobs/guardrails/permissions-boundary.json",
        );
        const [allowed] = (JSON.parse(readFileSync(file, "utf8")) as { Statement: { Action: string[] }[] })
            .Statement;
        const policies = await ofType("aws:iam/rolePolicy:RolePolicy");
        const used = policies.flatMap(({ outputs: made }) => actionsIn(String(made!["policy"])));
        assert.ok(used.length > 20);
        assert.deepEqual([...new Set(used.filter((action) => !allowed!.Action.includes(action)))], []);
    });

    async function nextFor(desk: Caller): Promise<string> {
        const url = outputs.queueUrls.notifications;
        const messages = await eventually(async () => {
            const found = await receive(desk, url, { WaitTimeSeconds: 1 });
            return found.length > 0 ? found : undefined;
        }, 15_000);
        await remove(desk, url, messages);
        return messages[0]!.Body!;
    }

    const ofType = async (type: string): Promise<StateResource[]> =>
        (await deployment.resources()).filter((it) => it.type === type);
    const roleNamed = async (name: string) => {
        const roles = await ofType("aws:iam/role:Role");
        return String(roles.find(({ urn }) => urn.endsWith(`::${name}`))!.outputs!["arn"]);
    };
});

function actionsIn(policy: string): string[] {
    const { Statement } = JSON.parse(policy) as { Statement: { Action: string | string[] }[] };
    return [Statement].flat().flatMap(({ Action }) => Action);
}

/** Another client of the same caller. */
function clientOf<Client>(Service: new (options: object) => Client, { kms, backend }: Caller): Client {
    const { credentials, region: at, requestHandler } = kms.config;
    return new Service({ endpoint: backend.endpoint, credentials, region: at, requestHandler });
}

import assert from "node:assert/strict";

import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { StartMessageMoveTaskCommand } from "@aws-sdk/client-sqs";

import { fromMessage, KmsDataKeys, KmsMacs, Opener, Sealer } from "../../../examples/messages";
import type { Notification } from "../../../examples/shoryuken-workers/handlers/database";
import { Enqueuer } from "../../../examples/shoryuken-workers/handlers/enqueue";
import { worker } from "../../../examples/shoryuken-workers/handlers/work";
import { repositoryRoot } from "../../../sandbox";
import { takenRoles } from "../../../scripts/try/roles";
import type { Backend } from "../../../sandbox/backend";
import { Clients, errorOf, eventually } from "../../support/aws";
import { sharedBackend } from "../../support/backend";
import { type Caller, takenByTask } from "../../support/callers";
import { Deployment } from "../../support/deployment";
import { countIn, receive, remove, send } from "../../support/messages";
import { withEngine } from "../../support/sandbox";

interface Outputs {
    queueUrls: { main: string };
    deadLetterQueueUrls: { main: string };
    deadLetterQueueArns: { main: string };
    roleArns: Record<Role, string>;
    databaseSecretArn: string;
    environment: { purpose: string; signingKey: string; dataKey: string };
}
type Role = "web" | "worker" | "operator" | "auditor";

const databaseUrl = "postgres://myapp:correct-horse@db.internal:5432/myapp";

describe("the example shoryuken-workers, deployed", function () {
    this.timeout(300_000);
    let backend: Backend;
    let deployment: Deployment;
    let outputs: Outputs;
    let callers: Record<Role, Caller>;
    const noted: Notification[] = [];

    before(withEngine);
    before(async () => {
        backend = await sharedBackend();
        deployment = await Deployment.of({
            program: "examples/shoryuken-workers",
            folder: repositoryRoot,
            stack: "works",
            config: { databaseUrl },
        });
        await deployment.up();
        outputs = await deployment.outputs<Outputs>();
        const { web, worker: work, operator, auditor } = outputs.roleArns;
        const roles = await takenRoles(backend, await deployment.resources());
        const as = (role: string) => new Clients(backend, roles[role]!);
        callers = { web: as(web), worker: as(work), operator: as(operator), auditor: as(auditor) };
    });
    after(async () => {
        await deployment?.destroy();
        deployment?.close();
    });

    const queue = () => outputs.queueUrls.main;
    const deadLetters = () => outputs.deadLetterQueueUrls.main;
    const enqueuer = () => {
        const { purpose, signingKey, dataKey } = outputs.environment;
        const { sqs, kms } = callers.web;
        const sealer = new Sealer(new KmsDataKeys(kms, dataKey), { purpose });
        const macs = new KmsMacs(kms, signingKey);
        return new Enqueuer({ sqs, queueUrl: queue(), macs, sealer, purpose, log: () => undefined });
    };
    const work = () => {
        const { purpose, signingKey, dataKey } = outputs.environment;
        const { kms } = callers.worker;
        const opener = new Opener(new KmsDataKeys(kms, dataKey), { purpose });
        const database = { notify: async (it: Notification) => void noted.push(it) };
        return worker({ macs: new KmsMacs(kms, signingKey), opener, purpose, database });
    };
    /** Receives one message as the worker, and does its work. */
    async function workOnOne(): Promise<void> {
        const messages = await receive(callers.worker, queue());
        assert.equal(messages.length, 1);
        await work()(fromMessage(messages[0]!, queue()));
        await remove(callers.worker, queue(), messages);
    }

    it("takes a job from the web application to the worker, and its note sealed", async () => {
        const jobId = await enqueuer().note("user-1", "Your table is booked for eight.");
        const [waiting] = await receive(callers.worker, queue(), { VisibilityTimeout: 0 });
        assert.doesNotMatch(waiting!.Body!, /table/);
        await workOnOne();
        assert.deepEqual(noted.at(-1), { jobId, userId: "user-1", note: "Your table is booked for eight." });
    });

    it("lets each role do its own part and nothing else", async () => {
        const denied = "AccessDenied";
        const may = async (role: Role) => ({
            send: (await errorOf(send(callers[role], queue(), "probe"))) === undefined,
            receive: (await errorOf(receive(callers[role], queue()))) === undefined,
            readDeadLetters: (await errorOf(receive(callers[role], deadLetters()))) === undefined,
            count: (await errorOf(countIn(callers[role], deadLetters()))) === undefined,
        });
        assert.deepEqual(await Promise.all((["web", "worker", "operator", "auditor"] as const).map(may)), [
            { send: true, receive: false, readDeadLetters: false, count: false },
            { send: false, receive: true, readDeadLetters: false, count: false },
            // To move a message back is to send it.
            { send: true, receive: false, readDeadLetters: true, count: true },
            { send: false, receive: false, readDeadLetters: false, count: true },
        ]);
        assert.equal(await errorOf(receive(callers.web, queue())), denied);
        const { signingKey } = outputs.environment;
        const macs = new KmsMacs(callers.worker.kms, signingKey);
        assert.equal(await errorOf(macs.make(Buffer.from("job"))), "AccessDeniedException");
    });

    it("refuses plain HTTP to who may send and receive over TLS", async () => {
        assert.equal(await errorOf(send(callers.web.overPlainHttp(), queue(), "{}")), "AccessDenied");
        assert.equal(await errorOf(receive(callers.worker.overPlainHttp(), queue())), "AccessDenied");
    });

    it("puts a job that was tampered with among the dead letters as it came, and brings it back", async () => {
        await drain();
        const before = noted.length;
        const forged = JSON.stringify({ id: "job-1", kind: "welcome", userId: "user-2" });
        await send(callers.web, queue(), forged);
        for (let tries = 1; tries <= 5; tries += 1) {
            const [message] = await receive(callers.worker, queue(), { VisibilityTimeout: 0 });
            assert.equal(await errorOf(work()(fromMessage(message!, queue()))), "BadMessage");
        }
        assert.deepEqual(await receive(callers.worker, queue(), { VisibilityTimeout: 0 }), []);
        const [dead] = await eventually(async () => {
            const found = await receive(callers.operator, deadLetters(), { VisibilityTimeout: 0 });
            return found.length > 0 ? found : undefined;
        });
        assert.equal(dead!.Body, forged);
        assert.equal(noted.length, before);
        const SourceArn = outputs.deadLetterQueueArns.main;
        await callers.operator.sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
        const again = await eventually(async () => (await receive(callers.worker, queue()))[0]);
        assert.equal(again.Body, forged);
        assert.equal(again.Attributes?.ApproximateReceiveCount, "1");
    });

    it("gives the database's address to who starts the worker, and to no role of the application", async () => {
        const resources = await deployment.resources();
        const execution = resources.find(({ urn }) => urn.endsWith("Role::worker-execution"))!;
        const starter = await takenByTask(backend, String(execution.outputs!["arn"]));
        const read = (caller: Caller) =>
            secretsOf(caller, backend).send(
                new GetSecretValueCommand({ SecretId: outputs.databaseSecretArn }),
            );
        const { SecretString } = await read(starter);
        assert.deepEqual(JSON.parse(SecretString!), { url: databaseUrl });
        for (const role of ["web", "worker", "operator", "auditor"] as const)
            assert.equal(await errorOf(read(callers[role])), "AccessDeniedException", role);
        const tasks = resources.filter(({ type }) => type === "aws:ecs/taskDefinition:TaskDefinition");
        assert.equal(tasks.length, 2);
        for (const { outputs: made } of tasks)
            assert.doesNotMatch(String(made!["containerDefinitions"]), /correct-horse/);
        assert.equal(await errorOf(receive(starter, queue())), "AccessDenied");
    });

    async function drain(): Promise<void> {
        for (;;) {
            const messages = await receive(callers.worker, queue());
            if (messages.length === 0) return;
            await remove(callers.worker, queue(), messages);
        }
    }
});

function secretsOf({ kms }: Caller, { endpoint }: Backend): SecretsManagerClient {
    const { credentials, region, requestHandler } = kms.config;
    return new SecretsManagerClient({ endpoint, credentials, region, requestHandler });
}

import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import {
    DeleteMessageCommand,
    type Message,
    ReceiveMessageCommand,
    SendMessageCommand,
    SQSClient,
    StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { KMSClient } from "@aws-sdk/client-kms";

import { KmsDataKeys, KmsMacs, Opener, poll, Sealer } from "../messages";
import { byEndpoint, eventually, Stage } from "../stage";
import type { Database, Notification } from "./handlers/database";
import { Enqueuer } from "./handlers/enqueue";
import { worker } from "./handlers/work";

const quiet = () => undefined;

/** The database of the story: it may be down. */
class Memory implements Database {
    readonly notes = new Map<string, Notification>();
    down = false;

    async notify(notification: Notification): Promise<void> {
        if (this.down) throw new Error("the database is down");
        this.notes.set(notification.jobId, notification);
    }
}

/** Somebody with a role of the system. */
interface Actor {
    sqs: SQSClient;
    macs: KmsMacs;
    dataKeys: KmsDataKeys;
    secrets: SecretsManagerClient;
}

class Story {
    private readonly database = new Memory();
    private readonly purpose: string;
    private readonly queue: string;
    private readonly deadLetters: string;

    constructor(
        private readonly stage: Stage,
        private readonly web: Actor,
        private readonly worker: Actor,
        private readonly operator: Actor,
    ) {
        this.purpose = stage.output("environment", "purpose");
        this.queue = stage.output("queueUrls", "main");
        this.deadLetters = stage.output("deadLetterQueueUrls", "main");
    }

    static async of(stage: Stage): Promise<Story> {
        const actor = async (role: string): Promise<Actor> => {
            const credentials = await stage.as(stage.output("roleArns", role));
            const kms = new KMSClient({ credentials });
            return {
                sqs: new SQSClient({ ...byEndpoint, credentials }),
                macs: new KmsMacs(kms, stage.output("environment", "signingKey")),
                dataKeys: new KmsDataKeys(kms, stage.output("environment", "dataKey")),
                secrets: new SecretsManagerClient({ credentials }),
            };
        };
        return new Story(stage, await actor("web"), await actor("worker"), await actor("operator"));
    }

    /** Lets a worker work until something has come of it. */
    private async working<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
        const ending = new AbortController();
        const { purpose, database } = this;
        const { sqs, macs, dataKeys } = this.worker;
        const work = worker({ macs, opener: new Opener(dataKeys, { purpose }), purpose, database });
        // A message that fails comes back after two seconds here, so that the story is a short one.
        const settings = { visibilitySeconds: 2, signal: ending.signal, log: quiet };
        const ended = poll({ sqs, queueUrl: this.queue, work, ...settings });
        try {
            return await eventually(look, 60);
        } finally {
            ending.abort();
            await ended;
        }
    }

    private async deadLetter(): Promise<Message | undefined> {
        const ask = new ReceiveMessageCommand({
            QueueUrl: this.deadLetters,
            VisibilityTimeout: 0,
            WaitTimeSeconds: 1,
        });
        return (await this.operator.sqs.send(ask)).Messages?.[0];
    }

    private enqueuer(): Enqueuer {
        const { sqs, macs, dataKeys } = this.web;
        const { purpose, queue: queueUrl } = this;
        return new Enqueuer({
            sqs,
            queueUrl,
            macs,
            sealer: new Sealer(dataKeys, { purpose }),
            purpose,
            log: quiet,
        });
    }

    async jobs(): Promise<void> {
        let [welcome, note] = ["", ""];
        await this.stage.step("the web application enqueues a job with the id of a user", async () => {
            welcome = await this.enqueuer().welcome("user-1001");
        });
        await this.stage.step("the web application enqueues another, with a sealed note", async () => {
            note = await this.enqueuer().note("user-1001", "Your table is booked for eight.");
        });
        await this.stage.step("the worker checks, opens and does both", () =>
            this.working(async () => {
                const { notes } = this.database;
                if (notes.has(welcome)) return notes.get(note)?.note?.includes("eight") || undefined;
                return undefined;
            }),
        );
    }

    async refusals(): Promise<void> {
        const { stage, web, worker, operator, queue: QueueUrl } = this;
        const receive = new ReceiveMessageCommand({ QueueUrl });
        const send = new SendMessageCommand({ QueueUrl, MessageBody: "{}" });
        await stage.refused("receiving by the web application", () => web.sqs.send(receive));
        await stage.refused("sending by the worker", () => worker.sqs.send(send));
        await stage.refused("signing by the worker", () => worker.macs.make(Buffer.from("a job")));
        await stage.refused("reading the queue by the operator", () => operator.sqs.send(receive));
        await stage.refused("reading the dead letters by the worker", () =>
            worker.sqs.send(new ReceiveMessageCommand({ QueueUrl: this.deadLetters })),
        );
        const secret = new GetSecretValueCommand({ SecretId: stage.output("databaseSecretArn") });
        await stage.refused("reading the database's secret by the web application", () =>
            web.secrets.send(secret),
        );
    }

    async poison(): Promise<void> {
        const forged = JSON.stringify({ id: "job-1", kind: "welcome", userId: "user-1002" });
        await this.stage.step(
            "a job without a signature is not done, and ends among the dead letters",
            async () => {
                const { queue: QueueUrl } = this;
                await this.web.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: forged }));
                const found = await this.working(() => this.deadLetter());
                if (found.Body !== forged || this.database.notes.has("job-1"))
                    throw new Error("it was not kept as it came");
            },
        );
        await this.stage.step("the operator looks at it, and deletes it", async () => {
            const QueueUrl = this.deadLetters;
            const { ReceiptHandle } = await eventually(() => this.deadLetter());
            await this.operator.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        });
    }

    async redrive(): Promise<void> {
        let job = "";
        await this.stage.step("a job that fails while the database is down ends there too", async () => {
            this.database.down = true;
            job = await this.enqueuer().welcome("user-1003");
            await this.working(() => this.deadLetter());
        });
        await this.stage.step("the operator moves it back, and the worker does it", async () => {
            this.database.down = false;
            const SourceArn = this.stage.output("deadLetterQueueArns", "main");
            await this.operator.sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
            await this.working(async () => this.database.notes.get(job));
        });
    }
}

void Stage.tell(async (stage) => {
    const story = await Story.of(stage);
    await story.jobs();
    await story.refusals();
    await story.poison();
    await story.redrive();
});

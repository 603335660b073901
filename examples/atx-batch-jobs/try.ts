import { BatchClient, ListJobsCommand, TerminateJobCommand } from "@aws-sdk/client-batch";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import {
    DeleteMessageCommand,
    ReceiveMessageCommand,
    SendMessageCommand,
    SQSClient,
    StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";

import { byEndpoint, type Credentials, eventually, Stage } from "../stage";
import { called } from "./signed-call";

const body = JSON.stringify({ source: "uploads/shop.zip", transformation: "AWS/java-version-upgrade" });

/** The address of the API. The local backend has it below its own. */
function addressOf(stage: Stage): string {
    const local = process.env["AWS_ENDPOINT_URL"];
    if (local === undefined) return `${stage.output("apiUrl")}/jobs`;
    return `${local}/_aws/execute-api/${stage.output("apiId")}/prod/jobs`;
}

/** Everybody of the story, by the names of their roles. */
async function actorsOf(stage: Stage) {
    const as = (role: string) => stage.as(stage.output("roleArns", role));
    const sqs = (credentials: Credentials) => new SQSClient({ ...byEndpoint, credentials });
    const job = await as("job");
    return {
        caller: await stage.as(stage.output("callerRoleArn")),
        job: {
            sqs: sqs(job),
            sns: new SNSClient({ credentials: job }),
            secrets: new SecretsManagerClient({ credentials: job }),
        },
        submit: { sqs: sqs(await as("submit")) },
        desk: { sqs: sqs(await as("desk")) },
        operator: { sqs: sqs(await as("operator")) },
        starter: new SecretsManagerClient({ credentials: await as("dispatch") }),
    };
}

type Actors = Awaited<ReturnType<typeof actorsOf>>;

class Story {
    /** Who looks after Batch: in this story, whoever deployed it. */
    private readonly batch = new BatchClient({});

    constructor(
        private readonly stage: Stage,
        private readonly actors: Actors,
    ) {}

    /** A signed request, and the job that it becomes. */
    private async requested(): Promise<{ jobId: string; jobName: string }> {
        const region = process.env["AWS_REGION"] ?? "us-east-1";
        const answer = await called({ url: addressOf(this.stage), region, body }, this.actors.caller);
        if (answer.status !== 202) throw new Error(`the API answered ${answer.status}: ${answer.body}`);
        const { id } = JSON.parse(answer.body) as { id: string };
        const values = [`request-${id}`];
        const list = new ListJobsCommand({
            jobQueue: this.stage.output("jobQueue"),
            filters: [{ name: "JOB_NAME", values }],
        });
        return eventually(async () => {
            const { jobSummaryList = [] } = await this.batch.send(list);
            const found = jobSummaryList.find(({ jobName }) => jobName === values[0]);
            return found && { jobId: found.jobId!, jobName: found.jobName! };
        });
    }

    /** What the desk is told next that has these words in it. */
    private async told(words: string): Promise<void> {
        const QueueUrl = this.stage.output("queueUrls", "notifications");
        await eventually(async () => {
            const ask = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 2 });
            const { Messages: [message] = [] } = await this.actors.desk.sqs.send(ask);
            if (message === undefined) return undefined;
            const { ReceiptHandle } = message;
            await this.actors.desk.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
            return message.Body!.includes(words) || undefined;
        });
    }

    async calls(): Promise<void> {
        const { stage } = this;
        await stage.step("a call that nobody signed gets 403", async () => {
            const { status } = await called({ url: addressOf(stage), region: "us-east-1", body });
            if (status !== 403) throw new Error(`the API answered ${status}`);
        });
        await stage.step("a signed call becomes a job", () => this.requested());
        await stage.step("a job that fails is told to the desk", async () => {
            const { jobId, jobName } = await this.requested();
            await this.batch.send(new TerminateJobCommand({ jobId, reason: "an end to the story" }));
            await this.told(jobName);
        });
    }

    async job(): Promise<void> {
        const { stage, actors } = this;
        const secret = new GetSecretValueCommand({ SecretId: stage.output("secretName") });
        await stage.step("a job reads the token when it needs it", async () => {
            const { SecretString } = await actors.job.secrets.send(secret);
            if (!(JSON.parse(SecretString!) as { token?: string }).token) throw new Error("there is none");
        });
        await stage.step("a job tells what it did, and the desk hears of it", async () => {
            const TopicArn = stage.output("topicArn");
            await actors.job.sns.send(new PublishCommand({ TopicArn, Message: '{"event":"job_done"}' }));
            await this.told("job_done");
        });
        await stage.refused("reading the token by the dispatcher", () => actors.starter.send(secret));
        for (const [what, urls] of [
            ["requests", "queueUrls"],
            ["dead letters", "deadLetterQueueUrls"],
        ] as const) {
            const QueueUrl = stage.output(urls, "requests");
            await stage.refused(`reading the ${what} by a job`, () =>
                actors.job.sqs.send(new ReceiveMessageCommand({ QueueUrl })),
            );
        }
    }

    async poison(): Promise<void> {
        const { stage, actors } = this;
        const [QueueUrl, deadLetters] = [
            stage.output("queueUrls", "requests"),
            stage.output("deadLetterQueueUrls", "requests"),
        ];
        const waiting = async () => {
            const ask = new ReceiveMessageCommand({
                QueueUrl: deadLetters,
                WaitTimeSeconds: 2,
                VisibilityTimeout: 0,
            });
            return (await actors.operator.sqs.send(ask)).Messages?.[0]?.Body;
        };
        await stage.step("a forged request starts nothing, and ends among the dead letters", async () => {
            await actors.submit.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
            const found = await eventually(waiting, 180);
            if (found !== body) throw new Error("it was not kept as it came");
        });
        await stage.step("the operator moves it back to be tried again", async () => {
            const SourceArn = stage.output("deadLetterQueueArns", "requests");
            await actors.operator.sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
            await eventually(async () => ((await waiting()) === undefined ? true : undefined));
        });
    }
}

void Stage.tell(async (stage) => {
    const story = new Story(stage, await actorsOf(stage));
    await story.calls();
    await story.job();
    await story.poison();
});

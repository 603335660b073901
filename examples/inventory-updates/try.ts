import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
    CreateQueueCommand,
    DeleteQueueCommand,
    ReceiveMessageCommand,
    SendMessageCommand,
    SQSClient,
    StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";

import { byEndpoint, eventually, Stage } from "../stage";

/** Warehouses deliver stock lists, and the stock is right in the end. */
async function story(stage: Stage): Promise<void> {
    const files = new S3Client({ credentials: await stage.as(stage.output("warehouseRoleArn")) });
    const warehouse = new Warehouse(files, stage.output("bucket"), stage.output("tables", "stock"));
    await stage.step("a warehouse delivers a list of three rows", () =>
        warehouse.deliver("monday", "tea,north,10", "coffee,north,20", "cocoa,north,30"),
    );
    await stage.step("the table has three items", () =>
        warehouse.stockIs({ tea: 10, coffee: 20, cocoa: 30 }),
    );
    await stage.step("a second list has a row that takes sugar, of which there is none", () =>
        warehouse.deliver("tuesday", "tea,north,-4", "sugar,north,-7", "coffee,north,5"),
    );
    await stage.step("the good rows land", () => warehouse.stockIs({ tea: 6, coffee: 25 }));
    await everybodyKeepsToTheirPart(stage);
    await engineersMakeQueues(stage);
    await theBadRowIsMadeGood(stage, warehouse);
    await stage.step("the stock is right", () =>
        warehouse.stockIs({ tea: 6, coffee: 25, cocoa: 30, sugar: 3 }),
    );
}

/** What a warehouse delivers, and what is in stock then. */
class Warehouse {
    constructor(
        private readonly files: S3Client,
        private readonly bucket: string,
        private readonly table: string,
    ) {}

    async deliver(name: string, ...rows: string[]): Promise<void> {
        const Body = ["sku,warehouse,change", ...rows, ""].join("\n");
        const file = { Bucket: this.bucket, Key: `stock/${name}.csv`, Body };
        await this.files.send(new PutObjectCommand(file));
    }

    async stockIs(expected: Record<string, number>): Promise<void> {
        await eventually(async () => {
            const { Items = [] } = await new DynamoDBClient({}).send(
                new ScanCommand({ TableName: this.table }),
            );
            const found = new Map(Items.map(({ sku, quantity }) => [sku!.S!, Number(quantity!.N)]));
            return Object.entries(expected).every(([sku, count]) => found.get(sku) === count) || undefined;
        }, 60);
    }
}

async function sqsAs(stage: Stage, ...role: string[]): Promise<SQSClient> {
    return new SQSClient({ ...byEndpoint, credentials: await stage.as(stage.output(...role)) });
}

const queueIn = (stage: Stage) => ({ QueueUrl: stage.output("queueUrls", "updates") });
const deadLettersIn = (stage: Stage) => ({ QueueUrl: stage.output("deadLetterQueueUrls", "updates") });

async function everybodyKeepsToTheirPart(stage: Stage): Promise<void> {
    const csv = await sqsAs(stage, "roleArns", "csv");
    const stock = await sqsAs(stage, "roleArns", "stock");
    await stage.refused("receiving by the CSV function", () =>
        csv.send(new ReceiveMessageCommand(queueIn(stage))),
    );
    await stage.refused("sending by the stock function", () =>
        stock.send(new SendMessageCommand({ ...queueIn(stage), MessageBody: "{}" })),
    );
    await stage.refused("reading dead letters by the stock function", () =>
        stock.send(new ReceiveMessageCommand(deadLettersIn(stage))),
    );
}

/** A failed message comes back after six times the function's timeout, five times. */
const untilDeadLetter = 400;

async function theBadRowIsMadeGood(stage: Stage, warehouse: Warehouse): Promise<void> {
    const ops = await sqsAs(stage, "roleArns", "ops");
    // Looked at, and given back at once.
    const look = new ReceiveMessageCommand({ ...deadLettersIn(stage), VisibilityTimeout: 0 });
    await stage.step("after five receives, the operator finds the bad row among the dead letters", () =>
        eventually(async () => {
            const { Messages = [] } = await ops.send(look);
            return Messages.some(({ Body = "" }) => Body.includes("sugar")) || undefined;
        }, untilDeadLetter),
    );
    await stage.step("sugar is delivered after all", () => warehouse.deliver("wednesday", "sugar,north,10"));
    await stage.step("there is sugar", () => warehouse.stockIs({ sugar: 10 }));
    await stage.step("the operator moves the row back to its queue", () => {
        const SourceArn = stage.output("deadLetterQueueArns", "updates");
        return ops.send(new StartMessageMoveTaskCommand({ SourceArn }));
    });
}

/** Engineers make queues of their department, and no other. */
async function engineersMakeQueues(stage: Stage): Promise<void> {
    const engineer = await sqsAs(stage, "engineerRoleArn");
    const QueueName = `inventory-try-${Date.now()}`;
    const make = (department?: string) =>
        engineer.send(
            new CreateQueueCommand({ QueueName, ...(department && { tags: { Department: department } }) }),
        );
    await stage.refused("making a queue without a department", () => make());
    await stage.refused("making a queue of another department", () => make("finance"));
    await stage.step("an engineer makes a queue of the own department, and removes it", async () => {
        const { QueueUrl } = await make("inventory");
        await engineer.send(new DeleteQueueCommand({ QueueUrl }));
    });
}

void Stage.tell(story);

import { deepStrictEqual, match, strictEqual } from "node:assert";

import {
    CreateLogGroupCommand,
    CreateLogStreamCommand,
    FilterLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { PublishCommand, SubscribeCommand } from "@aws-sdk/client-sns";

import { type Account, allow, document, errorOf, type Queue, region, uniqueName } from "../../support/aws";
import { withAccount } from "../../support/backend";
import { fromSource, sendingBy } from "../../support/statements-of-services";

const actions = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];

describe("the backend: logs of deliveries", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    async function logRole(Service: string, allowed: string[]): Promise<string> {
        const RoleName = uniqueName("log-role");
        const trust = { Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" };
        const created = await account.root.iam.send(
            new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: document(trust) }),
        );
        const PolicyDocument = document(allow(allowed, `${account.arn("logs", "log-group:sns/*")}:*`));
        await account.root.iam.send(
            new PutRolePolicyCommand({ RoleName, PolicyName: "logs", PolicyDocument }),
        );
        return created.Role!.Arn!;
    }

    /** A topic whose deliveries to a first queue go well, and to a second do not. */
    async function topic(
        role: string,
        SQSSuccessFeedbackSampleRate = "100",
    ): Promise<[string, Queue, Queue]> {
        const topicArn = await account.topic({
            SQSSuccessFeedbackRoleArn: role,
            SQSFailureFeedbackRoleArn: role,
            SQSSuccessFeedbackSampleRate,
        });
        const [open, closed] = [await account.queue(), await account.queue()];
        await account.queuePolicy(open, sendingBy("sns", fromSource(topicArn)));
        for (const { arn: Endpoint } of [open, closed])
            await account.root.sns.send(
                new SubscribeCommand({ TopicArn: topicArn, Protocol: "sqs", Endpoint }),
            );
        await account.root.sns.send(new PublishCommand({ TopicArn: topicArn, Message: "a secret" }));
        return [topicArn, open, closed];
    }

    /** The entries of the logs of successes and of failures; nothing where there is no such log. */
    function entries(topicArn: string): Promise<(string[] | undefined)[]> {
        const name = `sns/${region}/${account.backend.account}/${topicArn.split(":").pop()}`;
        const read = async (logGroupName: string) => {
            const asked = account.root.logs.send(new FilterLogEventsCommand({ logGroupName }));
            const found = await asked.catch(() => undefined);
            return found?.events?.map(({ message }) => message!);
        };
        return Promise.all([read(name), read(`${name}/Failure`)]);
    }

    it("tell how each delivery went, and not what the message says", async () => {
        const [topicArn, open, closed] = await topic(await logRole("sns.amazonaws.com", actions));
        const [successes, failures] = await entries(topicArn);
        const told = (found: string[] | undefined) =>
            found?.map((text) => {
                const { status, delivery } = JSON.parse(text) as {
                    status: string;
                    delivery: { destination: string; statusCode: number };
                };
                return [status, delivery.destination, delivery.statusCode];
            });
        deepStrictEqual(told(successes), [["SUCCESS", open.arn, 200]]);
        deepStrictEqual(told(failures), [["FAILURE", closed.arn, 403]]);
        match(failures![0]!, /AccessDenied/);
        strictEqual([successes, failures].flat().join().includes("a secret"), false);
    });

    it("tell of as many that went well as the topic says, and of all that failed", async () => {
        const [topicArn] = await topic(await logRole("sns.amazonaws.com", actions), "0");
        const [successes, failures] = await entries(topicArn);
        deepStrictEqual([successes, failures?.length], [undefined, 1]);
    });

    it("are not written where SNS may not take the role, or the role may not write", async () => {
        for (const role of [
            await logRole("lambda.amazonaws.com", actions),
            await logRole("sns.amazonaws.com", ["logs:CreateLogGroup"]),
        ]) {
            const [topicArn] = await topic(role);
            deepStrictEqual((await entries(topicArn)).flat().filter(Boolean), []);
        }
    });

    it("are like every log: a policy on log-group:NAME:* lets write into the streams of a group", async () => {
        const logGroupName = uniqueName("group");
        await account.root.logs.send(new CreateLogGroupCommand({ logGroupName }));
        const group = account.arn("logs", `log-group:${logGroupName}`);
        for (const [resource, error] of [
            [`${group}:*`, undefined],
            [`${group}-other:*`, "AccessDeniedException"],
        ] as const) {
            const { clients } = await account.role([allow("logs:CreateLogStream", resource)]);
            const stream = new CreateLogStreamCommand({ logGroupName, logStreamName: uniqueName("stream") });
            strictEqual(await errorOf(clients.logs.send(stream)), error);
        }
    });
});

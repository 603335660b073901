import assert from "node:assert/strict";

import { GetKeyRotationStatusCommand } from "@aws-sdk/client-kms";
import { GetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand, ListQueuesCommand } from "@aws-sdk/client-sqs";

import { Access } from "../../components";
import { Account, allow, errorOf, type Queue } from "../support/aws";
import { withPolicy } from "../support/by-hand";
import { queueCalls, topicCalls } from "../support/calls";
import { type Caller, withRole } from "../support/callers";
import {
    type DeployedSet,
    deployedSets,
    externalId,
    everyMessage,
    type OrdersRole,
    partnerAccount,
    queuesOf,
} from "../support/deployed-sets";
import { expectedAccess } from "../support/expected-access";
import { keyCalls } from "../support/key-calls";
import { countIn, publish, receive, send, take } from "../support/messages";

const messageActions = [
    "sqs:SendMessage",
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:ChangeMessageVisibility",
    "sqs:StartMessageMoveTask",
    "sqs:PurgeQueue",
];

/** What a key is there for, asked of KMS itself. */
const directUses = [
    "kms:CreateGrant",
    "kms:Decrypt",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:GenerateDataKeyPair",
    "kms:GenerateDataKeyWithoutPlaintext",
];

/** The queues around the queue `billing`, by what an access calls them. */
function around({ queueUrls, queueArns, ...set }: DeployedSet): Record<string, Queue> {
    const of = (urls: Record<string, string>, arns: Record<string, string>) => ({
        url: urls["billing"]!,
        arn: arns["billing"]!,
    });
    return {
        queue: of(queueUrls, queueArns),
        deadLetterQueue: of(set.deadLetterQueueUrls, set.deadLetterQueueArns),
        subscriptionDeadLetterQueue: of(
            set.subscriptionDeadLetterQueueUrls,
            set.subscriptionDeadLetterQueueArns,
        ),
    };
}

type Target = "queue" | "deadLetterQueue" | "subscriptionDeadLetterQueue" | "topic";

/** What the caller may do of these actions: each that AWS does not deny. */
async function allowed(caller: Caller, set: DeployedSet, actions: readonly string[]): Promise<string[]> {
    const calls = Object.entries(around(set)).flatMap(([target, queue]) =>
        actions
            .filter((action) => action in queueCalls)
            .map((action) => [`${action} ${target}`, () => queueCalls[action]!(caller, queue)] as const),
    );
    const onTopic = actions
        .filter((action) => action in topicCalls)
        .map((action) => [`${action} topic`, () => topicCalls[action]!(caller, set.topicArn)] as const);
    const found: string[] = [];
    for (const [name, call] of [...calls, ...onTopic]) if (!isDenial(await errorOf(call()))) found.push(name);
    return found.sort();
}

function isDenial(error: string | undefined): boolean {
    return error !== undefined && /AccessDenied|AuthorizationError/.test(error);
}

/** What its duties let an access do of these actions. */
function expected(access: Access, actions: readonly string[]): string[] {
    const targets: Target[] = ["queue", "deadLetterQueue", "subscriptionDeadLetterQueue", "topic"];
    return targets
        .flatMap((target) =>
            expectedAccess[access][target]
                .filter((action) => actions.includes(action))
                .map((action) => `${action} ${target}`),
        )
        .sort();
}

describe("a deployed set", function () {
    const sets = deployedSets();
    const roles = Object.values(Access).map(
        (access) => [access, access.toLowerCase() as OrdersRole] as const,
    );

    for (const [access, name] of roles) {
        it(`lets the ${name} do with messages what is its part, and nothing else`, async () => {
            const { orders } = sets();
            const actions = [...messageActions, "sns:Publish"];
            const found = await allowed(orders.callers[name], orders, actions);
            assert.deepEqual(found, expected(access, actions));
        });

        it(`refuses everything to the ${name} without TLS`, async () => {
            const { orders } = sets();
            const actions = [...Object.keys(queueCalls), ...Object.keys(topicCalls)];
            const caller = orders.callers[name].overPlainHttp();
            assert.deepEqual(await allowed(caller, orders, actions), []);
        });

        it(`refuses its key to the ${name}, whatever IAM allows, but through SQS or SNS`, async () => {
            const { orders, account } = sets();
            const caller = orders.callers[name];
            await withPolicy(account, orders.roleArns[name]!, allow("kms:*", "*"), async () => {
                for (const action of directUses) {
                    const answer = await errorOf(
                        keyCalls[action]!(caller, { arn: orders.keyArn, alias: "" }),
                    );
                    assert.equal(answer, "AccessDeniedException", action);
                }
            });
        });
    }

    it("shows the auditor every setting, and the names of the queues with TLS only", async () => {
        const { orders } = sets();
        const { auditor } = orders.callers;
        for (const [target, { url }] of Object.entries(around(orders))) {
            const asked = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] });
            const { Attributes } = await auditor.sqs.send(asked);
            assert.equal(Attributes?.["KmsMasterKeyId"], orders.keyArn, target);
            assert.match(Attributes?.["Policy"] ?? "", /DenyPlainHttp/, target);
        }
        const { topicArn: TopicArn, keyArn: KeyId } = orders;
        const topic = await auditor.sns.send(new GetTopicAttributesCommand({ TopicArn }));
        assert.equal(topic.Attributes?.["KmsMasterKeyId"], KeyId);
        const rotation = await auditor.kms.send(new GetKeyRotationStatusCommand({ KeyId }));
        assert.equal(rotation.KeyRotationEnabled, true);
        const listed = await auditor.sqs.send(new ListQueuesCommand({}));
        const names = new Set(listed.QueueUrls?.map(nameOf));
        assert.deepEqual(
            queuesOf(orders).filter((url) => !names.has(nameOf(url))),
            [],
        );
        const inTheClear = auditor.overPlainHttp().sqs.send(new ListQueuesCommand({}));
        assert.equal(await errorOf(inTheClear), "AccessDenied");
    });

    it("gives its key to nobody else of the account, even if IAM allows everything", async () => {
        const { account, orders } = sets();
        const { clients: other } = await account.role([allow(everyMessage, "*")]);
        const url = orders.queueUrls["billing"]!;
        await send(orders.callers.producer, url, "an order");
        assert.equal(await errorOf(receive(other, url)), "KmsAccessDenied");
        assert.equal(await errorOf(send(other, url, "forged")), "KmsAccessDenied");
        assert.equal(await errorOf(publish(other, orders.topicArn, "forged")), "KMSAccessDeniedException");
        assert.deepEqual(await take(orders.callers.consumer, url, 1), ["an order"]);
        assert.equal(await countIn(orders.callers.consumer, url), 0);
    });
});

describe("another account", function () {
    const sets = deployedSets();

    it("sends and publishes by the role that the set lists, where it is listed", async () => {
        const { partner, orders } = sets();
        const { consumer } = orders.callers;
        const [billing, search] = [orders.queueUrls["billing"]!, orders.queueUrls["search"]!];
        await send(partner, billing, "sent");
        await publish(partner, orders.topicArn, "published");
        assert.deepEqual((await take(consumer, billing, 2)).sort(), ["published", "sent"]);
        assert.equal(await errorOf(send(partner, search, "sent")), "AccessDenied");
        assert.equal(await errorOf(receive(partner, billing)), "AccessDenied");
        assert.equal(await errorOf(send(partner.overPlainHttp(), billing, "sent")), "AccessDenied");
    });

    it("does nothing by another role, though its own IAM allows everything", async () => {
        const { backend, orders } = sets();
        for (const account of [partnerAccount, "777788889999"]) {
            const { clients: stranger } = await new Account({ ...backend, account }).role([
                allow(everyMessage, "*"),
            ]);
            const actions = [...messageActions, ...Object.keys(topicCalls)].filter(
                // In another account these make something of one's own.
                (action) => action !== "sns:CreateTopic",
            );
            assert.deepEqual(await allowed(stranger, orders, actions), [], account);
        }
    });

    it("takes no role of the set, nor does anybody else whom its trust does not name", async () => {
        const { account, operations, partner, orders } = sets();
        const { clients: other } = await account.role([allow("sts:*", "*")]);
        const role = orders.roleArns["consumer"]!;
        for (const [caller, id] of [
            [partner, externalId],
            [other, externalId],
            [operations, "another-id"],
            [operations, undefined],
        ] as const)
            assert.equal(await errorOf(withRole(caller, role, id)), "AccessDenied");
        await withRole(operations, role, externalId);
    });
});

const nameOf = (url: string) => url.split("/").pop()!;

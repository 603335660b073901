import { deepStrictEqual, strictEqual } from "node:assert";

import { Access, type MessagingSetArgs, SubscriptionProtocol } from "../../../components";
import { allow, documents, policy, preview, sqs, topic } from "../../support/messaging-sets";
import { type Recording } from "../../support/mocks";

const trust = { ecsTask: {} };
const set = (recording: Recording) => recording.one("pulumi-secure-messaging:index:MessagingSet", "orders");

describe("a role of a set", () => {
    const args: MessagingSetArgs = {
        rolePath: "/apps/",
        abacTagKeys: ["Team"],
        tags: { Team: "orders" },
        roles: {
            ops: {
                access: Access.Operator,
                trust,
                purge: true,
                path: "/ops/",
                maxSessionDuration: 7_200,
                permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/ops",
            },
            old: {
                access: Access.Consumer,
                existingRoleArn: "arn:aws:iam::111122223333:role/old/worker",
                queues: ["main", "main"],
            },
            hook: {
                access: Access.Subscriber,
                trust,
                subscriptionProtocols: [SubscriptionProtocol.Sqs, SubscriptionProtocol.Https],
            },
            admin: { access: Access.Administrator, trust },
        },
    };
    const byTag = { StringEquals: { "aws:ResourceTag/Team": "${aws:PrincipalTag/Team}" } };
    const tagged = (Sid: string, Action: string | string[], Resource: string) => ({
        ...allow(Sid, Action, Resource),
        Condition: byTag,
    });

    it("has a path, a boundary and sessions of its own, or those of the set", async () => {
        const roles = (await preview(args)).ofType("aws:iam/role:Role").map(({ name, inputs }) => {
            const { path, permissionsBoundary, maxSessionDuration, tags } = inputs;
            return [name, { path, permissionsBoundary, maxSessionDuration, tags }];
        });
        const tags = { Team: "orders" };
        const ofSet = { path: "/apps/", permissionsBoundary: undefined, maxSessionDuration: undefined, tags };
        deepStrictEqual(Object.fromEntries(roles), {
            "orders-log-role": ofSet,
            "orders-hook-role": ofSet,
            "orders-admin-role": ofSet,
            "orders-ops-role": {
                path: "/ops/",
                permissionsBoundary: "arn:aws:iam::111122223333:policy/ops",
                maxSessionDuration: 7_200,
                tags,
            },
        });
    });

    it("is the one that is there already, which gets the policy", async () => {
        const recording = await preview(args);
        const { role } = recording.one("aws:iam/rolePolicy:RolePolicy", "orders-old-role-policy").inputs;
        strictEqual(role, "worker");
        deepStrictEqual(set(recording).outputs["roleArns"], {
            ops: "arn:aws:iam::111122223333:role/ops/orders-ops-role-0a1b2c3",
            old: "arn:aws:iam::111122223333:role/old/worker",
            hook: "arn:aws:iam::111122223333:role/apps/orders-hook-role-0a1b2c3",
            admin: "arn:aws:iam::111122223333:role/apps/orders-admin-role-0a1b2c3",
        });
        deepStrictEqual(set(recording).inputs["roles"], {
            ops: { access: "Operator", trust: "ecsTask", purge: true },
            old: {
                access: "Consumer",
                existingRoleArn: "arn:aws:iam::111122223333:role/old/worker",
                queues: ["main", "main"],
            },
            hook: { access: "Subscriber", trust: "ecsTask" },
            admin: { access: "Administrator", trust: "ecsTask" },
        });
    });

    it("reaches what has its tags, empties what it may, and subscribes by what it may", async () => {
        const known = documents(await preview(args));
        const work = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
        deepStrictEqual(
            known["orders-old-role-policy policy"],
            policy(
                tagged(
                    "Queues",
                    [...work, "sqs:ChangeMessageVisibility", "sqs:GetQueueUrl"].sort(),
                    sqs("main-queue"),
                ),
            ),
        );
        const moves = ["sqs:StartMessageMoveTask", "sqs:CancelMessageMoveTask", "sqs:ListMessageMoveTasks"];
        deepStrictEqual(
            known["orders-ops-role-policy policy"],
            policy(
                tagged("Queues", "sqs:SendMessage", sqs("main-queue")),
                tagged("DeadLetterQueues", [...work, ...moves, "sqs:PurgeQueue"].sort(), sqs("main-dlq")),
                tagged(
                    "SubscriptionDeadLetterQueues",
                    [...work, "sqs:PurgeQueue"].sort(),
                    sqs("main-subscription-dlq"),
                ),
            ),
        );
        deepStrictEqual(
            known["orders-hook-role-policy policy"],
            policy({
                ...allow("Topics", "sns:Subscribe", topic),
                Condition: { StringEquals: { ...byTag.StringEquals, "sns:Protocol": ["https", "sqs"] } },
            }),
        );
        strictEqual(
            JSON.stringify(known["orders-admin-role-policy policy"]).includes("aws:ResourceTag"),
            false,
        );
    });
});

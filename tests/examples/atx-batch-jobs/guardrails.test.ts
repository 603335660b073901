import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import { repositoryRoot } from "../../../sandbox";

const folder = path.join(repositoryRoot, "examples/atx-batch-jobs/guardrails");
const read = (name: string) => JSON.parse(readFileSync(path.join(folder, name), "utf8")) as unknown;

interface Statement {
    Sid: string;
    Effect: string;
    Principal?: unknown;
    Action: string | string[];
    Resource: unknown;
    Condition?: object;
}

const statementsOf = (name: string) => (read(name) as { Version: string; Statement: Statement[] }).Statement;
const actionsOf = (name: string, effect: string) =>
    statementsOf(name)
        .filter(({ Effect }) => Effect === effect)
        .flatMap(({ Action }) => Action);

/** What AWS takes of each kind of document, in characters without white space. */
const quotas = {
    "service-control-policy.json": 5_120,
    "resource-control-policy.json": 5_120,
    "permissions-boundary.json": 6_144,
};

describe("the guardrails beside the jobs", () => {
    for (const [name, quota] of Object.entries(quotas))
        it(`${name} is a document that AWS takes, within its quota`, () => {
            const document = read(name) as { Version: string };
            assert.ok(JSON.stringify(document).length <= quota);
            assert.equal(document.Version, "2012-10-17");
            const sids = statementsOf(name).map(({ Sid }) => Sid);
            assert.equal(new Set(sids).size, sids.length);
            for (const statement of statementsOf(name)) {
                assert.match(statement.Sid, /^[A-Za-z0-9]+$/);
                for (const action of [statement.Action].flat())
                    assert.match(action, /^[a-z0-9-]+:(?:\*|[A-Z][A-Za-z]+)$/);
            }
        });

    it("control policies deny only, and those of resources name everybody", () => {
        const [ofServices, ofResources] = ["service-control-policy.json", "resource-control-policy.json"];
        for (const { Effect, Principal } of statementsOf(ofServices!))
            assert.deepEqual([Effect, Principal], ["Deny", undefined]);
        for (const { Effect, Principal, Condition } of statementsOf(ofResources!))
            assert.deepEqual([Effect, Principal, Condition !== undefined], ["Deny", "*", true]);
    });

    it("control policies of resources are about services that have them", () => {
        const services = actionsOf("resource-control-policy.json", "Deny").map((it) => it.split(":")[0]!);
        const known = ["kms", "s3", "secretsmanager", "sqs", "sts"];
        assert.deepEqual([...new Set(services)].sort(), known);
    });

    it("nobody disables a key, opens a queue or makes an untagged one, but for the deployment", () => {
        const denied = actionsOf("service-control-policy.json", "Deny");
        for (const action of [
            "kms:DisableKey",
            "kms:ScheduleKeyDeletion",
            "sqs:AddPermission",
            "sqs:SetQueueAttributes",
            "sqs:CreateQueue",
        ])
            assert.ok(denied.includes(action), action);
    });

    it("the boundary names each action, and lets nobody delete keys or change roles", () => {
        const allowed = actionsOf("permissions-boundary.json", "Allow");
        assert.deepEqual(
            allowed.filter((action) => action.includes("*")),
            [],
        );
        const denied = actionsOf("permissions-boundary.json", "Deny");
        for (const action of ["kms:ScheduleKeyDeletion", "kms:PutKeyPolicy", "iam:*"])
            assert.ok(denied.includes(action), action);
    });

    it("rules of AWS Config are named as Config names its own", () => {
        const { managedRules, securityHubControls } = read("config-rules.json") as {
            managedRules: { identifier: string; finds: string }[];
            securityHubControls: { id: string; finds: string }[];
        };
        for (const { identifier, finds } of managedRules) {
            assert.match(identifier, /^[A-Z0-9]+(?:_[A-Z0-9]+)+$/);
            assert.ok(finds);
        }
        for (const name of ["SQS_QUEUE_NO_PUBLIC_ACCESS", "SNS_TOPIC_NO_PUBLIC_ACCESS", "SNS_ENCRYPTED_KMS"])
            assert.ok(
                managedRules.some(({ identifier }) => identifier === name),
                name,
            );
        for (const { id } of securityHubControls) assert.match(id, /^[A-Z][A-Za-z0-9]+\.\d+$/);
    });
});

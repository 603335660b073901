import assert from "node:assert/strict";

import { CreateRoleCommand, DeleteRoleCommand } from "@aws-sdk/client-iam";
import {
    CreateBucketCommand,
    DeleteBucketCommand,
    DeleteObjectCommand,
    PutObjectCommand,
} from "@aws-sdk/client-s3";

import { repositoryRoot } from "../../sandbox";
import { Account, document } from "../support/aws";
import { withOwnAccount } from "../support/backend";
import { type Deployment, withDeployment } from "../support/deployment";
import { inventory } from "../support/inventory";
import { withEngine } from "../support/sandbox";
import { ran } from "../support/steps";

const next = ["--config", "everything:next=true"];
const emptyArchive = Buffer.from("UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==", "base64");

/** A resource of each component that the next version of the program changes. */
const oneOfEach = [
    "events-key",
    "events-topic",
    "events-search-queue",
    "events-billing-subscription",
    "events-web-role",
    "events-delivery-loss-alarm",
    "jobs-topic",
    "theirs-main-queue",
    "billing-mapping",
    "private-sqs-endpoint",
    "workers-database-egress",
    "audit-trail-bucket-lifecycle",
];

/** What the program finds in the account: roles of other teams, and the code of its function. */
async function withSurroundings({ root }: Account, work: () => Promise<void>): Promise<void> {
    const trust = { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" };
    const roles = ["legacy", "flow"].map((RoleName) => ({
        RoleName,
        AssumeRolePolicyDocument: document(trust),
    }));
    const code = { Bucket: "code", Key: "biller.zip" };
    for (const role of roles) await root.iam.send(new CreateRoleCommand(role));
    await root.s3.send(new CreateBucketCommand({ Bucket: code.Bucket }));
    await root.s3.send(new PutObjectCommand({ ...code, Body: emptyArchive }));
    try {
        await work();
    } finally {
        await root.s3.send(new DeleteObjectCommand(code));
        await root.s3.send(new DeleteBucketCommand({ Bucket: code.Bucket }));
        for (const { RoleName } of roles) await root.iam.send(new DeleteRoleCommand({ RoleName }));
    }
}

describe("every component, access, trust, source and key mode", function () {
    let account: Account;
    before(withEngine);
    before(withOwnAccount((it) => (account = it)));
    this.timeout(600_000);

    it("is deployed, shows no drift, changes in place, and is destroyed without a trace", async () => {
        const { backend } = account;
        const request = { program: "tests/programs/everything", folder: repositoryRoot, stack: "life" };
        await withSurroundings(account, async () => {
            const before = await inventory(account.root);
            const work = async (deployment: Deployment) => {
                assert.ok((await ran(deployment, "up")).length > 150);
                assert.deepEqual(await ran(deployment, "refresh"), []);
                assert.deepEqual(await ran(deployment, "up"), []);
                const changed = await ran(deployment, "up", ...next);
                assert.deepEqual(
                    changed.filter((step) => !step.startsWith("update ")),
                    [],
                );
                assert.deepEqual(
                    oneOfEach.filter((name) => !changed.includes(`update ${name}`)),
                    [],
                );
                assert.deepEqual(await ran(deployment, "preview", ...next), []);
                assert.deepEqual(await ran(deployment, "refresh"), []);
            };
            await withDeployment(request, work, { checkpoints: false, backend });
            assert.deepEqual(await inventory(account.root), before);
        });
    });
});

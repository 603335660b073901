import { deepEqual, match, rejects } from "node:assert/strict";

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { brokenDocuments, findingsIn } from "../set-verdict";
import { outcomeOf, unclear, type Outcome } from "./outcome";
import { isSameLater, passesOrIsRefused } from "./property";
import { Later } from "./values";

/** Messages of problems that are found. */
const refused = (message: string): Outcome => ({ errors: [new Error(message)], atOnce: true });
const queue = { sseSqsReason: "Nothing here is personal." };

describe("what is asked of every construction", () => {
    it("sees what the pack finds", async () => {
        const { recording } = await outcomeOf(() => new aws.sqs.Queue("jobs", {}));
        match(findingsIn(recording!).join(), /sqs-encrypted of jobs: /);
        deepEqual(
            findingsIn(recording!, { exempt: ["sqs-encrypted"] }).filter((it) => /^sqs-encrypted/.test(it)),
            [],
        );
    });

    it("sees documents that are unknown, no JSON or too long", async () => {
        const { recording } = await outcomeOf(() => {
            const { arn, url } = new aws.sqs.Queue("jobs", {});
            const policies = { a: arn, b: "{", c: JSON.stringify("x".repeat(8_192)), d: "{}" };
            for (const [name, policy] of Object.entries(policies))
                new aws.sqs.QueuePolicy(name, { queueUrl: url, policy });
        });
        deepEqual(brokenDocuments(recording!).sort(), [
            "a policy is not known",
            "b policy is no JSON: {",
            "c policy has 8194 bytes of 8192",
        ]);
    });

    it("counts all policies of a role together", async () => {
        const policy = JSON.stringify("x".repeat(6_000));
        const { recording } = await outcomeOf(() => {
            for (const name of ["a", "b"]) new aws.iam.RolePolicy(name, { role: "jobs", policy });
        });
        deepEqual(brokenDocuments(recording!), ["the policies of jobs have 12004 characters"]);
    });

    it("takes a line for clear that names an argument, a reason and a way out", () => {
        const lines = [
            'EncryptedQueue "jobs": delaySeconds is -1; SQS allows 0 to 900 seconds; choose a value in that range.',
            'MessagingSet "jobs": queues.main.sources[0].arn is ""; SNS has none such; give an ARN.',
            'MessagingSet "jobs": a key of queues is ""; keys become names; choose another.',
            'EncryptedQueue "jobs": the name is ""; SQS allows others; choose one.',
            'EncryptedQueue "jobs": the queue policy has 8193 characters; SQS allows 8192; name fewer.',
        ];
        deepEqual(unclear(refused(lines.join("\n"))), []);
    });

    it("takes no other line for clear", () => {
        const lines = [
            "delaySeconds is -1; SQS allows 0 to 900 seconds; choose a value in that range.",
            'EncryptedQueue "jobs": delay is -1; SQS allows 0 to 900 seconds; choose a value in that range.',
            'MessagingSet "jobs": queues.main.sources.arn is ""; SNS has none such; give an ARN.',
            'EncryptedQueue "jobs": delaySeconds is -1.',
            'Queue "jobs": delaySeconds is -1; SQS allows 0 to 900 seconds; choose a value in that range.',
            "Cannot read properties of undefined (reading 'arn')",
        ];
        deepEqual(unclear(refused(lines.join("\n"))), lines);
    });

    it("sees every rejection that nobody handles, and what was registered before a refusal", async () => {
        const late = await outcomeOf(() => {
            for (const word of ["a", "b"]) pulumi.output(word).apply(() => Promise.reject(new Error(word)));
        });
        deepEqual(late.errors.map((error) => (error as Error).message).sort(), ["a", "b"]);
        const early = await outcomeOf(() => {
            new aws.sqs.Queue("jobs", {});
            throw new Error("no");
        });
        match(unclear(early).join(), /^refused after aws:sqs\/queue:Queue jobs < .*,no$/);
    });

    it("lets through what is made well or refused well", async () => {
        await passesOrIsRefused("EncryptedQueue", queue);
        await passesOrIsRefused("EncryptedQueue", { ...queue, delaySeconds: -1 });
        await passesOrIsRefused("EncryptedQueue", { ...queue, delaySeconds: new Later("promise", -1) });
        await isSameLater("EncryptedQueue", { ...queue, delaySeconds: 1 });
        await isSameLater("EncryptedQueue", { ...queue, delaySeconds: -1 });
    });

    it("lets no other error through", () =>
        rejects(passesOrIsRefused("Unknown", queue), /is not a constructor/));
});

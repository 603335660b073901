import assert from "node:assert/strict";

import { preview } from "../sandbox";
import { folderWith, withEngine } from "./support/sandbox";

// As many write it: the policies hang on ARNs that only the deployment makes known, and one queue has a known fault.
const program = `
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");
const key = new aws.kms.Key("key", { enableKeyRotation: true });
const orders = new aws.sqs.Queue("orders", { kmsMasterKeyId: key.id });
new aws.sqs.QueuePolicy("orders", {
    queueUrl: orders.url,
    policy: orders.arn.apply((arn) => JSON.stringify({ Version: "2012-10-17", Statement: [
        { Effect: "Deny", Principal: "*", Action: "sqs:*", Resource: arn, Condition: { Bool: { "aws:SecureTransport": "false" } } },
    ] })),
});
const role = new aws.iam.Role("worker", { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }) });
const grants = aws.iam.getPolicyDocumentOutput({ statements: [{ actions: ["sqs:ReceiveMessage"], resources: [orders.arn] }] });
new aws.iam.RolePolicy("worker", { role: role.id, policy: grants.json });
new aws.sqs.Queue("clear", { sqsManagedSseEnabled: false });
`;

describe("the first preview of policies that hang on ARNs not known yet, by the real engine", function () {
    before(withEngine);
    this.timeout(120_000);

    it("says once for each resource what it could not judge, and blocks on the known fault", async () => {
        const { folder, remove } = folderWith({
            "Pulumi.yaml": "name: raw\nruntime: nodejs\n",
            "index.js": program,
        });
        try {
            const { code, events } = await preview({ program: folder, say: () => undefined });
            const found = events
                .flatMap(({ policyEvent }) => policyEvent ?? [])
                .map(({ enforcementLevel, resourceUrn, message }) => ({
                    level: enforcementLevel,
                    resource: resourceUrn?.split("::").slice(-2).join(" "),
                    what: message
                        .replace(/<\{%.*?%\}>/g, "")
                        .trim()
                        .split("\n")[1]
                        ?.split(" - ")[0],
                }));
            assert.notEqual(code, 0);
            const unknown = "its policy is not known before deployment";
            assert.deepEqual(
                found
                    .filter(({ what }) => what === unknown)
                    .map(({ level, resource }) => `${level} ${resource}`)
                    .sort(),
                [
                    "advisory aws:iam/rolePolicy:RolePolicy worker",
                    "advisory aws:sqs/queuePolicy:QueuePolicy orders",
                ],
            );
            assert.deepEqual(
                found.filter(({ level }) => level === "mandatory"),
                [
                    {
                        level: "mandatory",
                        resource: "aws:sqs/queue:Queue clear",
                        what: "the queue has encryption switched off (sqsManagedSseEnabled is false)",
                    },
                ],
            );
        } finally {
            remove();
        }
    });
});

import assert from "node:assert/strict";

import { type Bill } from "../../../cli/cost/bill";
import { holdsSample } from "../../support/samples";
import { folderWith } from "../../support/sandbox";
import { exported } from "../../support/states";
import { tool } from "../../support/tool";

describe("secure-messaging cost", () => {
    const { folder, remove } = folderWith({
        "state.json": exported(
            { type: "aws:kms/key:Key", name: "key", inputs: {} },
            {
                type: "aws:sqs/queue:Queue",
                name: "orders",
                inputs: {
                    kmsMasterKeyId: "arn:aws:kms:us-east-1:123456789012:key/1",
                    kmsDataKeyReusePeriodSeconds: 60,
                },
            },
            { type: "aws:sqs/queue:Queue", name: "plain", inputs: { sqsManagedSseEnabled: true } },
            {
                type: "aws:ec2/vpcEndpoint:VpcEndpoint",
                name: "sqs",
                inputs: { vpcEndpointType: "Interface", subnetIds: ["subnet-1", "subnet-2"] },
            },
        ),
    });
    after(remove);
    const bill = async (...words: string[]) =>
        JSON.parse((await tool(["cost", ...words, "--json"], folder)).out) as Bill;

    it("estimates one queue by the formula of AWS", async () => {
        const { code, out } = await tool(["cost", "--days", "31"], folder);
        assert.equal(code, 0);
        assert.match(out, /one queue +300 s +1 +1 +26,784/);
    });

    it("counts keys and endpoints of a state, and the queues that a key encrypts", async () => {
        const { queues, keys, endpoints, dollars } = await bill("--state", "state.json");
        const orders = { queue: "orders", reuseSeconds: 60, producers: 1, consumers: 1, requests: 129_600 };
        assert.deepEqual(queues, [orders]);
        assert.deepEqual([keys, endpoints], [1, 2]);
        assert.deepEqual(dollars, { keys: 1, requests: 0.33, endpoints: 14.4, total: 15.73 });
    });

    it("says what another reuse period would save", async () => {
        const { requests, otherwise } = await bill("--state", "state.json", "--reuse", "86400");
        assert.equal(requests, 90);
        assert.deepEqual(otherwise, { "60": 129_600, "300": 25_920, "3600": 2_160, "86400": 90 });
    });

    it("takes the callers of each queue", async () => {
        const { requests } = await bill("--state", "state.json", "--callers", "orders=3,5");
        assert.equal(requests, 475_200);
    });

    it("prints what the docs show", async () => {
        const command = "cost --state state.json --callers orders=3,5";
        const { out } = await tool(command.split(" "), folder);
        holdsSample("cost", command, out);
    });

    it("gives no bill for a program that fails", async function () {
        this.timeout(60_000);
        const broken = folderWith({
            "Pulumi.yaml": "name: broken\nruntime: nodejs\n",
            "index.ts": `import * as aws from "@pulumi/aws";
                new aws.sqs.Queue("orders", { kmsMasterKeyId: "alias/orders" });
                throw new Error("no such region");`,
        });
        try {
            const { code, out, err } = await tool(["cost", "."], broken.folder);
            assert.deepEqual([code, out], [3, ""]);
            assert.match(err, /no such region/);
        } finally {
            broken.remove();
        }
    });

    it("gives the bill of a program that the policy pack blocks", async function () {
        this.timeout(60_000);
        const blocked = folderWith({
            "Pulumi.yaml": "name: blocked\nruntime: nodejs\n",
            "index.ts": `import * as aws from "@pulumi/aws";
                new aws.sqs.Queue("orders", { kmsMasterKeyId: "alias/orders" });`,
        });
        try {
            const { code, out } = await tool(["cost", ".", "--json"], blocked.folder);
            assert.equal(code, 0);
            assert.deepEqual(
                (JSON.parse(out) as Bill).queues.map(({ queue }) => queue),
                ["orders"],
            );
        } finally {
            blocked.remove();
        }
    });

    const refused: [words: string[], said: RegExp][] = [
        [["--reuse", "59"], /Give a whole number from 60 to 86400/],
        [["--reuse", "5m"], /Give a whole number/],
        [["--callers", "orders"], /queue=producers,consumers/],
        [
            ["--state", "state.json", "--callers", "ordesr=1,1"],
            /names the queue ordesr, which is none of orders/,
        ],
        [["examples", "--state", "state.json"], /not both/],
    ];
    for (const [words, said] of refused)
        it(`refuses ${words.join(" ")}`, async () => {
            const { code, out, err } = await tool(["cost", ...words], folder);
            assert.deepEqual([code, out], [2, ""]);
            assert.match(err, said);
        });
});

import assert from "node:assert/strict";

import { type Held } from "../../../cli/source/resource";
import { Intended } from "../../../cli/verify/state";

const urn = (type: string, name: string) => `urn:pulumi:dev::orders::${type}::${name}`;

function resource(type: string, name: string, outputs: Record<string, unknown> = {}, parent?: string): Held {
    return { urn: urn(type, name), type, name, inputs: {}, outputs, madeFrom: {}, ...(parent && { parent }) };
}

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const queueUrl = "https://sqs.us-east-1.amazonaws.com/111122223333/orders";
const setUrn = urn("pulumi-secure-messaging:index:MessagingSet", "orders");
const set = { ...resource("pulumi-secure-messaging:index:MessagingSet", "orders"), urn: setUrn };
const queue = (more: object = {}, parent?: string) =>
    resource(
        "aws:sqs/queue:Queue",
        "orders",
        {
            url: queueUrl,
            arn: "arn:aws:sqs:us-east-1:111122223333:orders",
            name: "orders",
            fifoQueue: false,
            ...more,
        },
        parent,
    );
const key = resource("aws:kms/key:Key", "key", {
    arn: keyArn,
    keyId: keyArn.split("/")[1],
    policy: "its own",
});

describe("what a state intends", () => {
    it("for a queue is its own property, or that of the resource which sets it", () => {
        const own = queue({ policy: "an earlier one", redrivePolicy: "its own" });
        const apart = resource("aws:sqs/queuePolicy:QueuePolicy", "policy", {
            queueUrl,
            policy: "the last one",
        });
        const [found] = new Intended([own, apart]).queues;
        assert.deepEqual(
            [found?.policy, found?.redrive, found?.redriveAllow],
            ["the last one", "its own", undefined],
        );
        assert.equal(new Intended([own]).queues[0]?.policy, "an earlier one");
    });

    it("for a key is the policy that names it by its id or its ARN", () => {
        for (const keyId of [keyArn, keyArn.split("/")[1]]) {
            const apart = resource("aws:kms/keyPolicy:KeyPolicy", "policy", { keyId, policy: "apart" });
            assert.equal(new Intended([key, apart]).keys[0]?.policy, "apart");
        }
        assert.equal(new Intended([key]).keys[0]?.policy, "its own");
    });

    it("encrypts with the key of the state, however it is named, or with another as it is written", () => {
        const alias = resource("aws:kms/alias:Alias", "alias", { name: "alias/orders", targetKeyId: keyArn });
        const keysOf = (kmsMasterKeyId?: string) =>
            new Intended([key, alias, queue(kmsMasterKeyId ? { kmsMasterKeyId } : {})]).queues[0]?.keys;
        for (const name of [keyArn, keyArn.split("/")[1]!, "alias/orders"])
            assert.deepEqual(keysOf(name), [keyArn]);
        assert.deepEqual(keysOf("alias/another"), ["alias/another"]);
        assert.deepEqual(keysOf(), []);
    });

    it("is that of one set where its name is given", () => {
        const inside = queue({}, setUrn);
        const all = [set, inside, key];
        assert.deepEqual(
            [new Intended(all, "orders").queues.length, new Intended(all, "orders").keys.length],
            [1, 0],
        );
        assert.throws(() => new Intended(all, "others"), {
            message: "The state has no set others; it has orders.",
        });
        assert.throws(() => new Intended([key], "orders"), { message: /it has none at all/ });
    });

    it("is not known of resources that no reader knows, or that are made by half", () => {
        const native = resource("aws-native:sqs:Queue", "native");
        const half = resource("aws:sqs/queue:Queue", "half", { name: "half" });
        const intended = new Intended([native, half, resource("aws-native:s3:Bucket", "bucket"), queue()]);
        assert.deepEqual(
            intended.unreadable.map(([{ name }, why]) => [name, why]),
            [
                ["half", "the state does not tell its ARN: it may be made by half"],
                ["native", "aws-native:sqs:Queue is not read by this tool"],
            ],
        );
        assert.deepEqual(
            intended.queues.map(({ held }) => held.name),
            ["orders"],
        );
    });
});

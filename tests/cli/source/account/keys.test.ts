import assert from "node:assert/strict";

import { KMSClient } from "@aws-sdk/client-kms";

import { auditOf } from "../../../../cli/audit/audit";
import { packConfiguration } from "../../../../cli/configuration";
import { Calls } from "../../../../cli/source/account/calls";
import { withKeys } from "../../../../cli/source/account/keys";
import { Reading } from "../../../../cli/source/account/reading";
import { type Held } from "../../../../cli/source/resource";
import { Aws } from "../../../../sandbox/provider/aws";
import { account, foundQueue, foundTopic } from "../../../support/account-queues";

const id = "11111111-2222-3333-4444-555555555555";
const Arn = `arn:aws:kms:us-east-1:${account}:key/${id}`;
type Answers = Record<string, () => object>;

/** Reads the keys of these users from an account that answers so. */
async function keysOf(answers: Answers, ...users: readonly Held[]) {
    const asked: string[] = [];
    class FakeKms extends KMSClient {
        override send(command: object): Promise<never> {
            const operation = command.constructor.name.replace(/Command$/, "");
            asked.push(operation);
            return Promise.resolve().then(() => answers[operation]!() as never);
        }
    }
    Object.defineProperty(FakeKms, "name", { value: "KMSClient" });
    const client = new FakeKms({ region: "us-east-1" });
    const cloud = Object.create(Aws.prototype, {
        region: { value: "us-east-1" },
        account: { value: account },
        client: { value: () => client },
    }) as Aws;
    const calls = new Calls(cloud);
    const resources = await withKeys(new Reading(cloud, calls, {}), users);
    const { items } = auditOf([{ words: "", resources, missing: [] }], packConfiguration(), true);
    return { asked, resources, items, missing: calls.missing() };
}

const customer: Answers = {
    DescribeKey: () => ({
        KeyMetadata: {
            ...{ KeyId: id, Arn, KeyManager: "CUSTOMER", KeyState: "Enabled", Enabled: true },
            ...{ KeySpec: "SYMMETRIC_DEFAULT", KeyUsage: "ENCRYPT_DECRYPT" },
        },
    }),
    GetKeyRotationStatus: () => ({ KeyRotationEnabled: true }),
    ListResourceTags: () => ({ Tags: [] }),
    GetKeyPolicy: () => ({ Policy: "{}" }),
};
const refused = () => {
    throw Object.assign(new Error("not for you"), { name: "AccessDeniedException" });
};
const missing = () => {
    throw Object.assign(new Error("no such key"), { name: "NotFoundException" });
};

describe("the keys of an account", () => {
    it("of AWS are told from those of the account, though they are named by ARN or id", async () => {
        const aws = { DescribeKey: () => ({ KeyMetadata: { KeyId: id, Arn, KeyManager: "AWS" } }) };
        const users = [
            foundQueue("orders", { kmsMasterKeyId: Arn }),
            foundTopic("news", { kmsMasterKeyId: id }),
        ];
        const { asked, resources, items } = await keysOf(aws, ...users);
        assert.deepEqual(asked, ["DescribeKey", "DescribeKey"]);
        assert.equal(resources.length, 2);
        assert.deepEqual(items.map(({ encryption, key }) => [encryption, key]).sort(), [
            ["AWS-managed key", "alias/aws/sns"],
            ["AWS-managed key", "alias/aws/sqs"],
        ]);
    });

    it("of AWS that go by their alias are not asked for, which would make them", async () => {
        const { asked, items } = await keysOf({}, foundQueue("orders", { kmsMasterKeyId: "alias/aws/sqs" }));
        assert.deepEqual([asked, items[0]!.encryption], [[], "AWS-managed key"]);
    });

    it("are read once, however many name them and in whatever way", async () => {
        const users = [Arn, Arn, "alias/orders"].map((kmsMasterKeyId, at) =>
            foundQueue(`q${at}`, { kmsMasterKeyId }),
        );
        const { asked, resources, items } = await keysOf(customer, ...users);
        assert.equal(asked.filter((operation) => operation === "DescribeKey").length, 4);
        const others = resources
            .filter(({ type }) => type !== "aws:sqs/queue:Queue")
            .map(({ type, name }) => [type, name]);
        assert.deepEqual(others, [
            ["aws:kms/key:Key", id],
            ["aws:kms/alias:Alias", "alias/orders"],
        ]);
        assert.ok(items.every(({ encryption }) => encryption === "customer-managed key"));
    });

    it("are not known where they may not be described", async () => {
        const { items, missing } = await keysOf(
            { DescribeKey: refused },
            foundQueue("orders", { kmsMasterKeyId: Arn }),
        );
        assert.deepEqual(
            [items[0]!.encryption, missing],
            ["unknown", ["us-east-1: kms:DescribeKey was refused: not for you"]],
        );
    });

    it("have an unknown policy where that may not be seen", async () => {
        const { resources, missing } = await keysOf(
            { ...customer, GetKeyPolicy: refused },
            foundQueue("orders", { kmsMasterKeyId: Arn }),
        );
        const key = resources.find(({ type }) => type === "aws:kms/key:Key")!;
        assert.equal(key.outputs["policy"], "04da6b54-80e4-46f7-96ec-b56ff0331ba9");
        assert.equal(key.inputs["policy"], key.outputs["policy"]);
        assert.equal(missing.length, 1);
    });

    it("that are not there can encrypt nothing", async () => {
        const { items } = await keysOf(
            { DescribeKey: missing },
            foundQueue("orders", { kmsMasterKeyId: Arn }),
        );
        assert.equal(
            items[0]!.findings.find(({ rule }) => rule === "kms-key-usable")?.what,
            `its key "${id} (not found)" is disabled (isEnabled is false)`,
        );
    });
});

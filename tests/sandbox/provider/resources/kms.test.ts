import { accountId, liveThrough, make } from "../../../support/resource-life";

const policy = (id: string) =>
    JSON.stringify({
        Version: "2012-10-17",
        Id: id,
        Statement: [
            {
                Effect: "Allow",
                Principal: { AWS: `arn:aws:iam::${accountId}:root` },
                Action: "kms:*",
                Resource: "*",
            },
        ],
    });

describe("the stand-in's KMS", function () {
    this.timeout(60_000);

    it("has keys", async () => {
        await liveThrough({
            type: "aws:kms/key:Key",
            inputs: {
                description: "Messages",
                enableKeyRotation: true,
                rotationPeriodInDays: 180,
                tags: { team: "orders" },
            },
            later: { rotationPeriodInDays: 365, isEnabled: false, tags: { stage: "test" } },
            replacing: { multiRegion: true },
        });
    });

    it("has key policies, and leaves AWS's own behind", async () => {
        const key = await make("aws:kms/key:Key", {});
        await liveThrough({
            type: "aws:kms/keyPolicy:KeyPolicy",
            inputs: { keyId: key.state.id, policy: policy("one") },
            later: { policy: policy("two") },
            replacing: { keyId: "11111111-2222-3333-4444-555555555555" },
            staysAsDefault: true,
        });
        await key.delete();
    });

    it("has aliases", async () => {
        const [key, other] = [await make("aws:kms/key:Key", {}), await make("aws:kms/key:Key", {})];
        await liveThrough({
            type: "aws:kms/alias:Alias",
            inputs: { name: "alias/orders", targetKeyId: key.state.id },
            later: { targetKeyId: other.state.id },
            replacing: { name: "alias/others" },
        });
        await key.delete();
        await other.delete();
    });

    it("has grants", async () => {
        const key = await make("aws:kms/key:Key", {});
        const trust = {
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Service: "lambda.amazonaws.com" },
                    Action: "sts:AssumeRole",
                },
            ],
        };
        const role = await make("aws:iam/role:Role", { assumeRolePolicy: JSON.stringify(trust) });
        await liveThrough({
            type: "aws:kms/grant:Grant",
            inputs: {
                keyId: key.state.id,
                granteePrincipal: role.state.properties["arn"]!,
                operations: ["Decrypt", "GenerateDataKey"],
                constraints: [{ encryptionContextEquals: { Queue: "orders" } }],
            },
            replacing: { operations: ["Decrypt"] },
        });
        await role.delete();
        await key.delete();
    });
});

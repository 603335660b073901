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
});

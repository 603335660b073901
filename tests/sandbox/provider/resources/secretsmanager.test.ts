import { accountId, liveThrough, make } from "../../../support/resource-life";

const policy = (sid: string) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: sid,
                Effect: "Allow",
                Principal: { AWS: `arn:aws:iam::${accountId}:root` },
                Action: "secretsmanager:GetSecretValue",
                Resource: "*",
            },
        ],
    });

describe("the stand-in's Secrets Manager", function () {
    this.timeout(60_000);

    it("has secrets", async () => {
        const key = await make("aws:kms/key:Key", {});
        await liveThrough({
            type: "aws:secretsmanager/secret:Secret",
            inputs: { description: "Of the database", tags: { team: "orders" } },
            later: {
                description: "Of the cache",
                kmsKeyId: key.state.properties["arn"]!,
                policy: policy("One"),
                recoveryWindowInDays: 0,
                tags: { stage: "test" },
            },
            replacing: { name: "another" },
        });
        await key.delete();
    });

    it("has versions of secrets, of which the current one stays", async () => {
        const secret = await make("aws:secretsmanager/secret:Secret", { recoveryWindowInDays: 0 });
        const type = "aws:secretsmanager/secretVersion:SecretVersion";
        const secretId = secret.state.id;
        await liveThrough({
            type,
            inputs: { secretId, secretString: "one" },
            later: { versionStages: ["AWSCURRENT", "blue"] },
            replacing: { secretString: "two" },
            staysAsDefault: true,
        });
        await liveThrough({
            type,
            inputs: { secretId, secretBinary: Buffer.from("three").toString("base64") },
            replacing: { secretBinary: Buffer.from("four").toString("base64") },
            staysAsDefault: true,
        });
        await secret.delete();
    });

    it("has policies of secrets", async () => {
        const secret = await make("aws:secretsmanager/secret:Secret", { recoveryWindowInDays: 0 });
        await liveThrough({
            type: "aws:secretsmanager/secretPolicy:SecretPolicy",
            inputs: { secretArn: secret.state.id, policy: policy("One") },
            later: { policy: policy("Two"), blockPublicPolicy: true },
            replacing: { secretArn: "arn:aws:secretsmanager:us-east-1:111122223333:secret:another" },
        });
        await secret.delete();
    });
});

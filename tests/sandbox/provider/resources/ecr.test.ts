import { liveThrough, make } from "../../../support/resource-life";

describe("the stand-in's ECR", function () {
    this.timeout(60_000);

    it("has repositories", async () => {
        const key = await make("aws:kms/key:Key", {});
        const encryption = { encryptionType: "KMS", kmsKey: key.state.properties["arn"]! };
        await liveThrough({
            type: "aws:ecr/repository:Repository",
            inputs: { name: "work", encryptionConfigurations: [encryption], tags: { team: "orders" } },
            later: {
                imageScanningConfiguration: { scanOnPush: true },
                imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
                imageTagMutabilityExclusionFilters: [{ filter: "latest*", filterType: "WILDCARD" }],
                tags: { stage: "test" },
            },
            replacing: { encryptionConfigurations: [{ encryptionType: "AES256" }] },
        });
        await key.delete();
    });

    it("takes silence for repositories that do not scan", () =>
        liveThrough({
            type: "aws:ecr/repository:Repository",
            inputs: { name: "quiet" },
            later: { imageScanningConfiguration: { scanOnPush: false }, forceDelete: true },
        }));
});

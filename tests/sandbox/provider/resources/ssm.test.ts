import { liveThrough, make } from "../../../support/resource-life";

const type = "aws:ssm/parameter:Parameter";

describe("the stand-in's Parameter Store", function () {
    this.timeout(60_000);

    it("has parameters", () =>
        liveThrough({
            type,
            inputs: { type: "String", value: "one", description: "A word", tags: { team: "orders" } },
            later: { value: "two", description: "Another word", tags: { stage: "test" } },
            replacing: { name: "another" },
        }));

    it("has encrypted parameters", async () => {
        const key = await make("aws:kms/key:Key", {});
        await liveThrough({
            type,
            inputs: { type: "SecureString", value: "one", keyId: key.state.properties["arn"]! },
            later: { value: "two" },
            replacing: { name: "/a/path" },
        });
        await key.delete();
    });

    it("has parameters that a preview shows", () =>
        liveThrough({
            type,
            inputs: { type: "StringList", insecureValue: "one,two" },
            later: { insecureValue: "three" },
            unreadable: ["insecureValue"],
        }));
});

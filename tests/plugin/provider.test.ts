import assert from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import * as exported from "../../components";
import { componentProvider, isComponent } from "../../plugin/provider";

const schema = JSON.stringify({
    version: "1.2.3",
    resources: { "pulumi-secure-messaging:index:MessagingSet": { properties: {} } },
});

describe("the component provider", () => {
    it("answers with the schema as published, and with its version", () => {
        const provider = componentProvider(exported, schema);
        assert.deepStrictEqual([provider.version, provider.schema], ["1.2.3", schema]);
    });

    it("refuses a type that it does not have, and tells which it has", async () => {
        const provider = componentProvider(exported, schema);
        for (const type of ["Queue", "Access", "EncryptedTopic"])
            await assert.rejects(
                provider.construct!("orders", `pulumi-secure-messaging:index:${type}`, {}, {}),
                {
                    message:
                        `pulumi-secure-messaging:index:${type} is unknown; ` +
                        "the package has pulumi-secure-messaging:index:MessagingSet.",
                },
            );
    });

    it("takes classes of components for components, and nothing else", () => {
        assert.deepStrictEqual(
            [exported.MessagingSet, exported.Access, pulumi.CustomResource, () => 0, undefined].map(
                isComponent,
            ),
            [true, false, false, false, false],
        );
    });
});

import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { refusalOf } from "../../support/mocks";
import { boundary, producer, existing, component, make, previewed, roleOf } from "../../support/roles";

describe("the configuration of the stack", () => {
    const configure = (key: string, value: string) =>
        pulumi.runtime.setConfig(`pulumi-secure-messaging:${key}`, value);

    afterEach(() => pulumi.runtime.setAllConfig({}));

    it("gives path and boundary to every role that says nothing of them", async () => {
        configure("rolePath", "/messaging/");
        configure("permissionsBoundaryArn", boundary);
        const recording = await previewed({ ...producer, name: "importer" });
        const { path, permissionsBoundary } = recording.one("aws:iam/role:Role", "it-role").inputs;
        deepStrictEqual(
            { path, permissionsBoundary },
            { path: "/messaging/", permissionsBoundary: boundary },
        );
        const shown = recording.one(component, "it");
        deepStrictEqual(shown.inputs["path"], "/messaging/");
        deepStrictEqual(shown.inputs["permissionsBoundaryArn"], boundary);
        deepStrictEqual(shown.outputs["roleArn"], "arn:aws:iam::111122223333:role/messaging/importer");
    });

    it("yields to the arguments", async () => {
        configure("rolePath", "without slashes");
        configure("permissionsBoundaryArn", "no ARN");
        const { path, permissionsBoundary } = await roleOf({
            ...producer,
            path: "/apps/",
            permissionsBoundaryArn: boundary,
        });
        deepStrictEqual({ path, permissionsBoundary }, { path: "/apps/", permissionsBoundary: boundary });
    });

    it("does not concern a role that is there already", async () => {
        configure("rolePath", "without slashes");
        await previewed(existing);
    });

    it("has the bounds of the arguments", async () => {
        configure("rolePath", "/apps");
        configure("permissionsBoundaryArn", "boundary");
        strictEqual(
            await refusalOf(() => make(producer)),
            'MessagingRole "it": pulumi-secure-messaging:rolePath is "/apps"; IAM allows paths that begin and end with "/", ' +
                'of at most 512 characters; choose a path such as "/messaging/".\n' +
                'MessagingRole "it": pulumi-secure-messaging:permissionsBoundaryArn is "boundary"; a permissions boundary is ' +
                "an IAM managed policy; give its ARN, arn:<partition>:iam::<12-digit account>:policy/<name>.",
        );
    });
});

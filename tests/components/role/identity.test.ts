import { deepStrictEqual, strictEqual } from "node:assert";

import * as aws from "@pulumi/aws";

import { lateRefusalOf, refusalOf, runProgram, UNKNOWN } from "../../support/mocks";
import { keyArn, existingRoleArn, trust, component, make, previewed, existing } from "../../support/roles";

describe("a role that is there already", () => {
    it("gets the policies, and nothing else is made", async () => {
        const recording = await previewed({ ...existing, kmsKeyArns: [keyArn] });
        deepStrictEqual(recording.children, [
            "aws:iam/rolePolicy:RolePolicy it-key-policy < pulumi-secure-messaging:index:MessagingRole it",
            "aws:iam/rolePolicy:RolePolicy it-role-policy < pulumi-secure-messaging:index:MessagingRole it",
            "pulumi-secure-messaging:index:MessagingRole it < the stack",
        ]);
        for (const { inputs } of recording.ofType("aws:iam/rolePolicy:RolePolicy"))
            strictEqual(inputs["role"], "old");
        const shown = recording.one(component, "it");
        deepStrictEqual(shown.inputs, { access: "Producer", existingRoleArn });
        deepStrictEqual(shown.outputs, { roleArn: existingRoleArn, roleName: "old" });
    });

    it("may be known only later", async () => {
        const program = () => {
            const other = new aws.iam.Role("other", { assumeRolePolicy: "{}" });
            make({ ...existing, existingRoleArn: other.arn });
        };
        const recording = await runProgram(program, { preview: true });
        const { role } = recording.one("aws:iam/rolePolicy:RolePolicy", "it-role-policy").inputs;
        strictEqual(role, UNKNOWN);
    });

    it("is one of this account and partition", async () => {
        for (const arn of ["arn:aws:iam::444455556666:role/old", "arn:aws-cn:iam::111122223333:role/old"]) {
            strictEqual(
                await lateRefusalOf(() => make({ ...existing, existingRoleArn: arn })),
                `MessagingRole "it": existingRoleArn is "${arn}"; policies are put on roles of this account, 111122223333; ` +
                    "name one of these, or let the other account's role take a role of this one by trust.account.",
            );
        }
    });

    for (const [name, value] of Object.entries({
        trust,
        name: "new",
        path: "/",
        permissionsBoundaryArn: "arn:aws:iam::aws:policy/boundary",
        maxSessionDuration: 3_600,
        description: "old",
        tags: {},
    })) {
        it(`is not changed by ${name}`, async () => {
            strictEqual(
                await refusalOf(() => make({ ...existing, [name]: value })),
                `MessagingRole "it": ${name} is set beside existingRoleArn; a role that is there already is not changed; ` +
                    "leave one of the two out.",
            );
        });
    }
});

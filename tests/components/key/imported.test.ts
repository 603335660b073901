import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { Access } from "../../../components";
import { placeOf } from "../../../components/base/place";
import { importedKey } from "../../../components/key/imported";
import type { KeyUse } from "../../../components/key/use";
import { useKey } from "../../support/messaging-sets";
import { lateRefusalOf, runProgram } from "../../support/mocks";

const keyArn = "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const worker = { roleArn: "arn:aws:iam::111122223333:role/worker", access: Access.Consumer };
const owner = { kind: "MessagingSet", name: "orders" };
const argument = "encryption.kmsKeyArn";

class User extends pulumi.ComponentResource {
    constructor(given: pulumi.Input<string>, use: KeyUse) {
        super("tests:index:User", "user");
        const place = placeOf(this, undefined);
        const key = importedKey({ owner, parent: this, place, argument, keyArn: given, use });
        this.registerOutputs({ keyArn: key.keyArn, keyPolicyStatements: key.keyPolicyStatements });
    }
}

describe("an imported key", () => {
    it("makes nothing and tells its owner what to add, before deployment too", async () => {
        const program = () => new User(keyArn, { users: [worker] });
        const recording = await runProgram(program, { preview: true });
        deepStrictEqual(recording.children, ["tests:index:User user < the stack"]);
        const { outputs } = recording.one("tests:index:User", "user");
        strictEqual(outputs["keyArn"], keyArn);
        deepStrictEqual(JSON.parse(String(outputs["keyPolicyStatements"])), {
            Version: "2012-10-17",
            Statement: [useKey("ConsumersUseKey", worker.roleArn, "kms:Decrypt", "sqs")],
        });
        deepStrictEqual(recording.warnings, [
            'MessagingSet "orders": encryption.kmsKeyArn is a key that this program does not manage; KMS refuses its ' +
                "use until the key policy holds the statements in the output keyPolicyStatements; have its owner " +
                "add them before you deploy.",
        ]);
    });

    it("warns of nothing while nobody uses it", async () => {
        deepStrictEqual((await runProgram(() => new User(keyArn, {}))).warnings, []);
    });

    for (const key of ["alias/aws/sqs", "alias/orders", "1234abcd-12ab-34cd-56ef-1234567890ab"])
        it(`is given by its ARN, and is never ${key}`, async () => {
            for (const given of [key, pulumi.output(key)])
                strictEqual(
                    await lateRefusalOf(() => new User(given, {})),
                    `MessagingSet "orders": ${notTheArn(key)}`,
                );
        });

    it("is of the region in which it is used", async () => {
        const abroad = keyArn.replace("eu-west-1", "eu-west-2");
        strictEqual(
            await lateRefusalOf(() => new User(abroad, {})),
            `MessagingSet "orders": encryption.kmsKeyArn is "${abroad}"; queues and topics of eu-west-1 take keys of ` +
                "eu-west-1 alone; give the ARN of a key there, or of the replica there of a multi-Region key.",
        );
    });
});

function notTheArn(key: string): string {
    return (
        `encryption.kmsKeyArn is "${key}"; queues and topics here are encrypted with a customer-managed key, given by ` +
        "the ARN of the key; give that ARN, for example the keyArn of a MessagingKey; keys under alias/aws/ admit no " +
        "topic and no role."
    );
}

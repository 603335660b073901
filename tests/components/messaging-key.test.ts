import { deepStrictEqual, strictEqual } from "node:assert";

import { Access, MessagingKey } from "../../components";
import { runProgram } from "../support/mocks";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";

describe("MessagingKey", () => {
    it("alone admits the roles and topics that it is given", async () => {
        const users = [{ roleArn: "arn:aws:iam::111122223333:role/worker", access: Access.Consumer }];
        const recording = await runProgram(
            () => new MessagingKey("shared", { users, topicArns: [topicArn], tags: { Purpose: "mine" } }),
        );
        const { policy } = recording.one("aws:kms/keyPolicy:KeyPolicy", "shared-key-policy").inputs;
        const { Statement } = JSON.parse(String(policy)) as { Statement: { Sid: string }[] };
        deepStrictEqual(
            Statement.map(({ Sid }) => Sid),
            ["AccountAdministersKey", "ConsumersUseKey", "TopicsDeliver"],
        );
        deepStrictEqual(recording.one("aws:kms/key:Key", "shared-key").inputs["tags"], {
            Application: "shared",
            Purpose: "mine",
        });
        deepStrictEqual(recording.one("pulumi-secure-messaging:index:MessagingKey", "shared").outputs, {
            keyArn: kmsKeyArn,
            aliasName: "alias/shared-key-0a1b2c3",
        });
    });

    it("takes an alias with or without its prefix", async () => {
        for (const alias of ["team/orders", "alias/team/orders"]) {
            const recording = await runProgram(() => new MessagingKey("shared", { alias }));
            strictEqual(
                recording.one("aws:kms/alias:Alias", "shared-key").inputs["name"],
                "alias/team/orders",
            );
        }
    });
});

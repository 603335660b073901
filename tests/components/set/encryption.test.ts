import { deepStrictEqual, ok } from "node:assert";

import * as aws from "@pulumi/aws";

import { KeyPolicyMode, MessagingSet, type MessagingSetArgs } from "../../../components";
import { documents, policy, preview, role } from "../../support/messaging-sets";
import { runProgram, UNKNOWN } from "../../support/mocks";
import {
    roles,
    both,
    inspect,
    account,
    onKey,
    administered,
    ofQueues,
    ofTopic,
    inspected,
    fromTopic,
    outputs,
    keys,
} from "../../support/set-keys";
import { importedKey, previousKey } from "../../support/set-modes";

/** The policies in which a role has its keys, by the key of the role. */
const ofRoles = async (args: MessagingSetArgs) => {
    const found = Object.entries(documents(await preview(args))).flatMap(([name, document]) => {
        const [, key] = /^orders-(.+)-key-policy policy$/.exec(name) ?? [];
        return key === undefined ? [] : [[key, document]];
    });
    return Object.fromEntries(found) as Record<string, unknown>;
};
const use = (Sid: string, Action: string | string[], Resource: string, service: string, alias?: string) => ({
    Sid,
    Effect: "Allow",
    Action,
    Resource,
    Condition: {
        ...(alias ? { "ForAnyValue:StringEquals": { "kms:ResourceAliases": alias } } : {}),
        StringEquals: { "kms:ViaService": `${service}.eu-west-1.amazonaws.com` },
    },
});

describe("a set on a key of somebody else", () => {
    const args = { encryption: { kmsKeyArn: importedKey }, roles };

    it("makes no key, and encrypts the topic and every queue with that one", async () => {
        const recording = await preview(args);
        deepStrictEqual(keys(recording), []);
        const encrypted = [
            ...recording.ofType("aws:sqs/queue:Queue"),
            ...recording.ofType("aws:sns/topic:Topic"),
        ];
        deepStrictEqual(
            encrypted.map(({ inputs }) => inputs["kmsMasterKeyId"]),
            [importedKey, importedKey, importedKey, importedKey],
        );
    });

    it("tells at preview what its owner has to add, and warns of it", async () => {
        const recording = await preview(args);
        const { keyArn, topicKeyArn, keyPolicyStatements } = outputs(recording);
        deepStrictEqual([keyArn, topicKeyArn], [importedKey, importedKey]);
        deepStrictEqual(
            JSON.parse(String(keyPolicyStatements)),
            policy(...ofQueues, ofTopic, inspected, fromTopic),
        );
        deepStrictEqual(recording.warnings, [
            'MessagingSet "orders": encryption.kmsKeyArn is a key that this program does not manage; KMS refuses its use ' +
                "until the key policy holds the statements in the output keyPolicyStatements; have its owner add them " +
                "before you deploy.",
        ]);
    });

    it("lets every role use it by a policy of its own, which another account asks for", async () => {
        deepStrictEqual(await ofRoles(args), {
            api: policy(use("Keys", both, importedKey, "sns")),
            worker: policy(use("Keys", "kms:Decrypt", importedKey, "sqs")),
            ops: policy(use("Keys", both, importedKey, "sqs")),
            auditor: policy({ Sid: "Keys", Effect: "Allow", Action: inspect, Resource: importedKey }),
        });
    });

    it("whose ARN a preview does not know, knows all other documents", async () => {
        const program = () => {
            const other = new aws.kms.Key("other", {});
            new MessagingSet("orders", { ...args, encryption: { kmsKeyArn: other.arn } });
        };
        const recording = await runProgram(program, { preview: true });
        const unknown = Object.entries(documents(recording)).filter(([, it]) => it === UNKNOWN);
        deepStrictEqual(
            unknown.map(([name]) => name).sort(),
            ["api", "auditor", "ops", "worker"].map((key) => `orders-${key}-key-policy policy`),
        );
        ok(String(outputs(recording)["keyPolicyStatements"]).includes(role("worker")));
    });
});

describe("a set that leaves its key to IAM", () => {
    const args = { encryption: { mode: KeyPolicyMode.DelegateToIam }, roles };

    it("has a key policy that names nobody but who calls KMS itself", async () => {
        deepStrictEqual(
            documents(await preview(args))["orders-key-policy policy"],
            policy(
                administered,
                onKey("AccountDelegatesToIam", account, both, {
                    StringEquals: {
                        "kms:ViaService": ["sns.eu-west-1.amazonaws.com", "sqs.eu-west-1.amazonaws.com"],
                    },
                }),
                inspected,
                fromTopic,
            ),
        );
    });

    it("lets every role use the key by its alias, which a preview knows", async () => {
        const own = "arn:aws:kms:eu-west-1:111122223333:key/*";
        const alias = "alias/orders-key-0a1b2c3";
        const { auditor, ...others } = await ofRoles(args);
        deepStrictEqual(others, {
            api: policy(use("KeysByAlias", both, own, "sns", alias)),
            worker: policy(use("KeysByAlias", "kms:Decrypt", own, "sqs", alias)),
            ops: policy(use("KeysByAlias", both, own, "sqs", alias)),
        });
        deepStrictEqual(
            auditor,
            policy({
                Sid: "KeysByAlias",
                Effect: "Allow",
                Action: inspect,
                Resource: own,
                Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": alias } },
            }),
        );
    });
});

describe("a set with earlier keys", () => {
    it("lets those who read decrypt with them, and nobody else", async () => {
        deepStrictEqual(await ofRoles({ encryption: { previousKeyArns: [previousKey] }, roles }), {
            worker: policy(use("PreviousKeys", "kms:Decrypt", previousKey, "sqs")),
            ops: policy(use("PreviousKeys", "kms:Decrypt", previousKey, "sqs")),
        });
    });
});

import { kmsMinimalActions } from "../../../../policypack/rules/kms/minimal-actions";
import { allow, deny, document, own, queueArn, type Statement, text } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const key = `arn:aws:kms:eu-west-1:${own}:key/0f1e2d3c-1111-2222-3333-444455556666`;
const send = allow({ Action: "sqs:SendMessage", Resource: queueArn() });
const kms = (Action: unknown) => allow({ Sid: "Key", Action, Resource: key });
const ofRole = (policy: unknown) => ({
    resources: [{ type: "aws:iam/rolePolicy:RolePolicy", name: "worker", props: { policy } }],
});
const given = (...statements: Statement[]) => ofRole(text(...statements));
const fails = (Action: unknown, words = Action) => ({
    ...given(send, kms(Action)),
    what: { worker: [`statement "Key" of its policy allows ${String(words)}`] },
});

testRule(kmsMinimalActions, {
    documented: { violates: "kms:Encrypt", complies: "what a sender needs" },
    accepts: {
        "what a sender needs": given(send, kms(["kms:GenerateDataKey", "kms:Decrypt"])),
        "kms:Encrypt in a policy that is not for messaging": given(
            allow({ Action: "s3:PutObject", Resource: "*" }),
            kms("kms:Encrypt"),
        ),
        "kms:Encrypt beside a Deny of messaging": given(
            deny({ Action: "sqs:*", Resource: "*" }),
            kms("kms:Encrypt"),
        ),
        "a Deny of kms:Encrypt": given(send, deny({ Action: "kms:Encrypt", Resource: "*" })),
        "every action, which is another rule's matter": given(allow({ Action: "*", Resource: "*" })),
        "a policy that is not known": ofRole(unknown),
        "all but kms:Encrypt, which is another rule's matter": given(
            send,
            allow({ NotAction: "kms:Encrypt", Resource: key }),
        ),
    },
    rejects: {
        "kms:Encrypt": fails("kms:Encrypt"),
        "kms:Encrypt in capitals": fails("KMS:ENCRYPT"),
        "kms:Encrypt by a wildcard": fails("kms:Enc*"),
        "kms:ReEncrypt* without kms:Encrypt": fails("kms:ReEncrypt*"),
        "one direction of a new encryption": fails("kms:ReEncryptTo"),
        "every action of KMS": fails("kms:*"),
        "kms:Encrypt among others": fails(["kms:Decrypt", "kms:Encrypt"], "kms:Encrypt"),
        "kms:Encrypt beside an action that is not known": {
            ...ofRole(document(send, kms([unknown, "kms:Encrypt"]))),
            what: { worker: ['statement "Key" of its policy allows kms:Encrypt'] },
        },
        "kms:Encrypt for a topic": {
            ...given(allow({ Action: "sns:Publish", Resource: "*" }), kms("kms:Encrypt")),
            what: { worker: ['statement "Key" of its policy allows kms:Encrypt'] },
        },
    },
});

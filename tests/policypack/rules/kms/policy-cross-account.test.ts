import { kmsPolicyCrossAccount } from "../../../../policypack/rules/kms/policy-cross-account";
import { allow, document, foreign, own, role, type Statement, text } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { foreigners } from "../grants/foreigners";

const common = foreigners({ action: "kms:Decrypt", arn: `arn:aws:kms:eu-west-1:${own}:key/0f1e2d3c` });
const rootOf = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` });
const admin = (account = own) => allow({ Principal: rootOf(account), Action: "kms:*", Resource: "*" });
const decrypt = (parts: Statement) => allow({ Action: "kms:Decrypt", Resource: "*", ...parts });
const theirs = decrypt({ Principal: rootOf(foreign) });
const said = (property = "policy") => [
    `statement 2 of its ${property} allows kms:Decrypt to the foreign account ${foreign}`,
];

testRule(kmsPolicyCrossAccount, {
    documented: { violates: "a foreign role", complies: "a role of the own account" },
    accepts: {
        ...common.accepts,
        "the policy that KMS gives a new key": { props: { policy: text(admin()) } },
        "a role beside the one account that may change the policy": {
            props: { policy: text(admin(), decrypt({ Principal: { AWS: role } })) },
        },
        "callers of the own account through SQS": {
            props: {
                policy: text(
                    admin(),
                    decrypt({
                        Principal: "*",
                        Condition: {
                            StringEquals: {
                                "kms:CallerAccount": own,
                                "kms:ViaService": "sqs.eu-west-1.amazonaws.com",
                            },
                        },
                    }),
                ),
            },
        },
        "a trusted account": {
            props: { policy: text(admin(), theirs) },
            config: { trustedAccounts: [foreign] },
        },
    },
    rejects: {
        ...common.rejects,
        "a foreign account beside the one that may change the policy": {
            props: { policy: text(admin(), theirs) },
            what: said(),
        },
        "callers of a foreign account": {
            props: {
                policy: text(
                    admin(),
                    decrypt({
                        Principal: "*",
                        Condition: { StringEquals: { "kms:CallerAccount": foreign } },
                    }),
                ),
            },
            what: said(),
        },
        "two accounts that may change the policy, of which one is foreign": {
            props: { policy: text(admin(), admin(foreign)) },
            what: [own, foreign].map(
                (account, index) =>
                    `statement ${index + 1} of its policy allows kms:Encrypt, kms:GenerateDataKey, ` +
                    `kms:GenerateDataKeyPair and 40 more to the account ${account}, of those named at most one its owner's`,
            ),
        },
        "a separate policy of a key that is not known yet": {
            type: "aws:kms/keyPolicy:KeyPolicy",
            props: { keyId: unknown, policy: text(admin(), theirs) },
            what: said(),
        },
        "a key of aws-native": {
            type: "aws-native:kms:Key",
            props: { keyPolicy: document(admin(), theirs) },
            what: said("keyPolicy"),
        },
    },
    undecided: common.undecided,
});

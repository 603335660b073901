import { iamNoAccessKeys } from "../../../../policypack/rules/iam/no-access-keys";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

testRule(iamNoAccessKeys, {
    documented: { violates: "a key", complies: "a key that is switched off" },
    accepts: { "a key that is switched off": { props: { user: "sender", status: "Inactive" } } },
    rejects: {
        "a key": { props: { user: "sender" }, what: ["it is a long-lived access key of the user sender"] },
        "a key that is switched on": {
            props: { user: "sender", status: "Active" },
            what: ["it is a long-lived access key of the user sender"],
        },
        "a key of a user that is not known yet": {
            props: { user: unknown, status: unknown },
            what: ["it is a long-lived access key of a user"],
        },
        "a key of aws-native": {
            type: "aws-native:iam:AccessKey",
            props: { userName: "sender" },
            what: ["it is a long-lived access key of the user sender"],
        },
    },
});

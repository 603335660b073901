import { PolicyPack } from "@pulumi/policy";

import { concerns, speaks, toPolicies } from "./adapter";
import { rules } from "./rules";
import { decodeOnce, noticeSettings, shownWhereNeeded } from "./sdk";

decodeOnce();
noticeSettings();

new PolicyPack("secure-messaging", {
    description: "Blocks unencrypted or over-permissive SQS and SNS resources",
    enforcementLevel: "mandatory",
    policies: shownWhereNeeded(toPolicies(rules), concerns(rules), speaks(rules)),
});

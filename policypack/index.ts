import { PolicyPack } from "@pulumi/policy";

import { concerns, toPolicies } from "./adapter";
import { rules } from "./rules";
import { decodeOnce, shownByType } from "./sdk";

decodeOnce();

new PolicyPack("secure-messaging", {
    description: "Blocks unencrypted or over-permissive SQS and SNS resources",
    enforcementLevel: "mandatory",
    policies: shownByType(toPolicies(rules), concerns(rules)),
});

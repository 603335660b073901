import { PolicyPack } from "@pulumi/policy";

import { toPolicies } from "./adapter";
import { rules } from "./rules";

new PolicyPack("secure-messaging", {
    description: "Blocks unencrypted or over-permissive SQS and SNS resources",
    enforcementLevel: "mandatory",
    policies: toPolicies(rules),
});

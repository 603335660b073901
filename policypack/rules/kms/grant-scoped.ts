import { grantMakers, grantProblems } from "../../checks/kms-grants";
import { attachedPolicies } from "../../model/policies";
import { KEY_POLICIES } from "../../model/types";
import { type ResourceRule } from "../../rule";

const GRANT = "aws:kms/grant:Grant";

export const kmsGrantScoped: ResourceRule = {
    name: "kms-grant-scoped",
    description: "Grants on a key go to principals of its own account, who cannot pass them on.",
    why: "a grant works beside the key policy and nobody sees it there, so it opens the messages behind everybody's back",
    fix: 'name one own role and only Decrypt and GenerateDataKey; allow kms:CreateGrant under Bool {"kms:GrantIsForAWSResource": "true"} only',
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-6"],
    sources: ["https://docs.aws.amazon.com/kms/latest/developerguide/grants.html"],
    parameters: ["trustedAccounts", "advice"],
    types: [GRANT, ...Object.keys(KEY_POLICIES)],

    *check(resource, parameters) {
        if (resource.type === GRANT) return yield* grantProblems(resource, parameters);
        for (const policy of attachedPolicies(resource, KEY_POLICIES)) yield* grantMakers(policy);
    },
};

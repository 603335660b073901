import { functionCallers } from "../../checks/function-callers";
import { FUNCTION_PERMISSIONS } from "../../model/function-permissions";
import { type ResourceRule } from "../../rule";

export const lambdaPermissionSource: ResourceRule = {
    name: "lambda-permission-source",
    description: "A function's permission pins the service that invokes it to the source that it acts for.",
    why: "a service acts for every customer, so a stranger's topic or bucket could feed the function forged events",
    fix: "set sourceArn to the ARN of the topic, rule or bucket, and sourceAccount to its account",
    severity: "high",
    level: "mandatory",
    frameworks: ["AWS Security Hub Lambda.1", "NIST 800-53 AC-3"],
    sources: [
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
        "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
    ],
    parameters: ["trustedAccounts", "organizationIds", "advice"],
    types: Object.keys(FUNCTION_PERMISSIONS),

    check: (permission, parameters) => functionCallers(permission, parameters),
};

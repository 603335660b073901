import { hasWildcard } from "../../../iam";
import { scopedGrants } from "../../checks/scoped-grants";
import { type Matter, RESOURCE_TAG, taggedBy } from "../../checks/wide-grants";
import { type StackRule } from "../../rule";

export const iamScopedSecret: StackRule = {
    name: "iam-scoped-secret",
    description: "An identity policy names the secrets that it lets its holder read.",
    why: "whoever takes over the workload reads every secret that the pattern meets, now and later",
    fix: 'write the full ARN of the secret, or its name with "-??????" for the random end that AWS adds',
    severity: "medium",
    level: "advisory",
    frameworks: ["NIST 800-53 AC-6", "PCI DSS 7.2"],
    sources: [
        "https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    ],

    checkStack: (stack) => scopedGrants(stack, [SECRETS]),
};

const SECRETS: Matter = {
    service: "secretsmanager",
    actions: ["secretsmanager:GetSecretValue"],
    isOpen: (resource) => hasWildcard(resource.replace(/-\?{6}$/, "")),
    boundBy: [RESOURCE_TAG, taggedBy("secretsmanager:resourcetag/")],
};

import { textProperty } from "../../model/resource";
import { fail, type ResourceRule } from "../../rule";

export const iamNoAccessKeys: ResourceRule = {
    name: "iam-no-access-keys",
    description: "No program creates access keys of IAM users.",
    why: "an access key does not expire, and its secret part stays in the program's state",
    fix: "let the workload assume a role (MessagingRole), from outside of AWS by an identity provider",
    severity: "medium",
    level: "advisory",
    frameworks: ["CIS AWS 1.13", "NIST 800-53 IA-5", "PCI DSS 8.6.2"],
    sources: [
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    ],
    types: ["aws:iam/accessKey:AccessKey", "aws-native:iam:AccessKey"],

    *check(resource) {
        const status = textProperty(resource, "status");
        if (status === "Inactive") return;
        const user = textProperty(resource, "user") ?? textProperty(resource, "userName");
        yield fail(
            `it is a long-lived access key of ${typeof user === "string" ? `the user ${user}` : "a user"}`,
        );
    },
};

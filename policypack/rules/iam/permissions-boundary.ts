import { UNKNOWN } from "../../../iam";
import { textProperty } from "../../model/resource";
import { fail, type ResourceRule, undecided } from "../../rule";

export const iamPermissionsBoundary: ResourceRule = {
    name: "iam-permissions-boundary",
    description: "Every role has the permissions boundary that the organisation asks for.",
    why: "the boundary is what holds where a policy of the role grants too much",
    fix: "set permissionsBoundary to the ARN that the pack's configuration names",
    severity: "medium",
    level: "advisory",
    frameworks: ["NIST 800-53 AC-6"],
    sources: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html"],
    parameters: ["permissionsBoundary"],
    types: ["aws:iam/role:Role", "aws-native:iam:Role"],

    *check(resource, { permissionsBoundary }) {
        if (permissionsBoundary === "") return;
        const given = textProperty(resource, "permissionsBoundary");
        if (given === UNKNOWN)
            yield undecided("permissionsBoundary", "its permissionsBoundary is not known before deployment");
        else if (given === undefined) yield fail("it has no permissions boundary");
        else if (given !== permissionsBoundary)
            yield fail(`its permissions boundary is ${given}, not ${permissionsBoundary}`);
    },
};

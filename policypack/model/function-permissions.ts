import { accountOf, parseDocument, UNKNOWN } from "../../iam";
import { type Policy } from "./policies";
import { type Resource, textProperty } from "./resource";

/** Types that add one statement to a function's policy, and the property that names the function. */
export const FUNCTION_PERMISSIONS: Readonly<Record<string, string>> = {
    "aws:lambda/permission:Permission": "function",
    "aws-native:lambda:Permission": "functionName",
};

/** A permission as the policy that Lambda makes of it. */
export function permissionPolicy(resource: Resource): Policy {
    const owner = FUNCTION_PERMISSIONS[resource.type]!;
    const name = textProperty(resource, owner);
    const statement = {
        Effect: "Allow",
        Principal: principalOf(textProperty(resource, "principal")),
        Action: textProperty(resource, "action"),
        Condition: conditionOf(resource),
    };
    const source = { Statement: statement };
    return {
        resource,
        property: "principal",
        source,
        document: parseDocument(source),
        attachedTo: "*",
        account: typeof name === "string" ? accountOf(name) : undefined,
    };
}

function principalOf(principal: ReturnType<typeof textProperty>): unknown {
    if (typeof principal !== "string" || principal === "*") return principal;
    return /\.amazonaws\.com(\.cn)?$/.test(principal) ? { Service: principal } : { AWS: principal };
}

function conditionOf(resource: Resource): object {
    const arn = textProperty(resource, "sourceArn");
    const exact = {
        "aws:SourceAccount": textProperty(resource, "sourceAccount"),
        "aws:PrincipalOrgID": textProperty(resource, "principalOrgId"),
        // The ARN of a resource that the same program makes: it is not known yet, but it is one.
        ...(arn === UNKNOWN ? { "aws:SourceArn": arn } : {}),
    };
    const given = Object.entries(exact).filter(([, value]) => value !== undefined);
    const pattern = typeof arn === "string" ? { ArnLike: { "aws:SourceArn": arn } } : {};
    return { StringEquals: Object.fromEntries(given), ...pattern };
}

import { accountOf, exposures, UNKNOWN } from "../../iam";
import { permissionPolicy } from "../model/function-permissions";
import { type Resource, textProperty } from "../model/resource";
import { fail, type Parameters, type Problem, undecided } from "../rule";
import { serviceSources } from "./service-source";

const INVOKE = ["lambda:InvokeFunction"];

/** Yields where a permission lets everybody, or a service acting for any customer, invoke a function. */
export function* functionCallers(
    permission: Resource,
    { trustedAccounts, organizationIds }: Parameters,
): Iterable<Problem> {
    // Whether a function URL may be public is no question of messaging.
    if (String(permission.get("action")).toLowerCase() === "lambda:invokefunctionurl") return;
    const policy = permissionPolicy(permission);
    if (permission.get("principal") === UNKNOWN)
        yield undecided("principal", "its principal is not known before deployment");
    for (const { certain } of exposures(
        policy.document,
        { kind: "principal" },
        { actions: INVOKE, resource: policy.attachedTo },
    ))
        if (certain) yield fail("it lets everybody invoke the function (its principal is *)");
    yield* foreignCaller(permission, policy.account, trustedAccounts);
    const organization = permission.get("principalOrgId");
    if (
        typeof organization === "string" &&
        organizationIds.length > 0 &&
        !organizationIds.includes(organization)
    )
        yield fail(`it lets the organisation ${organization} in, which is none of organizationIds`);
    // Where the function's account is not known, a source that is named is taken for one's own.
    const sources = serviceSources(policy, { actions: INVOKE, trustedAccounts, place: () => "it" });
    for (const problem of sources) if (problem.verdict === "fail") yield problem;
}

/** Where the function's account is not known, an account that is named may be the function's own. */
function* foreignCaller(
    permission: Resource,
    own: string | undefined,
    trusted: readonly string[],
): Iterable<Problem> {
    const principal = textProperty(permission, "principal");
    const account = typeof principal === "string" ? accountOf(principal) : undefined;
    if (own === undefined || account === undefined || account === own || trusted.includes(account)) return;
    yield fail(`it lets the foreign account ${account} invoke the function`);
}

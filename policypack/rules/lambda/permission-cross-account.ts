import { accountOf } from "../../../iam";
import { FUNCTION_PERMISSIONS, permissionPolicy } from "../../model/function-permissions";
import { ownAccounts } from "../../model/own-account";
import { textProperty } from "../../model/resource";
import { fail, type StackRule } from "../../rule";

/** Properties that say who may invoke the function, or for whose resource. */
const WHOSE = ["principal", "sourceArn", "sourceAccount"];

export const lambdaPermissionCrossAccount: StackRule = {
    name: "lambda-permission-cross-account",
    description: "A function is invoked by and for accounts that the organisation trusts.",
    why: "somebody else's account could feed the function forged events, and read what it answers",
    fix: "name your own account or source, or declare the account in trustedAccounts",
    severity: "high",
    level: "mandatory",
    frameworks: ["AWS Security Hub Lambda.1", "NIST 800-53 AC-3", "PCI DSS 7.2"],
    sources: ["https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html"],
    parameters: ["trustedAccounts"],

    // Where the permission itself tells the function's account, lambda-permission-source judges it.
    *checkStack(stack, { trustedAccounts }) {
        const own = ownAccounts(stack);
        if (own.size === 0) return;
        for (const resource of stack.ofTypes(FUNCTION_PERMISSIONS)) {
            if (permissionPolicy(resource).account !== undefined) continue;
            for (const property of WHOSE) {
                const value = textProperty(resource, property);
                const account = typeof value === "string" ? accountOf(value) : undefined;
                if (account === undefined || own.has(account) || trustedAccounts.includes(account)) continue;
                yield { ...fail(`its ${property} is of the foreign account ${account}`), resource };
            }
        }
    },
};

import * as pulumi from "@pulumi/pulumi";

import { valueProblems } from "../limits";
import { roleLimits } from "../limits/role";
import { refuse, type Owner } from "./owner";

const PACKAGE = "pulumi-secure-messaging";

interface RoleDefaults {
    path?: pulumi.Input<string>;
    permissionsBoundaryArn?: pulumi.Input<string>;
}

/** What the configuration of the stack says for every role that this package makes, where the arguments say nothing. */
export function roleDefaults(owner: Owner, { path, permissionsBoundaryArn }: RoleDefaults) {
    const configuration = new pulumi.Config(PACKAGE);
    const fromStack = {
        rolePath: path === undefined ? configuration.get("rolePath") : undefined,
        permissionsBoundaryArn:
            permissionsBoundaryArn === undefined ? configuration.get("permissionsBoundaryArn") : undefined,
    };
    refuse(owner, [
        ...valueProblems(`${PACKAGE}:rolePath`, fromStack.rolePath, roleLimits.path),
        ...valueProblems(
            `${PACKAGE}:permissionsBoundaryArn`,
            fromStack.permissionsBoundaryArn,
            roleLimits.permissionsBoundaryArn,
        ),
    ]);
    return {
        path: path ?? fromStack.rolePath ?? "/",
        permissionsBoundaryArn: permissionsBoundaryArn ?? fromStack.permissionsBoundaryArn,
    };
}

import { roleDefaults } from "../base/role-defaults";
import { guarded, plain, refuse, type Owner } from "../base/owner";
import { limitProblems, nameLimit, valueProblems } from "../limits";
import { roleLimits } from "../limits/role";
import type { MessagingRoleArgs } from "./args";
import { accessProblems, identityProblems, listProblems, pairProblems, targetProblems } from "./checks";
import { platformsOf } from "./trust";

const room = (added: string) => [{ service: "IAM" as const, characters: 64, added }];
const limits = { ...roleLimits, name: nameLimit(room("")) };

export type RoleSettings = ReturnType<typeof checkedRole>;

/** The arguments, completed from the configuration of the stack, if nothing is wrong with them. */
export function checkedRole(owner: Owner, args: MessagingRoleArgs) {
    const isMade = args.existingRoleArn === undefined;
    const wrongAccess = accessProblems("", args.access);
    refuse(owner, [
        ...wrongAccess,
        ...(wrongAccess.length > 0 ? [] : [...targetProblems(args.access, args), ...pairProblems(args)]),
        ...identityProblems(args),
        ...limitProblems("", args, limits),
        ...listProblems(args),
        ...(isMade && args.name === undefined
            ? valueProblems("the name", owner.name, nameLimit(room("-role-0123456")))
            : []),
    ]);
    const settings = guarded(owner, "", args, limits);
    return { ...settings, ...(isMade ? roleDefaults(owner, settings) : {}) };
}

/** What policies and the state see of the arguments. */
export function shownRole(settings: RoleSettings) {
    const { path, permissionsBoundaryArn, maxSessionDuration, existingRoleArn, purge } = settings;
    const { access, trust, abacTagKeys, subscriptionProtocols } = settings;
    return {
        ...plain({ path, permissionsBoundaryArn, maxSessionDuration, existingRoleArn, purge }),
        access,
        abacTagKeys,
        subscriptionProtocols,
        trust: platformsOf(trust)[0],
    };
}

import * as pulumi from "@pulumi/pulumi";
import { Access, type MessagingSet, type RoleArgs, type TrustArgs } from "pulumi-secure-messaging";

const config = new pulumi.Config();

/** People come by a permission set of IAM Identity Center, or by an instance of their own. */
function whoHas(permissionSetName: string): TrustArgs {
    return permissionSetName === "" ? { ec2: {} } : { ssoPermissionSet: { permissionSetName } };
}

/** Those who look after every set of the system: dead letters are for operators, settings for auditors, messages for neither. */
export const people: Record<"ops" | "auditor", RoleArgs> = {
    ops: { access: Access.Operator, trust: whoHas(config.require("operatorsPermissionSet")) },
    auditor: { access: Access.Auditor, trust: whoHas(config.require("auditorsPermissionSet")) },
};

/** The same people in a further set: one role for each part, however many sets. */
export function samePeople(set: MessagingSet): typeof people {
    const existing = (name: keyof typeof people): RoleArgs => ({
        access: people[name].access,
        existingRoleArn: set.role(name).roleArn,
    });
    return { ops: existing("ops"), auditor: existing("auditor") };
}

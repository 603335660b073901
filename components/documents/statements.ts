import type { PolicyStatement } from "../../iam";
import { serviceHost, type Place } from "./arns";
import type { Conditions } from "./conditions";

/** Refuses everybody who comes without TLS. */
export function denyPlainHttp(
    Action: PolicyStatement["Action"],
    Resource: PolicyStatement["Resource"],
): PolicyStatement {
    return {
        Sid: "DenyPlainHttp",
        Effect: "Deny",
        Principal: "*",
        Action,
        Resource,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
}

/** The statement of an identity policy; none where it would grant nothing. */
export function identityStatements(
    sid: string,
    actions: readonly string[],
    resources: readonly string[],
    condition: Conditions,
): PolicyStatement[] {
    if (actions.length === 0 || resources.length === 0) return [];
    const granted = { Action: [...actions], Resource: [...resources] };
    return [{ Sid: sid, Effect: "Allow", ...granted, ...onlyIf(condition) }];
}

/** The condition as a member of a statement, which has none if nothing is demanded. */
export function onlyIf(condition: Conditions): Pick<PolicyStatement, "Condition"> {
    return Object.keys(condition).length === 0 ? {} : { Condition: condition };
}

/** Binds the use of a key to calls that a service makes for the principal. */
export function throughService(service: "sqs" | "sns" | "nothing", place: Place): Conditions {
    if (service === "nothing") return {};
    return { StringEquals: { "kms:ViaService": serviceHost(service, place) } };
}

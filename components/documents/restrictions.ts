import type { PolicyStatement } from "../../iam";
import type { Place } from "./arns";
import { allOf, type Conditions, distinct } from "./conditions";
import type { Network, Sender } from "./sources";

/** What is denied, and to what it is narrowed. */
interface Restriction {
    sid: string;
    action: string[];
    resource: string;
    condition?: Conditions;
}

/** Calls of services are not meant: what they do is said by the statements about sources. */
const byNoService: Conditions = { BoolIfExists: { "aws:PrincipalIsAWSService": "false" } };

/**
 * Denies to everybody but the named principals and the senders, whatever else allows it. An account or organisation
 * among the senders is spared as a whole; principals of this account are spared only by their ARN.
 */
export function exclusiveStatements(
    place: Place,
    exclusiveTo: readonly string[],
    senders: readonly Sender[],
    { sid, action, resource, condition = {} }: Restriction,
): PolicyStatement[] {
    const named = distinct([...exclusiveTo, ...senders.flatMap(({ roleArns }) => roleArns)]);
    const whole = senders.filter(({ roleArns }) => roleArns.length === 0);
    const accounts = whole.flatMap(({ accountId }) => accountId ?? []);
    const organizations = whole.flatMap((it) => (it.accountId ? [] : (it.organizationId ?? [])));
    const others = allOf(condition, { ArnNotLike: { "aws:PrincipalArn": named } }, byNoService);
    const elsewhere: Conditions = {
        StringNotEquals: {
            "aws:PrincipalAccount": distinct(accounts.filter((id) => id !== place.accountId)),
            "aws:PrincipalOrgID": distinct(organizations),
        },
    };
    const deny: PolicyStatement = { Effect: "Deny", Principal: "*", Action: action, Resource: resource };
    const statement = { ...deny, Sid: sid, Condition: allOf(others, elsewhere) };
    if (organizations.length === 0) return [statement];
    const here = { StringEquals: { "aws:PrincipalAccount": place.accountId } };
    return [statement, { ...deny, Sid: `${sid}Here`, Condition: allOf(others, here) }];
}

/** Denies to everybody who does not come through the network, except the principals that come from elsewhere. */
export function networkStatements(
    network: Network | undefined,
    action: readonly string[],
    resource: string,
): PolicyStatement[] {
    if (network === undefined) return [];
    const Condition = allOf(byNoService, {
        ArnNotLike: { "aws:PrincipalArn": network.exceptArns },
        BoolIfExists: { "aws:ViaAWSService": "false" },
        StringNotEquals: { "aws:SourceVpce": network.vpcEndpointIds, "aws:SourceVpc": network.vpcIds },
    });
    return [
        {
            Sid: "OnlyThroughNetwork",
            Effect: "Deny",
            Principal: "*",
            Action: [...action],
            Resource: resource,
            Condition,
        },
    ];
}

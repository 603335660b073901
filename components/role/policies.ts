import * as pulumi from "@pulumi/pulumi";

import { absence, documentText, refuse, type Owner } from "../base/owner";
import { Access } from "../documents/access";
import type { Place } from "../documents/arns";
import { functionPolicy, type FunctionFacts } from "../documents/function-policy";
import { keyUsePolicy } from "../documents/key-use-policy";
import { rolePolicy } from "../documents/role-policy";
import { documentProblems } from "../documents/size";
import { isEmptyList, limitProblems } from "../limits";
import { trustLimits } from "../limits/trust";
import { SubscriptionProtocol } from "./args";
import { grantOf, listProblems, missingProblems } from "./checks";
import type { RoleSettings } from "./settings";

/** The documents of a role, together no longer than IAM allows. */
interface RolePolicies {
    policy: pulumi.Output<string>;
    /** What the role does with keys that leave it to IAM; nothing if no such key is named. */
    keyPolicy: pulumi.Output<string> | undefined;
}

export function policiesOf(owner: Owner, settings: RoleSettings, place: pulumi.Output<Place>): RolePolicies {
    const { functionName, tracing = false, vpc = false } = settings.trust?.lambda ?? {};
    const ofFunction = settings.trust?.lambda && { place, functionName, tracing, vpc };
    const policy = pulumi
        .output({ ofFunction, targets: targetsOf(settings) })
        .apply(({ ofFunction: facts, targets }) => {
            refuse(owner, absences(targets));
            refuse(owner, [
                ...missingProblems(settings.access, targets),
                ...listProblems({ ...settings, ...targets }),
                ...functionProblems(facts),
            ]);
            return documentText(owner, "identity policy", [
                ...rolePolicy(grantOf(settings), targets, boundsOf(settings)),
                ...(facts ? functionPolicy(facts) : []),
            ]);
        });
    const keyPolicy = namesKeys(settings) ? keyPolicyOf(owner, settings, place) : undefined;
    if (keyPolicy === undefined) return { policy, keyPolicy };
    return { policy, keyPolicy: pulumi.all([policy, keyPolicy]).apply((texts) => bounded(owner, texts)) };
}

function functionProblems(facts: FunctionFacts | undefined): string[] {
    return limitProblems("trust.lambda", { functionName: facts?.functionName }, trustLimits.lambda);
}

function targetsOf(settings: RoleSettings) {
    const { queueArns, deadLetterQueueArns, subscriptionDeadLetterQueueArns, topicArns } = settings;
    return {
        queueArns: queueArns ?? [],
        deadLetterQueueArns: deadLetterQueueArns ?? [],
        subscriptionDeadLetterQueueArns: subscriptionDeadLetterQueueArns ?? [],
        topicArns: topicArns ?? [],
    };
}

function absences(lists: object): string[] {
    return Object.entries(lists).flatMap(([name, known]) => absence(name, known));
}

function boundsOf({ access, abacTagKeys, subscriptionProtocols }: RoleSettings) {
    const protocols =
        access === Access.Subscriber ? (subscriptionProtocols ?? [SubscriptionProtocol.Sqs]) : [];
    return { tagKeys: abacTagKeys ?? [], protocols };
}

function namesKeys({ keyAliases, kmsKeyArns, previousKeyArns }: RoleSettings): boolean {
    return [keyAliases, kmsKeyArns, previousKeyArns].some((list) => list !== undefined && !isEmptyList(list));
}

function keyPolicyOf(owner: Owner, settings: RoleSettings, place: pulumi.Output<Place>) {
    const { keyAliases = [], kmsKeyArns = [], previousKeyArns = [] } = settings;
    return pulumi
        .output({ place, keys: { keyAliases, kmsKeyArns, previousKeyArns } })
        .apply(({ place: known, keys }) => {
            refuse(owner, absences(keys));
            refuse(owner, [...listProblems({ ...settings, ...keys }), ...noKeyProblems(keys)]);
            const { kmsKeyArns: keyArns, previousKeyArns: earlier } = keys;
            const aliases = keys.keyAliases.map(withPrefix);
            const facts = {
                place: known,
                grant: grantOf(settings),
                aliases,
                keyArns,
                previousKeyArns: earlier,
            };
            return documentText(owner, "identity policy", keyUsePolicy(facts));
        });
}

function noKeyProblems(keys: Record<string, readonly string[]>): string[] {
    if (Object.values(keys).some((list) => list.length > 0)) return [];
    return [`${Object.keys(keys).join(", ")} are empty; a policy names a key; name one, or leave them out.`];
}

function withPrefix(alias: string): string {
    return alias.startsWith("alias/") ? alias : `alias/${alias}`;
}

/** IAM counts all policies that stand in a role. */
function bounded(owner: Owner, [policy, keyPolicy]: readonly string[]): string {
    refuse(owner, documentProblems("identity policy", [], `${policy}${keyPolicy}`));
    return keyPolicy!;
}

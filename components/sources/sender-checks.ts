import type { Input } from "@pulumi/pulumi";

import { isFuture } from "../base/owner";
import { at, entryProblems, isEmptyList, limitProblems, valueProblems } from "../limits";
import {
    accountIdLimit,
    networkIdLimits,
    organizationIdLimit,
    roleArnLimit,
    sparedArnLimit,
    tagKeyLimit,
    tagValueLimit,
} from "../limits/source";
import type { NetworkArgs, SenderArgs } from "../source-args";
import { plainItems } from "./checks";

/** A statement of SQS takes 10 conditions; a sender may be bounded by its organisation and by service too. */
const TAGS = 8;

/** Every plain sender that is not said narrowly enough, in words. */
export function senderProblems(path: string, senders: Input<Input<SenderArgs>[]> | undefined): string[] {
    return plainItems(path, senders).flatMap(([own, sender]) => [
        ...whoProblems(own, sender),
        ...entryProblems(at(own, "roleArns"), sender.roleArns, roleArnLimit),
        ...limitProblems(own, sender, { accountId: accountIdLimit, organizationId: organizationIdLimit }),
        ...tagProblems(at(own, "principalTags"), sender.principalTags),
    ]);
}

function whoProblems(path: string, sender: SenderArgs): string[] {
    const { roleArns, accountId, organizationId, principalTags } = sender;
    const named = roleArns !== undefined;
    if (isEmptyList(roleArns))
        return [`${path}.roleArns is empty; a sender is somebody; name a role, or leave the list out.`];
    if (named && accountId !== undefined)
        return [
            `${path} names roles and a whole account; a sender is one or the other; leave accountId out.`,
        ];
    if (named || (accountId === undefined && organizationId !== undefined)) return [];
    if (accountId === undefined)
        return [
            `${path} names nobody; a sender is roles, an account or an organisation; set roleArns, or accountId or organizationId.`,
        ];
    if (organizationId !== undefined || principalTags !== undefined) return [];
    return [
        `${path}.accountId stands alone; whom it lets in, another account decides; ` +
            "name roleArns instead, or add organizationId or principalTags.",
    ];
}

function tagProblems(path: string, tags: SenderArgs["principalTags"]): string[] {
    if (tags === undefined || isFuture(tags)) return [];
    const entries = Object.entries(tags);
    if (entries.length === 0)
        return [`${path} is empty; it would bound nothing; name a tag, or leave it out.`];
    if (entries.length > TAGS)
        return [
            `${path} has ${entries.length} entries; SQS takes ${TAGS} beside other bounds; leave some out.`,
        ];
    return entries.flatMap(([key, value]) => [
        ...valueProblems(`a key of ${path}`, key, tagKeyLimit),
        ...valueProblems(at(path, key), value, tagValueLimit),
    ]);
}

/** Everything about a plain network that would let in nobody, or is no network. */
export function networkProblems(path: string, network: Input<NetworkArgs> | undefined): string[] {
    if (network === undefined || isFuture(network)) return [];
    const args = network as NetworkArgs;
    const { vpcEndpointIds, vpcIds } = args;
    const none = [vpcEndpointIds, vpcIds].every((ids) => ids === undefined || isEmptyList(ids));
    if (none)
        return [
            `${path} names no VPC endpoint and no VPC; nobody would come through; set vpcEndpointIds or vpcIds.`,
        ];
    const lists = { ...networkIdLimits, exceptArns: sparedArnLimit };
    return Object.entries(lists).flatMap(([name, item]) =>
        entryProblems(at(path, name), args[name as keyof NetworkArgs], item),
    );
}

import type { IpPermission } from "@aws-sdk/client-ec2";

import { type Value, type Values, sortedJson } from "../../values";
import { booleanOf, listOf, objectsOf, said, textOf } from "../inputs";

/** The other ends of traffic that a rule may list. */
const ends = ["cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "securityGroups"] as const;

/** What one rule of a security group lets through, to or from one other end. */
interface Permission {
    protocol: string;
    fromPort: number;
    toPort: number;
    description: string;
    kind: (typeof ends)[number];
    end: string;
}

const numbered: Record<string, string> = { all: "-1", "1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6" };

/** The protocol as AWS names it. */
export function protocolOf(text: string): string {
    return numbered[text.toLowerCase()] ?? text.toLowerCase();
}

/** The permissions of the rules that a program writes for the group of this id. */
export function permissionsOf(rules: Values[], group: string): Permission[] {
    return rules.flatMap((rule) => {
        const protocol = protocolOf(textOf(rule, "protocol") ?? "-1");
        const all = protocol === "-1";
        const common = {
            protocol,
            fromPort: all ? 0 : Number(rule["fromPort"]),
            toPort: all ? 0 : Number(rule["toPort"]),
            description: textOf(rule, "description") ?? "",
        };
        const self = booleanOf(rule, "self")
            ? [{ ...common, kind: "securityGroups" as const, end: group }]
            : [];
        return [
            ...self,
            ...ends.flatMap((kind) => listOf(rule, kind).map((end) => ({ ...common, kind, end }))),
        ];
    });
}

/** The permissions that AWS tells: the rules of one protocol and ports together. */
export function permissionsTold(list: readonly IpPermission[], account: string): Permission[] {
    return list.flatMap((one) => {
        const common = {
            protocol: one.IpProtocol!,
            fromPort: one.IpProtocol === "-1" ? 0 : (one.FromPort ?? 0),
            toPort: one.IpProtocol === "-1" ? 0 : (one.ToPort ?? 0),
        };
        const { IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = [] } = one;
        const groups = UserIdGroupPairs.map(({ GroupId, UserId = account, Description }) => ({
            end: UserId === account ? GroupId! : `${UserId}/${GroupId}`,
            Description,
        }));
        const told = {
            cidrBlocks: IpRanges.map((range) => ({ end: range.CidrIp!, ...range })),
            ipv6CidrBlocks: Ipv6Ranges.map((range) => ({ end: range.CidrIpv6!, ...range })),
            prefixListIds: PrefixListIds.map((prefix) => ({ end: prefix.PrefixListId!, ...prefix })),
            securityGroups: groups,
        };
        return ends.flatMap((kind) =>
            told[kind].map(({ end, Description = "" }) => ({
                ...common,
                kind,
                end,
                description: Description,
            })),
        );
    });
}

/** The rules in the words of the program where they say the same, otherwise one rule for each set of ports. */
export function asRules(told: Permission[], known: Value | undefined, group: string): Values[] {
    const rules = objectsOf({ rules: known ?? null }, "rules");
    if (known !== undefined && sameSet(permissionsOf(rules, group), told)) return rules;
    const together = new Map<string, Permission[]>();
    for (const one of told) {
        const key = sortedJson([one.protocol, one.fromPort, one.toPort, one.description]);
        together.set(key, [...(together.get(key) ?? []), one]);
    }
    return [...together.values()].map((some) => asRule(some, group));
}

function asRule(some: Permission[], group: string): Values {
    const { protocol, fromPort, toPort, description } = some[0]!;
    const isSelf = ({ kind, end }: Permission) => kind === "securityGroups" && end === group;
    const lists = ends.flatMap((kind) => {
        const list = some.filter((one) => one.kind === kind && !isSelf(one)).map(({ end }) => end);
        return list.length > 0 ? [[kind, list]] : [];
    });
    return said({
        ...Object.fromEntries(lists),
        ...(some.some(isSelf) ? { self: true } : {}),
        ...(description === "" ? {} : { description }),
        fromPort,
        protocol,
        toPort,
    });
}

/** What is to be let through that was not, and the other way round. */
export function permissionChange(before: Permission[], after: Permission[]) {
    return { added: without(after, before), removed: without(before, after) };
}

/** Permissions as AWS takes them: one by one, since one of them may have a description of its own. */
export function sentPermissions(permissions: Permission[]): IpPermission[] {
    return permissions.map(({ protocol, fromPort, toPort, description, kind, end }) => {
        const Description = description === "" ? undefined : description;
        const [GroupId, UserId] = end.split("/").reverse();
        const one = {
            cidrBlocks: { IpRanges: [{ CidrIp: end, Description }] },
            ipv6CidrBlocks: { Ipv6Ranges: [{ CidrIpv6: end, Description }] },
            prefixListIds: { PrefixListIds: [{ PrefixListId: end, Description }] },
            securityGroups: { UserIdGroupPairs: [{ GroupId, UserId, Description }] },
        }[kind];
        const ports = protocol === "-1" ? {} : { FromPort: fromPort, ToPort: toPort };
        return { IpProtocol: protocol, ...ports, ...one };
    });
}

function without(some: Permission[], others: Permission[]): Permission[] {
    const keys = new Set(others.map((one) => sortedJson(said({ ...one }))));
    return some.filter((one) => !keys.has(sortedJson(said({ ...one }))));
}

function sameSet(one: Permission[], other: Permission[]): boolean {
    return without(one, other).length === 0 && without(other, one).length === 0;
}

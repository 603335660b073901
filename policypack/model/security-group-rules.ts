import { type Text, UNKNOWN, type Unknown } from "../../iam";
import { prefixListRanges } from "./prefix-lists";
import { added } from "./groups";
import { listOf } from "./referents";
import { type Resource } from "./resource";
import { groupKey, groupsNamed } from "./security-groups";
import { type Stack } from "./stack";
import { numberIn } from "./values";

export type Direction = "ingress" | "egress";

/** One rule of a security group: which addresses may pass, and to which ports. */
export interface Traffic {
    /** The group that lists it, or the rule that stands alone. */
    holder: Resource;
    /** The property that holds the addresses. */
    property: string;
    ranges: readonly string[];
    /** Addresses that are not known yet and may be any. */
    open: boolean;
    protocol: Text | undefined;
    from: number | Unknown | undefined;
    to: number | Unknown | undefined;
}

/** Groups that list rules themselves. `byDefault`: AWS lets out everything where no rule is given. */
const LISTS: Readonly<Record<string, Readonly<Record<Direction, string>> & { byDefault?: true }>> = {
    "aws:ec2/securityGroup:SecurityGroup": { ingress: "ingress", egress: "egress" },
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": { ingress: "ingress", egress: "egress" },
    "aws-native:ec2:SecurityGroup": {
        ingress: "securityGroupIngress",
        egress: "securityGroupEgress",
        byDefault: true,
    },
};

/** Rules that stand alone, with the property that names their group. */
const RULES: Readonly<Record<string, { direction?: Direction; group: string; ranges: string }>> = {
    "aws:ec2/securityGroupRule:SecurityGroupRule": { group: "securityGroupId", ranges: "cidrBlocks" },
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
        direction: "ingress",
        group: "securityGroupId",
        ranges: "cidrIpv4",
    },
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
        direction: "egress",
        group: "securityGroupId",
        ranges: "cidrIpv4",
    },
    "aws-native:ec2:SecurityGroupIngress": { direction: "ingress", group: "groupId", ranges: "cidrIp" },
    "aws-native:ec2:SecurityGroupEgress": { direction: "egress", group: "groupId", ranges: "cidrIp" },
};

/** The rules of each security group, by its key. */
export function trafficByGroup(stack: Stack, direction: Direction): ReadonlyMap<string, readonly Traffic[]> {
    return stack.once(`${direction} by group`, () => {
        const byGroup = new Map<string, Traffic[]>();
        for (const rule of stack.ofTypes(RULES)) {
            const { direction: own = rule.get("type"), group } = RULES[rule.type]!;
            if (own !== direction) continue;
            const byId = rule.get(group) !== undefined || rule.sources(group).length > 0;
            for (const key of groupsNamed(stack, rule, byId ? group : "groupName"))
                added(byGroup, key, ruleOf(stack, rule));
        }
        for (const group of stack.ofTypes(LISTS)) {
            const key = groupKey(stack, group);
            for (const traffic of listedBy(stack, group, direction, byGroup.has(key)))
                added(byGroup, key, traffic);
        }
        return byGroup;
    });
}

const RANGES = ["cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6", "cidrIp"];
const PREFIX_LISTS = ["prefixListIds", "prefixListId", "sourcePrefixListId", "destinationPrefixListId"];

function ruleOf(stack: Stack, rule: Resource): Traffic {
    const given = [...RANGES, ...PREFIX_LISTS, "protocol", "ipProtocol", "fromPort", "toPort"];
    const item = Object.fromEntries(given.map((name) => [name, rule.get(name)]));
    const open = RANGES.find(
        (name) => listOf(rule.get(name)).includes(UNKNOWN) && rule.sources(name).length === 0,
    );
    const lists = PREFIX_LISTS.flatMap((name) => prefixListRanges(stack, rule, name, rule.get(name)));
    const property = open ?? RANGES.find((name) => rule.get(name) !== undefined) ?? RULES[rule.type]!.ranges;
    return { ...trafficIn(item, rule, property), ...withLists(item, lists), open: open !== undefined };
}

function listedBy(stack: Stack, group: Resource, direction: Direction, hasRules: boolean): Traffic[] {
    const { [direction]: property, byDefault } = LISTS[group.type]!;
    const items = group.get(property);
    const isMade = group.sources(property).length > 0;
    if (items === undefined && direction === "egress" && byDefault && !hasRules && !isMade)
        return [{ ...trafficIn({ protocol: "-1" }, group, property), ranges: ["0.0.0.0/0", "::/0"] }];
    return listOf(items).map((item) => {
        if (item === UNKNOWN || typeof item !== "object" || item === null)
            return { ...trafficIn({ protocol: UNKNOWN }, group, property), open: !isMade };
        const record = item as Record<string, unknown>;
        const lists = PREFIX_LISTS.flatMap((name) =>
            prefixListRanges(stack, group, property, listOf(record[name])),
        );
        const open = !isMade && RANGES.some((name) => listOf(record[name]).includes(UNKNOWN));
        return { ...trafficIn(record, group, property), ...withLists(record, lists), open };
    });
}

function trafficIn(item: Readonly<Record<string, unknown>>, holder: Resource, property: string): Traffic {
    const protocol = item["protocol"] ?? item["ipProtocol"];
    return {
        holder,
        property,
        ranges: [],
        open: false,
        protocol: protocol === UNKNOWN || protocol === undefined ? protocol : String(protocol).toLowerCase(),
        from: numberIn(item["fromPort"]),
        to: numberIn(item["toPort"]),
    };
}

function withLists(
    item: Readonly<Record<string, unknown>>,
    lists: readonly string[],
): Pick<Traffic, "ranges"> {
    const own = RANGES.flatMap((name) => listOf(item[name]));
    return { ranges: [...own.filter((range) => typeof range === "string"), ...lists] };
}

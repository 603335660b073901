import * as pulumi from "@pulumi/pulumi";

import * as aws from "../base/aws";
import { guarded, type Owner } from "../base/owner";
import { at, limitProblems, mapKeyLimit, valueProblems } from "../limits";
import { networkIds, portLimit, rangeLimit } from "../limits/network";

type Input<T> = pulumi.Input<T>;

/** Who is at the other end of a connection. Exactly one member is set. */
export interface PeerArgs {
    /**
     * Id of the security group of the other end. Default: none.
     * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
     */
    securityGroupId?: Input<string>;
    /**
     * IPv4 range of the other end: private, or else a /16 at most. Default: none.
     * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
     */
    cidrBlock?: Input<string>;
    /**
     * Id of a prefix list with the ranges of the other end, such as that of the S3 gateway. Default: none.
     * @see https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html
     */
    prefixListId?: Input<string>;
}

/** Connections over TCP to one port. */
export interface TrafficArgs extends PeerArgs {
    /**
     * The port: 1 to 65535. Required.
     * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
     */
    port: Input<number>;
}

/** A rule for a security group, and what it is made from. */
export interface Rule {
    name: string;
    description: string;
    securityGroupId: Input<string>;
    traffic: TrafficArgs;
    tags: Input<{ [key: string]: Input<string> }> | undefined;
}

export const HTTPS = 443;

const limits = {
    securityGroupId: networkIds.securityGroup,
    cidrBlock: rangeLimit,
    prefixListId: networkIds.prefixList,
    port: portLimit,
};
const ends = ["securityGroupId", "cidrBlock", "prefixListId"] as const;

/** Every plain problem of the peers in a map. */
export function peerProblems(path: string, peers: { [key: string]: PeerArgs } | undefined): string[] {
    return Object.entries(peers ?? {}).flatMap(([key, peer]) => {
        const own = at(path, key);
        const named = ends.filter((end) => peer[end] !== undefined);
        const found = named.length === 0 ? "nobody" : named.join(" and ");
        return [
            ...valueProblems(`a key of ${path}`, key, mapKeyLimit),
            ...(named.length === 1
                ? []
                : [`${own} names ${found}; a rule is for exactly one of ${ends.join(", ")}; set one.`]),
            ...limitProblems<TrafficArgs>(own, peer as TrafficArgs, limits),
        ];
    });
}

/** The same peers, with what is known only later checked then. */
export function guardedPeers<Peer extends PeerArgs>(
    owner: Owner,
    path: string,
    peers: { [key: string]: Peer } | undefined,
): [string, Peer][] {
    return Object.entries(peers ?? {}).map(([key, peer]) => [
        key,
        guarded(owner, at(path, key), peer, limits),
    ]);
}

export function createIngress(rule: Rule, parent: pulumi.Resource): void {
    new aws.vpc.SecurityGroupIngressRule(rule.name, ruleInputs(rule), { parent });
}

export function createEgress(rule: Rule, parent: pulumi.Resource): void {
    new aws.vpc.SecurityGroupEgressRule(rule.name, ruleInputs(rule), { parent });
}

function ruleInputs({ description, securityGroupId, traffic, tags }: Rule) {
    return {
        description,
        securityGroupId,
        ipProtocol: "tcp",
        fromPort: traffic.port,
        toPort: traffic.port,
        referencedSecurityGroupId: traffic.securityGroupId,
        cidrIpv4: traffic.cidrBlock,
        prefixListId: traffic.prefixListId,
        tags,
    };
}

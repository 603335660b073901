import type { Settings } from "../settings";
import { type Values } from "../values";
import { text } from "./account";
import { partitionOf } from "./places";

/** Answers about a network that every sandbox account has: one VPC with a subnet in each of three zones. */

const vpcId = "vpc-0123456789abcdef0";
const subnetIds = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"];

export function getAvailabilityZones(args: Values, settings: Settings): Values {
    const region = text(args, "region") ?? settings.region;
    const letters = ["a", "b", "c"];
    return {
        groupNames: [region],
        id: region,
        names: letters.map((letter) => `${region}${letter}`),
        region,
        zoneIds: letters.map((_letter, index) => `${zonePrefix(region)}-az${index + 1}`),
    };
}

export function getVpc(args: Values, settings: Settings): Values {
    const region = text(args, "region") ?? settings.region;
    const id = text(args, "id") ?? vpcId;
    return {
        arn: `arn:${partitionOf(region).id}:ec2:${region}:${settings.account}:vpc/${id}`,
        cidrBlock: "172.31.0.0/16",
        cidrBlockAssociations: [],
        default: id === vpcId,
        dhcpOptionsId: "dopt-0123456789abcdef0",
        enableDnsHostnames: true,
        enableDnsSupport: true,
        enableNetworkAddressUsageMetrics: false,
        id,
        instanceTenancy: "default",
        ipv6AssociationId: "",
        ipv6CidrBlock: "",
        mainRouteTableId: "rtb-0123456789abcdef0",
        ownerId: settings.account,
        region,
        state: "available",
        tags: {},
    };
}

export function getSubnets(args: Values, settings: Settings): Values {
    const region = text(args, "region") ?? settings.region;
    return { id: region, ids: subnetIds, region, tags: {} };
}

/** `us-east-1` is `use1`, `ap-southeast-2` is `apse2`. */
function zonePrefix(region: string): string {
    const short = (word: string) =>
        word
            .split(/(?=east|west)/)
            .map((part) => part[0])
            .join("");
    const [area = "", ...rest] = region.split("-");
    const number = rest.pop() ?? "";
    return `${area}${rest.map(short).join("")}${number}`;
}

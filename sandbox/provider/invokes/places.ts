/** A family of regions with its own ARNs and endpoints. */
export interface Partition {
    id: string;
    dnsSuffix: string;
    name: string;
}

const commercial: Partition = { id: "aws", dnsSuffix: "amazonaws.com", name: "AWS Standard" };

/** Partitions by the beginning of their regions' names; every other region is commercial. */
const partitions: [string, Partition][] = [
    ["cn-", { id: "aws-cn", dnsSuffix: "amazonaws.com.cn", name: "AWS China" }],
    ["us-gov-", { id: "aws-us-gov", dnsSuffix: "amazonaws.com", name: "AWS GovCloud (US)" }],
    ["eusc-", { id: "aws-eusc", dnsSuffix: "amazonaws.eu", name: "AWS EUSC" }],
    ["us-iso-", { id: "aws-iso", dnsSuffix: "c2s.ic.gov", name: "AWS ISO (US)" }],
    ["us-isob-", { id: "aws-iso-b", dnsSuffix: "sc2s.sgov.gov", name: "AWS ISOB (US)" }],
];

const descriptions: Record<string, string> = {
    "ap-northeast-1": "Asia Pacific (Tokyo)",
    "ap-south-1": "Asia Pacific (Mumbai)",
    "ap-southeast-1": "Asia Pacific (Singapore)",
    "ap-southeast-2": "Asia Pacific (Sydney)",
    "ca-central-1": "Canada (Central)",
    "cn-north-1": "China (Beijing)",
    "cn-northwest-1": "China (Ningxia)",
    "eu-central-1": "Europe (Frankfurt)",
    "eu-north-1": "Europe (Stockholm)",
    "eu-south-1": "Europe (Milan)",
    "eu-west-1": "Europe (Ireland)",
    "eu-west-2": "Europe (London)",
    "eu-west-3": "Europe (Paris)",
    "eusc-de-east-1": "EU (Germany)",
    "sa-east-1": "South America (Sao Paulo)",
    "us-east-1": "US East (N. Virginia)",
    "us-east-2": "US East (Ohio)",
    "us-gov-east-1": "AWS GovCloud (US-East)",
    "us-gov-west-1": "AWS GovCloud (US-West)",
    "us-west-1": "US West (N. California)",
    "us-west-2": "US West (Oregon)",
};

export function partitionOf(region: string): Partition {
    return partitions.find(([start]) => region.startsWith(start))?.[1] ?? commercial;
}

export function reverseDnsPrefix(partition: Partition): string {
    return partition.dnsSuffix.split(".").reverse().join(".");
}

export function describeRegion(region: string): string {
    return descriptions[region] ?? region;
}

/** The regions of one partition, in alphabetical order. */
export function regionsBeside(region: string): string[] {
    const { id } = partitionOf(region);
    return Object.keys(descriptions).filter((name) => partitionOf(name).id === id);
}

import type { Settings } from "../settings";
import { known, type Values } from "../values";
import { describeRegion, partitionOf, regionsBeside, reverseDnsPrefix } from "./places";

/** Answers about the account and the region: what an AWS provider knows of itself. */

export function getCallerIdentity(_args: Values, { account, region }: Settings): Values {
    const arn = `arn:${partitionOf(region).id}:iam::${account}:user/sandbox`;
    return { accountId: account, arn, id: account, userId: "AIDASANDBOXUSER" };
}

export function getRegion(args: Values, settings: Settings): Values {
    const region = text(args, "region") ?? text(args, "name") ?? settings.region;
    const endpoint = `ec2.${region}.${partitionOf(region).dnsSuffix}`;
    return { description: describeRegion(region), endpoint, id: region, name: region, region };
}

export function getRegions(_args: Values, { region }: Settings): Values {
    return { id: partitionOf(region).id, names: regionsBeside(region) };
}

export function getPartition(args: Values, settings: Settings): Values {
    const partition = partitionOf(text(args, "region") ?? settings.region);
    const { id, dnsSuffix } = partition;
    return { dnsSuffix, id, partition: id, reverseDnsPrefix: reverseDnsPrefix(partition) };
}

export function getServicePrincipal(args: Values, settings: Settings): Values {
    const region = text(args, "region") ?? settings.region;
    const serviceName = text(args, "serviceName") ?? "";
    // Service principals are the same in every partition but a few of the isolated ones.
    const name = `${serviceName}.amazonaws.com`;
    const id = `${serviceName}.${region}.amazonaws.com`;
    return { id, name, region, serviceName, suffix: "amazonaws.com" };
}

export function getDefaultTags(_args: Values, { region, defaultTags }: Settings): Values {
    return { id: partitionOf(region).id, tags: defaultTags };
}

export function getArn(args: Values): Values {
    const arn = text(args, "arn") ?? "";
    const [start, partition, service, region, account, ...resource] = arn.split(":");
    if (start !== "arn" || resource.length === 0)
        throw new Error(`parsing ARN (${arn}): arn: invalid prefix or too few sections`);
    return {
        account: account ?? "",
        arn,
        id: arn,
        partition: partition ?? "",
        region: region ?? "",
        resource: resource.join(":"),
        service: service ?? "",
    };
}

export function text(args: Values, key: string): string | undefined {
    const value = known(args[key]);
    return typeof value === "string" && value !== "" ? value : undefined;
}

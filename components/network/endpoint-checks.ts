import {
    EndpointService,
    fipsPartitions,
    fipsServices,
    gatewayServices,
} from "../documents/endpoint-services";
import { at, entryProblems, limitProblems, valueProblems, type Limit } from "../limits";
import { networkIds, queueArnLimit, topicArnLimit } from "../limits/network";
import { accountIdLimit, organizationIdLimit } from "../limits/source";
import type { MessagingEndpointsArgs } from "./endpoint-args";
import { peerProblems } from "./traffic";

export const endpointLimits = { vpcId: networkIds.vpc, organizationId: organizationIdLimit };

const items = {
    subnetIds: networkIds.subnet,
    routeTableIds: networkIds.routeTable,
    queueArns: queueArnLimit,
    topicArns: topicArnLimit,
    principalAccountIds: accountIdLimit,
    resourceAccountIds: accountIdLimit,
} satisfies { [Name in keyof MessagingEndpointsArgs]?: Limit };

export type ListName = keyof typeof items;

/** The services that an endpoint is made for. */
export function servicesMade({ services, existingEndpointIds = {} }: MessagingEndpointsArgs) {
    return (services ?? [EndpointService.Sqs, EndpointService.Sns]).filter(
        (service) => existingEndpointIds[service] === undefined,
    );
}

/** Every plain problem of the arguments. */
export function endpointProblems(args: MessagingEndpointsArgs): string[] {
    return [
        ...limitProblems("", args, endpointLimits),
        ...Object.keys(items).flatMap((name) =>
            listArgProblems(args, name as ListName, args[name as ListName]),
        ),
        ...serviceProblems(args),
        ...existingProblems(args),
        ...uselessProblems(args),
        ...peerProblems("clients", args.clients),
    ];
}

/** The problems of one list as a whole and of what is in it. */
export function listArgProblems(
    { singleSubnet }: MessagingEndpointsArgs,
    name: ListName,
    list: unknown,
): string[] {
    if (!Array.isArray(list)) return [];
    const problems = entryProblems(name, list, items[name]);
    if (name === "subnetIds") return [...subnetProblems(list, singleSubnet === true), ...problems];
    return list.length > 0 ? problems : [`${name} is empty; ${emptyLists[name]}.`];
}

/** The problems of one entry that becomes known later than the list. */
export function itemProblems(name: ListName, index: number, item: unknown): string[] {
    return valueProblems(`${name}[${index}]`, item, items[name]);
}

const anything =
    "that lets nothing through; name some, or leave it out for all of the account or organisation";
const nobodyElse = "leave it out if there are no others";
const emptyLists: Readonly<Record<Exclude<ListName, "subnetIds">, string>> = {
    routeTableIds: "S3 and DynamoDB are reached by routes; name the route tables of the subnets",
    queueArns: anything,
    topicArns: anything,
    principalAccountIds: nobodyElse,
    resourceAccountIds: nobodyElse,
};

function subnetProblems(list: unknown[], singleSubnet: boolean): string[] {
    const least = singleSubnet ? 1 : 2;
    const count = new Set(list).size;
    if (count >= least) return [];
    return singleSubnet
        ? ["subnetIds is empty; an endpoint is reached in a subnet; name one."]
        : [
              `subnetIds names ${count === 1 ? "one subnet" : "no subnet"}; endpoints in one availability zone fail ` +
                  "with it; name subnets in two or more, or set singleSubnet to true.",
          ];
}

function serviceProblems(args: MessagingEndpointsArgs): string[] {
    const { services = [], fipsServices: fips = [] } = args;
    const made = servicesMade(args);
    return [
        ...unknownServices("services", services),
        ...repeated(services.filter(isService)).map(
            (service) => `services names ${service} twice; name it once.`,
        ),
        ...(made.some((service) => !gatewayServices.includes(service))
            ? []
            : [
                  "services leaves no interface endpoint to make; name a service that existingEndpointIds does not " +
                      "have, or use the existing endpoints without this component.",
              ]),
        ...unknownServices("fipsServices", fips),
        ...fips.filter(isService).flatMap((service) => fipsProblems(service, made)),
        ...imageProblems(args),
    ];
}

function fipsProblems(service: EndpointService, made: EndpointService[]): string[] {
    if (!fipsServices.includes(service))
        return [
            `fipsServices names ${service}; AWS has such endpoints for ${fipsServices.join(", ")}; leave it out.`,
        ];
    if (made.includes(service)) return [];
    return [
        `fipsServices names ${service}, but no endpoint for it is made; name it in services or leave it out.`,
    ];
}

/** The problem of a place without endpoints for FIPS. */
export function fipsPlaceProblems(partition: string, service: EndpointService): string[] {
    if (fipsPartitions.includes(partition)) return [];
    return [
        `fipsServices names ${service}; AWS has such endpoints in ${fipsPartitions.join(" and ")}, not in ` +
            `${partition}; leave it out.`,
    ];
}

/** Docker asks one endpoint for tokens and manifests and the other for images. */
function imageProblems({ services = [], existingEndpointIds = {} }: MessagingEndpointsArgs): string[] {
    const both = [EndpointService.EcrApi, EndpointService.EcrDkr];
    const missing = both.filter((service) => !services.includes(service) && !existingEndpointIds[service]);
    const named = both.filter((service) => services.includes(service));
    if (missing.length === 0 || named.length === 0) return [];
    return [`services names ${named[0]} without ${missing[0]}; images are pulled through both; name both.`];
}

function existingProblems({ existingEndpointIds = {} }: MessagingEndpointsArgs): string[] {
    const path = "existingEndpointIds";
    return [
        ...unknownServices(path, Object.keys(existingEndpointIds)),
        ...Object.entries(existingEndpointIds).flatMap(([service, id]) =>
            valueProblems(at(path, service), id, networkIds.endpoint),
        ),
    ];
}

/** Arguments that would change nothing, since what they are about is not made here. */
function uselessProblems(args: MessagingEndpointsArgs): string[] {
    const made = servicesMade(args);
    const about: Partial<Record<ListName, readonly EndpointService[]>> = {
        queueArns: [EndpointService.Sqs],
        topicArns: [EndpointService.Sns],
        routeTableIds: gatewayServices,
    };
    const useless = Object.entries(about)
        .filter(([name, services]) => args[name as ListName] && !services.some((it) => made.includes(it)))
        .map(
            ([name, services]) =>
                `${name} is set, but no endpoint for ${services.join(" or ")} is made; leave it out or add it to services.`,
        );
    const gateways =
        args.routeTableIds === undefined ? made.filter((it) => gatewayServices.includes(it)) : [];
    return [
        ...useless,
        ...gateways.map(
            (service) =>
                `services names ${service}, but routeTableIds is not set; it is reached by routes; name the route tables of the subnets.`,
        ),
        ...(args.organizationId !== undefined && args.principalAccountIds !== undefined
            ? [
                  "principalAccountIds is set beside organizationId, which says whose principals pass; leave one of them out.",
              ]
            : []),
    ];
}

function unknownServices(path: string, services: string[]): string[] {
    const known = Object.values(EndpointService).join(", ");
    return services
        .filter((service) => !isService(service))
        .map(
            (service) =>
                `${path} names ${JSON.stringify(service)}; there are endpoints for ${known}; name one of these.`,
        );
}

function isService(name: string): boolean {
    return Object.values(EndpointService).some((service) => service === name);
}

function repeated(services: EndpointService[]): EndpointService[] {
    return [...new Set(services.filter((service, index) => services.indexOf(service) !== index))];
}

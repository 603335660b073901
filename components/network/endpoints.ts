import * as pulumi from "@pulumi/pulumi";

import * as aws from "../base/aws";
import { absence, documentText, guarded, isFuture, refuse, type Owner } from "../base/owner";
import type { Place } from "../documents/arns";
import { endpointPolicy } from "../documents/endpoint-policy";
import { EndpointService, endpointServiceName, gatewayServices } from "../documents/endpoint-services";
import { networkIds } from "../limits/network";
import type { MessagingEndpointsArgs } from "./endpoint-args";
import {
    endpointLimits,
    endpointProblems,
    fipsPlaceProblems,
    itemProblems,
    listArgProblems,
    servicesMade,
    type ListName,
} from "./endpoint-checks";
import { guardedPeers } from "./traffic";

type Input<T> = pulumi.Input<T>;
type Strings = Input<Input<string>[]>;

export type EndpointPlan = ReturnType<typeof checkedEndpoints>;

/** The arguments, refused if AWS would refuse them, or guarded where they are known only later. */
export function checkedEndpoints(owner: Owner, args: MessagingEndpointsArgs) {
    refuse(owner, endpointProblems(args));
    const { vpcId, organizationId } = guarded(owner, "", args, endpointLimits);
    const existing = args.existingEndpointIds ?? {};
    const idLimits = Object.fromEntries(
        Object.keys(existing).map((service) => [service, networkIds.endpoint]),
    );
    const list = (name: ListName) => guardedList(owner, args, name);
    return {
        vpcId,
        organizationId,
        subnetIds: list("subnetIds"),
        routeTableIds: list("routeTableIds"),
        queueArns: list("queueArns"),
        topicArns: list("topicArns"),
        principalAccountIds: list("principalAccountIds"),
        resourceAccountIds: list("resourceAccountIds"),
        services: servicesMade(args),
        fipsServices: args.fipsServices ?? [],
        existing: guarded(owner, "existingEndpointIds", existing, idLimits),
        clients: guardedPeers(owner, "clients", args.clients),
        tags: args.tags,
    };
}

function guardedList(owner: Owner, args: MessagingEndpointsArgs, name: ListName): Strings | undefined {
    const list: Strings | undefined = args[name];
    if (list === undefined) return undefined;
    const later = <T>(value: Input<T>, problems: (known: unknown) => string[]) =>
        pulumi.output(value).apply((known) => {
            refuse(owner, [...absence(name, known), ...problems(known)]);
            return known;
        });
    if (!Array.isArray(list)) return later(list, (known) => listArgProblems(args, name, known)) as Strings;
    return list.map((item, index) =>
        isFuture(item) ? (later(item, (known) => itemProblems(name, index, known)) as Input<string>) : item,
    );
}

/** What every endpoint is made from. */
interface Context {
    owner: Owner;
    plan: EndpointPlan;
    place: pulumi.Output<Place>;
    securityGroupId: Input<string>;
    parent: pulumi.Resource;
}

export function createEndpoints(context: Context): [EndpointService, aws.ec2.VpcEndpoint][] {
    const { owner, plan, parent } = context;
    return plan.services.map((service) => {
        const name = `${owner.name}-${service.replace(".", "-")}-endpoint`;
        return [service, new aws.ec2.VpcEndpoint(name, endpointInputs(context, service), { parent })];
    });
}

function endpointInputs(context: Context, service: EndpointService): aws.ec2.VpcEndpointArgs {
    const { plan, place, securityGroupId } = context;
    const common = {
        vpcId: plan.vpcId,
        serviceName: place.apply((known) => serviceName(context, known, service)),
        policy: policyText(context, service),
        tags: plan.tags,
    };
    if (gatewayServices.includes(service))
        return { ...common, vpcEndpointType: "Gateway", routeTableIds: plan.routeTableIds };
    return {
        ...common,
        vpcEndpointType: "Interface",
        privateDnsEnabled: true,
        subnetIds: plan.subnetIds,
        securityGroupIds: [securityGroupId],
    };
}

function serviceName({ owner, plan }: Context, place: Place, service: EndpointService): string {
    const fips = plan.fipsServices.includes(service);
    if (fips) refuse(owner, fipsPlaceProblems(place.partition, service));
    return endpointServiceName(place, service, fips);
}

function policyText({ owner, plan, place }: Context, service: EndpointService): pulumi.Output<string> {
    const { organizationId, principalAccountIds = [], resourceAccountIds = [] } = plan;
    const named = { [EndpointService.Sqs]: plan.queueArns, [EndpointService.Sns]: plan.topicArns };
    const resourceArns = service in named ? named[service as keyof typeof named] : undefined;
    return pulumi
        .output({ place, organizationId, principalAccountIds, resourceAccountIds, resourceArns })
        .apply(({ place: known, resourceArns: arns, ...boundary }) =>
            documentText(
                owner,
                "endpoint policy",
                endpointPolicy({ place: known, service, boundary, resourceArns: arns }),
            ),
        );
}

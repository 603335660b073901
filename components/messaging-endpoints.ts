import * as pulumi from "@pulumi/pulumi";

import { withFormerNames } from "./base/aliases";
import * as aws from "./base/aws";
import { ownOutputs, plain, token } from "./base/owner";
import { placeOf } from "./base/place";
import { shaped } from "./base/shaped";
import { gatewayServices, type EndpointService } from "./documents/endpoint-services";
import type { MessagingEndpointsArgs } from "./network/endpoint-args";
import { checkedEndpoints, createEndpoints, type EndpointPlan } from "./network/endpoints";
import { endpointsShape } from "./network/shapes";
import { createIngress, HTTPS } from "./network/traffic";

/**
 * Endpoints through which a VPC reaches queues, topics and the other services of their workers without leaving the
 * network of AWS. Private DNS is on, so that clients come through them by the regional names of the services; SDKs
 * that still use legacy names such as queue.amazonaws.com pass them by. Their policies let own principals through to
 * own resources and nothing else. KMS needs no endpoint for encrypted queues: SQS and SNS call it themselves.
 * Where queues are in turn closed to all but these endpoints, name the queues here by ARNs with wildcards.
 *
 *     <name>-group                 the security group of the interface endpoints
 *     <name>-<client>-ingress      who may connect to them
 *     <name>-<service>-endpoint    the endpoint of one service, as in <name>-ecr-api-endpoint
 */
export class MessagingEndpoints extends pulumi.ComponentResource {
    /** Ids of the endpoints by service, such as sqs, those that existed before included. */
    public readonly endpointIds: pulumi.Output<{ [service: string]: string }>;
    /** Ids of the prefix lists of the gateways by service, s3 and dynamodb, for the security groups of their clients. Empty if none is made. */
    public readonly prefixListIds: pulumi.Output<{ [service: string]: string }>;
    /** Id of the security group of the interface endpoints. */
    public readonly securityGroupId: pulumi.Output<string>;

    constructor(name: string, args: MessagingEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
        const owner = { kind: "MessagingEndpoints", name };
        const given = shaped(owner, args, endpointsShape);
        const plan = checkedEndpoints(owner, given);
        super(token(owner.kind), name, shown(given, plan), withFormerNames(owner, opts));

        const group = new aws.ec2.SecurityGroup(
            `${name}-group`,
            { description: "VPC endpoints, on port 443", vpcId: plan.vpcId, tags: plan.tags },
            { parent: this },
        );
        for (const [key, client] of plan.clients) {
            const rule = { name: `${name}-${key}-ingress`, description: `Client ${key}`, tags: plan.tags };
            const traffic = { ...client, port: HTTPS };
            createIngress({ ...rule, securityGroupId: group.id, traffic }, this);
        }
        const place = placeOf(this, opts);
        const made = createEndpoints({ owner, plan, place, securityGroupId: group.id, parent: this });
        const gateways = made.filter(([service]) => gatewayServices.includes(service));

        this.endpointIds = pulumi.output({ ...plan.existing, ...byService(made, ({ id }) => id) });
        this.prefixListIds = pulumi.output(byService(gateways, ({ prefixListId }) => prefixListId));
        this.securityGroupId = group.id;
        this.registerOutputs(ownOutputs(this));
    }
}

function byService(
    endpoints: [EndpointService, aws.ec2.VpcEndpoint][],
    output: (endpoint: aws.ec2.VpcEndpoint) => pulumi.Output<string>,
): Record<string, pulumi.Output<string>> {
    return Object.fromEntries(endpoints.map(([service, endpoint]) => [service, output(endpoint)]));
}

/** What policies and the state see of the arguments. */
function shown({ singleSubnet, organizationId }: MessagingEndpointsArgs, plan: EndpointPlan) {
    const { services, fipsServices, existing } = plan;
    const lists = { services, fipsServices, existingServices: Object.keys(existing) };
    return { ...plain({ singleSubnet, organizationId }), ...lists };
}

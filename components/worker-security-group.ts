import * as pulumi from "@pulumi/pulumi";

import { withFormerNames } from "./base/aliases";
import * as aws from "./base/aws";
import { guarded, ownOutputs, plain, refuse, token, type Owner } from "./base/owner";
import { shaped } from "./base/shaped";
import { limitProblems } from "./limits";
import { networkIds } from "./limits/network";
import { workersShape } from "./network/shapes";
import {
    createEgress,
    createIngress,
    guardedPeers,
    HTTPS,
    peerProblems,
    type TrafficArgs,
} from "./network/traffic";

type Input<T> = pulumi.Input<T>;

/** A group of workers, and where they may connect to. */
export interface WorkerSecurityGroupArgs {
    /**
     * Id of the VPC. Required.
     * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
     */
    vpcId: Input<string>;
    /**
     * Id of the security group of the VPC endpoints, such as the securityGroupId of MessagingEndpoints. An interface endpoint has no prefix list: this is how it is named in a rule. Required.
     * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
     */
    endpointSecurityGroupId: Input<string>;
    /**
     * Whether the group of the endpoints is given the rule that admits these workers. Set it to false where that group admits them already. Default true.
     * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
     */
    admitAtEndpoints?: boolean;
    /**
     * What the workers connect to beside the endpoints, such as a database or, by its prefix list, the S3 gateway. Default: nothing.
     * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
     */
    targets?: { [key: string]: TrafficArgs };
    /**
     * Who connects to the workers, and on which of their ports. A worker that polls needs nobody. Default: nobody.
     * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
     */
    clients?: { [key: string]: TrafficArgs };
    /**
     * Tags of the security group and its rules. Default: none.
     * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html
     */
    tags?: Input<{ [key: string]: Input<string> }>;
}

/**
 * The security group of workers in private subnets: out to the VPC endpoints on port 443 and to what is named, and
 * nowhere else; in from nobody. Make the endpoints first: this component adds the rule on their side too.
 *
 *     <name>-group               the security group
 *     <name>-endpoints           two rules: out to the endpoints, and in at them
 *     <name>-<target>-egress     what else the workers connect to
 *     <name>-<client>-ingress    who connects to the workers
 */
export class WorkerSecurityGroup extends pulumi.ComponentResource {
    /** Id of the security group. */
    public readonly securityGroupId: pulumi.Output<string>;

    constructor(name: string, args: WorkerSecurityGroupArgs, opts?: pulumi.ComponentResourceOptions) {
        const owner = { kind: "WorkerSecurityGroup", name };
        const settings = checked(owner, shaped(owner, args, workersShape));
        super(
            token(owner.kind),
            name,
            plain({ admitAtEndpoints: settings.admitAtEndpoints }),
            withFormerNames(owner, opts),
        );

        const group = new aws.ec2.SecurityGroup(
            `${name}-group`,
            { description: "Workers of queues and topics", vpcId: settings.vpcId, tags: settings.tags },
            { parent: this },
        );
        createRules(name, settings, group.id, this);

        this.securityGroupId = group.id;
        this.registerOutputs(ownOutputs(this));
    }
}

type Settings = ReturnType<typeof checked>;

function createRules(
    name: string,
    { endpointSecurityGroupId, admitAtEndpoints, targets, clients, tags }: Settings,
    workers: Input<string>,
    parent: pulumi.Resource,
): void {
    const rule = (end: string, description: string) => ({ name: `${name}-${end}`, description, tags });
    const toEndpoints = { securityGroupId: endpointSecurityGroupId, port: HTTPS };
    const fromWorkers = { securityGroupId: workers, port: HTTPS };
    const out = rule("endpoints", "VPC endpoints");
    createEgress({ ...out, securityGroupId: workers, traffic: toEndpoints }, parent);
    const at = rule("endpoints", "Workers of queues and topics");
    if (admitAtEndpoints)
        createIngress({ ...at, securityGroupId: endpointSecurityGroupId, traffic: fromWorkers }, parent);
    for (const [key, traffic] of targets)
        createEgress(
            { ...rule(`${key}-egress`, `Target ${key}`), securityGroupId: workers, traffic },
            parent,
        );
    for (const [key, traffic] of clients)
        createIngress(
            { ...rule(`${key}-ingress`, `Client ${key}`), securityGroupId: workers, traffic },
            parent,
        );
}

const limits = { vpcId: networkIds.vpc, endpointSecurityGroupId: networkIds.securityGroup };

function checked(owner: Owner, args: WorkerSecurityGroupArgs) {
    refuse(owner, [
        ...limitProblems("", args, limits),
        ...peerProblems("targets", args.targets),
        ...peerProblems("clients", args.clients),
    ]);
    const { vpcId, endpointSecurityGroupId } = guarded(owner, "", args, limits);
    return {
        vpcId,
        endpointSecurityGroupId,
        admitAtEndpoints: args.admitAtEndpoints ?? true,
        tags: args.tags,
        targets: guardedPeers(owner, "targets", args.targets),
        clients: guardedPeers(owner, "clients", args.clients),
    };
}

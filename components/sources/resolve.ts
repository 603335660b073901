import * as pulumi from "@pulumi/pulumi";

import { absence, refuse, type Owner } from "../base/owner";
import { accountOf, type Place } from "../documents/arns";
import {
    sourceArn,
    type Network,
    type Sender,
    type Source,
    type SourceService,
    type SourceTarget,
} from "../documents/sources";
import type { NetworkArgs, SenderArgs, SourceArgs } from "../source-args";
import { distanceProblems, sourceProblems } from "./checks";
import { networkProblems, senderProblems } from "./sender-checks";

type Input<T> = pulumi.Input<T>;

/** Who speaks, and of which argument, when a value that becomes known is refused. */
interface Speaker {
    owner: Owner;
    path: string;
}

interface SourceSpeaker extends Speaker {
    /** What the sources send to. Left out where they use a key, whatever for. */
    target?: SourceTarget;
    fifo?: boolean;
}

/** The sources by ARN and account, refused when they become known if they cannot reach the target. */
export function resolvedSources(
    place: Input<Place>,
    sources: Input<Input<SourceArgs>[]> | undefined,
    { owner, path, target, fifo }: SourceSpeaker,
): pulumi.Output<Source[]> {
    return pulumi.output({ place, given: sources ?? [] }).apply(({ place: known, given }) => {
        refuse(owner, sourceProblems(path, given, target, fifo));
        const resolved = given.map((source) => resolvedSource(known, source));
        const distant = (source: Source, index: number) =>
            distanceProblems(`${path}[${index}]`, known, target, source);
        refuse(owner, resolved.flatMap(distant));
        return resolved;
    });
}

interface Known {
    service: SourceService;
    name?: string;
    arn?: string;
    accountId?: string;
}

function resolvedSource(place: Place, { service, name, arn, accountId }: Known): Source {
    const owner = accountId ?? (accountOf(arn ?? "") || place.accountId);
    const own = arn ?? sourceArn(service, String(name), { ...place, accountId: owner });
    return { service, arn: own, accountId: owner };
}

/** The senders, refused when they become known if they are not said narrowly enough. */
export function resolvedSenders(
    senders: Input<Input<SenderArgs>[]> | undefined,
    { owner, path }: Speaker,
): pulumi.Output<Sender[]> {
    return pulumi.output(senders ?? []).apply((given) => {
        refuse(owner, senderProblems(path, given));
        return given.map((sender) => ({ ...sender, roleArns: sender.roleArns ?? [] }));
    });
}

/** The network, refused when it becomes known if nobody would come through. */
export function resolvedNetwork(
    network: Input<NetworkArgs> | undefined,
    { owner, path }: Speaker,
): pulumi.Output<Network | undefined> {
    if (network === undefined) return pulumi.output(undefined);
    return pulumi.output(network).apply((given) => {
        refuse(owner, [...absence(path, given), ...networkProblems(path, given)]);
        const { vpcEndpointIds = [], vpcIds = [], exceptArns = [] } = given;
        return { vpcEndpointIds, vpcIds, exceptArns };
    });
}

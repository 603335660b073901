import * as pulumi from "@pulumi/pulumi";

import * as aws from "./aws";
import type { Place } from "../documents/arns";

const places = new WeakMap<pulumi.Resource, pulumi.Output<Place>>();

/**
 * Partition, region and account of a component. Preview knows them, unlike ARNs: every document is made of them.
 * Parts of a set ask their parent, so that a set asks AWS once.
 */
export function placeOf(
    component: pulumi.ComponentResource,
    opts: pulumi.ComponentResourceOptions | undefined,
): pulumi.Output<Place> {
    const ownProvider = opts?.provider !== undefined || opts?.providers !== undefined;
    const ofParent = opts?.parent && !ownProvider ? places.get(opts.parent) : undefined;
    const place = ofParent ?? lookUp(component);
    places.set(component, place);
    return place;
}

function lookUp(parent: pulumi.Resource): pulumi.Output<Place> {
    return pulumi
        .all([
            aws.getPartitionOutput({}, { parent }),
            aws.getRegionOutput({}, { parent }),
            aws.getCallerIdentityOutput({}, { parent }),
        ])
        .apply(([{ partition, dnsSuffix }, { region }, { accountId }]) => ({
            partition,
            dnsSuffix,
            region,
            accountId,
        }));
}

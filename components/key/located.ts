import * as pulumi from "@pulumi/pulumi";

import { refuse, type Owner } from "../base/owner";
import type { Place } from "../documents/arns";
import { valueProblems } from "../limits";
import { regionalKeyLimit } from "../limits/key";

type Input<T> = pulumi.Input<T>;

/** The ARN of a key, refused when it turns out to be elsewhere than what it encrypts. */
export function locatedKey<Arn extends Input<string> | undefined>(
    owner: Owner,
    place: pulumi.Output<Place>,
    argument: string,
    keyArn: Arn,
): Arn | pulumi.Output<string> {
    if (keyArn === undefined) return keyArn;
    return pulumi.all([place, keyArn]).apply(([{ partition, region }, known]) => {
        refuse(owner, valueProblems(argument, known, regionalKeyLimit(partition, region)));
        return known;
    });
}

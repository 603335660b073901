import * as pulumi from "@pulumi/pulumi";

import { refuse, type Owner } from "../base/owner";
import { topicArn, type Place } from "../documents/arns";
import { limitProblems } from "../limits";
import { isTopicArn } from "../limits/arns";
import {
    existingName,
    existingNameLimit,
    existingTopic,
    existingTypeLimit,
    placeProblems,
} from "../limits/existing";
import { topicArnLimit } from "../limits/topic";
import type { EncryptedTopicArgs } from "./args";

type Named = Pick<EncryptedTopicArgs, "name" | "importArn" | "fifo">;

/** What is wrong with the topic that is to be taken over, and with another name for it. */
export function existingProblems({ name, importArn, fifo }: Named): string[] {
    const arn = limitProblems("", { importArn }, { importArn: topicArnLimit });
    if (importArn === undefined || arn.length > 0) return arn;
    return [
        ...limitProblems(
            "",
            { importArn },
            { importArn: existingTypeLimit(existingTopic, fifo?.enabled === true) },
        ),
        ...limitProblems("", { name }, { name: existingNameLimit(existingTopic, existingName(importArn)) }),
    ];
}

/** The name of the topic without .fifo, which its ARN tells if nothing else does. */
export function topicName({ name, importArn }: Named): pulumi.Input<string> | undefined {
    return name ?? (isTopicArn(importArn) ? existingName(importArn!) : undefined);
}

/** The name in AWS, if the topic to be taken over is where the program works: its documents name that place. */
export function placedName(
    owner: Owner,
    place: pulumi.Output<Place>,
    name: pulumi.Input<string> | undefined,
    importArn: string | undefined,
): pulumi.Input<string> | undefined {
    if (importArn === undefined) return name;
    return pulumi.all([place, name]).apply(([known, physical]) => {
        const own = topicArn(known, importArn.split(":").at(-1)!);
        refuse(owner, placeProblems(existingTopic, "importArn", importArn, own));
        return String(physical);
    });
}

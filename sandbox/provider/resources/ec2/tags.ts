import { CreateTagsCommand, DeleteTagsCommand, EC2Client, type ResourceType } from "@aws-sdk/client-ec2";

import type { Aws } from "../../aws";
import { partitionOf } from "../../invokes/places";
import type { Values } from "../../values";
import type { Change } from "../resource";
import { asTagList, changeTags, tagList } from "../tags";

/** The tags of the inputs, for the call that makes the resource. */
export function tagSpecifications(ResourceType: ResourceType, inputs: Values) {
    const Tags = tagList(inputs);
    return Tags.length > 0 ? [{ ResourceType, Tags }] : undefined;
}

export function changeTagsOf(id: string, change: Change, aws: Aws): Promise<void> {
    const [ec2, Resources] = [aws.client(EC2Client), [id]];
    return changeTags(
        change,
        (tags) => ec2.send(new CreateTagsCommand({ Resources, Tags: asTagList(tags) })),
        (keys) => ec2.send(new DeleteTagsCommand({ Resources, Tags: keys.map((Key) => ({ Key })) })),
    );
}

/** The ARN of `vpc/vpc-1`, which EC2 itself tells of few things. */
export function arnOf(path: string, aws: Aws, owner = aws.account): string {
    return `arn:${partitionOf(aws.region).id}:ec2:${aws.region}:${owner}:${path}`;
}

import { BatchClient, TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-batch";

import type { Aws } from "../../aws";
import type { Change } from "../resource";
import { changeTags } from "../tags";

export async function changeBatchTags(change: Change, aws: Aws): Promise<void> {
    const batch = aws.client(BatchClient);
    const resourceArn = String(change.actual["arn"]);
    await changeTags(
        change,
        (tags) => batch.send(new TagResourceCommand({ resourceArn, tags })),
        (tagKeys) => batch.send(new UntagResourceCommand({ resourceArn, tagKeys })),
    );
}

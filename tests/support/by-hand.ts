import { DeleteRolePolicyCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { GetQueueAttributesCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";

import { type Account, document, type Statement } from "./aws";

/** Does the work while a role has one more identity policy, as somebody may have given it by hand. */
export async function withPolicy(
    { root }: Account,
    roleArn: string,
    statement: Statement,
    work: () => Promise<void>,
): Promise<void> {
    const policy = { RoleName: roleArn.split("/").pop()!, PolicyName: "by-hand" };
    await root.iam.send(new PutRolePolicyCommand({ ...policy, PolicyDocument: document(statement) }));
    try {
        await work();
    } finally {
        await root.iam.send(new DeleteRolePolicyCommand(policy));
    }
}

/** Does the work while the policy of a queue lacks the statement of this name, as somebody may have removed it by hand. */
export async function withoutStatement(
    { root }: Account,
    QueueUrl: string,
    sid: string,
    work: () => Promise<void>,
): Promise<void> {
    const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["Policy"] });
    const Policy = (await root.sqs.send(asked)).Attributes!["Policy"]!;
    const set = (text: string) =>
        root.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: text } }));
    const { Statement: statements } = JSON.parse(Policy) as { Statement: Statement[] };
    const left = statements.filter(({ Sid }) => Sid !== sid);
    if (left.length === statements.length)
        throw new Error(`The policy of ${QueueUrl} has no statement ${sid}`);
    await set(document(...left));
    try {
        await work();
    } finally {
        await set(Policy);
    }
}

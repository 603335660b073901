import { DescribeKeyCommand, type KeyMetadata, KMSClient } from "@aws-sdk/client-kms";

import { decide, type Document, parseDocument, UNKNOWN } from "../../iam";
import { requireResource } from "../../sandbox/provider/resources";
import { isDenied } from "../failure";
import { callerOf } from "../identity/caller";
import { accountIn, type Queue } from "./queue";

/** What SQS asks for of whoever lets it move messages. */
const onSource = [
    "sqs:StartMessageMoveTask",
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
];
const onTarget = ["sqs:SendMessage"];
const withSourceKey = ["kms:Decrypt"];
const withTargetKey = ["kms:Decrypt", "kms:GenerateDataKey"];

/** Something that the caller has to be allowed. `why`: whose messages it is about. */
interface Need {
    actions: readonly string[];
    resource: string;
    policy?: Document;
    why: string;
}

/**
 * Why the caller cannot move messages, in words; none where nothing speaks against it, or where policies cannot be read
 * and AWS has to decide.
 */
export async function lackingPermissions(source: Queue, targets: readonly Queue[]): Promise<string[]> {
    const keys = [await keyOf(source), ...(await Promise.all(targets.map(keyOf)))];
    const unusable = keys.flatMap((key) => key?.unusable ?? []);
    if (unusable.length > 0) return [...new Set(unusable)];
    const { arn, powers } = await callerOf(source.cloud);
    if (powers === undefined) return [];
    const needs: Need[] = [
        { actions: onSource, resource: source.arn, ...policyOf(source), why: "on the dead-letter queue" },
        ...targets.map((it) => ({
            actions: onTarget,
            resource: it.arn,
            ...policyOf(it),
            why: "on the target",
        })),
        ...keys.flatMap((key, index) => keyNeed(key, index === 0)),
    ];
    return needs.flatMap(({ actions, resource, policy, why }) => {
        const refused = actions.filter((action) => {
            const owner = accountIn(resource);
            const principal = { kind: "named", arn } as const;
            const question = { principal, action, resource, owner, ...powers, resourcePolicy: policy };
            return decide(question).allowed.max === 0;
        });
        return refused.length === 0 ? [] : [`${arn} may not ${refused.join(", ")} ${why} (${resource})`];
    });
}

/** A policy that cannot be read may allow everything. */
function policyOf({ attributes }: Queue): { policy?: Document } {
    if (attributes === undefined) return { policy: parseDocument(UNKNOWN) };
    return attributes["Policy"] ? { policy: parseDocument(attributes["Policy"]) } : {};
}

interface Key {
    arn: string;
    policy: Document;
    /** Why nobody can use it. */
    unusable?: string;
}

function keyNeed(key: Key | undefined, isSource: boolean): Need[] {
    if (key === undefined) return [];
    const actions = isSource ? withSourceKey : withTargetKey;
    const why = `with the key of the ${isSource ? "dead-letter queue" : "target"}`;
    return [{ actions, resource: key.arn, policy: key.policy, why }];
}

/** The customer-managed key of a queue, as far as the caller may look at it. */
async function keyOf({ attributes, cloud }: Queue): Promise<Key | undefined> {
    const KeyId = attributes?.["KmsMasterKeyId"];
    if (!KeyId || /(^|:)alias\/aws\//.test(KeyId)) return undefined;
    try {
        const { KeyMetadata: key } = await cloud.client(KMSClient).send(new DescribeKeyCommand({ KeyId }));
        const read = await requireResource("aws:kms/keyPolicy:KeyPolicy").read(key!.KeyId!, cloud, {});
        return { arn: key!.Arn!, policy: parseDocument(read?.["policy"] ?? UNKNOWN), ...usability(key!) };
    } catch (error) {
        if (isDenied(error)) return undefined;
        throw error;
    }
}

function usability({ Arn, KeyState }: KeyMetadata): { unusable?: string } {
    return KeyState === "Enabled" ? {} : { unusable: `the key ${Arn!} is ${KeyState!}: nobody can use it` };
}

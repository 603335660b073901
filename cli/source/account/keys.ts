import { DescribeKeyCommand, type KeyMetadata, KMSClient } from "@aws-sdk/client-kms";

import { parseArn } from "../../../iam";
import { unlessMissing } from "../../../sandbox/provider/aws";
import { requireResource } from "../../../sandbox/provider/resources";
import { type Held, unknownValue } from "../resource";
import { Hearing } from "./calls";
import { heldIn, type Read } from "./held";
import { type Reading } from "./reading";

const type = "aws:kms/key:Key";
const property = "kmsMasterKeyId";

/** What AWS's own keys go by. To describe one by that name would make it, where it was never used: it is not asked. */
const byAws = /(^|:)alias\/aws\//;

/** How messages call a key that nothing can be encrypted with any more. */
const gone = {
    PendingDeletion: "pending deletion",
    PendingReplicaDeletion: "pending deletion",
    NotFound: "not found",
};

/**
 * The keys that queues and topics name, by id, ARN or alias. A key of AWS's own is none of them, for nobody manages it:
 * its users name it by its alias from now on, by which the pack tells it from a key of the account.
 */
export async function withKeys(reading: Reading, users: readonly Held[]): Promise<Held[]> {
    const references = [...new Set(users.map(({ outputs }) => outputs[property]))].filter(
        (value): value is string => typeof value === "string" && value !== unknownValue && !byAws.test(value),
    );
    const found = await reading.eachOf(
        "keys",
        references,
        (reference) => reference,
        (reference) => readKey(reading, reference),
    );
    const isManaged = (user: Held) =>
        found.get(String(user.outputs[property]))?.outputs["keyManager"] === "AWS";
    const keys = [...found].filter(([, key]) => key.outputs["keyManager"] !== "AWS");
    return [
        ...users.map((user) => (isManaged(user) ? underAlias(user) : user)),
        ...new Map(keys.map(([, key]) => [key.urn, key])).values(),
        ...keys.flatMap(([reference, key]) => aliasOf(reading, reference, key)),
    ];
}

/** Up to five calls; of a key that AWS manages, one. */
async function readKey({ calls }: Reading, reference: string): Promise<Read | undefined> {
    const described = await calls.orRefused({ action: "kms:DescribeKey" }, async () => {
        const asked = calls.client(KMSClient).send(new DescribeKeyCommand({ KeyId: reference }));
        return {
            metadata: (await unlessMissing(asked, "NotFoundException", "InvalidArnException"))?.KeyMetadata,
        };
    });
    if (described === undefined) return { type, name: reference, properties: {}, refused: true };
    const { metadata } = described;
    if (metadata?.KeyManager === "AWS")
        return { type, name: metadata.KeyId!, properties: { keyManager: "AWS" } };
    const hearing = new Hearing();
    const aws = calls.listeningTo(hearing, (action) =>
        action === "kms:GetKeyPolicy" ? { Policy: unknownValue } : {},
    );
    const id = metadata?.Arn ?? reference;
    const properties = metadata && (await unlessUnsupported(requireResource(type).read(id, aws, {})));
    if (metadata === undefined || properties === undefined) return unusable(reference, metadata);
    return { type, name: metadata.KeyId!, properties, unknown: [...hearing.unknown] };
}

/** Only a symmetric key that KMS made can say whether it is rotated: of any other one that is not known. */
async function unlessUnsupported<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
    return unlessMissing(answer, "UnsupportedOperationException", "KMSInvalidStateException");
}

/** A key that waits for its deletion or is not there, for which the pack's word is that it is not enabled. */
function unusable(reference: string, metadata: KeyMetadata | undefined): Read {
    const { Arn, KeyId, KeyUsage, KeySpec, Description, MultiRegion, Enabled = false } = metadata ?? {};
    const why = gone[(metadata === undefined ? "NotFound" : metadata.KeyState) as keyof typeof gone];
    const keyId = KeyId ?? reference.split("/").pop()!;
    const properties = {
        arn: Arn ?? (parseArn(reference) ? reference : undefined),
        ...{
            keyId,
            keyUsage: KeyUsage,
            customerMasterKeySpec: KeySpec,
            description: Description,
            multiRegion: MultiRegion,
        },
        isEnabled: Enabled && why === undefined,
    };
    const unknown = ["policy", "tags", "tagsAll", ...(why === undefined ? ["enableKeyRotation"] : [])];
    return { type, name: why === undefined ? keyId : `${keyId} (${why})`, properties, unknown };
}

function underAlias(user: Held): Held {
    const service = user.type.startsWith("aws:sqs/") ? "sqs" : "sns";
    const alias = { [property]: `alias/aws/${service}` };
    return { ...user, inputs: { ...user.inputs, ...alias }, outputs: { ...user.outputs, ...alias } };
}

/** The alias by which a key was named. */
function aliasOf({ cloud }: Reading, reference: string, key: Held): Held[] {
    const name = parseArn(reference)?.resource ?? reference;
    const { arn, keyId } = key.outputs;
    if (!name.startsWith("alias/") || typeof arn !== "string") return [];
    const properties = { name, arn: arn.replace(/key\/.*$/, name), targetKeyId: keyId, targetKeyArn: arn };
    return [heldIn(cloud, { type: "aws:kms/alias:Alias", name, properties })];
}

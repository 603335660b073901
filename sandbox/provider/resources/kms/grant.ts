import {
    CreateGrantCommand,
    type CreateGrantCommandInput,
    type GrantListEntry,
    KMSClient,
    paginateListGrants,
    RetireGrantCommand,
    RevokeGrantCommand,
} from "@aws-sdk/client-kms";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { inAws, inPulumi, told, type Words } from "../blocks";
import type { Resource } from "../resource";

const words: Words = { maps: ["encryptionContextEquals", "encryptionContextSubset"] };
const missing = "NotFoundException";
const readable = ["granteePrincipal", "name", "operations", "retiringPrincipal"];

/** A grant, of which the id is that of the key and its own. */
export const resource: Resource = {
    replaceOn: [...readable, "constraints", "grantCreationTokens", "keyId", "region", "retireOnDelete"],

    async create(inputs, aws) {
        const { constraints, grantCreationTokens, keyId, name, operations } = inputs;
        const [constraint] = (constraints ?? []) as Values[];
        const command = new CreateGrantCommand({
            KeyId: String(keyId),
            GranteePrincipal: String(inputs["granteePrincipal"]),
            Operations: operations as CreateGrantCommandInput["Operations"],
            ...(name ? { Name: String(name) } : {}),
            ...(inputs["retiringPrincipal"]
                ? { RetiringPrincipal: String(inputs["retiringPrincipal"]) }
                : {}),
            ...(constraint ? { Constraints: inAws(constraint, words) } : {}),
            ...(grantCreationTokens ? { GrantTokens: grantCreationTokens as string[] } : {}),
        });
        // A role that was made a moment ago is not known everywhere yet.
        const ask = () => aws.client(KMSClient).send(command);
        const { GrantId } = await onceSettled(ask, "InvalidArnException", "DependencyTimeoutException");
        return `${String(keyId)}:${GrantId!}`;
    },

    async read(id, aws) {
        const found = await unlessMissing(findGrant(id, aws), missing);
        if (found === undefined) return undefined;
        const { KeyId: keyId, GrantId: grantId } = placeOf(id);
        const { Constraints } = found;
        return {
            ...told(inPulumi(found), readable),
            ...{ keyId, grantId },
            ...({ constraints: Constraints && [inPulumi(Constraints, words)] } as Values),
        };
    },

    async delete(id, { retireOnDelete }, aws) {
        const place = placeOf(id);
        const kms = aws.client(KMSClient);
        const asked = retireOnDelete
            ? kms.send(new RetireGrantCommand(place))
            : kms.send(new RevokeGrantCommand(place));
        await unlessMissing<unknown>(asked, missing);
    },
};

async function findGrant(id: string, aws: Aws): Promise<GrantListEntry | undefined> {
    const place = placeOf(id);
    for await (const { Grants = [] } of paginateListGrants({ client: aws.client(KMSClient) }, place)) {
        const found = Grants.find(({ GrantId }) => GrantId === place.GrantId);
        if (found !== undefined) return found;
    }
    return undefined;
}

/** The id of a key may be an ARN, and have colons itself. */
function placeOf(id: string): { KeyId: string; GrantId: string } {
    const at = id.lastIndexOf(":");
    return { KeyId: id.slice(0, at), GrantId: id.slice(at + 1) };
}

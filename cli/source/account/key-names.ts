import { KMSClient, paginateListAliases, paginateListGrants } from "@aws-sdk/client-kms";

import { type Aws, unlessMissing } from "../../../sandbox/provider/aws";
import { isDenied } from "../../failure";
import { type Held, type Source } from "../resource";
import { stopIf } from "./calls";
import { heldIn, type Read } from "./held";

/** The aliases and grants of the keys that were read. */
export async function readKeyNames(
    cloud: Aws,
    resources: readonly Held[],
    signal?: AbortSignal,
): Promise<Pick<Source, "resources" | "missing">> {
    const keys = resources.filter(({ type }) => type === "aws:kms/key:Key");
    if (keys.length === 0) return { resources: [], missing: [] };
    const known = new Set(
        resources.filter(({ type }) => type === "aws:kms/alias:Alias").map(({ name }) => name),
    );
    const ids = new Set(keys.map(({ outputs }) => outputs["keyId"]));
    const missing: string[] = [];
    const read = async (action: string, ask: () => Promise<Read[]>): Promise<Read[]> => {
        stopIf(signal);
        try {
            return (await unlessMissing(ask(), "NotFoundException", "KMSInvalidStateException")) ?? [];
        } catch (error) {
            if (!isDenied(error)) throw error;
            const line = `${cloud.region}: ${action} was refused: ${(error as Error).message}`;
            if (!missing.some((text) => text.includes(action))) missing.push(line);
            return [];
        }
    };
    const aliases = await read("kms:ListAliases", () => aliasesIn(cloud));
    const grants = await Promise.all(
        keys.map(({ outputs: { arn } }) =>
            typeof arn === "string" ? read("kms:ListGrants", () => grantsOf(arn, cloud)) : [],
        ),
    );
    const named = aliases.filter(
        ({ name, properties }) => !known.has(name) && ids.has(properties["targetKeyId"]),
    );
    return { resources: [...named, ...grants.flat()].map((one) => heldIn(cloud, one)), missing };
}

async function aliasesIn(cloud: Aws): Promise<Read[]> {
    const found: Read[] = [];
    for await (const { Aliases = [] } of paginateListAliases({ client: cloud.client(KMSClient) }, {}))
        for (const { AliasName, AliasArn, TargetKeyId } of Aliases)
            if (TargetKeyId !== undefined)
                found.push({
                    type: "aws:kms/alias:Alias",
                    name: AliasName!,
                    properties: { name: AliasName, arn: AliasArn, targetKeyId: TargetKeyId },
                });
    return found;
}

async function grantsOf(KeyId: string, cloud: Aws): Promise<Read[]> {
    const found: Read[] = [];
    for await (const { Grants = [] } of paginateListGrants({ client: cloud.client(KMSClient) }, { KeyId }))
        for (const { GrantId, GranteePrincipal, Operations, Constraints } of Grants)
            found.push({
                type: "aws:kms/grant:Grant",
                name: GrantId!,
                properties: {
                    keyId: KeyId,
                    granteePrincipal: GranteePrincipal,
                    operations: Operations,
                    constraints: Constraints && [Constraints],
                },
            });
    return found;
}

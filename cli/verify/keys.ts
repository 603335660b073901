import {
    DescribeKeyCommand,
    type GrantListEntry,
    type KeyMetadata,
    KMSClient,
    paginateListGrants,
} from "@aws-sdk/client-kms";

import { type Check, fail, pass, unknown, type Verdict } from "./check";
import { compared } from "./documents";
import { callersCheck } from "./key-callers";
import { type Now } from "./now";
import { type Intended, type Key, text } from "./state";

/** That the keys can be used, rotate, are the customer's own, and let in nobody whom the state does not know. */
export function keyChecks(intended: Intended, now: Now): Check[] {
    return intended.keys.flatMap((key) => {
        const described = () => now.once(`key ${key.id}`, () => describe(key.id, now));
        const check = (id: string, look: () => Promise<Verdict>): Check => ({ id, subject: key.held, look });
        return [
            check("key.enabled", async () => enabled(await described())),
            check("key.customer-managed", async () => customerManaged(await described())),
            check("key.rotation", () => rotation(key, now)),
            check("policy", () => policy(key, now)),
            check("key.grants", () => grants(key, intended, now)),
            check("key.callers", () => callersCheck(key, intended, now)),
        ];
    });
}

async function describe(KeyId: string, now: Now): Promise<KeyMetadata> {
    const { KeyMetadata } = await now.aws.client(KMSClient).send(new DescribeKeyCommand({ KeyId }));
    return KeyMetadata!;
}

function enabled({ Arn, KeyState }: KeyMetadata): Verdict {
    return KeyState === "Enabled"
        ? pass(`${Arn} is enabled`)
        : fail(`${Arn} is ${KeyState}: no message can be sent or read`);
}

function customerManaged({ Arn, KeyManager }: KeyMetadata): Verdict {
    return KeyManager === "CUSTOMER"
        ? pass(`${Arn} is managed by the customer`)
        : fail(`${Arn} is managed by ${KeyManager}`);
}

async function rotation({ held, id }: Key, now: Now): Promise<Verdict> {
    const read = await now.resource(held.type, id);
    if (read === undefined) return fail("the key is gone, or waits for its deletion");
    if (read["enableKeyRotation"] === true)
        return pass(`rotates every ${String(read["rotationPeriodInDays"])} days`);
    return held.outputs["enableKeyRotation"] === true
        ? fail("does not rotate")
        : unknown("does not rotate, and the state does not ask for it");
}

/** The policy is read as a resource of its own: reading a whole key takes more permissions. */
async function policy({ id, policy: intended }: Key, now: Now): Promise<Verdict> {
    const read = await now.resource("aws:kms/keyPolicy:KeyPolicy", id);
    if (read === undefined) return fail("the key is gone, or waits for its deletion");
    return compared("policy", intended, read["policy"] as string);
}

async function grants({ id }: Key, intended: Intended, now: Now): Promise<Verdict> {
    const found: GrantListEntry[] = [];
    for await (const { Grants = [] } of paginateListGrants(
        { client: now.aws.client(KMSClient) },
        { KeyId: id },
    ))
        found.push(...Grants);
    const own = new Set(
        intended.all
            .filter(({ type }) => type === "aws:kms/grant:Grant")
            .map((held) => text(held, "grantId")),
    );
    // Services give themselves grants for what the stack has them do with its key.
    const strange = found.filter((grant) => !own.has(grant.GrantId) && !isService(grant.GranteePrincipal));
    if (strange.length === 0) return pass(`no grant beside the ${own.size} of the state`);
    const told = strange.map(
        ({ GrantId, GranteePrincipal, Operations = [] }) =>
            `${GrantId!.slice(0, 12)} lets ${GranteePrincipal} ${Operations.join(", ")}`,
    );
    return fail(
        `${strange.length} ${strange.length === 1 ? "grant" : "grants"} that the state does not know: ${told.join("; ")}`,
    );
}

function isService(principal = ""): boolean {
    return /\.amazonaws\.com(\.cn)?$/.test(principal);
}

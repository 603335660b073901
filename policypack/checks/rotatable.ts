import { UNKNOWN } from "../../iam";
import { type Resource, textProperty } from "../model/resource";

/** What a key has to say of itself for AWS to rotate it. Keys in a store of one's own and imported ones say otherwise. */
const ROTATED: Readonly<Record<string, string | undefined>> = {
    keyUsage: "ENCRYPT_DECRYPT",
    customerMasterKeySpec: "SYMMETRIC_DEFAULT",
    keySpec: "SYMMETRIC_DEFAULT",
    origin: "AWS_KMS",
    customKeyStoreId: undefined,
    xksKeyId: undefined,
};

/** Whether AWS can rotate a key, or the property that would tell. */
export function canRotate(key: Resource): boolean | string {
    const given = Object.keys(ROTATED).map((name) => [name, textProperty(key, name)] as const);
    const known = given.filter(([, value]) => value !== undefined && value !== UNKNOWN);
    if (known.some(([name, value]) => value !== ROTATED[name])) return false;
    return given.find(([, value]) => value === UNKNOWN)?.[0] ?? true;
}

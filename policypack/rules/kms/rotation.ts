import { UNKNOWN } from "../../../iam";
import { type Resource, textProperty } from "../../model/resource";
import { shown, switchProperty } from "../../model/values";
import { fail, type ResourceRule, undecided } from "../../rule";

export const kmsRotation: ResourceRule = {
    name: "kms-rotation",
    description: "A symmetric key is rotated.",
    why: "key material that never changes protects all messages there ever were, should it once be broken",
    fix: "set enableKeyRotation to true (MessagingKey does)",
    severity: "medium",
    level: "advisory",
    frameworks: ["AWS Security Hub KMS.4", "CIS AWS 3.6", "PCI DSS 3.7.4", "NIST 800-53 SC-12"],
    types: ["aws:kms/key:Key", "aws-native:kms:Key"],

    *check(key) {
        const rotation = switchProperty(key, "enableKeyRotation");
        const rotates = canRotate(key);
        if (rotation === true || rotates === false) return;
        if (rotates !== true)
            yield undecided(rotates, `whether the key can be rotated hangs on its ${rotates}, not yet known`);
        else if (rotation === UNKNOWN)
            yield undecided("enableKeyRotation", "its enableKeyRotation is not known before deployment");
        else
            yield fail(
                `the key is never rotated (enableKeyRotation is ${shown(key.get("enableKeyRotation"))})`,
            );
    },
};

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
function canRotate(key: Resource): boolean | string {
    const given = Object.keys(ROTATED).map((name) => [name, textProperty(key, name)] as const);
    const known = given.filter(([, value]) => value !== undefined && value !== UNKNOWN);
    if (known.some(([name, value]) => value !== ROTATED[name])) return false;
    return given.find(([, value]) => value === UNKNOWN)?.[0] ?? true;
}

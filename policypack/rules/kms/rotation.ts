import { UNKNOWN } from "../../../iam";
import { canRotate } from "../../checks/rotatable";
import { shown, switchProperty } from "../../model/values";
import { rotation as remedy } from "../../remedies/rotation";
import { fail, type ResourceRule, undecided } from "../../rule";

export const kmsRotation: ResourceRule = {
    name: "kms-rotation",
    description: "A symmetric key is rotated.",
    why: "key material that never changes protects all messages there ever were, should it once be broken",
    fix: "set enableKeyRotation to true (MessagingKey does)",
    severity: "medium",
    level: "advisory",
    frameworks: ["AWS Security Hub KMS.4", "CIS AWS 3.6", "PCI DSS 3.7.4", "NIST 800-53 SC-12"],
    sources: ["https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html"],
    types: ["aws:kms/key:Key", "aws-native:kms:Key"],
    remedy,

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

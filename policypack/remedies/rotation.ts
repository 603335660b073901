import { canRotate } from "../checks/rotatable";
import { KEYS } from "../model/keys";
import { switchProperty } from "../model/values";
import { type Remedy } from "../rule";
import { isOffOrLeftOut } from "./switches";

const ROTATION = "enableKeyRotation";

/** Rotates a key that AWS can rotate. AWS refuses to change the rotation of a key that is disabled. */
export const rotation: Remedy = {
    types: ["aws:kms/key:Key", "aws-native:kms:Key"],

    changes(key) {
        const enabled = switchProperty(key, KEYS[key.type]!.enabled) ?? true;
        if (enabled !== true || canRotate(key) !== true || !isOffOrLeftOut(key, ROTATION)) return undefined;
        return { [ROTATION]: true };
    },
};

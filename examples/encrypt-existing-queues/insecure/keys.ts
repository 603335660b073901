// Keys that let in too many, or that do not last.
import { variant } from "../../variants";
import { allow, identity, keyOf } from "./parts";

// A role, and a person, who read with the key and may destroy it; and everybody.
variant("role-has-all", ["kms-policy-no-wildcard-actions"], (name) =>
    keyOf(name, [allow(identity("role/warehouse"), "kms:*")]),
);
variant("person-has-all", ["kms-policy-no-wildcard-actions", "iam-no-user-messaging"], (name) =>
    keyOf(name, [allow(identity("user/engineer"), "kms:*")]),
);
variant("everybody", ["kms-policy-no-public"], (name) => keyOf(name, [allow("*", "kms:Decrypt")]));

variant("never-rotated", ["kms-rotation"], (name) => keyOf(name, [], { enableKeyRotation: false }));

// Who notices on Monday that the key of Friday is to go has a week at most, and every message to lose.
variant("soon-gone", ["kms-deletion-window"], (name) => keyOf(name, [], { deletionWindowInDays: 7 }));

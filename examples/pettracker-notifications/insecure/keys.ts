// Keys that do not keep what they should.
import { variant } from "../../variants";
import { allow, keyOf, roleArn } from "./parts";

variant("key-forever", ["kms-rotation"], (name) => keyOf(name, { settings: { enableKeyRotation: false } }));

// A role that reads with the key and may destroy it, and everybody.
variant("key-of-one", ["kms-policy-no-wildcard-actions"], (name) =>
    keyOf(name, { grants: [allow({ AWS: roleArn("notification-service") }, "kms:*")] }),
);
variant("key-of-all", ["kms-policy-no-public"], (name) =>
    keyOf(name, { grants: [allow({ AWS: "*" }, "kms:Decrypt")] }),
);

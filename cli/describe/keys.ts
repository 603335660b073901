import { UNKNOWN } from "../../iam";
import { KEYS, keysNamed, keysOf } from "../../policypack/model/keys";
import { type Resource } from "../../policypack/model/resource";
import { QUEUES, TOPICS } from "../../policypack/model/types";
import { duration, names, onOff, shown, type Table, type Whole } from "./described";

export const keys: Table = {
    title: "keys",
    of: ({ stack }) => stack.ofTypes(KEYS),
    columns: {
        key: ({ name }) => name,
        alias: aliases,
        rotation,
        "deleted after": (key) =>
            duration(seconds(key.get("deletionWindowInDays") ?? key.get("pendingWindowInDays") ?? 30)),
        "multi-Region": onOff("multiRegion"),
        encrypts: (key, { stack }) =>
            names(
                stack.ofTypes({ ...QUEUES, ...TOPICS }).filter((user) => keysOf(user, stack).includes(key)),
            ),
    },
};

const ALIASES: Readonly<Record<string, string>> = {
    "aws:kms/alias:Alias": "name",
    "aws-native:kms:Alias": "aliasName",
};

function aliases(key: Resource, { stack }: Whole): string {
    return stack
        .ofTypes(ALIASES)
        .filter((alias) => keysNamed(alias, "targetKeyId", stack).includes(key))
        .map((alias) => shown(alias.get(ALIASES[alias.type]!)))
        .join(", ");
}

function rotation(key: Resource): string {
    const enabled = key.get("enableKeyRotation");
    if (enabled === UNKNOWN) return "not known yet";
    return String(enabled) === "true"
        ? `every ${duration(seconds(key.get("rotationPeriodInDays") ?? 365))}`
        : "no";
}

function seconds(days: unknown): unknown {
    return typeof days === "number" ? days * 86_400 : days;
}

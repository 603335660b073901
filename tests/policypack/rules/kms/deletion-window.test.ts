import { kmsDeletionWindow } from "../../../../policypack/rules/kms/deletion-window";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const window = "deletionWindowInDays";
const bypass = "bypassPolicyLockoutSafetyCheck";
const within = (days: unknown) => ({ props: { [window]: days } });
const soon = (value: string, least = 14, property = window) => [
    `the key may be gone sooner than in ${least} days (${property} is ${value})`,
];
const lockout = [`its policy may lock out its own administrators (${bypass} is true)`];
const native = "aws-native:kms:Key";

testRule(kmsDeletionWindow, {
    documented: { violates: "the least that AWS takes", complies: "thirty days" },
    accepts: {
        "thirty days": within(30),
        "exactly the least asked for": within(14),
        "no setting, which is thirty days": { props: {} },
        "thirty days as text": within("30"),
        "seven days, where the organisation allows them": {
            ...within(7),
            config: { minimumDeletionWindowDays: 7 },
        },
        "a check that is not bypassed": { props: { [bypass]: false } },
        "thirty days of aws-native": { type: native, props: { pendingWindowInDays: 30 } },
        "a key policy with the check": { type: "aws:kms/keyPolicy:KeyPolicy", props: { [bypass]: false } },
        "a window on a key policy, which has none": {
            ...within(7),
            type: "aws:kms/keyPolicy:KeyPolicy",
        },
    },
    rejects: {
        "the least that AWS takes": { ...within(7), what: soon("7") },
        "a day less than asked for": { ...within(13), what: soon("13") },
        "a day less than the organisation asks for": {
            ...within(29),
            config: { minimumDeletionWindowDays: 30 },
            what: soon("29", 30),
        },
        "seven days as text": { ...within("7"), what: soon('"7"') },
        "a word": { ...within("soon"), what: soon('"soon"') },
        "seven days of a key with imported material": {
            ...within(7),
            type: "aws:kms/externalKey:ExternalKey",
            what: soon("7"),
        },
        "seven days of a replica": { ...within(7), type: "aws:kms/replicaKey:ReplicaKey", what: soon("7") },
        "seven days of aws-native": {
            type: native,
            props: { pendingWindowInDays: 7 },
            what: soon("7", 14, "pendingWindowInDays"),
        },
        "a key whose check is bypassed": { props: { [bypass]: true }, what: lockout },
        "a key of aws-native whose check is bypassed": {
            type: native,
            props: { [bypass]: true },
            what: lockout,
        },
        "a key policy whose check is bypassed": {
            type: "aws:kms/keyPolicy:KeyPolicy",
            props: { [bypass]: "true" },
            what: lockout,
        },
        "both at once": { props: { [window]: 7, [bypass]: true }, what: [...soon("7"), ...lockout] },
        "a bypass beside a window that is not known": {
            props: { [window]: unknown, [bypass]: true },
            what: lockout,
            undecided: [`its ${window} is not known before deployment`],
        },
    },
    undecided: {
        "a window that is not known": {
            ...within(unknown),
            undecided: [`its ${window} is not known before deployment`],
        },
        "a bypass that is not known": {
            props: { [bypass]: unknown },
            undecided: [`its ${bypass} is not known before deployment`],
        },
    },
});

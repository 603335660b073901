import { UNKNOWN } from "../../../iam";
import { KEYS } from "../../model/keys";
import { type Resource } from "../../model/resource";
import { numberProperty, shown, switchProperty } from "../../model/values";
import { fail, type Problem, type ResourceRule, undecided } from "../../rule";

const BYPASS = "bypassPolicyLockoutSafetyCheck";
const KEY_POLICY = "aws:kms/keyPolicy:KeyPolicy";

export const kmsDeletionWindow: ResourceRule = {
    name: "kms-deletion-window",
    description: "A key cannot be lost by one mistake.",
    why: "once the key is gone, or its policy locks everybody out, every message under it is lost for good",
    fix: "set the deletion window to 30 days, and leave bypassPolicyLockoutSafetyCheck out (MessagingKey does)",
    severity: "low",
    level: "advisory",
    frameworks: ["AWS Security Hub KMS.3", "NIST 800-53 SC-12"],
    sources: [
        "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
        "https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html",
    ],
    parameters: ["minimumDeletionWindowDays"],
    types: [...Object.keys(KEYS), KEY_POLICY],

    *check(key, { minimumDeletionWindowDays: least }) {
        const property = KEYS[key.type]?.deletionWindow;
        if (property !== undefined) yield* shortNotice(key, property, least);
        const bypass = switchProperty(key, BYPASS);
        if (bypass === true) yield fail(`its policy may lock out its own administrators (${BYPASS} is true)`);
        if (bypass === UNKNOWN) yield undecided(BYPASS, `its ${BYPASS} is not known before deployment`);
    },
};

function* shortNotice(key: Resource, property: string, least: number): Iterable<Problem> {
    const days = numberProperty(key, property);
    if (days === UNKNOWN) yield undecided(property, `its ${property} is not known before deployment`);
    else if (days !== undefined && !(days >= least))
        yield fail(
            `the key may be gone sooner than in ${least} days (${property} is ${shown(key.get(property))})`,
        );
}

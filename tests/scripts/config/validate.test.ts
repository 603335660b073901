import assert from "node:assert";
import { readFileSync } from "node:fs";
import path from "node:path";

import { rules } from "../../../policypack/rules";
import { checked, fine, held, verdict } from "../../support/config-check";
import { everySetting } from "../../support/every-setting";

const root = path.resolve(__dirname, "../../..");

describe("the check of a configuration finds nothing wrong with", () => {
    const right: Record<string, unknown> = {
        "an empty object": {},
        "a level": { "sqs-encrypted": "advisory" },
        "a level for all": { all: "mandatory" },
        "a level for all, as an object": { all: { enforcementLevel: "disabled" } },
        "a level beside settings": {
            "sqs-encrypted": { enforcementLevel: "mandatory", undecided: "ignore" },
        },
        "a rule without settings": { "sqs-encrypted": {} },
        "an exemption": { "sqs-encrypted": { exemptions: [held] } },
        "an exemption on its last day": {
            "sqs-encrypted": { exemptions: [{ ...held, expires: "2026-05-01" }] },
        },
        "a leap day": { "sqs-encrypted": { exemptions: [{ ...held, expires: "2028-02-29" }] } },
        "environments of Pulumi ESC": { environments: ["security/messaging"], all: "mandatory" },
    };
    for (const [what, config] of Object.entries(right))
        it(what, () => assert.deepStrictEqual(checked(config), fine));

    it("every setting of every rule", () => assert.deepStrictEqual(checked(everySetting(rules)), fine));

    for (const level of ["advisory", "mandatory", "remediate", "disabled"])
        it(`the level ${level}`, () => assert.deepStrictEqual(checked({ "sqs-encrypted": level }), fine));

    for (const profile of ["baseline", "strict"])
        it(`the profile ${profile}`, () => {
            const text = readFileSync(path.join(root, `policypack/profiles/${profile}.json`), "utf8");
            assert.deepStrictEqual(verdict(text), fine);
        });
});

describe("the check of a configuration says what is wrong with", () => {
    const wrong: Record<string, [config: unknown, ...errors: string[]]> = {
        "an unknown rule": [
            { "sqs-encryptd": "mandatory", "sqs-tls-only": "advisory" },
            'there is no rule "sqs-encryptd"; did you mean "sqs-encrypted"?',
        ],
        "a rule in other letters": [
            { "SQS-Encrypted": "mandatory" },
            'there is no rule "SQS-Encrypted"; did you mean "sqs-encrypted"?',
        ],
        "a rule with the pack's name": [
            { "secure-messaging:sns-encrypted": {} },
            'there is no rule "secure-messaging:sns-encrypted"; did you mean "sns-encrypted"?',
        ],
        "a misspelt all": [{ al: "mandatory" }, 'there is no rule "al"; did you mean "all"?'],
        "two unknown rules": [
            { "sqs-tls": {}, "sns-tls": {} },
            'there is no rule "sqs-tls"; did you mean "sqs-tls-only"?',
            'there is no rule "sns-tls"; did you mean "sns-tls-only"?',
        ],
        "an unknown setting": [
            { "sqs-policy-cross-account": { trustedAcounts: [] } },
            'sqs-policy-cross-account: there is no setting "trustedAcounts"; did you mean "trustedAccounts"?',
        ],
        "a setting that the rule does not read": [
            { "sqs-encrypted": { exemption: [] } },
            'sqs-encrypted: there is no setting "exemption"; did you mean "exemptions"?',
        ],
        "a level under another name": [
            { "sqs-encrypted": { enforcement_level: "mandatory" } },
            'sqs-encrypted: there is no setting "enforcement_level"; did you mean "enforcementLevel"?',
        ],
        "a setting for all": [
            { all: { enforcementLeve: "mandatory" } },
            'all: there is no setting "enforcementLeve"; did you mean "enforcementLevel"?',
        ],
        "an unknown setting of an exemption": [
            { "sqs-encrypted": { exemptions: [{ ...held, expiry: "2026-06-30" }] } },
            'sqs-encrypted.exemptions.0: there is no setting "expiry"; did you mean "expires"?',
        ],
        "a wrong level": [
            { "sqs-encrypted": "manditory" },
            'sqs-encrypted: must be one of advisory, mandatory, remediate, disabled, and is "manditory"',
        ],
        "a wrong level beside settings": [
            { "sqs-encrypted": { enforcementLevel: "Advisory" } },
            'sqs-encrypted.enforcementLevel: must be one of advisory, mandatory, remediate, disabled, and is "Advisory"',
        ],
        "a level for all that is none": [
            { all: "off" },
            'all: must be one of advisory, mandatory, remediate, disabled, and is "off"',
        ],
        "a level that is no text": [
            { "sqs-encrypted": true },
            "sqs-encrypted: must be text or an object, and is true",
        ],
        "nothing for a rule": [
            { "sqs-encrypted": null },
            "sqs-encrypted: must be text or an object, and is null",
        ],
        "a list for a rule": [{ "sqs-encrypted": [] }, "sqs-encrypted: must be text or an object, and is []"],
        "a wrong level of undecided verdicts": [
            { "sqs-encrypted": { undecided: "disabled" } },
            'sqs-encrypted.undecided: must be one of ignore, advisory, mandatory, and is "disabled"',
        ],
        "text for a list": [
            { "sqs-policy-cross-account": { trustedAccounts: "111122223333" } },
            'sqs-policy-cross-account.trustedAccounts: must be a list, and is "111122223333"',
        ],
        "a number for an account": [
            { "sqs-policy-cross-account": { trustedAccounts: [111122223333] } },
            "sqs-policy-cross-account.trustedAccounts.0: must be text, and is 111122223333",
        ],
        "an account of eleven digits": [
            { "sqs-policy-cross-account": { trustedAccounts: ["111122223333", "11112222333"] } },
            'sqs-policy-cross-account.trustedAccounts.1: must be an account id of 12 digits, and is "11112222333"',
        ],
        "an organisation's name for its id": [
            { "sqs-policy-cross-account": { organizationIds: ["acme"] } },
            'sqs-policy-cross-account.organizationIds.0: must be an organisation id like o-a1b2c3d4e5, and is "acme"',
        ],
        "a fraction of a second": [
            { "sqs-data-key-reuse": { maximumReuseSeconds: 60.5 } },
            "sqs-data-key-reuse.maximumReuseSeconds: must be a whole number, and is 60.5",
        ],
        "a number out of bounds": [
            { "sqs-data-key-reuse": { maximumReuseSeconds: 59 } },
            "sqs-data-key-reuse.maximumReuseSeconds: must be >= 60, and is 59",
        ],
        "text for a switch": [
            { "trail-present": { requireTrail: "true" } },
            'trail-present.requireTrail: must be true or false, and is "true"',
        ],
        "a tag without its value": [
            { "sqs-customer-managed-key": { personalDataTags: ["pii"] } },
            'sqs-customer-managed-key.personalDataTags.0: must be a tag as Key=Value, and is "pii"',
        ],
        "a list instead of an object": [["sqs-encrypted"], 'must be an object, and is ["sqs-encrypted"]'],
        "text instead of an object": ["mandatory", 'must be an object, and is "mandatory"'],
        "null instead of an object": [null, "must be an object, and is null"],
    };
    for (const [what, [config, ...errors]] of Object.entries(wrong))
        it(what, () => assert.deepStrictEqual(checked(config), { errors, warnings: [] }));

    const texts: Record<string, [text: string, error: string | RegExp]> = {
        "an empty file": ["", "it is empty; where nothing is to be configured, write {}"],
        "a file of white space": [" \n\t\n", "it is empty; where nothing is to be configured, write {}"],
        "what is not JSON": ["{ all: 'mandatory' }", /^it is not JSON \(.+\)$/],
        "a comma at the end": ['{ "all": "mandatory", }', /^it is not JSON \(.+\)$/],
        "a rule that stands twice": [
            '{ "sqs-encrypted": "mandatory", "sqs-encrypted": "disabled" }',
            '"sqs-encrypted" stands twice in one object; Pulumi reads the last',
        ],
        "a setting that stands twice": [
            '{ "sqs-encrypted": { "undecided": "mandatory", "undecided": "ignore" } }',
            '"undecided" stands twice in one object; Pulumi reads the last',
        ],
    };
    for (const [what, [text, expected]] of Object.entries(texts))
        it(what, () => {
            const { errors, warnings } = verdict(text);
            assert.deepStrictEqual([errors.length, warnings], [1, []]);
            if (typeof expected === "string") assert.strictEqual(errors[0], expected);
            else assert.match(errors[0]!, expected);
        });

    it("the same setting in two rules: nothing", () => {
        const text =
            '{ "sqs-encrypted": { "undecided": "ignore" }, "sns-encrypted": { "undecided": "ignore" } }';
        assert.deepStrictEqual(verdict(text), fine);
    });
});

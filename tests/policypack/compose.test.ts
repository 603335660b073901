import assert from "node:assert";
import path from "node:path";

import { createPack, type PackOptions, rules } from "../../policypack/library";
import { type Analyzer, openAnalyzer } from "../support/analyzer";
import { type TemporaryPack, writeTemporaryPack } from "../support/temporary-pack";

const [first, second] = rules;

describe("a pack of one's own", () => {
    const refused: [sentence: string, options: PackOptions, message: string][] = [
        [
            "leaves out a rule that there is not",
            { name: "shop", without: ["sqs-encryptd"] },
            'The pack "shop" has no rule "sqs-encryptd", which its without names: mend or remove the name.',
        ],
        [
            "configures a rule that there is not",
            { name: "shop", config: { "sqs-encryptd": "mandatory" } },
            'The pack "shop" has no rule "sqs-encryptd", which its config names: mend or remove the name.',
        ],
        [
            "configures a rule that it leaves out",
            { name: "shop", without: ["sqs-encrypted"], config: { "sqs-encrypted": "advisory" } },
            'The pack "shop" has no rule "sqs-encrypted", which its config names: mend or remove the name.',
        ],
        [
            "gives a rule a setting that is another's",
            { name: "shop", config: { "sqs-encrypted": { requiredTags: ["Owner"] } } },
            'The rule "sqs-encrypted" has no setting "requiredTags", which the config of the pack "shop" names: ' +
                "it has enforcementLevel, undecided, exemptions.",
        ],
        [
            "has two rules of one name",
            { name: "shop", rules: [first!, second!, first!] },
            `The pack "shop" has two rules "${first!.name}": rename one of them.`,
        ],
        [
            "has no rule",
            { name: "shop", rules: [first!], without: [first!.name] },
            'The pack "shop" has no rule left: give it one in rules.',
        ],
    ];
    for (const [sentence, options, message] of refused)
        it(`is refused where it ${sentence}`, () => {
            assert.throws(() => createPack(options), { message });
        });

    let pack: TemporaryPack;
    let analyzer: Analyzer;

    before(async () => {
        const library = path.resolve(__dirname, "../../policypack/bin/policypack/library.js");
        pack = writeTemporaryPack(`
            const { createPack, rules } = require(${JSON.stringify(library)});
            createPack({
                name: "shop",
                description: "Rules of the shop",
                rules: rules.filter(({ name }) => name.startsWith("sqs-")),
                without: ["sqs-has-dlq"],
                config: { all: "advisory", "sqs-encrypted": { enforcementLevel: "mandatory", undecided: "ignore" } },
            });
        `);
        analyzer = await openAnalyzer(pack.dir);
    });
    after(async () => {
        await analyzer?.close();
        pack.remove();
    });

    it("serves the rules that it is given, but those left out", async () => {
        const { name, description, policies } = await analyzer.info();
        assert.deepStrictEqual({ name, description }, { name: "shop", description: "Rules of the shop" });
        const wanted = rules.map((rule) => rule.name).filter((rule) => rule.startsWith("sqs-"));
        assert.deepStrictEqual(
            policies.map((policy) => policy.name),
            wanted.filter((rule) => rule !== "sqs-has-dlq"),
        );
    });

    it("tells the engine the levels and settings that hold where nothing else is said", async () => {
        assert.deepStrictEqual((await analyzer.info()).initialConfig, {
            all: { enforcementLevel: "advisory" },
            "sqs-encrypted": { enforcementLevel: "mandatory", undecided: "ignore" },
        });
    });
});

import assert from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { fail, type ResourceRule } from "../../../policypack/rule";
import { examplesOf } from "../../../scripts/pages/examples";
import { unknown } from "../../support/wire";

const rule: ResourceRule = {
    name: "sqs-named",
    description: "A queue has a name.",
    why: "nobody finds it otherwise",
    fix: "set name",
    severity: "low",
    level: "advisory",
    frameworks: [],
    sources: [],
    types: ["aws:sqs/queue:Queue", "aws-native:sqs:Queue"],
    *check(queue) {
        if (queue.get("name") === undefined) yield fail("it has no name");
    },
};

const CODE = `import * as aws from "@pulumi/aws";\n\n`;
const what = ["it has no name"];

describe("the examples of a rule", () => {
    let dir: string;
    before(() => (dir = mkdtempSync(path.join(tmpdir(), "examples-"))));
    after(() => rmSync(dir, { recursive: true }));

    /** The examples that a test file with these cases gives. */
    function examples(cases: object, tested = rule.name) {
        const tester = JSON.stringify(require.resolve("../../support/rule-tester"));
        const named = JSON.stringify({ name: tested });
        const file = path.join(dir, "cases.test.js");
        writeFileSync(file, `require(${tester}).testRule(${named}, ${JSON.stringify(cases)});`);
        return examplesOf(rule, file);
    }

    const rejects = {
        "nothing at all": { props: {}, what },
        "a queue of aws-native": { type: "aws-native:sqs:Queue", props: { fifoQueue: true }, what },
        "what is not known": { props: { fifoQueue: unknown }, what },
        "a FIFO queue": { props: { fifoQueue: true, delaySeconds: 5 }, what },
        "another queue": { props: { delaySeconds: 5 }, what },
    };
    const accepts = {
        "another resource": { type: "aws:s3/bucket:Bucket", props: { name: "a" } },
        "a name": { props: { name: "orders" } },
        "a FIFO queue with a name": { props: { name: "a.fifo", fifoQueue: true, delaySeconds: 5 } },
    };

    it("are the first case that can be shown, what the pack says of it, and the case most like it", async () => {
        const { violates, complies } = await examples({ rejects, accepts });
        assert.deepStrictEqual(violates, {
            name: "a FIFO queue",
            code: `${CODE}new aws.sqs.Queue("orders", { fifoQueue: true, delaySeconds: 5 });`,
            config: undefined,
            said: ["it has no name - nobody finds it otherwise - set name"],
        });
        assert.strictEqual(complies.name, "a name");
    });

    it("are those that the test names", async () => {
        const documented = { violates: "another queue", complies: "a FIFO queue with a name" };
        const { violates, complies } = await examples({ rejects, accepts, documented });
        assert.deepStrictEqual([violates.name, complies.name], Object.values(documented));
    });

    it("bring their settings along where no case does without", async () => {
        const config = { requiredTags: ["Owner"] };
        const { complies } = await examples({
            rejects,
            accepts: { "a name": { ...accepts["a name"], config } },
        });
        assert.deepStrictEqual(complies.config, config);
    });

    it("have settings both where the violation needs them", async () => {
        const config = { requiredTags: ["Owner"] };
        const configured = { "a name for a team": { ...accepts["a name"], config } };
        const { complies } = await examples({
            rejects: { "another queue": { ...rejects["another queue"], config } },
            accepts: { ...accepts, ...configured },
        });
        assert.strictEqual(complies.name, "a name for a team");
    });

    const refused: [sentence: string, cases: object, message: RegExp][] = [
        [
            "a case that there is not",
            { rejects, accepts, documented: { violates: "a quue" } },
            /^sqs-named has no case "a quue" to document\.$/,
        ],
        [
            "a case that is not known",
            { rejects, accepts, documented: { violates: "what is not known" } },
            /^its fifoQueue is not known, and made from nothing$/,
        ],
        [
            "a case that the rule judges otherwise",
            {
                rejects: { "a name": { props: { name: "a" }, what } },
                accepts,
                documented: { violates: "a name" },
            },
            /^"a name" of sqs-named is judged otherwise once it is a whole program$/,
        ],
        [
            "a rule of which nothing can be shown",
            { rejects: { "nothing at all": rejects["nothing at all"] }, accepts },
            /^sqs-named has no case that can be shown as it is: name one in "documented"\.$/,
        ],
    ];
    for (const [sentence, cases, message] of refused)
        it(`refuse ${sentence}`, async () => {
            await assert.rejects(examples(cases), { message });
        });

    it("refuse a test of another rule", async () => {
        await assert.rejects(examples({ rejects, accepts }, "sqs-other"), {
            message: /cases\.test\.js holds no cases of sqs-named\.$/,
        });
    });
});

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import {
    preview as realPreview,
    type ProgramRequest,
    type RunResult,
    repositoryRoot,
    SandboxError,
} from "../../sandbox";
import { folderWith, withEngine } from "../support/sandbox";

const project = "name: shop\nruntime: nodejs\n";

const program = `
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");
const queue = new aws.sqs.Queue("orders", { fifoQueue: true, delaySeconds: new pulumi.Config().getNumber("delay") });
exports.name = queue.name;
exports.delay = queue.delaySeconds;
exports.region = queue.region;
exports.arn = queue.arn;
exports.secret = new pulumi.Config().get("token") || "none";
`;

const pack = `
const { PolicyPack } = require("@pulumi/policy");
const pulumi = require("@pulumi/pulumi");
new PolicyPack("tiny", { policies: [{
    name: "no-queue",
    description: "Queues are forbidden.",
    enforcementLevel: "mandatory",
    validateResource: (args, report) => {
        if (args.type === "aws:sqs/queue:Queue") report("a queue in " + pulumi.getProject() + "/" + pulumi.getStack());
    },
}] });
`;

const stackConfig = `config:
    shop:delay: 7
    aws:region: eu-west-1
    shop:token:
        secure: AAABAJ0
`;

const outputs = ({ stdout }: RunResult) =>
    Object.fromEntries(
        [...stdout.slice(stdout.indexOf("Outputs:")).matchAll(/^ {4}(\w+) *: (.*)$/gm)].map(
            ([, name, value]) => [name, value],
        ),
    );

describe("a preview in the sandbox", () => {
    before(withEngine);

    const said: string[] = [];
    const preview = (request: ProgramRequest) =>
        realPreview({ say: (line) => void said.push(line), ...request });

    const places: ReturnType<typeof folderWith>[] = [];
    const folder = (files: Record<string, string>) => {
        const place = folderWith(files);
        places.push(place);
        return place.folder;
    };
    after(() => places.forEach((place) => place.remove()));

    function tinyPack(code = pack): string {
        const files = {
            "PulumiPolicy.yaml": "runtime: nodejs\n",
            "package.json": '{"name":"tiny","version":"1.0.0"}',
        };
        const place = folder({ ...files, "index.js": code });
        symlinkSync(join(repositoryRoot, "node_modules"), join(place, "node_modules"), "junction");
        return place;
    }

    const shop = (more: Record<string, string> = {}) =>
        folder({ "Pulumi.yaml": project, "index.js": program, ...more });
    const oneLine = (request: ProgramRequest, message: string | RegExp) =>
        assert.rejects(preview({ packs: [], ...request }), (error: Error) => {
            assert.ok(error instanceof SandboxError);
            assert.ok(!error.message.includes("\n"), error.message);
            if (typeof message === "string") assert.equal(error.message, message);
            else assert.match(error.message, message);
            return true;
        });

    it("runs a program without packages of its own, and knows what the real provider would know", async function () {
        this.timeout(120_000);
        const directory = shop();
        const result = await preview({ program: directory, packs: [] });
        const { name, ...others } = outputs(result);
        assert.equal(result.code, 0, result.stdout + result.stderr);
        assert.match(name ?? "", /^"orders-[0-9a-f]{7}\.fifo"$/);
        assert.deepEqual(others, { arn: "[unknown]", delay: "0", region: '"us-east-1"', secret: '"none"' });
        assert.deepEqual(readdirSync(directory), ["Pulumi.yaml", "index.js"]);
        assert.deepEqual(said, [
            `${directory} has no packages of its own: using those of ${repositoryRoot}.`,
        ]);
    });

    it("runs the program of a folder, not the package around it, and tells that Pulumi would not", async function () {
        this.timeout(120_000);
        const around = folder({ "package.json": '{ "main": "library.js" }', "library.js": "" });
        const directory = join(around, "shop");
        mkdirSync(directory);
        writeFileSync(join(directory, "Pulumi.yaml"), project);
        writeFileSync(join(directory, "index.js"), program);
        const result = await preview({ program: directory, packs: [] });
        assert.match(result.stdout, /aws:sqs:Queue orders create/);
        assert.ok(
            said.includes(
                `Outside the sandbox, Pulumi would run the package in ${around} here: add "main: index.ts" to Pulumi.yaml.`,
            ),
        );
    });

    it("honours the stack's configuration without its secrets, and leaves the file as it is", async function () {
        this.timeout(120_000);
        const directory = shop({ "Pulumi.prod.yaml": stackConfig });
        const result = await preview({ program: directory, packs: [], flags: ["--stack", "prod"] });
        const { delay, region, secret } = outputs(result);
        assert.deepEqual([delay, region, secret], ["7", '"eu-west-1"', '"[secret]"']);
        assert.equal(
            said.pop(),
            'Pulumi.prod.yaml holds an encrypted value: the program gets "[secret]" instead.',
        );
        assert.equal(readFileSync(join(directory, "Pulumi.prod.yaml"), "utf8"), stackConfig);
        assert.deepEqual(readdirSync(directory), ["Pulumi.prod.yaml", "Pulumi.yaml", "index.js"]);
    });

    it("runs several at the same time, each with its packs, flags and exit code", async function () {
        this.timeout(180_000);
        const directory = shop();
        const [blocked, free] = await Promise.all([
            preview({ program: directory, packs: [tinyPack()], stack: "test" }),
            preview({ program: directory, packs: [], flags: ["--json"], config: { "shop:delay": "9" } }),
        ]);
        const violations = blocked.events.flatMap(({ policyEvent }) => policyEvent ?? []);
        assert.deepEqual(
            violations.map(({ policyName, message }) => [policyName, message.trim()]),
            [["no-queue", "Queues are forbidden.\na queue in shop/test"]],
        );
        assert.notEqual(blocked.code, 0);
        const { changeSummary, steps } = JSON.parse(free.stdout) as {
            changeSummary: unknown;
            steps: { newState: { inputs: { delaySeconds?: number } } }[];
        };
        assert.deepEqual([free.code, changeSummary], [0, { create: 2 }]);
        assert.equal(steps[1]?.newState.inputs.delaySeconds, 9);
    });

    it("refuses what is no program by one sentence", async () => {
        const empty = folder({});
        await oneLine({ program: join(empty, "none") }, `The folder ${join(empty, "none")} does not exist.`);
        await oneLine(
            { program: empty },
            `The folder ${empty} has no Pulumi.yaml: it is not a Pulumi program.`,
        );
        const python = folder({ "Pulumi.yaml": "name: p\nruntime: python\n" });
        await oneLine(
            { program: python },
            `The program in ${python} has the runtime python: the sandbox runs TypeScript and JavaScript (runtime: nodejs).`,
        );
        const noEntry = folder({ "Pulumi.yaml": project });
        await oneLine(
            { program: noEntry },
            `The program in ${noEntry} has no entry file: there is no index.ts or index.js.`,
        );
    });

    it("refuses a program whose packages are nowhere", async () => {
        const manifest = JSON.stringify({ dependencies: { "@pulumi/aws": "7", "left-pad": "1" } });
        const directory = shop({ "package.json": manifest });
        await oneLine(
            { program: directory },
            `The program in ${directory} needs left-pad, not installed: run npm install there.`,
        );
    });

    it("refuses a program that does not compile by its first error", async function () {
        this.timeout(120_000);
        const syntax = folder({ "Pulumi.yaml": project, "index.ts": "const = 1;\n" });
        await oneLine(
            { program: syntax },
            /^The program in \S+ does not compile: index\.ts:1:7: .*expected\./,
        );
        const javascript = folder({ "Pulumi.yaml": project, "index.js": "const = 1;\n" });
        await oneLine(
            { program: javascript },
            /^The program in \S+ does not compile: index\.js:1:7: .*expected\./,
        );
        const types = folder({
            "Pulumi.yaml": project,
            "index.ts": 'export const a: number = "";\nexport const b: string = 1;\n',
        });
        await oneLine(
            { program: types },
            `The program in ${types} does not compile: index.ts:1:14: ` +
                "Type 'string' is not assignable to type 'number'. (and 1 more)",
        );
    });

    it("refuses a pack that is not built, that cannot start or that is none", async function () {
        this.timeout(120_000);
        const directory = shop();
        const none = folder({});
        await oneLine(
            { program: directory, packs: [none] },
            `${none} is not a policy pack: it has no PulumiPolicy.yaml.`,
        );
        const unbuilt = folder({
            "PulumiPolicy.yaml": "runtime: nodejs\n",
            "package.json": '{"main":"bin/index.js"}',
        });
        await oneLine(
            { program: directory, packs: [unbuilt] },
            `The policy pack ${unbuilt} is not built (there is no bin/index.js): run npm run build.`,
        );
        const broken = tinyPack('throw new Error("no way");');
        await oneLine(
            { program: directory, packs: [broken] },
            `The policy pack ${broken} does not start: Error: no way`,
        );
    });
});

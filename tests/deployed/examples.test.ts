import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { repositoryRoot } from "../../sandbox";
import { runningCloud, stacksWithResources } from "../../sandbox/local-cloud";
import { withEngine } from "../support/sandbox";

/** Programs that the policy pack blocks. */
const blocked = ["insecure"];
const examples = join(repositoryRoot, "examples");
/** Systems have data to protect, a place of their own in the world, and a test of their own. */
const hasOwnTest = (name: string) => existsSync(join(__dirname, "examples", `${name}.test.ts`));
const deployable = readdirSync(examples).filter(
    (name) => !blocked.includes(name) && !hasOwnTest(name) && existsSync(join(examples, name, "Pulumi.yaml")),
);

/** `npm run COMMAND -- examples/EXAMPLE`, as a user types it. */
function npmRun(command: string, example: string): Promise<{ code: number | null; said: string }> {
    const words = ["run", command, "--", `examples/${example}`];
    const npm = spawn("npm", words, { cwd: repositoryRoot, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [npm.stdout, npm.stderr])
        stream.setEncoding("utf8").on("data", (text: string) => (said += text));
    return new Promise((resolve, reject) => {
        npm.once("error", reject).once("close", (code) => resolve({ code, said }));
    });
}

/** The local backend ends with the last stack, and leaves nothing behind. */
async function nothingIsLeft(said: string): Promise<void> {
    const others = stacksWithResources();
    const last = others.length === 0;
    assert.match(said, last ? /Nothing is left: the local AWS backend has ended\./ : /goes on for/);
    assert.equal((await runningCloud()) === undefined, last);
    assert.equal(existsSync(join(repositoryRoot, ".sandbox")), !last);
}

describe("npm run up and npm run destroy", function () {
    before(withEngine);
    this.timeout(300_000);

    for (const example of deployable)
        it(`deploy examples/${example}, tell how to reach it, and take it back`, async () => {
            const up = await npmRun("up", example);
            assert.equal(up.code, 0, up.said);
            assert.match(up.said, /Resources:\n +\+ \d+ created\n/);
            assert.match(up.said, /Deployed to the local AWS backend at https:\/\/127\.0\.0\.1:\d+\./);
            assert.match(up.said, /export AWS_ENDPOINT_URL=https:\/\/127\.0\.0\.1:\d+\n/);
            const again = await npmRun("up", example);
            assert.equal(again.code, 0, again.said);
            assert.match(again.said, /Resources:\n +\d+ unchanged\n/);
            const destroy = await npmRun("destroy", example);
            assert.equal(destroy.code, 0, destroy.said);
            assert.match(destroy.said, /Resources:\n +- \d+ deleted\n/);
            await nothingIsLeft(destroy.said);
        });

    for (const example of blocked)
        it(`block examples/${example} before anything of it is there`, async () => {
            const { code, said } = await npmRun("up", example);
            assert.notEqual(code, 0);
            assert.match(said, /\[mandatory\] .*sqs-encrypted {2}\(aws:sqs:Queue: clear-dlq\)/);
            assert.doesNotMatch(said, /created/);
            assert.ok(!stacksWithResources().some((stack) => stack.startsWith(`${example}/`)));
        });
});

// Makes a clone ready to run: dependencies installed, TypeScript built, and with the word `cli` the tool too. Speaks on
// standard error only, so that the command that follows owns standard output. Plain JavaScript: it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

const say = (text) => process.stderr.write(`${text}\n`);

function fail(text) {
    say(text);
    process.exit(1);
}

function run(command, args) {
    return spawnSync(command, args, { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
}

function requireNode() {
    const [major, minor] = process.versions.node.split(".").map(Number);
    if (major < 20 || (major === 20 && minor < 19))
        fail(
            `Node.js ${process.versions.node} is too old: install 20.19 or newer, then run this command again.`,
        );
}

function installed() {
    const marker = "node_modules/.package-lock.json";
    return existsSync(marker) && statSync(marker).mtimeMs >= statSync("package-lock.json").mtimeMs;
}

function install() {
    if (installed()) return;
    const started = Date.now();
    say("Installing dependencies (npm ci, about half a minute) ...");
    // No script of a dependency is needed, and this repository's own would only build what build() builds.
    const result = run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    if (result.error) fail(`npm could not be started: ${result.error.message}`);
    if (result.status !== 0) fail(`npm ci failed:\n${(result.stderr || result.stdout).trim()}`);
    say(`Dependencies installed in ${seconds(started)}.`);
}

function build() {
    const started = Date.now();
    const cold = !existsSync("bin/.tsbuildinfo") || !existsSync("policypack/bin/.tsbuildinfo");
    if (cold) say("Building the components, the sandbox and the policy pack ...");
    const more = process.argv.slice(2).map((folder) => `${folder}/tsconfig.json`);
    const projects = ["tsconfig.build.json", "policypack/tsconfig.json", ...more];
    const result = run(process.execPath, ["node_modules/typescript/bin/tsc", "-b", ...projects]);
    if (result.status !== 0) failBuild(result.stdout || result.stderr);
    if (cold) say(`Built in ${seconds(started)}.`);
}

function failBuild(output) {
    const errors = output.split("\n").filter((line) => line.includes("error TS"));
    const what = errors.some((line) => line.startsWith("policypack/")) ? "The policy pack" : "The project";
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more: npm run build shows all)` : "";
    fail(`${what} does not build: ${errors[0] ?? output.trim()}${more}`);
}

function seconds(started) {
    return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

requireNode();
install();
build();

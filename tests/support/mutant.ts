import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";

import { repositoryRoot } from "../../sandbox";
import { folderWith } from "./sandbox";

/** A mistake that somebody could make in the components: in the file, the text becomes another. */
export interface Mistake {
    file: string;
    /** Stands there once. */
    text: string;
    becomes: string;
}

/** What the unit tests of the components are made of. */
const sources = ["components", "iam", "tests", "package.json", "tsconfig.json"];

/** The source with the mistake in it. */
export function mistaken({ file, text, becomes }: Mistake): string {
    const [before, after, ...more] = readFileSync(join(repositoryRoot, file), "utf8").split(text);
    if (after === undefined || more.length > 0)
        throw new Error(`${file} holds ${JSON.stringify(text)} ${after === undefined ? "nowhere" : "twice"}`);
    return before! + becomes + after;
}

/** A copy of the sources, with the mistake if there is one, where their unit tests run. */
export class Mutant {
    readonly #place = folderWith({});
    readonly folder = this.#place.folder;

    constructor(mistake?: Mistake) {
        for (const name of sources)
            cpSync(join(repositoryRoot, name), join(this.folder, name), { recursive: true });
        symlinkSync(join(repositoryRoot, "node_modules"), join(this.folder, "node_modules"), "junction");
        if (mistake) writeFileSync(join(this.folder, mistake.file), mistaken(mistake));
    }

    /** Runs the unit tests with these full titles. Tells of each whether it passes. */
    async run(files: readonly string[], titles: readonly string[]): Promise<Record<string, boolean>> {
        const grep = titles.map((title) => `^${title.replaceAll(/[^\w ]/g, "\\$&")}$`).join("|");
        const words = ["--no-config", "--require", "ts-node/register/transpile-only", "--timeout", "60000"];
        const report = await this.mocha(...words, "--reporter", "json", "--grep", grep, ...files);
        const { tests } = JSON.parse(report.slice(report.indexOf("{"))) as { tests: TestReport[] };
        return Object.fromEntries(
            tests.map(({ fullTitle, err }) => [fullTitle, Object.keys(err).length === 0]),
        );
    }

    remove(): void {
        this.#place.remove();
    }

    /** What mocha writes, whatever its exit code, which counts the failures. */
    private mocha(...words: string[]): Promise<string> {
        const script = join(repositoryRoot, "node_modules", "mocha", "bin", "mocha.js");
        const options = { cwd: this.folder, maxBuffer: 2 ** 26 };
        return new Promise((resolve, reject) => {
            execFile(process.execPath, [script, ...words], options, (error, stdout, stderr) =>
                stdout.includes("{") ? resolve(stdout) : reject(new Error(stderr, { cause: error })),
            );
        });
    }
}

interface TestReport {
    fullTitle: string;
    /** Empty where the test passes. */
    err: object;
}

/** Puts the built components into a folder, with the mistake if there is one, for a program to import. */
export function buildMutant(folder: string, mistake?: Mistake): void {
    mkdirSync(folder);
    for (const name of ["components", "iam"])
        cpSync(join(repositoryRoot, "bin", name), join(folder, name), { recursive: true });
    if (!mistake) return;
    const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS };
    const { outputText } = ts.transpileModule(mistaken(mistake), { compilerOptions });
    writeFileSync(join(folder, mistake.file.replace(/\.ts$/, ".js")), outputText);
}

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

import type * as typescript from "typescript";

import { installedAt } from "../installed";
import { repositoryRoot } from "../repository";
import { SandboxError } from "../say";
import type { Project } from "./project";

type TypeScript = typeof typescript;

/**
 * Checks the program's types and syntax before it runs, with the settings that Pulumi would use. Pulumi itself
 * reports a program that does not compile by a stack trace; this throws one sentence. A program that passes can
 * run without a second check.
 */
export function checkProgram(project: Project): void {
    const ts = loadTypeScript(project.programDirectory);
    const options = compilerOptions(ts, project);
    const program = ts.createProgram([project.entry], options, compilerHost(ts, project, options));
    const files = program.getSourceFiles().filter((file) => isOwn(program, file));
    const checksTypes = !options.noCheck && process.env["PULUMI_NODEJS_TRANSPILE_ONLY"] !== "true";
    const found = files.flatMap((file) => [
        ...program.getSyntacticDiagnostics(file),
        ...(checksTypes ? program.getSemanticDiagnostics(file) : []),
    ]);
    const errors = found.filter((item) => item.category === ts.DiagnosticCategory.Error);
    if (errors[0]) throw new SandboxError(describe(ts, project, errors[0], errors.length - 1));
}

function loadTypeScript(directory: string): TypeScript {
    const from = installedAt(directory, "typescript") ? directory : repositoryRoot;
    return createRequire(join(from, "noop.js"))("typescript") as TypeScript;
}

/** The options of the program's tsconfig.json on top of those that Pulumi gives ts-node. */
function compilerOptions(ts: TypeScript, project: Project): typescript.CompilerOptions {
    const defaults: typescript.CompilerOptions = {
        target: ts.ScriptTarget.ES2020,
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        esModuleInterop: true,
    };
    const fixed = {
        noEmit: true,
        allowJs: true,
        checkJs: false,
        skipLibCheck: true,
        maxNodeModuleJsDepth: 0,
        composite: false,
        incremental: false,
        declaration: false,
    };
    return { ...defaults, ...ownOptions(ts, project), ...borrowedTypes(project), ...fixed };
}

function ownOptions(ts: TypeScript, { directory, tsconfig }: Project): typescript.CompilerOptions {
    if (!existsSync(tsconfig)) return {};
    const { config, error } = ts.readConfigFile(tsconfig, ts.sys.readFile);
    const parsed = error ? undefined : ts.parseJsonConfigFileContent(config, ts.sys, dirname(tsconfig));
    const [first] = error ? [error] : parsed!.errors.filter(({ code }) => code !== noInputs);
    if (first) throw new SandboxError(`${relative(directory, tsconfig)} in ${directory}: ${flat(ts, first)}`);
    return parsed!.options;
}

/** "No inputs were found": the entry file is the input. */
const noInputs = 18003;

function borrowedTypes({ programDirectory }: Project): typescript.CompilerOptions {
    if (installedAt(programDirectory, "@types/node")) return {};
    return { types: ["node"], typeRoots: [join(repositoryRoot, "node_modules", "@types")] };
}

/** Finds a package that the program lacks where Node will find it at run time: in this repository. */
function compilerHost(
    ts: TypeScript,
    { programDirectory }: Project,
    options: typescript.CompilerOptions,
): typescript.CompilerHost {
    const host = ts.createCompilerHost(options);
    host.getCurrentDirectory = () => programDirectory;
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, target, onError) =>
        sharedFile(name, target, () => read(name, target, onError));
    const lender = join(repositoryRoot, "program.ts");
    const cache = ts.createModuleResolutionCache(
        programDirectory,
        host.getCanonicalFileName.bind(host),
        options,
    );
    host.resolveModuleNameLiterals = (literals, from, redirect, fileOptions, file) =>
        literals.map((literal) => {
            const mode = ts.getModeForUsageLocation(file, literal, fileOptions);
            const resolveFrom = (place: string) =>
                ts.resolveModuleName(literal.text, place, fileOptions, host, cache, redirect, mode);
            const found = resolveFrom(from);
            return found.resolvedModule || literal.text.startsWith(".") ? found : resolveFrom(lender);
        });
    return host;
}

const shared = new Map<string, typescript.SourceFile>();

/** Reads the declarations of packages once for all programs: they are most of the work. */
function sharedFile(
    name: string,
    target: typescript.ScriptTarget | typescript.CreateSourceFileOptions,
    read: () => typescript.SourceFile | undefined,
): typescript.SourceFile | undefined {
    if (!name.endsWith(".d.ts")) return read();
    const key = JSON.stringify([
        name,
        typeof target === "object" ? { ...target, jsDocParsingMode: undefined } : target,
    ]);
    const file = shared.get(key) ?? read();
    if (file) shared.set(key, file);
    return file;
}

function isOwn(program: typescript.Program, file: typescript.SourceFile): boolean {
    return (
        !file.isDeclarationFile &&
        !program.isSourceFileFromExternalLibrary(file) &&
        !file.fileName.includes("/node_modules/")
    );
}

function describe(
    ts: TypeScript,
    { directory }: Project,
    error: typescript.Diagnostic,
    others: number,
): string {
    const more = others > 0 ? ` (and ${others} more)` : "";
    return `The program in ${directory} does not compile: ${position(directory, error)}${flat(ts, error)}${more}`;
}

function position(directory: string, { file, start }: typescript.Diagnostic): string {
    if (!file || start === undefined) return "";
    const { line, character } = file.getLineAndCharacterOfPosition(start);
    return `${relative(directory, file.fileName)}:${line + 1}:${character + 1}: `;
}

/** The text of an error on one line, with the innermost reason of a chain of them. */
function flat(ts: TypeScript, error: typescript.Diagnostic): string {
    const lines = ts.flattenDiagnosticMessageText(error.messageText, "\n").split("\n");
    return lines.map((line) => line.trim()).join(" ");
}

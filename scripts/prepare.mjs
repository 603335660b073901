// npm runs this after it has installed the dependencies of a checkout, such as `pulumi package add` makes of a git
// address: it builds what the package consists of. In the published package, which is built, it has nothing to do.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const compiler = "node_modules/typescript/bin/tsc";

function build() {
    if (!existsSync("tsconfig.build.json")) return 0;
    if (existsSync(compiler))
        return (
            spawnSync(process.execPath, [compiler, "-b", "tsconfig.build.json"], { stdio: "inherit" })
                .status ?? 1
        );
    if (existsSync("bin/plugin/index.js")) return 0;
    console.error(
        "The components are not built, and TypeScript is not installed: install without --omit=dev.",
    );
    return 1;
}

process.exit(build());

import { PulumiCommand } from "@pulumi/pulumi/automation";

// Runs in a process of its own: see download.ts. The version is that of the installed @pulumi/pulumi.
PulumiCommand.install({ root: process.argv[2] }).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
});

import { readFileSync } from "node:fs";

import { Command } from "commander";

import { access } from "./commands/access";
import { audit } from "./commands/audit";
import { config } from "./commands/config";
import { cost } from "./commands/cost";
import { describe } from "./commands/describe";
import { preview } from "./commands/preview";
import { redrive } from "./commands/redrive";
import { verify } from "./commands/verify";
import { type Context } from "./context";

/** How a command joins the tool: it declares its options and what it does. */
export type Declare = (tool: Command, context: Context) => void;

const commands: readonly Declare[] = [preview, audit, access, verify, redrive, describe, cost, config];

/** The tool with all its commands. */
export function toolFor(context: Context): Command {
    const tool = new Command("secure-messaging")
        .description(
            "Shows, proves and mends the security of SQS queues and SNS topics outside of a Pulumi program.",
        )
        .version(version())
        .helpCommand(false);
    for (const declare of commands) declare(tool, context);
    return tool;
}

function version(): string {
    const file = require.resolve("secure-messaging-cli/package.json");
    return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

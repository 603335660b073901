import { type Command } from "commander";

import { contextOf } from "../cli/context";
import { exitCodes } from "../cli/exit-codes";
import { toolFor } from "../cli/tool";

/** How the tool ends, as a table of Markdown. */
export function renderExitCodes(): string {
    const rows = Object.values(exitCodes).map(({ code, meaning }) => `| ${code} | ${meaning} |`);
    return ["| Exit code | Meaning |", "| --- | --- |", ...rows].join("\n");
}

/** What `--help` says of each command. */
export function renderCommands(): string {
    const silent = { print: () => undefined, say: () => undefined, progress: () => undefined };
    const tool = toolFor(contextOf(silent, ".", new AbortController().signal));
    return tool.commands
        .flatMap((command) => (command.commands.length === 0 ? [command] : command.commands))
        .map((command) => `### \`${nameOf(command)}\`\n\n\`\`\`text\n${helpOf(command)}\n\`\`\``)
        .join("\n\n");
}

function nameOf(command: Command): string {
    const parent = command.parent;
    return parent?.parent ? `${parent.name()} ${command.name()}` : command.name();
}

function helpOf(command: Command): string {
    let text = "";
    command.configureOutput({ writeOut: (part) => (text += part), getOutHelpWidth: () => 100 }).outputHelp();
    return text.trim();
}

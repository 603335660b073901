import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";

import { repositoryRoot } from "../../sandbox";
import { type Deployed, startStory } from "../../scripts/try/story";

/** Tells the story of a deployed example as `npm run try` does, and gives the steps that failed and how many were done. */
export async function toldStory(
    { program, ...deployed }: Omit<Deployed, "directory"> & { program: string },
    variables: NodeJS.ProcessEnv = {},
): Promise<{ failed: string[]; done: number; said: string }> {
    const directory = path.join(repositoryRoot, program);
    const child = startStory({ ...deployed, directory }, "pipe", variables);
    const [said, wrong] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, "close")]);
    const lines = said.split("\n");
    const failed = lines.filter((line) => line.startsWith("  FAILED"));
    if (child.exitCode !== 0 && failed.length === 0) failed.push(wrong);
    return { failed, done: lines.filter((line) => line.startsWith("  done")).length, said };
}

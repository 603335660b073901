/** How the tool ends. The table in the docs is written from this one. */
export const exitCodes = {
    done: { code: 0, meaning: "done; nothing was found that --fail-on names" },
    found: { code: 1, meaning: "something was found: a violation, a failed check, wider access" },
    usage: {
        code: 2,
        meaning: "the command line is wrong: an unknown command or option, a value that is none",
    },
    input: {
        code: 3,
        meaning:
            "what was to be read cannot be: no such file, not JSON, the state of another tool, a program that fails",
    },
    cloud: { code: 4, meaning: "AWS does not answer: no credentials, no such region, access denied" },
    partial: {
        code: 5,
        meaning:
            "a part is missing, since AWS denied or failed some calls; what there is was told, and marked partial",
    },
    interrupted: {
        code: 130,
        meaning: "stopped by Ctrl+C; what was found so far was kept where the command can resume",
    },
} as const satisfies Record<string, { code: number; meaning: string }>;

/** The name of a way to end. */
export type Ending = keyof typeof exitCodes;

import { type Ending, exitCodes } from "./exit-codes";
import { cloudFailure, Failure } from "./failure";
import { type Terminal } from "./terminal";

/** What a command finds around it. */
export interface Context extends Terminal {
    /** The folder that paths of the command line are relative to. */
    folder: string;
    /** Ends when the user stops the tool. */
    interrupted: AbortSignal;
    /** Runs a command's work, which tells how it ended; what goes wrong becomes one line. */
    run(work: () => Ending | Promise<Ending>): Promise<void>;
    /** The exit code, once work has ended. */
    code: number;
}

export function contextOf(terminal: Terminal, folder: string, interrupted: AbortSignal): Context {
    const context: Context = {
        print: (text) => terminal.print(text),
        say: (text) => terminal.say(text),
        progress: (text) => terminal.progress(text),
        folder,
        interrupted,
        code: exitCodes.done.code,
        async run(work) {
            const ending = await Promise.resolve()
                .then(work)
                .catch((error: unknown) => told(error, terminal));
            context.code = exitCodes[interrupted.aborted ? "interrupted" : ending].code;
        },
    };
    return context;
}

function told(error: unknown, terminal: Terminal): Ending {
    const failure = error instanceof Failure ? error : cloudFailure(error);
    if (failure === undefined) throw error;
    terminal.say(failure.message);
    return failure.ending;
}

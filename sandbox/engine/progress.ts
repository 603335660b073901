import { say } from "../say";

/** Tells what is being done, and every ten seconds for how long. */
export type Progress = <T>(what: string, work: () => Promise<T>) => Promise<T>;

export const progress: Progress = async (what, work) => {
    const started = Date.now();
    const seconds = () => Math.round((Date.now() - started) / 1000);
    say(`${what} ...`);
    const timer = setInterval(() => say(`${what} ... ${seconds()} s`), 10_000);
    try {
        return await work();
    } finally {
        clearInterval(timer);
    }
};

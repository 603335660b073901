import { reporters, Runner, type MochaOptions } from "mocha";

/** Mocha's own report, closed by the line that CI reads. */
class Reporter extends reporters.Spec {
    constructor(runner: Runner, options: MochaOptions) {
        super(runner, options);
        runner.once("end", () => {
            console.log(`${this.stats.passes} passed, ${this.stats.failures} failed`);
        });
    }
}

export = Reporter;

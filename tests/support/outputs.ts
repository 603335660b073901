import * as pulumi from "@pulumi/pulumi";

import { runProgram } from "./mocks";

/** An output that is not known yet when the program reads it. */
export function later<T>(value: T): pulumi.Output<pulumi.Unwrap<T>> {
    return pulumi.output(Promise.resolve(value)) as pulumi.Output<pulumi.Unwrap<T>>;
}

/** What an output holds at the end of a program. */
export async function valueOf<T>(output: () => pulumi.Output<T>): Promise<T | undefined> {
    let value: T | undefined;
    await runProgram(() => void output().apply((known) => (value = known)));
    return value;
}

import { spawnSync } from "node:child_process";
import path from "node:path";

import * as pulumi from "@pulumi/pulumi";

import * as ours from "../../examples/reference-set/ours";
import * as raw from "../../examples/reference-set/raw";
import { inTurn, measure, type Row } from "./measure";

const SETS = 100;
const root = path.resolve(__dirname, "../..");

/** What stands beside each other, in the order of the figures. */
export const subjects = ["components", "raw"] as const;

/** Registering the same resources by the components and written raw, and importing what each program imports. */
export async function measureComponents(runs: number): Promise<Row[]> {
    await pulumi.runtime.setMocks({ newResource: created, call: answer });
    return [
        await measure(`registering ${SETS} sets (CPU ms)`, runs, (run) =>
            inTurn([ours, raw], run, ({ referenceSet }) => registered(referenceSet)),
        ),
        await measure("import (CPU ms)", runs, (run) =>
            inTurn(["pulumi-secure-messaging", "@pulumi/aws"], run, (name) =>
                Promise.resolve(imported(name)),
            ),
        ),
    ];
}

/** The work that Node has with so many sets: what else the machine does meanwhile does not count. */
async function registered(referenceSet: (name: string) => unknown): Promise<number> {
    const { prepareStackTrace } = Error;
    // Pulumi keeps a stack for every promise. ts-node maps each to the sources, which takes longer than all the rest.
    Reflect.deleteProperty(Error, "prepareStackTrace");
    const before = process.cpuUsage();
    try {
        for (let set = 0; set < SETS; set++) referenceSet(`orders-${set}`);
        await pulumi.runtime.disconnect();
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000;
    } finally {
        Error.prepareStackTrace = prepareStackTrace;
    }
}

/** What AWS would answer, as far as a document takes it up. */
function created({ type, name, inputs }: pulumi.runtime.MockResourceArgs): {
    id: string;
    state: pulumi.Inputs;
} {
    const service = type.slice("aws:".length, type.indexOf("/"));
    const prefixes: Record<string, string> = {
        kms: ":eu-west-1:111122223333:key/",
        iam: "::111122223333:role/",
    };
    const arn = `arn:aws:${service}${prefixes[service] ?? ":eu-west-1:111122223333:"}${name}`;
    const url = `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}`;
    return { id: name, state: { name, arn, keyId: name, url, ...inputs } };
}

function answer(): Record<string, string> {
    return { partition: "aws", dnsSuffix: "amazonaws.com", region: "eu-west-1", accountId: "111122223333" };
}

/** In a process of its own, for a module is loaded once. */
function imported(name: string): number {
    const used = "const { user, system } = process.cpuUsage(started); console.log((user + system) / 1000);";
    const script = `const started = process.cpuUsage(); require(${JSON.stringify(name)}); ${used}`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", script], {
        cwd: root,
        encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${name} could not be imported: ${stderr.trim()}`);
    return Number(stdout);
}

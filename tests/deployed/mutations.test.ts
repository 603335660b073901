import assert from "node:assert/strict";
import { join } from "node:path";

import { type Backend, startBackend } from "../../sandbox/backend";
import { root, takenByTask } from "../support/callers";
import { Deployment } from "../support/deployment";
import { buildMutant, Mutant } from "../support/mutant";
import { mutations, unitTestFiles } from "../support/mutations";
import { folderWith, withEngine } from "../support/sandbox";
import { brokenPromises, type PromisingSet } from "../support/set-promises";

/** What the program tests/programs/mutants tells of a set. */
interface Outputs {
    topicArn: string;
    queueUrls: { main: string };
    queueArns: { main: string };
    deadLetterQueueArns: { main: string };
    roleArns: Record<"producer" | "consumer" | "operator" | "publisher", string>;
}

const noMistake = "no mistake";
const allTitles = [...new Set(Object.values(mutations).flatMap(({ unitTests }) => unitTests))];
const idOf = (name: string) => name.replaceAll(/[^A-Za-z]+/g, "-");

describe("the unit tests of the components", function () {
    const run = async (titles: readonly string[], mistake?: (typeof mutations)[string]) => {
        const mutant = new Mutant(mistake);
        try {
            return await mutant.run(unitTestFiles, titles);
        } finally {
            mutant.remove();
        }
    };
    const each = (titles: readonly string[], passes: boolean) =>
        Object.fromEntries(titles.map((title) => [title, passes]));

    it("pass with no mistake", async () => {
        assert.deepEqual(await run(allTitles), each(allTitles, true));
    });

    for (const [name, mutation] of Object.entries(mutations))
        it(`notice ${name}`, async () => {
            assert.deepEqual(await run(mutation.unitTests, mutation), each(mutation.unitTests, false));
        });
});

describe("what a deployed set promises", function () {
    const mutants = folderWith({});
    let backend: Backend;
    let deployment: Deployment | undefined;
    let deployed: Record<string, Outputs>;

    before(withEngine);

    before("a set of every mutant is deployed", async () => {
        buildMutant(join(mutants.folder, idOf(noMistake)));
        for (const [name, mutation] of Object.entries(mutations))
            buildMutant(join(mutants.folder, idOf(name)), mutation);
        backend = await startBackend();
        const request = { program: "tests/programs/mutants", config: { "mutants:folder": mutants.folder } };
        deployment = await Deployment.of(request, backend, { checkpoints: false });
        await deployment.up();
        deployed = (await deployment.outputs<{ default: typeof deployed }>()).default;
    });

    // Nothing is destroyed: it goes with its AWS.
    after(async () => {
        mutants.remove();
        deployment?.close();
        await backend?.stop();
    });

    const acting = async (id: string): Promise<PromisingSet> => {
        const { topicArn, queueUrls, queueArns, deadLetterQueueArns, roleArns } = deployed[id]!;
        return {
            name: id,
            topicArn,
            queueUrl: queueUrls.main,
            queueArn: queueArns.main,
            deadLetterQueueArn: deadLetterQueueArns.main,
            producer: await takenByTask(backend, roleArns.producer),
            consumer: await takenByTask(backend, roleArns.consumer),
            operator: await takenByTask(backend, roleArns.operator),
            publisher: await takenByTask(backend, roleArns.publisher),
            publisherRole: roleArns.publisher.split("/").pop()!,
            root: root(backend),
        };
    };

    it("is kept with no mistake", async () => {
        assert.deepEqual(await brokenPromises(await acting(idOf(noMistake))), {});
    });

    for (const [name, { broken }] of Object.entries(mutations))
        it(`is broken by ${name}`, async () => {
            const found = await brokenPromises(await acting(idOf(name)));
            assert.deepEqual(Object.keys(found), broken, JSON.stringify(found));
        });
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { repositoryRoot } from "../../sandbox";
import { startBackend } from "../../sandbox/backend";
import { Account, allow, type Role } from "./aws";
import { toolIn } from "./cloud-tool";
import { Deployment } from "./deployment";
import { folderWith, withEngine } from "./sandbox";
import type { Said } from "./tool";

type ByName = Record<string, string>;

/** What the program tests/programs/accepted tells of its set. */
interface Outputs {
    keyArn: string;
    topicArn: string;
    queueUrls: ByName;
    queueArns: ByName;
    deadLetterQueueUrls: ByName;
    deadLetterQueueArns: ByName;
    subscriptionDeadLetterQueueUrls: ByName;
    roleArns: ByName;
}

export const externalId = "accepted-2026";

/** A set that is deployed to a backend of its own, the file of its state, and who may take its roles. */
export class AcceptedSet {
    private constructor(
        readonly account: Account,
        readonly operations: Role,
        readonly outputs: Outputs,
        readonly state: string,
        private readonly ids: ReadonlyMap<string, string>,
        readonly close: () => Promise<void>,
    ) {}

    static async deployed(): Promise<AcceptedSet> {
        const backend = await startBackend();
        const account = new Account(backend);
        const operations = await account.role([allow("*", "*")]);
        const { folder, remove } = folderWith({});
        const config = { "accepted:operations": operations.arn };
        const request = { program: "tests/programs/accepted", folder: repositoryRoot, config };
        const deployment = await Deployment.of(request, backend);
        const close = async () => {
            deployment.close();
            remove();
            await backend.stop();
        };
        try {
            await deployment.up();
            const state = join(folder, "state.json");
            writeFileSync(state, JSON.stringify(await deployment.exported()));
            const resources = await deployment.resources();
            const ids = new Map(resources.map(({ urn, id = "" }) => [urn.split("::").at(-1)!, id]));
            const outputs = await deployment.outputs<Outputs & object>();
            await account.control.takeCheckpoint("sound");
            return new AcceptedSet(account, operations, outputs, state, ids, close);
        } catch (error) {
            await close();
            throw error;
        }
    }

    /** As it was deployed, whatever was done to it since. */
    restore(): Promise<void> {
        return this.account.control.goBackTo("sound");
    }

    /** The id in AWS of a resource by its logical name. */
    idOf(name: string): string {
        const id = this.ids.get(name);
        if (id === undefined) throw new Error(`There is no ${name} in ${[...this.ids.keys()].join(" ")}`);
        return id;
    }

    /** Runs `verify` as somebody who may take the roles. */
    verify(...flags: string[]): Promise<Said> {
        return this.tool("verify", "--state", this.state, "--external-id", externalId, ...flags);
    }

    /** Runs the tool as the same. */
    tool(...words: string[]): Promise<Said> {
        return toolIn(this.account.backend, words, { credentials: this.operations.credentials });
    }
}

/** The set of a suite, sound before each of its tests. */
export function acceptedSet(): () => AcceptedSet {
    let set: AcceptedSet | undefined;
    before(withEngine);
    before(async function () {
        this.timeout(180_000);
        set = await AcceptedSet.deployed();
    });
    beforeEach(() => set!.restore());
    after(() => set?.close());
    return () => set!;
}

import { paginateListQueues } from "@aws-sdk/client-sqs";

import { Access, type MessagingSetArgs } from "../../components";
import { repositoryRoot } from "../../sandbox";
import { Account, type Clients } from "../support/aws";
import { sharedBackend } from "../support/backend";
import { withDeployment } from "../support/deployment";
import { withMemory } from "../support/memory";
import { withEngine } from "../support/sandbox";

const count = 200;
const queuesOfSet = 3;

/** The set of the README. */
const args: MessagingSetArgs = {
    roles: {
        api: { access: Access.Publisher, trust: { ecsTask: {} } },
        worker: { access: Access.Consumer, trust: { ecsTask: {} } },
        ops: { access: Access.Operator, trust: { ec2: {} } },
    },
};

async function queues({ sqs: client }: Clients): Promise<number> {
    let found = 0;
    for await (const { QueueUrls = [] } of paginateListQueues({ client, pageSize: 1_000 }, {}))
        found += QueueUrls.length;
    return found;
}

/** Does the work, with a line on how far it is from time to time, and one on what it took. */
async function measured(what: string, clients: Clients, work: () => Promise<unknown>): Promise<void> {
    const began = Date.now();
    const elapsed = () => `${Math.round((Date.now() - began) / 1_000)} s`;
    const tell = async () => {
        const sets = Math.floor((await queues(clients)) / queuesOfSet);
        console.log(`      ${what}: ${sets} of ${count} sets are there after ${elapsed()}`);
    };
    const timer = setInterval(() => void tell(), 15_000);
    try {
        const { megabytes } = await withMemory(work);
        const memory = Object.entries(megabytes).map(([name, size]) => `${name} ${size} MB`);
        console.log(`      ${what}: ${elapsed()}; ${memory.join(", ")}`);
    } finally {
        clearInterval(timer);
    }
}

describe(`${count} sets in one stack`, () => {
    before(withEngine);

    it("are deployed and destroyed", async () => {
        const { root } = new Account(await sharedBackend());
        const sets = Object.fromEntries(
            Array.from({ length: count }, (_, number) => [`set-${number}`, args]),
        );
        const flags = ["--config", `sets:sets=${JSON.stringify(sets)}`];
        const request = { program: "tests/programs/sets", folder: repositoryRoot, stack: "load" };
        await withDeployment(
            request,
            async (deployment) => {
                await measured("up", root, () => deployment.up(...flags));
                await measured("destroy", root, () => deployment.destroy());
            },
            { checkpoints: false },
        );
    });
});

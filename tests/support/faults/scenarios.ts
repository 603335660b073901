import { writeFileSync } from "node:fs";

import { CreateQueueCommand } from "@aws-sdk/client-sqs";

import type { Operation } from "../../../sandbox/workspace";
import { Account } from "../aws";
import type { StateResource } from "../deployment";
import type { InlineDeployment, Program } from "../inline-deployment";
import { type Left, Messages, sendTo } from "./messages";
import { type Outputs, plainQueue, versions } from "./reference-set";

/** A change of the reference set, from one program to the next. */
export interface Scenario {
    /** What the change is, as a heading of the table. */
    title: string;
    /** What is deployed before. Default: nothing. */
    before?: Program;
    /** What else is there before: the messages that the change must not lose. */
    prepare?: (account: Account, deployment: InlineDeployment) => Promise<Left>;
    operation: Operation;
    program: Program;
}

const nothing: Left = { waiting: [], failed: [] };

/** The changes of which the table of faults tells. */
const tabled = {
    create: { title: "Creation", operation: "up", program: versions.asItIs },
    update: {
        title: "Other settings of the key, the topic, the queues and a role",
        before: versions.asItIs,
        prepare: leave,
        operation: "up",
        program: versions.withOtherSettings,
    },
    rename: {
        title: "Another name of the set in the program, with an alias",
        before: versions.asItIs,
        prepare: leave,
        operation: "up",
        program: versions.renamed,
    },
    rekey: {
        title: "Another key",
        before: versions.onFirstKey,
        prepare: leave,
        operation: "up",
        program: versions.onSecondKey,
    },
    adopt: {
        title: "An existing plain queue is taken over",
        prepare: leavePlainQueue,
        operation: "up",
        program: versions.withPlainQueue,
    },
    downgrade: {
        title: "The state of the release before, then other settings",
        before: versions.asItIs,
        prepare: async (account, deployment) => {
            toReleaseBefore(deployment);
            return leave(account, deployment);
        },
        operation: "up",
        program: versions.withOtherSettings,
    },
    destroy: {
        title: "Destruction",
        before: versions.asItIs,
        prepare: async (_account, deployment) => {
            await deployment.unprotect();
            return nothing;
        },
        operation: "destroy",
        program: versions.asItIs,
    },
} satisfies Record<string, Scenario>;

/** The names of the changes of which the table of faults tells. */
export const tabledNames = Object.keys(tabled) as (keyof typeof tabled)[];

/** Every change whose open moments are looked for. */
export const scenarios = {
    ...tabled,
    roleAdded: between("A role more", versions.asItIs, versions.withOneMoreRole),
    roleRemoved: between("A role less", versions.asItIs, versions.withOneRoleLess),
    delegated: between("Who uses the key is left to IAM", versions.asItIs, versions.leftToIam),
    named: between("Who uses the key is named", versions.leftToIam, versions.asItIs),
    ownKey: between("SQS encrypts no more: a key does", versions.encryptedBySqs, versions.asItIs),
    noKey: between("SQS encrypts the queues, and no key", versions.asItIs, versions.encryptedBySqs),
    renamedInAws: between("Other names in AWS", versions.asItIs, versions.withOtherNames),
    createdOnSqs: {
        title: "Creation with queues that SQS encrypts",
        operation: "up",
        program: versions.encryptedBySqs,
    },
    createdForIam: {
        title: "Creation with a key whose use is left to IAM",
        operation: "up",
        program: versions.leftToIam,
    },
    createdExclusive: {
        title: "Creation of a set that shuts everybody else out",
        operation: "up",
        program: versions.exclusive,
    },
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

function between(title: string, before: Program, program: Program): Scenario {
    return { title, before, operation: "up", program };
}

/** What the stack tells of its set. */
export function outputsOf({ resources }: InlineDeployment): Outputs {
    const stack = resources.find(({ type }) => type === "pulumi:pulumi:Stack");
    return stack!.outputs as unknown as Outputs;
}

async function leave(account: Account, deployment: InlineDeployment): Promise<Left> {
    return (await Messages.of(account.backend, outputsOf(deployment))).leave();
}

async function leavePlainQueue({ root }: Account): Promise<Left> {
    const { QueueUrl } = await root.sqs.send(new CreateQueueCommand({ QueueName: plainQueue }));
    return { waiting: [await sendTo(root, QueueUrl!), await sendTo(root, QueueUrl!)].sort(), failed: [] };
}

const policies = ["aws:sqs/queuePolicy:QueuePolicy", "aws:sns/topicPolicy:TopicPolicy"];

/** The state as release 0.1.0 wrote it: policies were not kept with their queues, and nothing waited for them. */
function toReleaseBefore(deployment: InlineDeployment): void {
    const { state } = deployment;
    const gone = (urn: string) => [...policies, "KeyPolicy"].some((type) => urn.includes(`${type}::`));
    for (const resource of (state.checkpoint.latest.resources ?? []) as Written[]) {
        if (policies.includes(resource.type)) delete resource.retainOnDelete;
        const lists = [resource.dependencies, ...Object.values(resource.propertyDependencies ?? {})];
        for (const list of lists) list?.splice(0, list.length, ...list.filter((urn) => !gone(urn)));
    }
    writeFileSync(deployment.stateFile, JSON.stringify(state));
}

interface Written extends StateResource {
    retainOnDelete?: boolean;
    dependencies?: string[];
    propertyDependencies?: Record<string, string[] | null>;
}

import { PurgeQueueCommand } from "@aws-sdk/client-sqs";

import { Access, type MessagingSetArgs } from "../../components";
import { repositoryRoot, type RunResult } from "../../sandbox";
import { Account, type Clients } from "./aws";
import { sharedBackend } from "./backend";
import { Deployment, type StateResource } from "./deployment";
import { withEngine } from "./sandbox";

export const trust = { ec2: {} };

/** A role for each thing that is done with messages. */
export const roles = {
    api: { access: Access.Publisher, trust },
    web: { access: Access.Producer, trust },
    worker: { access: Access.Consumer, trust },
    ops: { access: Access.Operator, trust },
};

/** A queue from which a message goes to the dead-letter queue after two vain receives. */
export const main = { deadLetter: { maxReceiveCount: 2 } };

/** A set of everything that is made by default, with these roles. */
export const base: MessagingSetArgs = { queues: { main }, roles };

/** The arguments of the set that tests/programs/one-set makes, as JSON tells them, and its name. */
export interface OneSet {
    args: MessagingSetArgs;
    /** Default: `orders`. */
    name?: string;
    /** The name that it had before, if it is told. */
    formerName?: string;
}

/** What the program tells of its set. */
export interface SetOutputs {
    keyArn?: string;
    topicKeyArn?: string;
    topicArn?: string;
    /** What the owner of the key has to add to its policy, where that is not the set. */
    keyPolicyStatements?: string;
    queueUrls: Record<string, string>;
    deadLetterQueueUrls: Record<string, string>;
    subscriptionDeadLetterQueueUrls: Record<string, string>;
    roleArns: Record<string, string>;
}

/** A set in the local backend that changes from one deployment to the next. Its roles are those that EC2 takes. */
export class DeployedSet {
    #resources: StateResource[] = [];
    #is: OneSet | undefined;

    private constructor(
        readonly deployment: Deployment,
        readonly account: Account,
    ) {}

    static async of(stack: string): Promise<DeployedSet> {
        const request = { program: "tests/programs/one-set", folder: repositoryRoot, stack };
        return new DeployedSet(await Deployment.of(request), new Account(await sharedBackend()));
    }

    /** Deploys it with other arguments, and tells how many resources were created, changed and so on. */
    async become(set: OneSet, ...flags: string[]): Promise<Record<string, number>> {
        this.#is = undefined;
        const changes = await this.deployment.up(...configured(set), ...flags);
        this.#is = set;
        this.#resources = await this.deployment.resources();
        return changes;
    }

    get outputs(): SetOutputs {
        const stack = this.#resources.find(({ type }) => type === "pulumi:pulumi:Stack");
        return stack!.outputs as unknown as SetOutputs;
    }

    /** The ids of what holds messages or is needed to read them: queues, topics and keys, by their logical names. */
    get carriers(): Record<string, string> {
        const found = this.#resources.filter(({ type }) => carrierTypes.has(type));
        return Object.fromEntries(found.map((resource) => [logicalName(resource), resource.id!]));
    }

    /** The id in AWS of a resource by its logical name. */
    idOf(name: string): string {
        return this.#resources.find((resource) => logicalName(resource) === name)!.id!;
    }

    /** The clients of one of its roles. */
    async as(role: keyof typeof roles): Promise<Clients> {
        return (await this.account.assume(this.outputs.roleArns[role]!)).clients;
    }

    /** Runs an operation that may fail, with the preview that a user sees before it. */
    attempt(operation: "up" | "destroy", set?: OneSet): Promise<RunResult> {
        return this.deployment.run(operation, "--skip-preview=false", ...(set ? configured(set) : []));
    }

    /** Makes it as it was in the beginning of its suite, should a test have left it otherwise, and without messages. */
    async beginAs(first: OneSet): Promise<void> {
        if (this.#is !== first) await this.become(first);
        const { queueUrls, deadLetterQueueUrls } = this.outputs;
        for (const QueueUrl of [queueUrls, deadLetterQueueUrls].flatMap((urls) => Object.values(urls)))
            await this.account.root.sqs.send(new PurgeQueueCommand({ QueueUrl }));
    }

    async remove(): Promise<void> {
        try {
            await this.deployment.destroy();
        } finally {
            this.deployment.close();
        }
    }
}

const carrierTypes = new Set(["aws:sqs/queue:Queue", "aws:sns/topic:Topic", "aws:kms/key:Key"]);

/** The flags with which Pulumi runs the program for this set. */
export function configured({ args, name, formerName }: OneSet): string[] {
    const values = { args: JSON.stringify(args), name, formerName };
    const given = Object.entries(values).filter(([, value]) => value !== undefined);
    return given.flatMap(([key, value]) => ["--config", `one-set:${key}=${value}`]);
}

export function logicalName({ urn }: StateResource): string {
    return urn.split("::").at(-1)!;
}

/** Does the work with a set that is not deployed yet, and leaves nothing behind, whatever happens. */
export async function withSet(stack: string, work: (set: DeployedSet) => Promise<void>): Promise<void> {
    const set = await DeployedSet.of(stack);
    try {
        await work(set);
    } finally {
        await set.remove();
    }
}

/** The set of a suite: made before its first test, the same again before each of them, removed after the last. */
export function oneSet(stack: string, first: OneSet): () => DeployedSet {
    let set: DeployedSet | undefined;
    before(withEngine);
    before(async function () {
        this.timeout(120_000);
        set = await DeployedSet.of(stack);
    });
    beforeEach(() => set!.beginAs(first));
    after(async function () {
        this.timeout(120_000);
        await set?.remove();
    });
    return () => set!;
}

import { Access, type MessagingSetArgs } from "../../components";
import { type Backend, startBackend } from "../../sandbox/backend";
import { type Caller as Documented, deployedBy, type Made, type Target } from "./access-matrix";
import { Account, allow, type Statement } from "./aws";
import { takenByTask } from "./callers";
import type { DeployedAccess, Subject } from "./deployed-access";
import { Deployment, type StateResource } from "./deployment";

/** Two sets of one mode, and who calls them. */
export interface SetsOfMode {
    /** Who has a role of the first set, one for each access. */
    roles: Subject[];
    /** Queues and topics of both sets. */
    messaging: Target[];
    keys: Target[];
    /** The ARNs of the subscriptions of both sets. */
    subscriptions: string[];
}

/** Two sets of each mode in a local AWS of their own. Nothing is destroyed: it goes with its AWS. */
export class AccessSets {
    private constructor(
        readonly account: Account,
        readonly deployed: DeployedAccess,
        /** Whose own accounts let them do everything: one of this account, one of another. */
        readonly strangers: { own: Subject; foreign: Subject },
        private readonly modes: readonly string[],
        private readonly resources: readonly StateResource[],
        private readonly backend: Backend,
    ) {}

    static async deploy(modes: Readonly<Record<string, MessagingSetArgs>>): Promise<AccessSets> {
        const backend = await startBackend();
        try {
            const account = new Account(backend);
            const resources = await deploy(modes, backend);
            const deployed = { ...documentsOf(resources), root: account.root };
            const other = new Account({ ...backend, account: "999988887777" });
            const own = await stranger("an administrator of the account", account);
            const strangers = { own, foreign: await stranger("an administrator of another account", other) };
            return new AccessSets(account, deployed, strangers, Object.keys(modes), resources, backend);
        } catch (error) {
            await backend.stop();
            throw error;
        }
    }

    async of(mode: string): Promise<SetsOfMode> {
        const prefix = prefixOf(this.modes, mode);
        const names = Object.values(Access).map((access) => `${prefix}orders-${access}-role`);
        const { callers, targets } = this.deployed;
        const roles = callers.filter(({ name }) => names.includes(name));
        const here = targets.filter(({ name }) => name.startsWith(prefix));
        return {
            roles: await Promise.all(roles.map((role) => this.taken(role))),
            messaging: here.filter(({ kind }) => kind !== "key"),
            keys: here.filter(({ kind }) => kind === "key"),
            subscriptions: this.resources
                .filter(({ type }) => type === "aws:sns/topicSubscription:TopicSubscription")
                .filter(({ urn }) => nameOf(urn).startsWith(prefix))
                .map(({ outputs }) => String(outputs!["arn"])),
        };
    }

    async close(): Promise<void> {
        await this.backend.stop();
    }

    private async taken(role: Documented): Promise<Subject> {
        return { ...role, caller: await takenByTask(this.backend, role.arn) };
    }
}

/** The subject, given one more policy. */
export function given(subject: Subject, statement: Statement): Subject {
    return { ...subject, policies: [...subject.policies, policyOf(statement)] };
}

async function deploy(
    modes: Readonly<Record<string, MessagingSetArgs>>,
    backend: Backend,
): Promise<StateResource[]> {
    const names = Object.keys(modes);
    const sets = Object.entries(modes).flatMap(([mode, args]) =>
        ["orders", "others"].map((set) => [prefixOf(names, mode) + set, args]),
    );
    const config = { "sets:sets": JSON.stringify(Object.fromEntries(sets)) };
    const request = { program: "tests/programs/sets", config };
    const deployment = await Deployment.of(request, backend, { checkpoints: false });
    try {
        await deployment.up();
        return await deployment.resources();
    } finally {
        deployment.close();
    }
}

/** What the names of the sets of a mode begin with. */
function prefixOf(modes: readonly string[], mode: string): string {
    return `mode${modes.indexOf(mode)}-`;
}

function documentsOf(resources: readonly StateResource[]): Omit<DeployedAccess, "root"> {
    const ofType = (type: string) => resources.filter((it) => it.type === type).map(made);
    const deployed = deployedBy({ ofType }, "us-east-1");
    const keyed = resources.flatMap(({ outputs = {} }): [string, Target][] => {
        const key = deployed.targets.find(({ arn }) => arn === outputs["kmsMasterKeyId"]);
        return key ? [[String(outputs["arn"]), key]] : [];
    });
    return { ...deployed, keys: new Map(keyed) };
}

function made({ urn, inputs = {}, outputs = {} }: StateResource): Made {
    return { name: nameOf(urn), inputs, state: outputs };
}

function nameOf(urn: string): string {
    return urn.split("::").pop()!;
}

async function stranger(name: string, account: Account): Promise<Subject> {
    const everything = allow("*", "*");
    const { arn, clients: caller } = await account.role([everything]);
    return { name, arn, caller, policies: [policyOf(everything)], tags: {} };
}

function policyOf(statement: Statement): Documented["policies"][number] {
    return { name: "by-hand", policy: { Version: "2012-10-17", Statement: statement } };
}

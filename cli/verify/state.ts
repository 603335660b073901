import { lastName } from "../../iam";
import { keysOf as keysIn } from "../../policypack/model/keys";
import { type Stack } from "../../policypack/model/stack";
import { findResource } from "../../sandbox/provider/resources";
import { Failure } from "../failure";
import { modelOf } from "../judge";
import { type Held } from "../source/resource";

/** A resource of the state under the names that the checks use. Documents are JSON texts. */
export interface Queue {
    held: Held;
    url: string;
    arn: string;
    fifo: boolean;
    policy?: string;
    redrive?: string;
    redriveAllow?: string;
    keys: string[];
}

export interface Topic {
    held: Held;
    arn: string;
    fifo: boolean;
    policy?: string;
    keys: string[];
}

export interface Key {
    held: Held;
    id: string;
    arn: string;
    policy?: string;
}

const keyTypes = ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey", "aws:kms/externalKey:ExternalKey"];

/** What a state intends, resource by resource. */
export class Intended {
    readonly queues: readonly Queue[];
    readonly topics: readonly Topic[];
    readonly keys: readonly Key[];
    private readonly model: Stack;
    private readonly chosen: ReadonlySet<string>;

    /** In the order of their names: a state keeps resources in the order in which they happened to be made. */
    readonly all: readonly Held[];

    /** Of everything in the state, or of one set by its name. */
    constructor(resources: readonly Held[], set?: string) {
        this.all = [...resources].sort(({ name: one }, { name: other }) =>
            one < other ? -1 : Number(one > other),
        );
        const { all } = this;
        this.model = modelOf(all);
        this.chosen = new Set((set === undefined ? all : membersOf(all, set)).map(({ urn }) => urn));
        this.queues = this.of("aws:sqs/queue:Queue").map((held) => this.queue(held));
        this.topics = this.of("aws:sns/topic:Topic").map((held) => this.topic(held));
        this.keys = this.of(...keyTypes).map((held) => this.key(held));
    }

    /** The resources of these types among those that were chosen, and that are made. */
    of(...types: string[]): Held[] {
        return this.all.filter(
            (held) => types.includes(held.type) && this.chosen.has(held.urn) && isMade(held),
        );
    }

    private queue(held: Held): Queue {
        const url = text(held, "url")!;
        const own = (property: string) => this.attached(held, property, "queueUrl", (owner) => owner === url);
        const [redrive, redriveAllow, policy] = [
            own("redrivePolicy"),
            own("redriveAllowPolicy"),
            own("policy"),
        ];
        return {
            held,
            url,
            arn: text(held, "arn")!,
            fifo: held.outputs["fifoQueue"] === true,
            ...(policy && { policy }),
            ...(redrive && { redrive }),
            ...(redriveAllow && { redriveAllow }),
            keys: this.keysOf(held),
        };
    }

    private topic(held: Held): Topic {
        const arn = text(held, "arn")!;
        const policy = this.attached(held, "policy", "arn", (it) => it === arn);
        const fifo = held.outputs["fifoTopic"] === true;
        return { held, arn, fifo, ...(policy && { policy }), keys: this.keysOf(held) };
    }

    private key(held: Held): Key {
        const id = text(held, "keyId")!;
        const policy = this.attached(held, "policy", "keyId", (owner) => lastName(owner) === lastName(id));
        return { held, id, arn: text(held, "arn")!, ...(policy && { policy }) };
    }

    /** The keys that encrypt a queue or topic: those of the state by ARN, another as it is written. */
    private keysOf(held: Held): string[] {
        const written = text(held, "kmsMasterKeyId");
        if (written === undefined) return [];
        const user = this.model.resources.find(({ urn }) => urn === held.urn)!;
        const found = keysIn(user, this.model).map((key) => String(key.get("arn")));
        return found.length > 0 ? found : [written];
    }

    /** A property of a resource, or of the resource of its own that sets it, which wins. */
    private attached(
        held: Held,
        property: string,
        owner: string,
        isOwner: (value: string) => boolean,
    ): string | undefined {
        const service = `${held.type.split("/")[0]!}/`;
        const apart = this.all.find(
            (other) =>
                other.type.startsWith(service) &&
                other.type !== held.type &&
                text(other, property) !== undefined &&
                isOwner(text(other, owner) ?? ""),
        );
        return text(apart ?? held, property);
    }

    /** What has to do with messages and cannot be looked at, with the reason. */
    get unreadable(): [held: Held, why: string][] {
        return this.all
            .filter(({ urn }) => this.chosen.has(urn))
            .flatMap((held): [Held, string][] => {
                const { type } = held;
                if (/^aws-native:(sqs|sns|kms):/.test(type) && !findResource(type))
                    return [[held, `${type} is not read by this tool`]];
                if (!looked.includes(type) || isMade(held)) return [];
                return [[held, "the state does not tell its ARN: it may be made by half"]];
            });
    }
}

const looked = ["aws:sqs/queue:Queue", "aws:sns/topic:Topic", "aws:iam/role:Role", ...keyTypes];

function isMade(held: Held): boolean {
    return text(held, "arn") !== undefined;
}

export function text(held: Held, property: string): string | undefined {
    const value = held.outputs[property];
    return typeof value === "string" && value !== "" ? value : undefined;
}

const setType = "pulumi-secure-messaging:index:MessagingSet";

/** A set and everything in it. */
function membersOf(all: readonly Held[], set: string): Held[] {
    const parents = new Map(all.map(({ urn, parent }) => [urn, parent]));
    const sets = all.filter(({ type }) => type === setType);
    const found = sets.find(({ name }) => name === set);
    if (found === undefined) {
        const names = sets.map(({ name }) => name).join(", ");
        throw new Failure(
            "usage",
            `The state has no set ${set}; ${names ? `it has ${names}` : "it has none at all"}.`,
        );
    }
    const isInside = (urn: string | undefined): boolean =>
        urn !== undefined && (urn === found.urn || isInside(parents.get(urn)));
    return all.filter(({ urn }) => isInside(urn));
}

import { GetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";

import { actionsOf, type Truth } from "../../iam";
import { isDenied } from "../failure";
import { powersOf } from "../identity/role";
import { type Actor, isActing } from "./actors";
import { type Check, fail, pass, type Verdict } from "./check";
import { decided, intendedPowers } from "./decisions";
import { type Acceptance, reachedBy } from "./acceptance";
import { type Key, type Queue, type Topic } from "./state";

/** Something that roles may do something with, and its policies: of the state, and as AWS has it now. */
interface Target {
    name: string;
    arn: string;
    service: "sqs" | "sns" | "kms";
    policy?: string;
    /** Undefined where it is gone. */
    read(): Promise<{ policy?: string } | undefined>;
    queue?: Queue;
    topic?: Topic;
}

/** Each role may do what the state lets it do with each queue, topic and key, and nothing else. */
export function accessChecks(acceptance: Acceptance): Check[] {
    return acceptance.actors.flatMap((actor) =>
        targetsOf(acceptance).map((target) => ({
            id: "access",
            subject: { name: `${actor.role.name} on ${target.name}`, urn: actor.role.urn },
            look: () => accessTo(actor, target, acceptance),
        })),
    );
}

function targetsOf({ intended, now }: Acceptance): Target[] {
    const policyOf = (type: string, id: string) => async () => {
        const read = await now.resource(type, id);
        return read && (read["policy"] ? { policy: String(read["policy"]) } : {});
    };
    const named = ({ held, arn, policy }: Queue | Topic | Key) => ({
        name: held.name,
        arn,
        ...(policy && { policy }),
    });
    return [
        ...intended.queues.map((queue): Target => ({
            ...named(queue),
            service: "sqs",
            read: policyOf("aws:sqs/queue:Queue", queue.url),
            queue,
        })),
        ...intended.topics.map((topic): Target => ({
            ...named(topic),
            service: "sns",
            read: policyOf("aws:sns/topic:Topic", topic.arn),
            topic,
        })),
        ...intended.keys.map((key): Target => ({
            ...named(key),
            service: "kms",
            read: policyOf("aws:kms/keyPolicy:KeyPolicy", key.id),
        })),
    ];
}

async function accessTo(actor: Actor, target: Target, acceptance: Acceptance): Promise<Verdict> {
    const { now, intended } = acceptance;
    const [read, role] = [await target.read(), await now.role(actor.name)];
    if (read === undefined || role === undefined)
        return fail(`${read === undefined ? target.name : actor.name} is gone`);
    const { arn, service, policy } = target;
    const actions = actionsOf(service);
    const sides = { arn: actor.arn, resource: arn };
    const wanted = decided({ ...sides, powers: intendedPowers(actor.role, intended, role), policy }, actions);
    const found = decided({ ...sides, powers: powersOf(role), policy: read.policy }, actions);
    const differences = actions.flatMap((action) =>
        difference(action, wanted.get(action)!, found.get(action)!),
    );
    const called = await callsOf(actor, target, wanted, acceptance);
    const wrong = [...differences, ...called.wrong];
    if (wrong.length > 0) return fail(wrong.join("; "));
    const may = actions.filter((action) => found.get(action)!.max > 0);
    // The documents are those of the state: what they leave open, as by tags of the resource, they leave open in both.
    const open = actions.some((action) => found.get(action)!.min !== found.get(action)!.max);
    const told = `its policies allow ${may.length === 0 ? "nothing" : may.join(", ")}${open ? ", where tags let it" : ""}`;
    const taken = isActing(actor) ? [] : ["this caller cannot take it"];
    return pass([...taken, ...called.told, told].join("; "));
}

function difference(action: string, wanted: Truth, found: Truth): string[] {
    if (found.max > wanted.max)
        return [`may ${action} ${wanted.max === 0 ? "though" : "also where"} the state does not let it`];
    if (found.min < wanted.min)
        return [`may not ${action}${found.max > 0 ? " always" : ""} though the state lets it`];
    return [];
}

/** What a role that can be taken was told by AWS. */
interface Calls {
    told: string[];
    wrong: string[];
}

/** A call, and whether it may leave a message behind or hide one. */
interface Call {
    action: string;
    touches: boolean;
    make(): Promise<unknown>;
}

async function callsOf(
    actor: Actor,
    target: Target,
    wanted: ReadonlyMap<string, Truth>,
    acceptance: Acceptance,
): Promise<Calls> {
    const result: Calls = { told: [], wrong: [] };
    const inUse = acceptance.traffic.has(target.arn);
    for (const { action, touches, make } of callsFor(actor, target, acceptance)) {
        const { min, max } = wanted.get(action)!;
        // That a role sends and receives is for the checks of the flow: here it is shown that others do not.
        if (min !== max || (touches && (max > 0 || inUse))) continue;
        const answer = await make().then(
            () => "allowed",
            (error: Error) => (isDenied(error) ? "denied" : error.name),
        );
        result.told.push(`${action} was ${answer}`);
        if (answer === (max > 0 ? "denied" : "allowed"))
            result.wrong.push(`${action} was ${answer} when it was called`);
    }
    return result;
}

/** The calls that show what a role may: harmless ones, and those that a role without the right cannot make. */
function callsFor(actor: Actor, { queue, topic, arn }: Target, acceptance: Acceptance): Call[] {
    const { messages } = acceptance;
    if (!isActing(actor)) return [];
    const { sqs, sns } = actor.clients;
    if (queue !== undefined) {
        const look = new GetQueueAttributesCommand({ QueueUrl: queue.url, AttributeNames: ["QueueArn"] });
        return [
            { action: "sqs:GetQueueAttributes", touches: false, make: () => sqs.send(look) },
            { action: "sqs:SendMessage", touches: true, make: () => messages.send(sqs, queue) },
            {
                action: "sqs:ReceiveMessage",
                touches: true,
                make: () => messages.receive(sqs, queue, { WaitTimeSeconds: 0 }),
            },
        ];
    }
    if (topic === undefined) return [];
    return [
        {
            action: "sns:GetTopicAttributes",
            touches: false,
            make: () => sns.send(new GetTopicAttributesCommand({ TopicArn: arn })),
        },
        {
            action: "sns:Publish",
            touches: true,
            make: () => messages.publish(actor, topic, { reached: reachedBy(topic, acceptance) }),
        },
    ];
}

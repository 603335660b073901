import { type Values } from "../../sandbox/provider/values";
import { type Check, fail, pass, unknown, type Verdict } from "./check";
import { compared } from "./documents";
import { keyChecks } from "./keys";
import { monitoringChecks } from "./monitoring";
import { type Now } from "./now";
import { roleChecks } from "./roles";
import { type Intended, type Queue, text, type Topic } from "./state";
import { type Held } from "../source/resource";
import { resolvedKey } from "./key-names";

/** That AWS has what the state says: read only, and no message is touched. */
export function settingsChecks(intended: Intended, now: Now): Check[] {
    return [
        ...intended.queues.flatMap((queue) => queueChecks(queue, now)),
        ...intended.topics.flatMap((topic) => topicChecks(topic, now)),
        ...intended
            .of("aws:sns/topicSubscription:TopicSubscription")
            .map((held) => subscriptionCheck(held, now)),
        ...keyChecks(intended, now),
        ...roleChecks(intended, now),
        ...monitoringChecks(intended, now),
        ...intended.unreadable.map(([subject, why]): Check => ({
            id: "resource.readable",
            subject,
            look: () => Promise.resolve(unknown(why)),
        })),
    ];
}

function queueChecks(queue: Queue, now: Now): Check[] {
    const type = "aws:sqs/queue:Queue";
    const check = (id: string, look: (read: Values) => Verdict | Promise<Verdict>): Check => ({
        id,
        subject: queue.held,
        look: async () => {
            const read = await now.resource(type, queue.url);
            return read === undefined ? fail(`there is no queue ${queue.url}`) : look(read);
        },
    });
    return [
        check("encryption", (read) => encryption(queue, read, now)),
        check("policy", ({ policy }) => compared("policy", queue.policy, textOf(policy))),
        check("redrive", ({ redrivePolicy }) =>
            compared("redrive policy", queue.redrive, textOf(redrivePolicy)),
        ),
        check("redrive.allow", ({ redriveAllowPolicy }) =>
            compared("redrive allow policy", queue.redriveAllow, textOf(redriveAllowPolicy)),
        ),
    ];
}

function topicChecks(topic: Topic, now: Now): Check[] {
    const check = (id: string, look: (read: Values) => Verdict | Promise<Verdict>): Check => ({
        id,
        subject: topic.held,
        look: async () => {
            const read = await now.resource("aws:sns/topic:Topic", topic.arn);
            return read === undefined ? fail(`there is no topic ${topic.arn}`) : look(read);
        },
    });
    return [
        check("encryption", (read) => encryption(topic, read, now)),
        check("policy", ({ policy }) => compared("policy", topic.policy, textOf(policy))),
    ];
}

/** The intended key encrypts, and nothing weaker stands in for it. */
async function encryption({ held, keys }: Queue | Topic, read: Values, now: Now): Promise<Verdict> {
    const used = textOf(read["kmsMasterKeyId"]);
    const managed = read["sqsManagedSseEnabled"] === true;
    if (used === undefined) {
        const what = managed ? "a key of SQS (SSE-SQS)" : "nothing";
        const intendsManaged = held.outputs["sqsManagedSseEnabled"] === true && keys.length === 0;
        if (intendsManaged && managed)
            return pass("SSE-SQS encrypts it, as intended: it has no key of its own");
        return fail(`${what} encrypts it, instead of ${keys.join(" or ") || "what is in the state"}`);
    }
    const found = await resolvedKey(used, now);
    const wanted = await Promise.all(keys.map((key) => resolvedKey(key, now)));
    if (managed) return fail(`SSE-SQS is on beside the key ${found}`);
    if (!wanted.includes(found))
        return fail(`another key encrypts it: ${found}, instead of ${wanted.join(" or ") || "none"}`);
    return pass(`encrypted with ${found}, as intended`);
}

function subscriptionCheck(subject: Held, now: Now): Check {
    return {
        id: "subscription",
        subject,
        look: async () => {
            const id = text(subject, "arn")!;
            const read = await now.resource(subject.type, id);
            if (read === undefined) return fail(`there is no subscription ${id}`);
            const parts = ["endpoint", "redrivePolicy", "filterPolicy"].map((property) => ({
                property,
                verdict: compared(property, text(subject, property), textOf(read[property])),
            }));
            const wrong = parts.filter(({ verdict }) => verdict.outcome === "FAIL");
            return wrong.length > 0
                ? fail(wrong.map(({ verdict }) => verdict.evidence).join("; "))
                : pass(
                      `delivers to ${String(read["endpoint"])}, with the filter and the dead-letter queue of the state`,
                  );
        },
    };
}

export function textOf(value: unknown): string | undefined {
    return typeof value === "string" && value !== "" ? value : undefined;
}

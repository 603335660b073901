import { type Acceptance, deliveriesOf, type Delivery, reachedBy, whoMay } from "./acceptance";
import { type Check, pass, unknown, type Verdict } from "./check";
import { swept } from "./clean";
import { deadLetterChecks, isDeadLetterQueue } from "./dead-letters";
import { type Queue, type Topic } from "./state";
import { arrival, names, nobody, tried, unlessInUse } from "./trial";

/** That messages go where they should: with messages of this run, which are deleted again. */
export function flowChecks(acceptance: Acceptance): Check[] {
    const { intended } = acceptance;
    const queues = intended.queues.filter((queue) => !isDeadLetterQueue(queue, intended));
    return [
        ...queues.map((queue): Check => ({
            id: "flow.queue",
            subject: queue.held,
            look: () => unlessInUse(queue, acceptance, () => throughQueue(queue, acceptance)),
        })),
        ...intended.topics.flatMap((topic) =>
            deliveriesOf(topic, intended).map((delivery): Check => ({
                id: "flow.topic",
                subject: delivery.held,
                look: () => unlessInUse(topic, acceptance, () => throughTopic(topic, delivery, acceptance)),
            })),
        ),
        ...deadLetterChecks(acceptance, queues),
    ];
}

/** Each role that may send sends, each that may receive receives, and what comes is what was sent. */
async function throughQueue(queue: Queue, acceptance: Acceptance): Promise<Verdict> {
    const senders = await whoMay(acceptance, queue, "sqs:SendMessage");
    const receivers = await whoMay(acceptance, queue, "sqs:ReceiveMessage", "sqs:DeleteMessage");
    if (senders.length === 0 || receivers.length === 0)
        return unknown(nobody(senders.length === 0 ? "send to" : "receive from", queue));
    for (let index = 0; index < Math.max(senders.length, receivers.length); index += 1) {
        const [sender, receiver] = [senders[index % senders.length]!, receivers[index % receivers.length]!];
        const body = await tried(sender, "send", queue, () =>
            acceptance.messages.send(sender.clients.sqs, queue),
        );
        if (typeof body !== "string") return body;
        const wrong = await arrival({ queue, body, by: receiver }, acceptance);
        if (wrong !== undefined) return wrong;
    }
    return pass(`${names(senders)} sent, and ${names(receivers)} received the same`);
}

async function throughTopic(
    topic: Topic,
    { queue, attributes, raw }: Delivery,
    acceptance: Acceptance,
): Promise<Verdict> {
    if (attributes === undefined) return unknown("no message can be told that its filter would let pass");
    const publishers = await whoMay(acceptance, topic, "sns:Publish");
    const receivers = await whoMay(acceptance, queue, "sqs:ReceiveMessage", "sqs:DeleteMessage");
    const [receiver] = receivers;
    if (publishers.length === 0) return unknown(nobody("publish to", topic));
    if (receiver === undefined) return unknown(nobody("receive from", queue));
    for (const publisher of publishers) {
        const reached = reachedBy(topic, acceptance, attributes);
        const body = await tried(publisher, "publish", topic, () =>
            acceptance.messages.publish(publisher, topic, { reached, attributes }),
        );
        if (typeof body !== "string") return body;
        const wrong = await arrival({ queue, body, by: receiver, published: { raw } }, acceptance);
        if (wrong !== undefined) return wrong;
    }
    // Other queues have got it, too.
    await swept(acceptance);
    return pass(
        `${names(publishers)} published, and ${receiver.role.name} received the same from ${queue.held.name}`,
    );
}

import { sourceFacts, SourceService, type SourceTarget } from "./sources";

/** Why a service cannot reach a target, and the way out; nothing if it can. */
export function pairProblem(service: SourceService, target: SourceTarget, fifo: boolean): string | undefined {
    if (service === SourceService.Sns && target === "topic") return TOPIC_TO_TOPIC;
    const { label, thing, pins } = sourceFacts[service];
    if (pins[target] === undefined) return topicsOnly(label, thing);
    if (!fifo) return undefined;
    if (target === "topic") return noGroup(label, thing, service);
    return service === SourceService.S3 ? BUCKET_TO_FIFO_QUEUE : undefined;
}

const TOPIC_TO_TOPIC =
    "SNS delivers no messages from topic to topic; " +
    "name the topic among the sources of a queue, and subscribe the queue to both";

const BUCKET_TO_FIFO_QUEUE =
    "S3 notifies no FIFO queue; " +
    "use a standard queue, or turn on EventBridge for the bucket and let a rule send its events to the queue";

function topicsOnly(label: string, thing: string): string {
    return (
        `${label} publishes to topics and sends to no queue; ` +
        `name the ${thing} among the sources of a topic, and subscribe the queue to it`
    );
}

/** SNS takes a message for a FIFO topic only with a message group, and these services send none. */
function noGroup(label: string, thing: string, service: SourceService): string {
    const bySelf = service === SourceService.EventBridge;
    const other = bySelf ? `let the ${thing} send to a FIFO queue` : `let EventBridge send to a FIFO queue`;
    return (
        `${label} publishes without a message group, and a FIFO topic takes no message without one; ` +
        `use a standard topic, or ${other}`
    );
}

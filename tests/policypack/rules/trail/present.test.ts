import { trailPresent } from "../../../../policypack/rules/trail/present";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";

const queue = (name = "orders"): Member => ({ type: "aws:sqs/queue:Queue", name, props: { name } });
const topic: Member = { type: "aws:sns/topic:Topic", name: "events", props: { name: "events" } };
const trail = (props: Record<string, unknown> = {}, type = "aws:cloudtrail/trail:Trail"): Member => ({
    type,
    name: "trail",
    props: { name: "trail", s3BucketName: "records", ...props },
});
const bucket: Member = { type: "aws:s3/bucket:Bucket", name: "records", props: {} };
const asked = (...resources: Member[]) => ({ resources, config: { requireTrail: true } });

testRule(trailPresent, {
    documented: { violates: "a topic without a trail", complies: "a queue beside a trail" },
    accepts: {
        "a queue beside a trail": asked(queue(), trail()),
        "a queue beside a trail of aws-native": asked(
            queue(),
            trail({ isLogging: true }, "aws-native:cloudtrail:Trail"),
        ),
        "a queue beside an event data store": asked(
            queue(),
            trail({}, "aws:cloudtrail/eventDataStore:EventDataStore"),
        ),
        "a trail that is switched off beside one that is not": asked(
            queue(),
            trail({ enableLogging: false }),
            { ...trail(), name: "second" },
        ),
        "a stack without queues and topics": asked(bucket),
        "a queue without a trail, where none is asked for": { resources: [queue()] },
    },
    rejects: {
        "a queue without a trail": {
            ...asked(queue(), bucket),
            what: { orders: ["its stack brings no trail"] },
        },
        "a topic without a trail": { ...asked(topic), what: { events: ["its stack brings no trail"] } },
        "a queue beside a trail that is switched off": {
            ...asked(queue(), trail({ enableLogging: false })),
            what: { orders: ["every trail of its stack is switched off"] },
        },
        "several queues, told once": {
            ...asked(queue("orders"), queue("bills")),
            what: { bills: ["its stack brings no trail"] },
        },
    },
});

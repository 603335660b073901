import { sqsDataKeyReuse } from "../../../policypack/rules/sqs/data-key-reuse";
import { testRemedy } from "../../support/remedy-tester";
import { unknown } from "../../support/wire";

const queue = (seconds: unknown, props: Record<string, unknown> = {}, type = "aws:sqs/queue:Queue") => ({
    resource: {
        type,
        name: "orders",
        props: { kmsMasterKeyId: "alias/orders", kmsDataKeyReusePeriodSeconds: seconds, ...props },
    },
});
const to = (kmsDataKeyReusePeriodSeconds: number) => ({ to: { kmsDataKeyReusePeriodSeconds } });

testRemedy(() => sqsDataKeyReuse, "sqs-data-key-reuse", {
    mends: {
        "an hour": { ...queue(3600), ...to(300) },
        "a second more than is allowed": { ...queue(301), ...to(300) },
        "a day, given as text": { ...queue("86400"), ...to(300) },
        "more than SQS takes": { ...queue(100_000), ...to(300) },
        "more than the organisation allows": {
            ...queue(300),
            config: { maximumReuseSeconds: 120 },
            ...to(120),
        },
        "no more than the organisation allows": {
            ...queue(86_400),
            config: { maximumReuseSeconds: 3600 },
            ...to(3600),
        },
        "less than SQS takes": { ...queue(59), ...to(60) },
        "nothing at all": { ...queue(0), ...to(60) },
        "a negative number": { ...queue(-1), ...to(60) },
        "an hour under a key that is not known": { ...queue(3600, { kmsMasterKeyId: unknown }), ...to(300) },
        "an hour of aws-native": { ...queue(3600, {}, "aws-native:sqs:Queue"), ...to(300) },
    },
    leaves: {
        "the longest time that is allowed": queue(300),
        "the shortest time that SQS takes": queue(60),
        "what the organisation allows": { ...queue(3600), config: { maximumReuseSeconds: 3600 } },
        "a queue that says nothing": queue(undefined),
        "a time that is not known": queue(unknown),
        "a part of a second": queue(100.5),
        "a text that is no number": queue("an hour"),
        "a queue without a key, for which it would still mean nothing": queue(3600, {
            kmsMasterKeyId: undefined,
        }),
        "a topic": queue(3600, {}, "aws:sns/topic:Topic"),
    },
});

import { deepStrictEqual, ok, strictEqual } from "node:assert";

import {
    TrailMetric,
    trailMetrics,
    trailPattern,
    type TrailedService,
} from "../../../components/documents/metric-filters";
import { matchesPattern } from "../../support/log-filter";

const queue = "arn:aws:sqs:eu-west-1:111122223333:jobs";
const topic = "arn:aws:sns:eu-west-1:111122223333:events";
const key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const keyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
const queueUrl = "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs";

interface Event {
    eventName: string;
    errorCode?: string;
    errorMessage?: string;
    requestParameters?: object | null;
    resources?: object[];
}

/** What a pattern for one of the three counts. */
function counts(arn: string, event: Event): TrailMetric[] {
    const service = arn.split(":")[2] as TrailedService;
    return trailMetrics[service].filter((metric) => matchesPattern(trailPattern(metric, arn), event));
}

const denial = (action: string, arn: string) =>
    `User: arn:aws:sts::111122223333:assumed-role/stranger/s is not authorized to perform: ${action} on resource: ${arn} because no identity-based policy allows the ${action} action`;

describe("the patterns for the log group of a trail", () => {
    it("are written as CloudWatch Logs reads them", () => {
        strictEqual(
            trailPattern(TrailMetric.DeniedCalls, topic),
            '{ ($.errorCode = "*AccessDenied*" || $.errorCode = "AuthorizationError*" || ' +
                '$.errorCode = "InvalidSecurity" || $.errorCode = "KMS*" || $.errorCode = "Kms*" || ' +
                '$.errorCode = "Disabled*") && ' +
                `($.requestParameters.topicArn = "${topic}" || $.errorMessage = "*${topic}*") }`,
        );
        strictEqual(
            trailPattern(TrailMetric.KeyDangers, key),
            '{ ($.eventName = "DeleteImportedKeyMaterial" || $.eventName = "DisableKey" || ' +
                '$.eventName = "ScheduleKeyDeletion") && ($.errorCode NOT EXISTS) && ' +
                `($.resources[0].ARN = "${key}" || $.resources[1].ARN = "${key}" || ` +
                `$.requestParameters.keyId = "*${keyId}") }`,
        );
    });

    const seen: Record<string, [string, Event, TrailMetric[]]> = {
        "an alias that is given to another key": [
            key,
            {
                eventName: "UpdateAlias",
                requestParameters: { aliasName: "alias/orders", targetKeyId: "another" },
                resources: [{ ARN: "arn:aws:kms:eu-west-1:111122223333:alias/orders" }, { ARN: key }],
            },
            [TrailMetric.AccessChanges],
        ],
        "a send that nobody allowed": [
            queue,
            {
                eventName: "SendMessage",
                errorCode: "AccessDenied",
                errorMessage: denial("sqs:sendmessage", queue),
                requestParameters: { queueUrl },
            },
            [TrailMetric.DeniedCalls],
        ],
        "a denied call whose event tells the queue in its message alone": [
            queue,
            {
                eventName: "ReceiveMessage",
                errorCode: "AccessDeniedException",
                errorMessage: denial("sqs:receivemessage", queue),
                requestParameters: null,
            },
            [TrailMetric.DeniedCalls],
        ],
        "a receive that the key refused": [
            queue,
            {
                eventName: "ReceiveMessage",
                errorCode: "KMS.AccessDeniedException",
                requestParameters: { queueUrl },
            },
            [TrailMetric.DeniedCalls],
        ],
        "a send under a disabled key": [
            queue,
            { eventName: "SendMessage", errorCode: "KmsDisabled", requestParameters: { queueUrl } },
            [TrailMetric.DeniedCalls],
        ],
        "a call over plain HTTP": [
            queue,
            { eventName: "SendMessage", errorCode: "InvalidSecurity", resources: [{ ARN: queue }] },
            [TrailMetric.DeniedCalls],
        ],
        "a new policy of the queue": [
            queue,
            { eventName: "SetQueueAttributes", requestParameters: { queueUrl } },
            [TrailMetric.AccessChanges],
        ],
        "a purge": [
            queue,
            { eventName: "PurgeQueue", requestParameters: { queueUrl } },
            [TrailMetric.AccessChanges],
        ],
        "a publish that nobody allowed": [
            topic,
            { eventName: "Publish", errorCode: "AuthorizationError", requestParameters: { topicArn: topic } },
            [TrailMetric.DeniedCalls],
        ],
        "a new subscriber": [
            topic,
            { eventName: "Subscribe", requestParameters: { topicArn: topic, protocol: "https" } },
            [TrailMetric.AccessChanges],
        ],
        "a subscription that loses its filter": [
            topic,
            {
                eventName: "SetSubscriptionAttributes",
                requestParameters: { subscriptionArn: `${topic}:1234abcd`, attributeName: "FilterPolicy" },
            },
            [TrailMetric.AccessChanges],
        ],
        "a denied use of the key": [
            key,
            {
                eventName: "GenerateDataKey",
                errorCode: "AccessDenied",
                errorMessage: denial("kms:GenerateDataKey", key),
                requestParameters: null,
            },
            [TrailMetric.DeniedCalls],
        ],
        "a use of the key": [key, { eventName: "Decrypt", resources: [{ ARN: key }] }, [TrailMetric.KeyUses]],
        "a key that is disabled by its id": [
            key,
            { eventName: "DisableKey", requestParameters: { keyId } },
            [TrailMetric.KeyDangers],
        ],
        "a key that is to be deleted": [
            key,
            {
                eventName: "ScheduleKeyDeletion",
                requestParameters: { keyId: key },
                resources: [{ ARN: key }],
            },
            [TrailMetric.KeyDangers],
        ],
        "a new policy of the key": [
            key,
            { eventName: "PutKeyPolicy", requestParameters: { keyId, policyName: "default" } },
            [TrailMetric.AccessChanges],
        ],
    };
    for (const [what, [arn, event, found]] of Object.entries(seen))
        it(`count ${what}`, () => deepStrictEqual(counts(arn, event), found));

    const unseen: Record<string, [string, Event]> = {
        "a send that went well": [queue, { eventName: "SendMessage", requestParameters: { queueUrl } }],
        "a send that failed for another reason": [
            queue,
            { eventName: "SendMessage", errorCode: "InvalidParameterValue", requestParameters: { queueUrl } },
        ],
        "another queue": [
            queue,
            {
                eventName: "SetQueueAttributes",
                requestParameters: { queueUrl: queueUrl.replace("jobs", "old-jobs") },
            },
        ],
        "the queue of another account": [
            queue,
            {
                eventName: "PurgeQueue",
                requestParameters: { queueUrl: queueUrl.replace("111122223333", "444455556666") },
            },
        ],
        "another topic": [
            topic,
            { eventName: "DeleteTopic", requestParameters: { topicArn: `${topic}-old` } },
        ],
        "another key": [key, { eventName: "DisableKey", requestParameters: { keyId: "5678" } }],
        "a key that is described": [key, { eventName: "DescribeKey", resources: [{ ARN: key }] }],
    };
    for (const [what, [arn, event]] of Object.entries(unseen))
        it(`leave out ${what}`, () => deepStrictEqual(counts(arn, event), []));

    it("do not count as done what was denied", () => {
        const event = { eventName: "DisableKey", errorCode: "AccessDenied", requestParameters: { keyId } };
        deepStrictEqual(counts(key, event), [TrailMetric.DeniedCalls]);
    });

    it("have at most 1024 characters, however long the name", () => {
        const place = "us-gov-west-1:111122223333";
        const longest: Record<TrailedService, string> = {
            sqs: `arn:aws-us-gov:sqs:${place}:${"q".repeat(80)}`,
            sns: `arn:aws-us-gov:sns:${place}:${"t".repeat(256)}`,
            kms: `arn:aws-us-gov:kms:${place}:key/mrk-${"0".repeat(32)}`,
        };
        for (const service of Object.keys(trailMetrics) as TrailedService[])
            for (const metric of trailMetrics[service])
                ok(trailPattern(metric, longest[service]).length <= 1024, `${service} ${metric}`);
    });
});

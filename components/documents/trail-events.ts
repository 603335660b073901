/** One condition of a selector: a field of an event, and the values it may have. */
interface TrailField {
    field: string;
    equals: string[];
}

/** One kind of events that a trail records. */
export interface TrailSelector {
    name: string;
    fieldSelectors: TrailField[];
}

/**
 * What a trail records: every management event, reads of keys among them, and every call that moves messages of the
 * named queues and topics.
 */
export function trailSelectors(queueArns: readonly string[], topicArns: readonly string[]): TrailSelector[] {
    return [
        { name: "Management events", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
        ...messageSelector("Messages of queues", "AWS::SQS::Queue", queueArns),
        ...messageSelector("Messages of topics", "AWS::SNS::Topic", topicArns),
    ];
}

function messageSelector(name: string, type: string, arns: readonly string[]): TrailSelector[] {
    if (arns.length === 0) return [];
    return [
        {
            name,
            fieldSelectors: [
                { field: "eventCategory", equals: ["Data"] },
                { field: "resources.type", equals: [type] },
                { field: "resources.ARN", equals: [...new Set(arns)].sort() },
            ],
        },
    ];
}

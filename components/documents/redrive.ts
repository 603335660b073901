/** After how many receives SQS moves a message, and where to. */
export function redrivePolicy(deadLetterTargetArn: string, maxReceiveCount: number): string {
    return JSON.stringify({ deadLetterTargetArn, maxReceiveCount });
}

/** The one queue that may use a dead-letter queue. */
export function redriveAllowPolicy(sourceQueueArn: string): string {
    return JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [sourceQueueArn] });
}

/** Where SNS puts a message that it could not deliver. */
export function subscriptionRedrivePolicy(deadLetterTargetArn: string): string {
    return JSON.stringify({ deadLetterTargetArn });
}

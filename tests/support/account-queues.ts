import { type Held } from "../../cli/source/resource";
import { heldIn } from "../../cli/source/account/held";
import { type Aws } from "../../sandbox/provider/aws";

export const account = "111122223333";
const region = "us-east-1";
const place = { region, account } as Aws;

/** A resource as reading an account gives it. */
export function found(
    type: string,
    name: string,
    properties: Record<string, unknown>,
    unknown: readonly string[] = [],
): Held {
    return heldIn(place, { type, name, properties, unknown });
}

export function queueArn(name: string): string {
    return `arn:aws:sqs:${region}:${account}:${name}`;
}

/** A queue that was read from an account, in the clear unless told otherwise. */
export function foundQueue(
    name: string,
    properties: Record<string, unknown> = {},
    unknown: readonly string[] = [],
): Held {
    return found(
        "aws:sqs/queue:Queue",
        name,
        {
            name,
            arn: queueArn(name),
            url: `https://sqs.${region}.amazonaws.com/${account}/${name}`,
            sqsManagedSseEnabled: false,
            visibilityTimeoutSeconds: 30,
            messageRetentionSeconds: 345_600,
            approximateNumberOfMessages: 0,
            approximateNumberOfMessagesNotVisible: 0,
            approximateNumberOfMessagesDelayed: 0,
            ...properties,
        },
        unknown,
    );
}

/** A topic that was read from an account, in the clear unless told otherwise. */
export function foundTopic(name: string, properties: Record<string, unknown> = {}): Held {
    return found("aws:sns/topic:Topic", name, {
        name,
        arn: `arn:aws:sns:${region}:${account}:${name}`,
        ...properties,
    });
}

/** A key of the account. */
export function foundKey(keyId: string, properties: Record<string, unknown> = {}): Held {
    const arn = `arn:aws:kms:${region}:${account}:key/${keyId}`;
    return found("aws:kms/key:Key", keyId, {
        keyId,
        arn,
        isEnabled: true,
        enableKeyRotation: true,
        ...properties,
    });
}

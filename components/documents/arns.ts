/** Where a component works: what AWS names and hosts are made of. */
export interface Place {
    partition: string;
    region: string;
    accountId: string;
    dnsSuffix: string;
}

export function queueArn(place: Place, name: string): string {
    return `arn:${place.partition}:sqs:${place.region}:${place.accountId}:${name}`;
}

export function topicArn(place: Place, name: string): string {
    return `arn:${place.partition}:sns:${place.region}:${place.accountId}:${name}`;
}

export function roleArn(place: Place, path: string, name: string): string {
    return `arn:${place.partition}:iam::${place.accountId}:role${path}${name}`;
}

export function logGroupArn(place: Place, name: string): string {
    return `arn:${place.partition}:logs:${place.region}:${place.accountId}:log-group:${name}`;
}

export function accountRootArn(place: Place): string {
    return `arn:${place.partition}:iam::${place.accountId}:root`;
}

/** The account that an ARN names. */
export function accountOf(arn: string): string {
    return arn.split(":")[4] ?? "";
}

/** The value of `kms:ViaService` for calls that a service makes in this region. */
export function serviceHost(service: "sqs" | "sns", place: Place): string {
    return `${service}.${place.region}.${place.dnsSuffix}`;
}

import { type Audited, type Mode } from "./facts";

/** One call of the AWS command line, with JSON that a shell leaves as it is. */
export function setting({ kind, url = "", arn = "" }: Audited, attributes: Record<string, string>): string {
    if (kind === "queue")
        return `aws sqs set-queue-attributes --queue-url ${url} --attributes '${JSON.stringify(attributes)}'`;
    return Object.entries(attributes)
        .map(
            ([name, value]) =>
                `aws sns set-topic-attributes --topic-arn ${arn} --attribute-name ${name} --attribute-value '${value}'`,
        )
        .join("\n");
}

const former: Partial<Record<Mode, Record<Audited["kind"], Record<string, string>>>> = {
    none: { queue: { KmsMasterKeyId: "", SqsManagedSseEnabled: "false" }, topic: { KmsMasterKeyId: "" } },
    "SSE-SQS": { queue: { KmsMasterKeyId: "", SqsManagedSseEnabled: "true" }, topic: { KmsMasterKeyId: "" } },
    "AWS-managed key": {
        queue: { KmsMasterKeyId: "alias/aws/sqs" },
        topic: { KmsMasterKeyId: "alias/aws/sns" },
    },
};

/** The attributes that bring back the mode in which a queue or topic is. */
export function formerMode({ encryption, kind }: Audited): Record<string, string> | undefined {
    return former[encryption]?.[kind];
}

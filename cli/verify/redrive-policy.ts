import { parseJson } from "../../iam";
import { type Queue } from "./state";

/** Where a queue puts what was received too often. */
interface Redrive {
    deadLetterTargetArn?: string;
    maxReceiveCount?: number | string;
}

export function redriveOf(document: string | undefined): Redrive {
    const parsed = parseJson(document ?? "{}");
    return "value" in parsed ? ((parsed.value ?? {}) as Redrive) : {};
}

/** As often as a queue lets a message be received; without a dead-letter queue, always. */
export function maxReceiveCount({ redrive }: Pick<Queue, "redrive">): number {
    return Number(redriveOf(redrive).maxReceiveCount ?? Infinity);
}

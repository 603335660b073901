import { parseArn } from "../../iam";
import { ownAccount } from "../../policypack/model/own-account";
import { ownRegion } from "../../policypack/model/regions";
import { type Stack } from "../../policypack/model/stack";
import { partitionOf } from "../../sandbox/provider/invokes/places";

/** Where resources are, as far as they tell. */
export interface Place {
    partition: string;
    /** `*` where it is not known. */
    region: string;
    account: string | undefined;
}

/** Of resources of one region and account: those of a stack, or of a part of an account. */
export function placeOf(stack: Stack, account = ownAccount(stack)): Place {
    const arns = stack.resources
        .filter(({ type }) => /^aws(-native)?:(sqs|sns|kms)/.test(type))
        .flatMap((resource) =>
            ["arn", "topicArn", "topic", "deadLetterTargetArn"].map((name) => resource.get(name)),
        )
        .flatMap((arn) => (typeof arn === "string" ? (parseArn(arn) ?? []) : []));
    const regions = new Set([...arns.map(({ region }) => region), ...regionsOf(stack)].filter(Boolean));
    const partition = arns[0]?.partition ?? [...regions].map((region) => partitionOf(region).id)[0] ?? "aws";
    return { partition, region: regions.size === 1 ? [...regions][0]! : "*", account };
}

/** As queues, topics and keys tell themselves, and the provider. */
function regionsOf(stack: Stack): string[] {
    return stack.resources
        .filter(({ type }) => /^(aws(-native)?:(sqs|sns|kms)|pulumi:providers:aws)/.test(type))
        .flatMap((resource) => ownRegion(resource) ?? []);
}

/** What `kms:ViaService` holds when a service calls KMS here; a pattern where the region is not known. */
export function viaService(service: "sqs" | "sns", { partition, region }: Place): string {
    return `${service}.${region}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}`;
}

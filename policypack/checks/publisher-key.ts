import { allows, any, NEVER, type Truth } from "../../iam";
import { encryptionOf } from "../model/encryption";
import { accessToKey, grantsAll } from "../model/key-policies";
import { keysOf } from "../model/keys";
import { type Policy } from "../model/policies";
import { type Publisher } from "../model/publishers";
import { type Resource } from "../model/resource";
import { type Stack } from "../model/stack";
import { fail, type StackProblem } from "../rule";
import { partlyKnown } from "./unreadable";
import { listed } from "./words";

/** What SQS and SNS ask of the key with the publisher's rights, for each message that is put in. */
const NEEDED = ["GenerateDataKey", "Decrypt"];

/** Yields why a publisher cannot encrypt what it puts into a queue or topic. */
export function* publisherKey(publisher: Publisher, target: Resource, stack: Stack): Iterable<StackProblem> {
    if (encryptionOf(target) === "aws-managed key") {
        const what = `its key is AWS's own, which ${publisher.services[0]} may not use for ${publisher.label}`;
        yield { ...fail(what), resource: target };
        return;
    }
    for (const key of keysOf(target, stack)) yield* refusal(publisher, target, key, stack);
}

/** Two policies of one key overwrite each other, so that either may be the one in force. */
function* refusal(
    publisher: Publisher,
    target: Resource,
    key: Resource,
    stack: Stack,
): Iterable<StackProblem> {
    const { policies, grants } = accessToKey(key, stack);
    if (grants.some((grant) => grantsAll(grant, publisher.services, NEEDED))) return;
    const missing = NEEDED.filter(
        (operation) => any(policies.map((policy) => use(policy, publisher, operation))).max === 0,
    );
    const holder = policies.at(-1);
    if (missing.length > 0) {
        const actions = listed(missing.map((operation) => `kms:${operation}`));
        const what = `${holder ? `its ${holder.property}` : "the default policy"} does not allow ${actions} to `;
        const forWhat = `${publisher.services[0]}, by which ${publisher.label} puts messages into "${target.name}"`;
        yield { ...fail(what + forWhat), resource: holder?.resource ?? key };
    } else if (
        NEEDED.some((operation) => policies.every((policy) => use(policy, publisher, operation).min === 0))
    )
        for (const policy of policies) yield { ...partlyKnown(policy), resource: policy.resource };
}

function use({ document, attachedTo }: Policy, { services, source }: Publisher, operation: string): Truth {
    const asked = services.map((service) =>
        allows(document, { kind: "service", service, source }, `kms:${operation}`, attachedTo),
    );
    return asked.length > 0 ? any(asked) : NEVER;
}

import { any, denied, SQS_MESSAGE_ACTIONS, type Truth, UNSURE } from "../../../iam";
import { partlyKnown } from "../../checks/unreadable";
import { listed } from "../../checks/words";
import { arnOf, attachedPolicies, type Policy } from "../../model/policies";
import { type Resource } from "../../model/resource";
import { refersTo, type Stack } from "../../model/stack";
import { QUEUE_POLICIES, QUEUES } from "../../model/types";
import { fail, type StackRule } from "../../rule";

export const sqsTlsOnly: StackRule = {
    name: "sqs-tls-only",
    description: "A queue refuses requests without TLS.",
    why: "the endpoints of SQS answer plain HTTP as well, and only a Deny in the queue's own policy rules that out",
    fix:
        'deny sqs:* to the principal "*" on the queue\'s ARN under Bool aws:SecureTransport "false", with no further ' +
        "condition, in the one policy attached to the queue (EncryptedQueue does)",
    severity: "medium",
    level: "advisory",
    frameworks: ["NIST 800-53 SC-8", "PCI DSS 4.2.1"],

    *checkStack(stack) {
        for (const queue of stack.ofTypes(QUEUES)) {
            const policies = policiesOf(queue, stack);
            const open = SQS_MESSAGE_ACTIONS.map((action) => ({
                action,
                denied: plainHttpDenied(policies, queue, action),
            }));
            const certain = open.filter(({ denied }) => denied.max < 2).map(({ action }) => action);
            const unsure = policies.find(() => open.some(({ denied }) => denied.min < 2));
            if (certain.length > 0)
                yield {
                    ...fail(`no policy of the queue denies ${listed(certain)} over plain HTTP`),
                    resource: queue,
                };
            else if (unsure) yield { ...partlyKnown(unsure), resource: unsure.resource };
        }
    },
};

/** The policies attached to a queue: its own, and those of resources that name it. */
function policiesOf(queue: Resource, stack: Stack): Policy[] {
    const holders = stack.ofTypes(QUEUE_POLICIES).filter((holder) => {
        const owner = QUEUE_POLICIES[holder.type]!.owner;
        return owner === undefined ? holder === queue : refersTo(holder, owner, queue);
    });
    return holders.flatMap((holder) => attachedPolicies(holder, QUEUE_POLICIES));
}

function plainHttpDenied(policies: Policy[], queue: Resource, action: string): Truth {
    return any(
        policies.map(({ document }) =>
            document.unknown ? UNSURE : denied(document, { kind: "plainHttp" }, arnOf(queue))(action),
        ),
    );
}

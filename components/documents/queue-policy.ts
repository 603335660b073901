import type { PolicyStatement } from "../../iam";
import type { Place } from "./arns";
import { exclusiveStatements, networkStatements } from "./restrictions";
import { senderStatements } from "./senders";
import { queueSources } from "./source-statements";
import type { Network, Sender, Source } from "./sources";
import { denyPlainHttp } from "./statements";

interface QueuePolicyFacts {
    place: Place;
    queueArn: string;
    /** What services send to this queue for. */
    sources: readonly Source[];
    /** Who else sends to this queue, from outside this account. */
    senders?: readonly Sender[];
    /** The only principals who use the queue, beside services and senders. Default: whoever may. */
    exclusiveTo?: readonly string[];
    /** The only places in the network from which the queue is used. Default: any. */
    network?: Network;
}

/** What is done with messages. Who manages the queue is never locked out by this document. */
const messageActions = [
    "sqs:CancelMessageMoveTask",
    "sqs:ChangeMessageVisibility",
    "sqs:DeleteMessage",
    "sqs:PurgeQueue",
    "sqs:ReceiveMessage",
    "sqs:SendMessage",
    "sqs:StartMessageMoveTask",
];

/** Nobody reaches the queue without TLS; of services and strangers, only the named ones send to it. */
export function queuePolicy(facts: QueuePolicyFacts): PolicyStatement[] {
    const { place, queueArn, sources, senders = [], exclusiveTo, network } = facts;
    const sending = { sid: "SendersSend", action: ["sqs:SendMessage"], resource: queueArn };
    const exclusive = { sid: "OnlyNamedPrincipals", action: messageActions, resource: queueArn };
    return [
        denyPlainHttp("sqs:*", queueArn),
        ...queueSources(place, queueArn, sources),
        ...senderStatements(place, senders, sending),
        ...(exclusiveTo ? exclusiveStatements(place, exclusiveTo, senders, exclusive) : []),
        ...networkStatements(network, messageActions, queueArn),
    ];
}

import { allow, document, own, type Statement, topicArn } from "../../support/documents";
import { type Member } from "../../support/rule-run";
import { keyArn, keyId, owner, subscription, topic } from "./publishers";
import { deployedQueue } from "./stacks";

export const BOTH = ["kms:GenerateDataKey*", "kms:Decrypt"];
export const to = (service: string, parts: Statement = {}) =>
    allow({ Principal: { Service: `${service}.amazonaws.com` }, Action: BOTH, Resource: "*", ...parts });
export const under = (condition: Statement) => ({ Condition: condition });
export const fromTopic = (arn = topicArn()) => under({ ArnEquals: { "aws:SourceArn": arn } });
export const fromAccount = (account = own) => under({ StringEquals: { "aws:SourceAccount": account } });

export const key = (...statements: Statement[]): Member => ({
    type: "aws:kms/key:Key",
    name: "key",
    props: { arn: keyArn, keyId, id: keyId, policy: document(owner, ...statements) },
});
export const bare = (props: Record<string, unknown> = {}): Member => ({
    type: "aws:kms/key:Key",
    name: "key",
    props: { arn: keyArn, keyId, id: keyId, ...props },
});
export const keyPolicy = (policy: unknown, parts: Partial<Member> = {}): Member => ({
    type: "aws:kms/keyPolicy:KeyPolicy",
    name: "key-policy",
    ...parts,
    props: { keyId, policy },
});
export const queue = (name = "orders", props: Record<string, unknown> = {}) =>
    deployedQueue(name, { kmsMasterKeyId: keyArn, ...props });
export const events = topic("events");

/** A topic that delivers to a queue on a key with these statements besides the owner's. */
export const fanOut = (...statements: Statement[]) => ({
    resources: [key(...statements), events, queue(), subscription()],
});
/** Something else that publishes into a queue and a topic on such a key. */
export const by = (publisher: Member, ...statements: Statement[]) => ({
    resources: [key(...statements), queue(), topic("alerts", { kmsMasterKeyId: keyArn }), publisher],
});

export const refused = (
    actions = "kms:GenerateDataKey, kms:Decrypt",
    service = "sns.amazonaws.com",
    publisher = 'the subscription "subscription"',
    into = "orders",
    whose = "its policy",
) => `${whose} does not allow ${actions} to ${service}, by which ${publisher} puts messages into "${into}"`;
export const ofKey = (...args: Parameters<typeof refused>) => ({ what: { key: [refused(...args)] } });
export const borrowed = (on: string, service: string, publisher: string) => ({
    what: { [on]: [`its key is AWS's own, which ${service} may not use for ${publisher}`] },
});

export const grant = (grantee: string, operations: unknown): Member => ({
    type: "aws:kms/grant:Grant",
    name: "grant",
    props: { keyId, granteePrincipal: grantee, operations },
});

import { strictEqual } from "node:assert";

import { Access, MessagingRole, type MessagingRoleArgs, SubscriptionProtocol } from "../../../components";
import { refusalOf, runProgram } from "../../support/mocks";
import {
    queueArn,
    deadLetterArn,
    topicArn,
    keyArn,
    trust,
    producer,
    existing,
    platforms,
    make,
} from "../../support/roles";

const dead = { deadLetterQueueArns: [deadLetterArn] };
const { Operator, Consumer, Subscriber, Administrator } = Access;
const subscriber = { access: Subscriber, trust, topicArns: [topicArn] };
const protocols = (...names: string[]) => names as SubscriptionProtocol[];
const bound = { ...producer, tags: { Team: "a" } };
const tagKey =
    "IAM allows 128 letters, digits, spaces and characters of _.:/=+-@, and keeps aws: for itself; give the key of a tag " +
    "that roles share with queues and topics.";

const refused: Record<string, [MessagingRoleArgs, string]> = {
    "a producer without queues": [
        { access: Access.Producer, trust },
        "queueArns is empty; access Producer acts on queueArns; give the ARNs.",
    ],
    "an operator without queues": [
        { access: Access.Operator, trust, queueArns: [] },
        "queueArns is empty; access Operator acts on queueArns, deadLetterQueueArns, subscriptionDeadLetterQueueArns; " +
            "give the ARNs.",
    ],
    "an auditor without anything": [
        { access: Access.Auditor, trust },
        "queueArns is empty; access Auditor acts on queueArns, deadLetterQueueArns, subscriptionDeadLetterQueueArns, " +
            "topicArns; give the ARNs.",
    ],
    "a publisher with queues": [
        { access: Access.Publisher, trust, topicArns: [topicArn], queueArns: [queueArn] },
        "queueArns is set, but access Publisher has no action there; leave it out.",
    ],
    "a subscriber with queues": [
        { ...subscriber, queueArns: [queueArn] },
        "queueArns is set, but access Subscriber has no action there; leave it out.",
    ],
    "a name longer than 64 characters": [
        { access: Access.Producer, trust, queueArns: [queueArn], name: "n".repeat(65) },
        `name is "${"n".repeat(65)}"; IAM allows 64 letters, digits, hyphens and underscores; choose 1 to 64 of ` +
            "these characters.",
    ],
    "an access that does not exist": [
        { ...producer, access: "Admin" as Access },
        'access is "Admin"; a role has one access; choose Producer, Consumer, Operator, Publisher, Subscriber, Auditor, ' +
            "Administrator.",
    ],
    "neither a trust nor a role that is there": [
        { ...producer, trust: undefined },
        `trust names nobody; a role trusts exactly one of ${platforms}; set one.`,
    ],
    "to purge for a consumer": [
        { ...producer, access: Consumer, purge: true },
        "purge is true, but access is Consumer; only an Operator empties dead-letter queues; leave it out.",
    ],
    "to purge without dead-letter queues": [
        { ...producer, access: Operator, purge: true, deadLetterQueueArns: [] },
        "purge is true, but the role reaches no dead-letter queue; give the ARNs of some, or leave it out.",
    ],
    "protocols for a producer": [
        { ...producer, subscriptionProtocols: [SubscriptionProtocol.Sqs] },
        "subscriptionProtocols is set, but access Producer subscribes nothing; leave it out.",
    ],
    "no protocol": [
        { ...subscriber, subscriptionProtocols: [] },
        "subscriptionProtocols is empty; a subscriber needs one; choose from sqs, lambda, https.",
    ],
    "another protocol": [
        { ...subscriber, subscriptionProtocols: protocols("sqs", "email") },
        'subscriptionProtocols holds "email"; others leave AWS or its encryption; choose from sqs, lambda, https.',
    ],
    "keys for a subscriber": [
        { ...subscriber, keyAliases: ["orders"] },
        "keyAliases is set, but access Subscriber uses no key; leave it out.",
    ],
    "earlier keys for a producer": [
        { ...producer, previousKeyArns: [keyArn] },
        "previousKeyArns is set, but access Producer reads no message; leave it out.",
    ],
    "no tag keys": [
        { ...bound, abacTagKeys: [] },
        "abacTagKeys is empty; name one or more keys, or leave it out.",
    ],
    "a tag key twice": [
        { ...bound, abacTagKeys: ["Team", "team"], tags: { Team: "a", team: "a" } },
        'abacTagKeys holds "team" twice; IAM ignores case; name it once.',
    ],
    "an administrator that is bound by tags": [
        { ...bound, ...dead, access: Administrator, abacTagKeys: ["Team"] },
        "abacTagKeys is set, but an Administrator changes the tags that it compares; leave it out.",
    ],
    "a tag key of AWS": [
        { ...bound, abacTagKeys: ["aws:team"], tags: { "aws:team": "a" } },
        `abacTagKeys[0] is "aws:team"; ${tagKey}`,
    ],
    "a tag key that is a variable": [
        { ...bound, abacTagKeys: ["a${b}"], tags: { "a${b}": "a" } },
        `abacTagKeys[0] is "a\${b}"; ${tagKey}`,
    ],
};

describe("a role refuses, before anything is made,", () => {
    for (const [what, [args, problem]] of Object.entries(refused)) {
        it(what, async () => {
            strictEqual(await refusalOf(() => make(args)), `MessagingRole "it": ${problem}`);
        });
    }

    it("a name of the component that leaves no room, unless the role is there already", async () => {
        const name = "n".repeat(53);
        strictEqual(
            await refusalOf(() => new MessagingRole(name, producer)),
            `MessagingRole "${name}": the name is "${name}"; IAM allows 64 letters, digits, hyphens and underscores, and ` +
                '"-role-0123456" is added to this name; choose 1 to 51 of these characters.',
        );
        await runProgram(() => new MessagingRole(name, existing));
    });
});

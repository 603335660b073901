import { strictEqual } from "node:assert";

import {
    Access,
    MessagingSet,
    type MessagingSetArgs,
    type RoleArgs,
    SubscriptionProtocol,
} from "../../../components";
import { refusalOf } from "../../support/mocks";

const worker = { access: Access.Consumer, trust: { ecsTask: {} } };
const consumer = (trust: RoleArgs["trust"]): MessagingSetArgs["roles"] => ({
    worker: { access: Access.Consumer, trust },
});
const role = (settings: Partial<RoleArgs>): MessagingSetArgs => ({
    roles: { worker: { ...worker, ...settings } },
});
const noTopic = { enabled: false };
const network = { vpcEndpointIds: ["vpce-12345678"] };
const nobody = (what: string, who: string) =>
    `exclusive.enabled is true, but no role of the set ${what}, and everybody would be shut out; ` +
    `add ${who}, or name a role in exclusive.exceptRoleArns.`;
const unchanged = (name: string) =>
    `roles.worker.${name} is set beside existingRoleArn; a role that is there already is not changed; ` +
    "leave one of the two out.";

const pairs: Record<string, [MessagingSetArgs, ...string[]]> = {
    "settings of a role that is there already": [
        role({
            existingRoleArn: "arn:aws:iam::111122223333:role/worker",
            path: "/apps/",
            permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/boundary",
            maxSessionDuration: 7_200,
        }),
        ...["trust", "path", "permissionsBoundaryArn", "maxSessionDuration"].map(unchanged),
    ],
    "a role that AWS reserves": [
        role({
            trust: undefined,
            existingRoleArn: "arn:aws:iam::111122223333:role/aws-service-role/sqs.amazonaws.com/Sqs",
        }),
        'roles.worker.existingRoleArn is "arn:aws:iam::111122223333:role/aws-service-role/sqs.amazonaws.com/Sqs"; IAM ' +
            "names a role by its ARN, and nobody changes the roles that AWS reserves; " +
            "give the ARN of a role of yours, arn:<partition>:iam::<12-digit account>:role/<name>.",
    ],
    "a consumer that purges": [
        role({ purge: true }),
        "roles.worker.purge is true, but access is Consumer; only an Operator empties dead-letter queues; leave it out.",
    ],
    "a consumer that subscribes": [
        role({ subscriptionProtocols: [SubscriptionProtocol.Sqs] }),
        "roles.worker.subscriptionProtocols is set, but access Consumer subscribes nothing; leave it out.",
    ],
    "a subscriber by e-mail": [
        role({ access: Access.Subscriber, subscriptionProtocols: ["email" as SubscriptionProtocol] }),
        'roles.worker.subscriptionProtocols holds "email"; others leave AWS or its encryption; ' +
            "choose from sqs, lambda, https.",
    ],
    "a subscriber without a topic": [
        { topic: noTopic, ...role({ access: Access.Subscriber }) },
        "roles.worker.access is Subscriber, but topic.enabled is false; enable the topic.",
    ],
    "roles that nobody is shut out for": [
        { exclusive: { exceptRoleArns: ["arn:aws:iam::111122223333:role/break-glass"] } },
        "exclusive.exceptRoleArns is set, but exclusive.enabled is not; nobody is shut out then; " +
            "set enabled to true or leave it out.",
    ],
    "an exception for nobody": [
        { exclusive: { enabled: true, exceptRoleArns: [] } },
        "exclusive.exceptRoleArns is empty; somebody has to be named; give an ARN or leave it out.",
    ],
    "an exclusive set of nobody": [
        { exclusive: { enabled: true } },
        nobody("publishes to the topic", "a Publisher"),
        nobody("uses queues.main", "a Consumer"),
        nobody("reads the dead letters of queues.main", "an Operator"),
    ],
    "an exclusive set with a queue of nobody": [
        {
            topic: noTopic,
            exclusive: { enabled: true },
            queues: { main: {}, audit: {} },
            roles: {
                worker: { ...worker, queues: ["main"] },
                ops: { access: Access.Operator, trust: { ec2: {} }, queues: ["main"] },
            },
        },
        nobody("uses queues.audit", "a Consumer"),
        nobody("reads the dead letters of queues.audit", "an Operator"),
    ],
    "an exclusive set out of which messages go": [
        {
            exclusive: { enabled: true },
            roles: {
                api: { ...worker, access: Access.Publisher },
                ops: { ...worker, access: Access.Operator },
                hook: {
                    ...worker,
                    access: Access.Subscriber,
                    subscriptionProtocols: [SubscriptionProtocol.Sqs, SubscriptionProtocol.Https],
                },
            },
        },
        "roles.hook.subscriptionProtocols holds https, but exclusive.enabled is true; messages stay in queues of this " +
            "account then; leave it out, or name a role in exclusive.exceptRoleArns.",
    ],
    "a network of nothing": [
        { network: {} },
        "network names no VPC endpoint and no VPC; nobody would come through; set vpcEndpointIds or vpcIds.",
    ],
    "a network that shuts out the poller of Lambda": [
        { network, roles: consumer({ lambda: {} }) },
        "network is set, but roles.worker is read for by Lambda, which comes from no VPC endpoint of yours; " +
            "name the role in network.exceptArns, or let the function poll: trust.lambda.eventSourceMapping false.",
    ],
    "no tag to compare": [
        { abacTagKeys: [], tags: { Team: "orders" } },
        "abacTagKeys is empty; name one or more keys, or leave it out.",
    ],
    "a tag that nothing has": [
        { abacTagKeys: ["Team", "Stage"], tags: { Team: "orders" } },
        'tags lacks "Stage", which abacTagKeys names; a role without the tag reaches nothing; add it.',
    ],
    "a tag to compare without any tags": [
        { abacTagKeys: ["Team"] },
        'tags lacks "Team", which abacTagKeys names; a role without the tag reaches nothing; add it.',
    ],
    "a tag twice": [
        { abacTagKeys: ["Team", "team"], tags: { Team: "orders", team: "orders" } },
        'abacTagKeys holds "team" twice; IAM ignores case; name it once.',
    ],
    "more queues than a trail has room for": [
        {
            topic: noTopic,
            queues: Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`q${index}`, {}])),
            alarms: { trailLogGroupName: "trail" },
        },
        "alarms.trailLogGroupName is set in a set of 25 queues, which takes 104 metric filters; " +
            "CloudWatch allows 100 in a log group; divide the set, and name several trails.",
    ],
    "more queues than a dashboard has room for": [
        {
            topic: noTopic,
            queues: Object.fromEntries(Array.from({ length: 167 }, (_, index) => [`q${index}`, {}])),
            alarms: { dashboard: { enabled: true } },
        },
        "alarms.dashboard.enabled is true in a set of 167 queues; CloudWatch draws 500 metrics in a graph, three for " +
            "each queue; have 166 queues at most, or leave the dashboard out.",
    ],
};

describe("a set refuses about its roles and who is let in what does not go together, before anything is made:", () => {
    for (const [what, [args, ...problems]] of Object.entries(pairs))
        it(what, async () => {
            const message = await refusalOf(() => new MessagingSet("orders", args));
            strictEqual(message, problems.map((problem) => `MessagingSet "orders": ${problem}`).join("\n"));
        });
});

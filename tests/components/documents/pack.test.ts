import { deepStrictEqual } from "node:assert";

import { Access } from "../../../components/documents/access";
import { queueArn, topicArn, type Place } from "../../../components/documents/arns";
import { keyPolicy, KeyPolicyMode, keyUseStatements } from "../../../components/documents/key-policy";
import { queuePolicy } from "../../../components/documents/queue-policy";
import { documentProblems, type DocumentKind } from "../../../components/documents/size";
import { pairProblem } from "../../../components/documents/source-pairs";
import {
    sourceArn,
    SourceService,
    type Sender,
    type Source,
    type SourceTarget,
} from "../../../components/documents/sources";
import { topicPolicy } from "../../../components/documents/topic-policy";
import { type PolicyStatement, policyJson } from "../../../iam";
import { DEFAULTS } from "../../../policypack/configuration";
import strict from "../../../policypack/profiles/strict.json";
import { isStackRule } from "../../../policypack/rule";
import { rules } from "../../../policypack/rules";
import { type Member, run } from "../../support/rule-run";

const account = "111122223333";
const partner = "444455556666";
const places: Place[] = [
    { partition: "aws", region: "eu-west-1", dnsSuffix: "amazonaws.com", accountId: account },
    { partition: "aws", region: "ap-east-1", dnsSuffix: "amazonaws.com", accountId: account },
    { partition: "aws-cn", region: "cn-north-1", dnsSuffix: "amazonaws.com.cn", accountId: account },
    { partition: "aws-us-gov", region: "us-gov-west-1", dnsSuffix: "amazonaws.com", accountId: account },
    { partition: "aws-eusc", region: "eusc-de-east-1", dnsSuffix: "amazonaws.eu", accountId: account },
];
const kinds: Record<string, DocumentKind> = {
    "aws:sqs/queuePolicy:QueuePolicy": "queue policy",
    "aws:sns/topicPolicy:TopicPolicy": "topic policy",
    "aws:kms/keyPolicy:KeyPolicy": "key policy",
};

function member(type: string, statements: PolicyStatement[], of: Record<string, string>): Member {
    return { type, name: "documents", props: { ...of, policy: policyJson(statements) } };
}

/** What the strict profile and the quotas of AWS find in a document. */
function findings(type: string, statements: PolicyStatement[], of: Record<string, string>): string[] {
    const judged = member(type, statements, of);
    const found = rules
        .filter((rule) => isStackRule(rule) || rule.types.includes(type))
        .flatMap((rule) => {
            const settings = { ...DEFAULTS, ...(strict as Record<string, object>)[rule.name] };
            const config = { ...settings, trustedAccounts: [partner] };
            return run(rule, [judged], config).map(({ message }) => `${rule.name}: ${message}`);
        });
    const sids = statements.map(({ Sid }) => Sid);
    const twice = sids.filter((sid, index) => sids.indexOf(sid) !== index);
    return [
        ...found,
        ...twice.map((sid) => `the Sid ${sid} stands twice`),
        ...documentProblems(kinds[type]!, statements, policyJson(statements)),
    ];
}

const ofQueue = (statements: PolicyStatement[], { region, dnsSuffix }: Place) => {
    const queueUrl = `https://sqs.${region}.${dnsSuffix}/${account}/jobs`;
    return findings("aws:sqs/queuePolicy:QueuePolicy", statements, { queueUrl });
};
const ofTopic = (statements: PolicyStatement[], arn: string) =>
    findings("aws:sns/topicPolicy:TopicPolicy", statements, { arn });
const ofKey = (statements: PolicyStatement[]) =>
    findings("aws:kms/keyPolicy:KeyPolicy", statements, { keyId: "1234abcd-12ab-34cd-56ef-1234567890ab" });

function sourcesOf(place: Place, target: SourceTarget): Source[] {
    return Object.values(SourceService)
        .filter((service) => pairProblem(service, target, false) === undefined)
        .map((service) => ({ service, arn: sourceArn(service, "news", place), accountId: account }));
}

function sendersOf({ partition }: Place): Sender[] {
    const role = (name: string) => `arn:${partition}:iam::${partner}:role/${name}`;
    return [
        { roleArns: [role("a"), role("b")] },
        { roleArns: [role("c")], organizationId: "o-a1b2c3d4e5" },
        { roleArns: [], accountId: partner, principalTags: { Environment: "production" } },
        { roleArns: [], accountId: partner, organizationId: "o-a1b2c3d4e5" },
        { roleArns: [], organizationId: "o-a1b2c3d4e5" },
    ];
}

const network = { vpcEndpointIds: ["vpce-12345678"], vpcIds: ["vpc-12345678"], exceptArns: [] };
const eventBridge = ({ service }: Source) => service === SourceService.EventBridge;

for (const place of places)
    describe(`the strict profile in ${place.region}`, () => {
        const queue = queueArn(place, "jobs");
        const topic = topicArn(place, "news");
        const exclusiveTo = [`arn:${place.partition}:iam::${account}:role/api`];

        it("finds nothing in a queue policy, of whatever source, sender and restriction", () => {
            const facts = { place, queueArn: queue };
            const senders = sendersOf(place);
            const sources = sourcesOf(place, "queue");
            const documents = [
                queuePolicy({ ...facts, sources: [] }),
                ...sources.map((source) => queuePolicy({ ...facts, sources: [source] })),
                ...senders.map((sender) => queuePolicy({ ...facts, sources: [], senders: [sender] })),
                queuePolicy({ ...facts, sources, senders, exclusiveTo, network }),
            ];
            deepStrictEqual(
                documents.map((it) => ofQueue(it, place)),
                documents.map(() => []),
            );
        });

        it("finds nothing in a topic policy, of whatever source but EventBridge, publisher and subscriber", () => {
            const facts = { place, topicArn: topic };
            const senders = sendersOf(place);
            const sources = sourcesOf(place, "topic").filter((source) => !eventBridge(source));
            const documents = [
                topicPolicy(facts),
                ...sources.map((source) => topicPolicy({ ...facts, sources: [source] })),
                ...senders.map((sender) => topicPolicy({ ...facts, publishers: [sender] })),
                ...senders.map((sender) => topicPolicy({ ...facts, subscribers: [sender] })),
                topicPolicy({
                    ...facts,
                    sources,
                    publishers: senders,
                    subscribers: senders,
                    exclusiveTo,
                    network,
                }),
            ];
            deepStrictEqual(
                documents.map((it) => ofTopic(it, topic)),
                documents.map(() => []),
            );
        });

        it("finds of a topic policy for EventBridge only that AWS takes no conditions there", () => {
            const sources = sourcesOf(place, "topic").filter(eventBridge);
            const found = ofTopic(topicPolicy({ place, topicArn: topic, sources }), topic);
            deepStrictEqual(
                found.map((it) => it.split(":")[0]),
                ["sns-policy-service-source"],
            );
        });

        for (const mode of Object.values(KeyPolicyMode))
            it(`finds nothing in a key policy of mode ${mode}`, () => {
                const sources = [
                    ...sourcesOf(place, "queue"),
                    ...sourcesOf(place, "topic").map((source) => ({ ...source, topicArn: topic })),
                ];
                const senders = sendersOf(place).flatMap((sender) => [
                    { ...sender, through: "sqs" as const },
                    { ...sender, through: "sns" as const },
                ]);
                const users = Object.values(Access).map((access) => ({
                    access,
                    roleArn: `arn:${place.partition}:iam::${account}:role/${access}`,
                }));
                const administratorArns = [`arn:${place.partition}:iam::${account}:role/keys`];
                const none = { place, mode, users: [], administratorArns: [], sources: [], senders: [] };
                const documents = [
                    keyPolicy(none),
                    keyPolicy({ ...none, users }),
                    keyPolicy({ ...none, administratorArns }),
                    ...sources.map((source) => keyPolicy({ ...none, sources: [source] })),
                    ...senders.map((sender) => keyPolicy({ ...none, senders: [sender] })),
                    keyPolicy({ ...none, users, administratorArns, sources, senders }),
                    [keyPolicy(none)[0]!, ...keyUseStatements({ ...none, users, sources, senders })],
                ];
                deepStrictEqual(
                    documents.map(ofKey),
                    documents.map(() => []),
                );
            });
    });

import { messagingRequiredTags } from "../../../../policypack/rules/messaging/required-tags";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const config = { requiredTags: ["Owner", "Purpose"] };
const tagged = (tags: unknown, type = "aws:sqs/queue:Queue") => ({ config, type, props: { tags } });
const good = { Owner: "payments", Purpose: "orders", Extra: "x" };
const pairs = (tags: Record<string, unknown>) => Object.entries(tags).map(([key, value]) => ({ key, value }));
const lacks = (tags: string) => [`it lacks the tags ${tags}`];
const open = ["its tags are not all known before deployment"];

testRule(messagingRequiredTags, {
    documented: { violates: "a queue without tags", complies: "a queue with the tags" },
    accepts: {
        "a queue without tags, where none are asked for": { props: {} },
        "a queue with the tags": tagged(good),
        "a topic with the tags": tagged(good, "aws:sns/topic:Topic"),
        "a key with the tags": tagged(good, "aws:kms/key:Key"),
        "a queue of aws-native with the tags": tagged(pairs(good), "aws-native:sqs:Queue"),
        "tags of which the provider brings one": {
            config,
            props: { tags: { Owner: "payments" }, tagsAll: { Owner: "payments", Purpose: "orders" } },
        },
        "values that are not known yet": tagged({ Owner: unknown, Purpose: unknown }),
        "a value that is a number": tagged({ Owner: 7, Purpose: "orders" }),
        "the tags beside unknown ones": tagged([...pairs(good), unknown], "aws-native:sqs:Queue"),
        "another resource": { config, type: "aws:sqs/queuePolicy:QueuePolicy", props: {} },
    },
    rejects: {
        "a queue without tags": { ...tagged(undefined), what: lacks("Owner, Purpose") },
        "a queue with one of two": { ...tagged({ Owner: "payments" }), what: lacks("Purpose") },
        "a key in another case, which to AWS is another tag": {
            ...tagged({ owner: "payments", Purpose: "orders" }),
            what: lacks("Owner"),
        },
        "an empty value": { ...tagged({ ...good, Owner: "" }), what: lacks("Owner") },
        "a blank value": { ...tagged({ ...good, Owner: " " }), what: lacks("Owner") },
        "a value that is null": { ...tagged({ ...good, Owner: null }), what: lacks("Owner") },
        "a topic without tags": { ...tagged({}, "aws:sns/topic:Topic"), what: lacks("Owner, Purpose") },
        "a replica without tags": {
            ...tagged({}, "aws:kms/replicaKey:ReplicaKey"),
            what: lacks("Owner, Purpose"),
        },
        "a topic of aws-native with one of two": {
            ...tagged(pairs({ Purpose: "orders" }), "aws-native:sns:Topic"),
            what: lacks("Owner"),
        },
        "more tags than a message holds": {
            ...tagged({}),
            config: { requiredTags: ["A", "B", "C", "D"] },
            what: lacks("A, B, C and 1 more"),
        },
        "tags that are no map": { ...tagged("Owner=payments"), what: lacks("Owner, Purpose") },
    },
    undecided: {
        "tags that are not known": { ...tagged(unknown), undecided: open },
        "a tag whose key is not known": {
            ...tagged([{ key: unknown, value: "payments" }], "aws-native:sqs:Queue"),
            undecided: open,
        },
    },
});

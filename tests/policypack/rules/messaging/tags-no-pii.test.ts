import { messagingTagsNoPii } from "../../../../policypack/rules/messaging/tags-no-pii";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const tagged = (...values: unknown[]) => ({
    props: { name: "orders", tags: Object.fromEntries(values.map((value, i) => [`tag${i}`, value])) },
});
const mail = ["one of its tags holds a mail address"];
const phone = ["one of its tags holds a phone number"];
const open = ["its tags are not all known before deployment"];

testRule(messagingTagsNoPii, {
    documented: { violates: "a mail address", complies: "a team and a purpose" },
    accepts: {
        "a team and a purpose": tagged("payments", "order events"),
        "no tags": { props: { name: "orders" } },
        "an account id": tagged("111122223333"),
        "an ARN": tagged("arn:aws:sns:eu-west-1:111122223333:order-events"),
        "the id of a key": tagged("0f1e2d3c-1111-2222-3333-444455556666"),
        "dates and times": tagged("2024-01-15", "2024-01-15T10:00:00+01:00", "15.01.2024"),
        "versions and addresses": tagged("1.20.300", "10.20.30.40", "v2+20240115"),
        "a name in a chat": tagged("@payments", "payments@", "a @ b"),
        "a ticket and a cost centre": tagged("OPS-1234", "4711-0815"),
        "a FIFO queue": { props: { name: "orders-2024.fifo" } },
        "a name that is not known yet": { props: { name: unknown } },
    },
    rejects: {
        "a mail address": { ...tagged("jane.doe@example.com"), what: mail },
        "a mail address with a name around": { ...tagged("Jane Doe <jane@example.co.uk>"), what: mail },
        "a mail address in capitals": { ...tagged("JANE@EXAMPLE.COM"), what: mail },
        "a phone number in the international form": { ...tagged("+49 30 1234567"), what: phone },
        "a phone number without separators": { ...tagged("+15555550100"), what: phone },
        "a phone number as Americans write it": { ...tagged("(555) 555-0100"), what: phone },
        "a phone number with hyphens, within a text": {
            ...tagged("call 555-555-0100 at night"),
            what: phone,
        },
        "a mail address as the key of a tag": {
            props: { tags: { "jane@example.com": "owner" } },
            what: mail,
        },
        "a display name": {
            type: "aws:sns/topic:Topic",
            props: { displayName: "Orders +1 555 555 0100" },
            what: ["its displayName holds a phone number"],
        },
        "the name of a topic of aws-native": {
            type: "aws-native:sns:Topic",
            props: { topicName: "jane@example.com" },
            what: ["its topicName holds a mail address"],
        },
        "a tag of aws-native": {
            type: "aws-native:sqs:Queue",
            props: { tags: [{ key: "Owner", value: "jane@example.com" }] },
            what: mail,
        },
        "a tag of a key": {
            type: "aws:kms/key:Key",
            props: { tags: { Owner: "jane@example.com" } },
            what: mail,
        },
        "two tags": { ...tagged("jane@example.com", "+15555550100"), what: [...mail, ...phone] },
        "a known tag beside one that is not known": {
            ...tagged("jane@example.com", unknown),
            what: mail,
            undecided: open,
        },
    },
    undecided: {
        "tags that are not known": { props: { tags: unknown }, undecided: open },
        "a value that is not known": { ...tagged("payments", unknown), undecided: open },
    },
});

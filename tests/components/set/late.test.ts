import { Access, type MessagingSetArgs, SourceService } from "../../../components";
import { describeArguments, notBoundary, notPath, notRole, type Row } from "../../support/set-arguments";
import { everything } from "../../support/set-modes";

const key = "arn:aws:kms:eu-west-1:111122223333:alias/orders";
const notKey =
    "queues and topics here are encrypted with a customer-managed key, given by the ARN of the key; give that ARN, " +
    "for example the keyArn of a MessagingKey; keys under alias/aws/ admit no topic and no role";
const worker = { access: Access.Consumer, trust: { ecsTask: {} } };
const queue = (settings: object): MessagingSetArgs => ({ queues: { main: settings } });
const logging = (deliveryLogging: object): MessagingSetArgs => ({ topic: { deliveryLogging } });
const fifo = { enabled: true };
const { main: rich } = everything.queues!;

const rows: Row[] = [
    ["rolePath", "/apps", notPath, (value) => ({ rolePath: value })],
    ["permissionsBoundaryArn", "boundary", notBoundary, (value) => ({ permissionsBoundaryArn: value })],
    [
        "name",
        "a.b",
        'SQS allows 80 letters, digits, hyphens and underscores, and "-main-subscription-dlq" is added to this name; ' +
            "choose 1 to 58 of these characters",
        (value) => ({ name: value }),
    ],
    ["encryption.kmsKeyArn", key, notKey, (value) => ({ encryption: { kmsKeyArn: value } })],
    [
        "encryption.alias",
        "a".repeat(245),
        'KMS allows 1 to 250 letters, digits, slashes, hyphens and underscores, and keeps aws/ for itself, and "-topic" ' +
            "is added for the key of the topic; choose such a name of 244 characters at most, with or without alias/ in front",
        (value) => ({ encryption: { separateTopicKey: true, alias: value } }),
    ],
    [
        "encryption.previousKeyArns[0]",
        key,
        notKey,
        (value) => ({ encryption: { previousKeyArns: [value] }, roles: { worker } }),
    ],
    [
        "encryption.administratorArns[0]",
        "admin",
        notRole,
        (value) => ({ encryption: { administratorArns: [value] } }),
    ],
    [
        "topic.archiveRetentionDays",
        366,
        "SNS allows 1 to 365 days; choose a value in that range",
        (value) => ({ fifo, topic: { archiveRetentionDays: value } }),
    ],
    [
        "topic.displayName",
        "n".repeat(101),
        "SNS allows 100 characters; choose a shorter name",
        (value) => ({ topic: { displayName: value } }),
    ],
    [
        "topic.sources[0].arn",
        "arn:aws:s3:::*",
        "S3 gives no bucket such an ARN; give the ARN of one bucket, arn:<partition>:s3:::<bucket>",
        (value) => ({ topic: { sources: [{ service: SourceService.S3, arn: value }] } }),
    ],
    [
        "topic.publishers[0].roleArns[0]",
        "publisher",
        notRole,
        (value) => ({ topic: { publishers: [{ roleArns: [value] }] } }),
    ],
    [
        "topic.subscribers[0].roleArns[0]",
        "subscriber",
        notRole,
        (value) => ({ topic: { subscribers: [{ roleArns: [value] }] } }),
    ],
    [
        "topic.deliveryLogging.successSampleRate",
        101,
        "SNS allows 0 to 100 percent; choose a value in that range",
        (value) => logging({ successSampleRate: value }),
    ],
    [
        "topic.deliveryLogging.kmsKeyArn",
        key,
        "CloudWatch Logs takes a key by its ARN; give that ARN, arn:<partition>:kms:<region>:<12-digit account>:key/<id>",
        (value) => logging({ kmsKeyArn: value }),
    ],
    ["topic.deliveryLogging.rolePath", "apps", notPath, (value) => logging({ rolePath: value })],
    [
        "topic.deliveryLogging.permissionsBoundaryArn",
        "boundary",
        notBoundary,
        (value) => logging({ permissionsBoundaryArn: value }),
    ],
    [
        "topic.deliveryLogging.roleName",
        "a/b",
        "IAM allows 64 letters, digits, hyphens and underscores; choose 1 to 64 of these characters",
        (value) => logging({ roleName: value }),
    ],
    [
        "queues.main.name",
        "a.b",
        'SQS allows 80 letters, digits, hyphens and underscores, and "-dlq" is added to this name; ' +
            "choose 1 to 76 of these characters",
        (value) => queue({ name: value }),
    ],
    [
        "queues.main.deadLetter.name",
        "a.b",
        "SQS allows 80 letters, digits, hyphens and underscores; choose 1 to 80 of these characters",
        (value) => queue({ deadLetter: { name: value } }),
    ],
    [
        "queues.main.sources[1].name",
        "*",
        "EventBridge gives no rule such a name; give the name of one rule, not its ARN",
        (value) => ({
            queues: {
                main: {
                    ...rich,
                    sources: [rich!.sources![0]!, { service: SourceService.EventBridge, name: value }],
                },
            },
        }),
    ],
    [
        "queues.main.senders[0].organizationId",
        "acme",
        "AWS Organizations names an organisation by o- and 10 to 32 lowercase letters and digits; " +
            "give the id of the organisation",
        (value) => queue({ senders: [{ organizationId: value }] }),
    ],
    [
        "queues.main.replayFrom",
        "yesterday",
        'SNS replays from a point of time in UTC; give one such as "2026-10-01T10:00:00.000Z"',
        (value) => ({
            fifo,
            topic: { archiveRetentionDays: 30 },
            queues: { main: { replayFrom: value } },
        }),
    ],
];

describeArguments(rows);

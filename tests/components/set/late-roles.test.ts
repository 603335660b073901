import { Access, type MessagingSetArgs } from "../../../components";
import { describeArguments, notBoundary, notPath, notRole, type Row } from "../../support/set-arguments";

const worker = { access: Access.Consumer, trust: { ecsTask: {} } };
const role = (settings: object): MessagingSetArgs => ({ roles: { worker: { ...worker, ...settings } } });
const trust = (member: object) => role({ trust: member });
const notAction = "CloudWatch takes ARNs of topics, functions and the like; give an ARN";

const rows: Row[] = [
    ["roles.worker.path", "apps", notPath, (value) => role({ path: value })],
    [
        "roles.worker.permissionsBoundaryArn",
        "boundary",
        notBoundary,
        (value) => role({ permissionsBoundaryArn: value }),
    ],
    [
        "roles.worker.maxSessionDuration",
        60,
        "IAM allows 3600 to 43200 seconds; choose a value in that range",
        (value) => role({ maxSessionDuration: value }),
    ],
    [
        "roles.worker.existingRoleArn",
        "worker",
        "IAM names a role by its ARN, and nobody changes the roles that AWS reserves; " +
            "give the ARN of a role of yours, arn:<partition>:iam::<12-digit account>:role/<name>",
        (value) => role({ trust: undefined, existingRoleArn: value }),
    ],
    [
        "roles.worker.trust.ecsTask.region",
        "Ireland",
        "AWS names regions as in eu-west-1; give the name of one region",
        (value) => trust({ ecsTask: { region: value } }),
    ],
    [
        "roles.worker.trust.lambda.functionName",
        "a:b",
        "Lambda allows 1 to 64 letters, digits, hyphens and underscores; give the name of the function, not its ARN",
        (value) => trust({ lambda: { functionName: value } }),
    ],
    [
        "roles.worker.trust.ec2.instanceProfileName",
        "a/b",
        "IAM allows 1 to 128 letters, digits and the characters _+=,.@-; choose such a name",
        (value) => trust({ ec2: { instanceProfileName: value } }),
    ],
    [
        "roles.worker.trust.account.principalArns[0]",
        "partner",
        notRole,
        (value) => trust({ account: { principalArns: [value], externalId: "agreed-1234" } }),
    ],
    [
        "exclusive.exceptRoleArns[0]",
        "break-glass",
        notRole,
        (value) => ({ exclusive: { enabled: true, exceptRoleArns: [value] } }),
    ],
    [
        "network.vpcEndpointIds[0]",
        "endpoint",
        "EC2 names a VPC endpoint by vpce- and 8 or 17 hexadecimal digits; give the id of a VPC endpoint",
        (value) => ({ network: { vpcEndpointIds: [value] } }),
    ],
    [
        "network.vpcIds[0]",
        "network",
        "EC2 names a VPC by vpc- and 8 or 17 hexadecimal digits; give the id of a VPC",
        (value) => ({ network: { vpcIds: [value] } }),
    ],
    ["alarms.actionArns[0]", "on-call", notAction, (value) => ({ alarms: { actionArns: [value] } })],
    [
        "alarms.okActionArns[0]",
        "on-call",
        notAction,
        (value) => ({ topic: { enabled: false }, alarms: { okActionArns: [value] } }),
    ],
    [
        "alarms.oldestMessageAgeSeconds",
        59,
        "SQS keeps messages for 60 to 1209600 seconds; choose a value in that range",
        (value) => ({ alarms: { oldestMessageAgeSeconds: value } }),
    ],
    [
        "alarms.trailLogGroupName",
        "arn:aws:logs:eu-west-1:111122223333:log-group:trail:*",
        "CloudWatch names a log group by 1 to 512 letters, digits, hyphens, underscores, slashes, dots and #; " +
            "give the name of a log group, not its ARN",
        (value) => ({ alarms: { trailLogGroupName: value } }),
    ],
    [
        "alarms.volumeAnomaly.standardDeviations",
        0,
        "CloudWatch draws the expected band by a number of standard deviations above 0; " +
            "choose a number such as 3; a higher one makes fewer alarms",
        (value) => ({ alarms: { volumeAnomaly: { enabled: true, standardDeviations: value } } }),
    ],
    [
        "alarms.dashboard.name",
        "a b",
        "CloudWatch allows 255 letters, digits, hyphens and underscores; choose 1 to 255 of these characters",
        (value) => ({ alarms: { dashboard: { enabled: true, name: value } } }),
    ],
];

describeArguments(rows);

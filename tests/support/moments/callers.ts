import type { Snapshot } from "../../../sandbox/backend/control";
import { steady } from "../faults/calls";
import { FOREIGN, OWN } from "../statements";

/** Somebody who may try to reach messages. */
export interface Caller {
    name: string;
    /** Undefined for a request without a signature. */
    principal: string | undefined;
    isService: boolean;
    /** What its own account lets it do. */
    policies: { name: string; policy: Record<string, unknown> }[];
    context: Record<string, string>;
}

/** Services that act for resources of their customers. */
const services = ["backup", "cloudwatch", "events", "lambda", "logs", "s3", "ses", "sns", "sqs"];

/** Everybody: the roles that there are, another role of the account, somebody elsewhere, nobody known, and services. */
export function callersOf({ roles, topics }: Snapshot): Caller[] {
    const ofTopics = Object.keys(topics).map((arn) => service("sns", arn, steady(arn.split(":").at(-1)!)));
    const ofOthers = services.flatMap((name) => [
        service(name, `arn:aws:${name}:us-east-1:${OWN}:another`, "another resource of the account"),
        service(name, `arn:aws:${name}:us-east-1:${FOREIGN}:another`, "a resource of another account"),
    ]);
    const everything = ["sqs:*", "sns:*", "kms:*"].map((Action) => ({
        Effect: "Allow",
        Action,
        Resource: "*",
    }));
    return [
        ...Object.entries(roles).map(([name, { policies }]) =>
            principal(steady(name), roleArn(OWN, name), policies),
        ),
        principal("another role of the account", roleArn(OWN, "another"), { all: statements(everything) }),
        principal("a role of another account", roleArn(FOREIGN, "another"), { all: statements(everything) }),
        {
            name: "anybody",
            principal: undefined,
            isService: false,
            policies: [],
            context: { "aws:PrincipalAccount": "anonymous" },
        },
        ...ofTopics,
        ...ofOthers,
    ];
}

function principal(name: string, arn: string, policies: Record<string, string>): Caller {
    const account = arn.split(":")[4]!;
    return {
        name,
        principal: arn,
        isService: false,
        policies: Object.entries(policies).map(([of, text]) => ({
            name: of,
            policy: JSON.parse(text) as Record<string, unknown>,
        })),
        context: {
            "aws:PrincipalArn": arn,
            "aws:PrincipalAccount": account,
            "aws:PrincipalIsAWSService": "false",
        },
    };
}

function service(name: string, source: string, whose: string): Caller {
    return {
        name: `${name}.amazonaws.com for ${whose}`,
        principal: `${name}.amazonaws.com`,
        isService: true,
        policies: [],
        context: {
            "aws:SourceArn": source,
            "aws:SourceAccount": source.split(":")[4]!,
            "aws:PrincipalIsAWSService": "true",
        },
    };
}

function statements(Statement: object[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement });
}

const roleArn = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;

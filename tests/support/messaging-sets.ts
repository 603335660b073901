import { Access, MessagingSet, type MessagingSetArgs } from "../../components";
import { runProgram, UNKNOWN, type Recording, type Surroundings } from "./mocks";

export const threeLines: MessagingSetArgs = {
    roles: {
        api: { access: Access.Publisher, trust: { ecsTask: {} } },
        worker: { access: Access.Consumer, trust: { ecsTask: {} } },
        ops: { access: Access.Operator, trust: { ec2: {} } },
    },
};

export function preview(args: MessagingSetArgs, surroundings: Surroundings = {}): Promise<Recording> {
    return runProgram(() => new MessagingSet("orders", args), { preview: true, ...surroundings });
}

export const sqs = (name: string) => `arn:aws:sqs:eu-west-1:111122223333:orders-${name}-0a1b2c3`;
export const role = (name: string) => `arn:aws:iam::111122223333:role/orders-${name}-role-0a1b2c3`;
export const topic = "arn:aws:sns:eu-west-1:111122223333:orders-topic-0a1b2c3";

/** Every document of a program, parsed, by "<name> <property>". */
export function documents({ all }: Recording): Record<string, unknown> {
    const properties = ["policy", "assumeRolePolicy", "redrivePolicy", "redriveAllowPolicy"];
    const found = all.flatMap(({ name, inputs }) =>
        properties
            .filter((property) => inputs[property] !== undefined)
            .map((property) => [`${name} ${property}`, parsed(inputs[property])]),
    );
    return Object.fromEntries(found);
}

function parsed(value: unknown): unknown {
    return value === UNKNOWN ? UNKNOWN : JSON.parse(String(value));
}

export const policy = (...Statement: object[]) => ({ Version: "2012-10-17", Statement });
export const denyPlainHttp = (Resource: string, Action: string | string[] = "sqs:*") => ({
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
});
export const deliver = (Resource: string) => ({
    Sid: "TopicsDeliver",
    Effect: "Allow",
    Principal: { Service: "sns.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource,
    Condition: { ArnEquals: { "aws:SourceArn": topic } },
});
export const allow = (Sid: string, Action: string | string[], Resource: string) => ({
    Sid,
    Effect: "Allow",
    Action,
    Resource,
});
export const useKey = (Sid: string, AWS: string, Action: string | string[], service: string) => ({
    Sid,
    Effect: "Allow",
    Principal: { AWS },
    Action,
    Resource: "*",
    Condition: { StringEquals: { "kms:ViaService": `${service}.eu-west-1.amazonaws.com` } },
});
export const takenByEcs = {
    Effect: "Allow",
    Principal: { Service: "ecs-tasks.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
        ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:111122223333:*" },
        StringEquals: { "aws:SourceAccount": "111122223333" },
    },
};

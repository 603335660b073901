import { type Member } from "../../tests/support/rule-run";
import { unknown } from "../../tests/support/wire";

const ROLE = "arn:aws:iam::111122223333:role/orders-worker";

const TRUST = {
    Version: "2012-10-17",
    Statement: [
        { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
    ],
};

/** What the provider asks for and cases leave out, since no rule that they are about reads it. */
const REQUIRED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    "aws:apigateway/method:Method": { restApi: "a1b2c3d4e5", resourceId: "f6a7b8" },
    "aws:iam/role:Role": { assumeRolePolicy: JSON.stringify(TRUST) },
    "aws:iam/rolePolicy:RolePolicy": { role: "orders-worker" },
    "aws:iam/userPolicy:UserPolicy": { user: "orders-worker" },
    "aws:lambda/function:Function": { role: ROLE },
    "aws:s3/bucketLogging:BucketLogging": { targetPrefix: "access/" },
    "aws:sqs/queuePolicy:QueuePolicy": {
        queueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/orders",
    },
};

/** The same resource with all that the provider asks for. */
export function completed(member: Member): Member {
    const { props, inputs, deps = {} } = member;
    const given = inputs ?? props;
    const missing = Object.entries(REQUIRED[member.type] ?? {}).filter(([name]) => {
        const value = given[name];
        return value === undefined || (value === unknown && deps[name] === undefined);
    });
    const added = Object.fromEntries(missing);
    return { ...member, props: { ...props, ...added }, ...(inputs && { inputs: { ...inputs, ...added } }) };
}

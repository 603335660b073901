import { strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { Access, MessagingRole, type MessagingRoleArgs, type TrustArgs } from "../../components";
import { lateRefusalOf, type Recording, refusalOf, runProgram, type Surroundings } from "./mocks";

export const queueArn = "arn:aws:sqs:eu-west-1:111122223333:jobs";
export const deadLetterArn = `${queueArn}-dlq`;
export const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";
export const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
export const existingRoleArn = "arn:aws:iam::111122223333:role/apps/old";
export const boundary = "arn:aws:iam::111122223333:policy/boundary";

export const trust = { lambda: {} };
export const producer = { access: Access.Producer, trust, queueArns: [queueArn] };
export const existing = { access: Access.Producer, queueArns: [queueArn], existingRoleArn };

export const eks = "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";
export const github = "token.actions.githubusercontent.com";
export const clusterArn = "arn:aws:eks:eu-west-1:111122223333:cluster/main";
export const partner = "arn:aws:iam::444455556666:role/partner";
export const irsa = { issuer: `https://${eks}`, namespace: "orders", serviceAccount: "worker" };
export const pod = { clusterArn, namespace: "orders", serviceAccount: "worker" };
export const pipeline = { issuer: github, subjects: ["repo:acme/orders:environment:prod"] };
export const friend = { principalArns: [partner], externalId: "agreed-1234" };

export const component = "pulumi-secure-messaging:index:MessagingRole";
export const platforms =
    "ecsTask, batchJob, lambda, ec2, eksIrsa, eksPodIdentity, oidc, account, ssoPermissionSet";

export function make(args: MessagingRoleArgs): MessagingRole {
    return new MessagingRole("it", args);
}

export function trusting(given: TrustArgs): MessagingRole {
    return make({ ...producer, trust: given });
}

export function previewed(args: MessagingRoleArgs, surroundings: Surroundings = {}): Promise<Recording> {
    return runProgram(() => make(args), { preview: true, ...surroundings });
}

export async function policyOf(args: MessagingRoleArgs, name = "it-role-policy"): Promise<unknown> {
    const { policy } = (await previewed(args)).one("aws:iam/rolePolicy:RolePolicy", name).inputs;
    return JSON.parse(String(policy));
}

export async function roleOf(args: MessagingRoleArgs): Promise<Record<string, unknown>> {
    return (await previewed(args)).one("aws:iam/role:Role", "it-role").inputs;
}

export async function trustOf(given: TrustArgs, surroundings: Surroundings = {}): Promise<unknown> {
    const recording = await previewed({ ...producer, trust: given }, surroundings);
    return JSON.parse(String(recording.one("aws:iam/role:Role", "it-role").inputs["assumeRolePolicy"]));
}

export function document(...statements: object[]) {
    return { Version: "2012-10-17", Statement: statements };
}

/** An argument of a role, and values on both sides of its bound. */
export interface Bound<Value> {
    path: string;
    says: string;
    admits: Value[];
    refuses: Value[];
    args(value: pulumi.Input<Value>): MessagingRoleArgs;
}

/** Tests a bound with plain values and with those that are known only later. */
export function describeBound<Value>({ path, says, admits, refuses, args }: Bound<Value>): void {
    const brief = (value: Value) => String(JSON.stringify(value)).slice(0, 60);
    const refusal = (value: Value) => `MessagingRole "it": ${path} is ${JSON.stringify(value)}; ${says}`;

    describe(`the bound of ${path}`, () => {
        for (const value of admits) {
            it(`admits ${brief(value)}, plain and as an output`, async () => {
                await runProgram(() => make(args(value)));
                await runProgram(() => make(args(pulumi.output(value) as pulumi.Output<Value>)));
            });
        }

        for (const value of refuses) {
            it(`refuses ${brief(value)}, at once or when it is known`, async () => {
                strictEqual(await refusalOf(() => make(args(value))), refusal(value));
                const late = pulumi.output(value) as pulumi.Output<Value>;
                const [message] = (await lateRefusalOf(() => make(args(late)))).split("\n");
                strictEqual(message, refusal(value));
            });
        }
    });
}

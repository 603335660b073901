import assert from "node:assert/strict";

import { IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";

import { changes, readResource, updateResource } from "../../../../sandbox/provider/deploy";
import type { Values } from "../../../../sandbox/provider/values";
import { liveThrough, make } from "../../../support/resource-life";

const trust = (service: string) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
    });

const policy = (action: string) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
    });

const roleType = "aws:iam/role:Role";
const makeRole = (inputs: Values = {}, name = "need") =>
    make(roleType, { assumeRolePolicy: trust("lambda.amazonaws.com"), ...inputs }, name);
const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;

describe("the stand-in's IAM", function () {
    this.timeout(60_000);

    it("has roles", async () => {
        const boundary = await make("aws:iam/policy:Policy", { policy: policy("*") }, "boundary");
        await liveThrough({
            type: roleType,
            inputs: {
                assumeRolePolicy: trust("lambda.amazonaws.com"),
                description: "Consumes orders",
                permissionsBoundary: boundary.state.id,
                tags: { team: "orders" },
            },
            later: {
                assumeRolePolicy: trust("ecs-tasks.amazonaws.com"),
                description: "Consumes all orders",
                maxSessionDuration: 7200,
                permissionsBoundary: null,
                tags: { stage: "test" },
            },
            replacing: { name: "another", path: "/messaging/" },
        });
        await boundary.delete();
    });

    it("takes the policies of a role with it that the role itself lists", async () => {
        await liveThrough({
            type: roleType,
            inputs: {
                assumeRolePolicy: trust("lambda.amazonaws.com"),
                inlinePolicies: [
                    { name: "send", policy: policy("sqs:SendMessage") },
                    { name: "receive", policy: policy("sqs:ReceiveMessage") },
                ],
                managedPolicyArns: [managed("AmazonSQSReadOnlyAccess")],
            },
            later: {
                inlinePolicies: [{ name: "send", policy: policy("sqs:SendMessage*") }],
                managedPolicyArns: [managed("AmazonSNSReadOnlyAccess")],
            },
        });
    });

    it("names a role after its prefix", async () => {
        const role = await makeRole({ namePrefix: "orders-" });
        assert.match(role.state.id, /^orders-\d{18}[0-9a-f]{8}$/);
        const read = await readResource(role.target, role.state, role.inputs);
        assert.deepEqual(changes(roleType, read!.inputs, role.inputs).changed, []);
        await role.delete();
    });

    it("keeps a role that something else still gives policies, unless it is forced", async () => {
        for (const forceDetachPolicies of [false, true]) {
            const role = await makeRole({ forceDetachPolicies });
            const stranger = { RoleName: role.state.id, PolicyName: "x", PolicyDocument: policy("sqs:*") };
            await role.target.aws.client(IAMClient).send(new PutRolePolicyCommand(stranger));
            if (forceDetachPolicies) await role.delete();
            else await assert.rejects(role.delete(), /must delete all inline policies first/);
        }
    });

    it("sees and undoes a policy of a role that was opened by hand", async () => {
        const role = await makeRole();
        const own = await make("aws:iam/rolePolicy:RolePolicy", {
            role: role.state.id,
            policy: policy("sqs:SendMessage"),
        });
        const opened = { RoleName: role.state.id, PolicyDocument: policy("sqs:*") };
        const PolicyName = own.state.id.split(":")[1];
        await role.target.aws.client(IAMClient).send(new PutRolePolicyCommand({ ...opened, PolicyName }));
        const read = await readResource(own.target, own.state, own.inputs);
        assert.deepEqual(changes(own.target.type, read!.inputs, own.inputs).changed, ["policy"]);
        await own.delete();
        await role.delete();
    });

    it("has policies of roles, users and groups", async () => {
        const [role, user, group] = [
            await makeRole(),
            await make("aws:iam/user:User", {}),
            await make("aws:iam/group:Group", {}),
        ];
        for (const [type, owner] of [
            ["aws:iam/rolePolicy:RolePolicy", { role: role.state.id }],
            ["aws:iam/userPolicy:UserPolicy", { user: user.state.id }],
            ["aws:iam/groupPolicy:GroupPolicy", { group: group.state.id }],
        ] as const)
            await liveThrough({
                type,
                inputs: { ...owner, policy: policy("sqs:SendMessage") },
                later: { policy: policy("sqs:ReceiveMessage") },
                replacing: { name: "another", [Object.keys(owner)[0]!]: "another" },
            });
        for (const made of [role, user, group]) await made.delete();
    });

    it("has attachments of managed policies", async () => {
        const [role, user] = [await makeRole(), await make("aws:iam/user:User", {})];
        const policyArn = managed("AmazonSQSFullAccess");
        await liveThrough({
            type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            inputs: { role: role.state.id, policyArn },
            replacing: { policyArn: managed("AmazonSNSFullAccess") },
        });
        await liveThrough({
            type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
            inputs: { user: user.state.id, policyArn },
            replacing: { user: "another" },
        });
        await role.delete();
        await user.delete();
    });

    it("has managed policies, with as many versions as AWS keeps", async () => {
        await liveThrough({
            type: "aws:iam/policy:Policy",
            inputs: { policy: policy("sqs:SendMessage"), description: "Sends", tags: { team: "orders" } },
            later: { policy: policy("sqs:ReceiveMessage"), tags: { stage: "test" } },
            replacing: { description: "Receives", name: "another", path: "/messaging/" },
        });
        const made = await make("aws:iam/policy:Policy", { policy: policy("sqs:Get0") });
        let { state } = made;
        for (const version of [1, 2, 3, 4, 5, 6]) {
            const news = { ...made.inputs, policy: policy(`sqs:Get${version}`) };
            state = await updateResource(made.target, state, news);
        }
        assert.equal(state.properties["policy"], policy("sqs:Get6"));
        await made.delete();
    });

    it("has instance profiles", async () => {
        const [role, other] = [await makeRole(), await makeRole({}, "other")];
        await liveThrough({
            type: "aws:iam/instanceProfile:InstanceProfile",
            inputs: { role: role.state.id, tags: { team: "orders" } },
            later: { role: other.state.id, tags: { stage: "test" } },
            replacing: { name: "another", path: "/messaging/" },
        });
        await role.delete();
        await other.delete();
    });

    it("deletes a role that an instance profile holds", async () => {
        const role = await makeRole();
        const profile = await make("aws:iam/instanceProfile:InstanceProfile", { role: role.state.id });
        await role.delete();
        await profile.delete();
    });

    it("has users, with the keys that are theirs", async () => {
        const boundary = await make("aws:iam/policy:Policy", { policy: policy("sqs:*") }, "boundary");
        await liveThrough({
            type: "aws:iam/user:User",
            inputs: { forceDestroy: true, tags: { team: "orders" } },
            later: { permissionsBoundary: boundary.state.id, tags: { stage: "test" } },
            replacing: { name: "another" },
            unreadable: ["forceDestroy"],
        });
        const user = await make("aws:iam/user:User", { forceDestroy: true });
        await make("aws:iam/accessKey:AccessKey", { user: user.state.id });
        await user.delete();
        await boundary.delete();
    });

    it("has access keys, and tells their secret once", async () => {
        const user = await make("aws:iam/user:User", {});
        const type = "aws:iam/accessKey:AccessKey";
        await liveThrough({
            type,
            inputs: { user: user.state.id },
            later: { status: "Inactive" },
            replacing: { user: "another" },
        });
        const key = await make(type, { user: user.state.id });
        assert.match(String(key.state.properties["secret"]), /^\S{40}$/);
        const imported = await readResource(key.target, { id: key.state.id, properties: {} }, undefined);
        assert.equal(imported!.state.properties["secret"], undefined);
        await key.delete();
        await user.delete();
    });

    it("has groups", async () => {
        await liveThrough({
            type: "aws:iam/group:Group",
            inputs: { path: "/messaging/" },
            replacing: { name: "another" },
        });
    });

    it("has OpenID Connect providers", async () => {
        await liveThrough({
            type: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
            inputs: {
                url: "https://ci.example.com",
                clientIdLists: ["sts.amazonaws.com"],
                thumbprintLists: ["6938fd4d98bab03faadb97b34396831e3780aea1"],
                tags: { team: "orders" },
            },
            replacing: { url: "https://gitlab.com" },
        });
    });

    it("has service-linked roles", async () => {
        await liveThrough({
            type: "aws:iam/serviceLinkedRole:ServiceLinkedRole",
            inputs: { awsServiceName: "batch.amazonaws.com", tags: { team: "orders" } },
            later: { description: "Runs batches", tags: { stage: "test" } },
            replacing: { awsServiceName: "ecs.amazonaws.com" },
        });
    });
});

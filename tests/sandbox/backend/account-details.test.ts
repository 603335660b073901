import assert from "node:assert/strict";

import {
    AttachRolePolicyCommand,
    CreatePolicyCommand,
    CreateUserCommand,
    GetAccountAuthorizationDetailsCommand,
    PutRolePermissionsBoundaryCommand,
    PutUserPermissionsBoundaryCommand,
    UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";

import { type Account, allow, document, uniqueName } from "../../support/aws";
import { withAccount } from "../../support/backend";

describe("the details of an account", () => {
    let account: Account;

    before(withAccount((it) => (account = it)));

    const details = () => account.root.iam.send(new GetAccountAuthorizationDetailsCommand({}));

    it("tell the permissions boundaries of roles and users", async () => {
        const { iam } = account.root;
        const PolicyDocument = document(allow("sqs:*", "*"));
        const policy = await iam.send(
            new CreatePolicyCommand({ PolicyName: uniqueName("bound"), PolicyDocument }),
        );
        const PermissionsBoundary = policy.Policy!.Arn!;
        const { name: RoleName } = await account.role();
        const UserName = uniqueName("user");
        await iam.send(new CreateUserCommand({ UserName }));
        await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary }));
        await iam.send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary }));
        const { RoleDetailList, UserDetailList } = await details();
        const role = RoleDetailList?.find((it) => it.RoleName === RoleName);
        const user = UserDetailList?.find((it) => it.UserName === UserName);
        assert.deepEqual(
            [role, user].map((it) => it?.PermissionsBoundary?.PermissionsBoundaryArn),
            [PermissionsBoundary, PermissionsBoundary],
        );
    });

    it("tell those policies of AWS that somebody has, and no others", async () => {
        const { name: RoleName } = await account.role();
        const PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        await account.root.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
        const { Policies = [] } = await details();
        const ofAws = Policies.filter(({ Arn }) => Arn?.startsWith("arn:aws:iam::aws:"));
        assert.deepEqual(
            ofAws.map(({ Arn }) => Arn),
            [PolicyArn],
        );
        const [version] = ofAws[0]!.PolicyVersionList!;
        assert.match(decodeURIComponent(version!.Document!), /"sqs:Get\*"|"sqs:GetQueueAttributes"/);
    });

    it("tell whom a role trusts by ARNs", async () => {
        const { arn } = await account.role();
        const { name: RoleName } = await account.role();
        const trust = { Effect: "Allow", Principal: { AWS: arn }, Action: "sts:AssumeRole" };
        const PolicyDocument = document(trust);
        await account.root.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
        const { RoleDetailList } = await details();
        const told = RoleDetailList?.find((it) => it.RoleName === RoleName)?.AssumeRolePolicyDocument;
        assert.deepEqual(JSON.parse(decodeURIComponent(told!)), JSON.parse(PolicyDocument));
    });
});

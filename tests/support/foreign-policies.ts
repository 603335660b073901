import {
    AddUserToGroupCommand,
    AttachGroupPolicyCommand,
    AttachRolePolicyCommand,
    CreateAccessKeyCommand,
    CreateGroupCommand,
    CreatePolicyCommand,
    CreateUserCommand,
    PutGroupPolicyCommand,
    PutRolePermissionsBoundaryCommand,
    PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { CreateAliasCommand } from "@aws-sdk/client-kms";

import { type Target } from "./access-matrix";
import { Account, allow, Clients, document, type Role, type Statement, uniqueName } from "./aws";
import type { Caller } from "./callers";

/** Somebody of the account, or of another one, by the name that the matrix has for its row. */
export interface Somebody {
    row: string;
    caller: Caller;
}

/** An account with policies that no component would write. */
export interface ForeignAccount {
    everybody: Somebody[];
    targets: Target[];
}

const partner = "999988887777";
const stranger = "888877776666";
const deny = (Action: string | string[], Resource: string | string[], more: Statement = {}) => ({
    ...allow(Action, Resource, more),
    Effect: "Deny",
});

export async function foreignAccount(account: Account): Promise<ForeignAccount> {
    const everything = allow(["sqs:*", "sns:*", "kms:*"], "*");
    const roles = await rolesOf(account);
    const users = await usersOf(account);
    const targets = await targetsOf(account, roles["keyholder"]!.arn, users["open"]!.arn);
    const others = [partner, stranger].map((id) => new Account({ ...account.backend, account: id }));
    const [ofPartner, ofStranger] = await Promise.all(others.map((other) => other.role([everything])));
    return {
        everybody: [
            ...Object.values(roles).map(({ name: row, clients: caller }) => ({ row, caller })),
            ...Object.values(users).map(({ name: row, clients: caller }) => ({ row, caller })),
            { row: `account ${partner}`, caller: ofPartner!.clients },
            { row: "any AWS account", caller: ofStranger!.clients },
        ],
        targets,
    };
}

async function rolesOf(account: Account): Promise<Record<string, Role>> {
    const { iam } = account.root;
    const beside = {
        Effect: "Allow",
        NotAction: ["sqs:DeleteQueue", "sqs:PurgeQueue", "kms:*"],
        Resource: "*",
    };
    const onlyTagged = {
        Condition: { StringEquals: { "aws:ResourceTag/Team": "${aws:PrincipalTag/Team}" } },
    };
    const roles = {
        notAction: await account.role([beside]),
        bounded: await account.role([allow(["sqs:*", "kms:*"], "*")]),
        keyholder: await account.role([allow("sqs:*", "*")]),
        delegated: await account.role([allow(["sqs:*", "kms:GenerateDataKey", "kms:Decrypt"], "*")]),
        notOthers: await account.role([
            allow(["sqs:*", "sns:*"], "*"),
            deny("*", "*", { Condition: { StringNotEquals: { "aws:RequestedRegion": "us-east-1" } } }),
            { Effect: "Deny", Action: ["sqs:*"], NotResource: "arn:aws:sqs:*:*:*open*" },
        ]),
        tagged: await account.role([allow("sqs:*", "*", onlyTagged)], {
            tags: [{ Key: "Team", Value: "a" }],
        }),
        powerless: await account.role(),
        ofAws: await account.role(),
    };
    const boundary = document(allow(["sqs:ReceiveMessage", "sqs:SendMessage", "sqs:GetQueue*"], "*"));
    const created = await iam.send(
        new CreatePolicyCommand({ PolicyName: uniqueName("boundary"), PolicyDocument: boundary }),
    );
    const PermissionsBoundary = created.Policy!.Arn!;
    await iam.send(
        new PutRolePermissionsBoundaryCommand({ RoleName: roles.bounded.name, PermissionsBoundary }),
    );
    const PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    await iam.send(new AttachRolePolicyCommand({ RoleName: roles.ofAws.name, PolicyArn }));
    return roles;
}

interface User {
    name: string;
    arn: string;
    clients: Clients;
}

async function usersOf(account: Account): Promise<Record<string, User>> {
    const { iam } = account.root;
    const users = {
        open: await user(account),
        star: await user(account, allow("sqs:*", "*")),
        member: await user(account),
    };
    const GroupName = uniqueName("group");
    await iam.send(new CreateGroupCommand({ GroupName }));
    await iam.send(new AddUserToGroupCommand({ GroupName, UserName: users.member.name }));
    const PolicyDocument = document(allow(["sns:Publish", "sqs:Receive*"], "*"));
    await iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName: "inline", PolicyDocument }));
    const managed = await iam.send(
        new CreatePolicyCommand({
            PolicyName: uniqueName("managed"),
            Path: "/team/",
            PolicyDocument: document(
                allow("sqs:DeleteMessage", "*"),
                deny("sqs:DeleteMessage", "arn:aws:sqs:*:*:*open*"),
            ),
        }),
    );
    await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn: managed.Policy!.Arn! }));
    return users;
}

async function user({ root, backend }: Account, ...statements: Statement[]): Promise<User> {
    const UserName = uniqueName("user");
    const { User: made } = await root.iam.send(new CreateUserCommand({ UserName }));
    if (statements.length > 0) {
        const PolicyDocument = document(...statements);
        await root.iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "own", PolicyDocument }));
    }
    const { AccessKey } = await root.iam.send(new CreateAccessKeyCommand({ UserName }));
    const credentials = {
        accessKeyId: AccessKey!.AccessKeyId!,
        secretAccessKey: AccessKey!.SecretAccessKey!,
    };
    return { name: UserName, arn: made!.Arn!, clients: new Clients(backend, credentials) };
}

async function targetsOf(account: Account, keyholder: string, user: string): Promise<Target[]> {
    const use = { Action: ["kms:GenerateDataKey", "kms:Decrypt"], Principal: { AWS: keyholder } };
    const through = { StringEquals: { "kms:ViaService": "sqs.us-east-1.amazonaws.com" } };
    const root = { AWS: account.rootArn };
    const named = await account.key({ ...use, Condition: through }, { Action: "kms:List*", Principal: root });
    const delegating = await account.key({ Action: "kms:*", Principal: root });
    const plain = await account.queue({}, "-plain");
    const open = await account.queue({}, "-open");
    await account.queuePolicy(
        open,
        allow(["sqs:SendMessage", "sqs:GetQueueUrl"], open.arn, {
            Principal: { AWS: `arn:aws:iam::${partner}:root` },
        }),
        allow("sqs:*", open.arn, { Principal: { AWS: user } }),
        deny("sqs:PurgeQueue", open.arn, { Principal: "*" }),
    );
    const held = await account.queue({ KmsMasterKeyId: named }, "-held");
    const shared = await account.queue({ KmsMasterKeyId: delegating }, "-shared");
    const managed = await account.queue({ KmsMasterKeyId: "alias/aws/sqs" }, "-managed");
    const topic = await account.topic({ KmsMasterKeyId: delegating });
    const aliases = await Promise.all([named, delegating].map((key) => aliasOf(account, key)));
    return [
        ...[plain, open, held, shared, managed].map(({ arn }) => target("queue", arn)),
        target("topic", topic),
        target("key", named, aliases[0]),
        target("key", delegating, aliases[1]),
    ];
}

async function aliasOf({ root }: Account, TargetKeyId: string): Promise<string> {
    const AliasName = `alias/${uniqueName("key")}`;
    await root.kms.send(new CreateAliasCommand({ AliasName, TargetKeyId }));
    return AliasName;
}

function target(kind: Target["kind"], arn: string, ...aliases: (string | undefined)[]): Target {
    const name = arn.split(/[:/]/).pop()!;
    return { kind, name, arn, policy: {}, tags: {}, aliases: aliases.filter((alias) => alias !== undefined) };
}

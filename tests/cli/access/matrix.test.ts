import assert from "node:assert";

import { accessOf, OWN, policy, queue, QUEUE, role, rolePolicy, said } from "../../support/sketched-access";

const send = { Action: "sqs:SendMessage" };
const root = { AWS: `arn:aws:iam::${OWN}:root` };

describe("a role in the matrix", () => {
    it("may what its policies allow, and nothing else", () => {
        const access = accessOf([queue(), role("worker"), rolePolicy("worker", send)]);
        assert.deepStrictEqual(said(access, "worker", "send"), ["yes"]);
        assert.deepStrictEqual(said(access, "worker", "purge"), ["no"]);
    });

    it("is told the conditions that its requests have to meet", () => {
        const fromNetwork = { Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } } };
        const access = accessOf([queue(), role("worker"), rolePolicy("worker", { ...send, ...fromNetwork })]);
        assert.deepStrictEqual(said(access, "worker", "send"), ["if", "aws:SourceVpce StringEquals vpce-1"]);
    });

    it("is told the conditions under which a Deny closes", () => {
        const elsewhere = { Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } } };
        const deny = { Effect: "Deny", Principal: "*", Action: "sqs:*", ...elsewhere };
        const access = accessOf([queue({}, deny), role("worker"), rolePolicy("worker", send)]);
        assert.deepStrictEqual(said(access, "worker", "send"), [
            "if",
            "unless aws:SourceVpce StringNotEquals vpce-1",
        ]);
    });

    it("is not known where a policy that it has is not in the source", () => {
        const arn = "arn:aws:iam::aws:policy/AmazonSQSFullAccess";
        const attachment = {
            type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            name: "full",
            inputs: { role: "worker", policyArn: arn },
        };
        const access = accessOf([queue(), role("worker"), attachment]);
        assert.deepStrictEqual(said(access, "worker", "send"), ["unknown", `${arn} is not in the source`]);
    });

    it("is not known where its boundary is not in the source, and shut out where nothing opens", () => {
        const permissionsBoundary = `arn:aws:iam::${OWN}:policy/boundary`;
        const access = accessOf([
            queue(),
            role("worker", { permissionsBoundary }),
            rolePolicy("worker", send),
        ]);
        assert.deepStrictEqual(said(access, "worker", "send"), [
            "unknown",
            `${permissionsBoundary} is not in the source`,
        ]);
        assert.deepStrictEqual(said(access, "worker", "purge"), ["no"]);
    });

    it("stays within a boundary of the source", () => {
        const arn = `arn:aws:iam::${OWN}:policy/boundary`;
        const boundary = {
            type: "aws:iam/policy:Policy",
            name: "boundary",
            inputs: { name: "boundary", arn, policy: policy(send) },
        };
        const bounded = role("worker", { permissionsBoundary: arn });
        const access = accessOf([queue(), boundary, bounded, rolePolicy("worker", { Action: "sqs:*" })]);
        assert.deepStrictEqual(said(access, "worker", "send"), ["yes"]);
        assert.deepStrictEqual(said(access, "worker", "purge"), ["no"]);
    });

    it("goes by its tags, unless its sessions bring others", () => {
        const byTag = { Condition: { StringEquals: { "aws:ResourceTag/Team": "${aws:PrincipalTag/Team}" } } };
        const trust = policy({ Action: ["sts:AssumeRole", "sts:TagSession"], Principal: root });
        const answers = [{ tags: { Team: "a" } }, { tags: { Team: "b" } }, { assumeRolePolicy: trust }].map(
            (inputs) =>
                said(
                    accessOf([
                        queue({ tags: { Team: "a" } }),
                        role("worker", inputs),
                        rolePolicy("worker", { ...send, ...byTag }),
                    ]),
                    "worker",
                    "send",
                )[0],
        );
        assert.deepStrictEqual(answers, ["yes", "no", "if"]);
    });

    it("may a part of what a column holds", () => {
        const access = accessOf([
            queue(),
            role("worker"),
            rolePolicy("worker", { Action: "sqs:ReceiveMessage" }),
        ]);
        assert.deepStrictEqual(said(access, "worker", "receive and delete"), ["some"]);
    });

    it("is not known where only the policy of the queue names it", () => {
        const stranger = `arn:aws:iam::${OWN}:role/elsewhere`;
        const open = queue({}, { ...send, Principal: { AWS: stranger } });
        const access = accessOf([open]);
        assert.deepStrictEqual(said(access, `elsewhere (${OWN})`, "send"), [
            "if",
            `the policies of ${stranger} are not in the source: unless they deny it`,
        ]);
        assert.deepStrictEqual(said(access, `elsewhere (${OWN})`, "purge"), [
            "unknown",
            `the policies of ${stranger} are not in the source`,
        ]);
    });
});

describe("a user in the matrix", () => {
    const name = "ann";
    const user = {
        type: "aws:iam/user:User",
        name,
        inputs: { name, arn: `arn:aws:iam::${OWN}:user/${name}` },
    };
    const group = { type: "aws:iam/group:Group", name: "team", inputs: { name: "team" } };
    const given = {
        type: "aws:iam/groupPolicy:GroupPolicy",
        name: "given",
        inputs: { group: "team", policy: policy(send) },
    };

    it("may what its groups may, however it became a member", () => {
        const memberships = [
            { type: "aws:iam/groupMembership:GroupMembership", inputs: { group: "team", users: [name] } },
            {
                type: "aws:iam/userGroupMembership:UserGroupMembership",
                inputs: { groups: ["team"], user: name },
            },
        ];
        const answers = memberships.map((membership) =>
            said(accessOf([queue(), user, group, given, { ...membership, name: "member" }]), name, "send"),
        );
        assert.deepStrictEqual(answers, [["yes"], ["yes"]]);
        assert.deepStrictEqual(said(accessOf([queue(), user, group, given]), name, "send"), ["no"]);
    });
});

describe("what the matrix is asked for", () => {
    const sketches = [queue(), role("worker"), rolePolicy("worker", send), role("other")];

    it("is a cell, with the statements that decide", () => {
        const access = accessOf(sketches, {
            principal: "worker",
            action: "send",
            resource: QUEUE,
            explain: true,
        });
        assert.deepStrictEqual(
            access.cells.map(({ principal, answer, statements }) => [principal, answer, statements]),
            [
                [
                    "worker",
                    "yes",
                    [
                        {
                            of: "identity",
                            urn: "urn:pulumi:dev::orders::aws:iam/rolePolicy:RolePolicy::worker-policy",
                            property: "policy",
                            effect: "Allow",
                            statement: "1",
                            text: JSON.stringify({ Effect: "Allow", Resource: "*", ...send }),
                        },
                    ],
                ],
            ],
        );
    });

    it("is the Deny that shuts somebody out", () => {
        const shut = { Sid: "Closed", Effect: "Deny", Principal: "*", Action: "sqs:*" };
        const access = accessOf([queue({}, shut), ...sketches.slice(1)], {
            principal: "worker",
            action: "send",
            explain: true,
        });
        assert.deepStrictEqual(
            access.cells.map(({ answer, statements }) => [answer, statements?.map((it) => it.statement)]),
            [["no", ['"Closed"']]],
        );
    });
});

import assert from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { type Change } from "../../../cli/access/diff";
import { type Access } from "../../../cli/access/matrix";
import { repositoryRoot } from "../../../sandbox";
import { withEngine } from "../../support/sandbox";
import { FOREIGN, key, KEY, policy, queue, role, rolePolicy } from "../../support/sketched-access";
import { exported } from "../../support/states";
import { tool } from "../../support/tool";

const send = { Action: "sqs:SendMessage" };
const tls = {
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const worker = [role("worker"), rolePolicy("worker", send)];

describe("secure-messaging access", () => {
    let folder: string;

    before(withEngine);

    before(() => {
        folder = mkdtempSync(path.join(tmpdir(), "access-"));
        const keep = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
        keep("state.json", exported(queue({}, tls), ...worker));
        keep("open.json", exported(queue({}, tls, { ...send, Principal: { AWS: FOREIGN } }), ...worker));
        keep("keyed.json", exported(queue({ kmsMasterKeyId: KEY }, tls), key(), ...worker));
        keep("terraform.json", JSON.stringify({ terraform_version: "1.9.0", resources: [] }));
    });

    after(() => rmSync(folder, { recursive: true }));

    const access = (...words: string[]) => tool(["access", ...words], folder);

    it("tells the matrix of a state as a table", async () => {
        const { code, out } = await access("--state", "state.json");
        assert.strictEqual(code, 0);
        assert.strictEqual(
            out,
            [
                "Who may do what: state of orders/dev. Calls come signed and over TLS.",
                "",
                "Not looked at: control policies of the organisation, session policies, policies of VPC endpoints, what was attached to these roles and users outside of the program.",
                "",
                "queue jobs, encrypted with nothing of KMS",
                "",
                "                                send    receive and delete  hide    redrive  purge   read settings  change settings",
                "worker                          yes     no                  no      no       no      no             no",
                "others of account 111122223333  if [1]  if [1]              if [1]  if [1]   if [1]  if [1]         if [1]",
                "",
                "[1] IAM of 111122223333 allows it",
                "",
            ].join("\n"),
        );
    });

    it("tells what a program would let roles do", async function () {
        this.timeout(120_000);
        const program = path.join(repositoryRoot, "examples/orders");
        const { code, out } = await access(
            program,
            "--resource",
            "orders-main-queue",
            "--principal",
            "orders-worker-role",
        );
        assert.strictEqual(code, 0);
        assert.match(out, /^Who may do what: preview of orders\/dev\./);
        assert.match(out, /^orders-worker-role +no +yes +yes +no +no +some +no$/m);
    });

    it("tells where the key decides", async () => {
        const { out } = await access("--state", "keyed.json", "--format", "markdown");
        assert.match(out, /^### queue jobs, encrypted with key key$/m);
        assert.match(out, /^\| worker \| no by the key \| no \|/m);
    });

    it("tells the statements that decide on a cell", async () => {
        const words = ["--explain", "--principal", "worker", "--action", "send"];
        const { out } = await access("--state", "state.json", ...words);
        assert.strictEqual(
            out,
            [
                "worker, send, queue jobs: yes",
                "  sqs:SendMessage yes",
                "  Allow by identity policy, policy of worker-policy (iam.RolePolicy), statement 1",
                `    ${JSON.stringify({ Effect: "Allow", Resource: "*", Action: "sqs:SendMessage" })}`,
                "",
            ].join("\n"),
        );
        const nothing = await access(
            "--state",
            "state.json",
            "--explain",
            "--principal",
            "worker",
            "--action",
            "purge",
        );
        assert.match(
            nothing.out,
            /: no\n {2}sqs:PurgeQueue no\n {2}no statement about queue jobs allows it\n$/,
        );
    });

    it("tells each action where asked for", async () => {
        const { out } = await access("--state", "state.json", "--actions", "--principal", "worker");
        assert.match(out, /^ +sqs:SendMessage$/m);
        assert.match(out, /^worker +yes$/m);
    });

    it("compares two states, and a state with a matrix that was kept", async () => {
        const { out } = await access("--state", "state.json", "--json");
        assert.deepStrictEqual((JSON.parse(out) as Access).missing, []);
        writeFileSync(path.join(folder, "kept.json"), out);
        for (const before of ["state.json", "kept.json"]) {
            const wider = await access("--diff", before, "open.json", "--fail-on-wider", "--json");
            const { changes } = JSON.parse(wider.out) as { changes: Change[] };
            assert.deepStrictEqual(changes, [
                {
                    resource: "queue jobs",
                    principal: `account ${FOREIGN}`,
                    column: "send",
                    before: "no",
                    after: "if",
                    direction: "wider",
                    actions: { "sqs:SendMessage": ["no", "if"] },
                },
            ]);
            assert.strictEqual(wider.code, 1);
        }
    });

    it("ends well where access becomes narrower, and says so", async () => {
        const { code, out } = await access("--diff", "open.json", "state.json", "--fail-on-wider");
        assert.strictEqual(code, 0);
        assert.match(
            out,
            /^narrower +queue jobs +account 999988887777 +send +if -> no +sqs:SendMessage if -> no$/m,
        );
        assert.match(out, /^0 wider, 0 unknown, 1 narrower$/m);
    });

    it("says of a change to something unknown that it is", async () => {
        const attached = {
            type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            name: "more",
            inputs: { role: "worker", policyArn: "arn:aws:iam::aws:policy/PowerUserAccess" },
        };
        writeFileSync(path.join(folder, "more.json"), exported(queue({}, tls), ...worker, attached));
        const { code, out } = await access("--diff", "state.json", "more.json", "--fail-on-wider");
        assert.strictEqual(code, 0);
        assert.match(out, /^unknown +queue jobs +worker +purge +no -> unknown/m);
    });

    it("prints the policy for reading an account", async () => {
        const { out } = await access("--policy");
        const { Statement } = JSON.parse(out) as { Statement: { Action: string[] }[] };
        assert.ok(Statement[0]?.Action.includes("iam:GetAccountAuthorizationDetails"));
        assert.ok(Statement[0]?.Action.every((action) => /^\w+:(List|Get|Describe)/.test(action)));
    });

    const wrong: Record<string, [words: string[], code: number, line: RegExp]> = {
        "two sources": [["infra", "--account"], 2, /^Give one of: a program, --state, --account, --diff\.$/m],
        "a region without an account": [["--region", "eu-west-1"], 2, /^--region goes with --account\.$/m],
        "one side of a difference": [
            ["--diff", "state.json"],
            2,
            /--diff takes two, before and after; here are 1\./,
        ],
        "a gate without a difference": [["--fail-on-wider"], 2, /^--fail-on-wider goes with --diff\.$/m],
        "a format that there is none of": [["--format", "pdf"], 2, /argument 'pdf' is invalid/],
        "no such file": [["--state", "none.json"], 3, /there is no such file/],
        "the state of another tool": [
            ["--state", "terraform.json"],
            3,
            /is no state of Pulumi, but of Terraform/,
        ],
    };
    for (const [what, [words, code, line]] of Object.entries(wrong))
        it(`ends with ${code} and one line for ${what}`, async () => {
            const said = await access(...words);
            assert.strictEqual(said.code, code);
            assert.match(said.err, line);
            assert.strictEqual(said.out, "");
        });

    it("takes a policy that nobody can read for none that is known", async () => {
        const broken = { ...queue(), inputs: { ...queue().inputs, policy: `${policy(send)}}` } };
        writeFileSync(path.join(folder, "broken.json"), exported(broken, ...worker));
        const { code, out } = await access("--state", "broken.json");
        assert.strictEqual(code, 0);
        assert.match(out, /^worker +unknown \[1\]/m);
        assert.match(out, /^\[1\] policy of jobs \(sqs\.Queue\) cannot be read: it is not JSON/m);
    });
});

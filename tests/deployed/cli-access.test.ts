import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { type Change } from "../../cli/access/diff";
import { type Access } from "../../cli/access/matrix";
import { backendDisagrees } from "../support/access-answers";
import { answerTo } from "../support/access-cells";
import { type Account, allow, type Statement } from "../support/aws";
import { withOwnAccount } from "../support/backend";
import { toolIn } from "../support/cloud-tool";
import { type ForeignAccount, foreignAccount } from "../support/foreign-policies";

describe("secure-messaging access --account", function () {
    this.timeout(300_000);
    let account: Account;
    let foreign: ForeignAccount;

    before(withOwnAccount((it) => (account = it)));

    before("policies that no component would write", async () => {
        foreign = await foreignAccount(account);
    });

    it("says of everybody what the backend answers to each call", async () => {
        const { code, out, err } = await toolIn(account.backend, ["access", "--account", "--json"]);
        assert.equal(code, 0, err);
        const access = JSON.parse(out) as Access;
        const { everybody, targets } = foreign;
        const { asked, disagreed } = await backendDisagrees(access, everybody, targets, account.root);
        assert.ok(asked > 1_000, `${asked} calls`);
        assert.deepEqual(disagreed, []);
    });

    it("takes no more rights than the policy that it prints", async () => {
        const policy = JSON.parse((await toolIn(account.backend, ["access", "--policy"])).out) as Printed;
        const { credentials } = await account.role(policy.Statement);
        const { code, out, err } = await toolIn(account.backend, ["access", "--account", "--json"], {
            credentials,
        });
        assert.deepEqual({ code, err }, { code: 0, err: "" });
        assert.ok((JSON.parse(out) as Access).cells.length > 100);
    });

    it("tells what it can where IAM tells nothing, and marks it as partial", async () => {
        const statement = allow(["sqs:List*", "sqs:Get*", "sns:List*", "sns:Get*", "kms:*"], "*");
        const { credentials } = await account.role([statement]);
        const { code, out, err } = await toolIn(account.backend, ["access", "--account", "--json"], {
            credentials,
        });
        assert.equal(code, 5);
        assert.match(err, /^missing: iam:GetAccountAuthorizationDetails was refused: /m);
        const access = JSON.parse(out) as Access;
        const [plain, open] = foreign.targets.map(({ kind, name }) => `${kind} ${name}`);
        const others = `others of account ${account.backend.account}`;
        assert.equal(answerTo(access, others, "purge", plain!), "if");
        assert.equal(answerTo(access, others, "purge", open!), "no");
        assert.equal(answerTo(access, "account 999988887777", "send", open!), "if");
    });

    it("shows what a change of a policy lets in", async () => {
        const folder = mkdtempSync(path.join(tmpdir(), "access-"));
        const keep = async (file: string) => {
            const { out } = await toolIn(account.backend, ["access", "--account", "--json"]);
            writeFileSync(path.join(folder, file), out);
        };
        const { arn, url } = await account.queue({}, "-changed");
        await keep("before.json");
        await account.queuePolicy({ arn, url }, allow("sqs:SendMessage", arn, { Principal: "*" }));
        await keep("after.json");
        const words = (...files: string[]) => ["access", "--diff", ...files, "--fail-on-wider", "--json"];
        const wider = await toolIn(account.backend, words("before.json", "after.json"), { folder });
        const narrower = await toolIn(account.backend, words("after.json", "before.json"), { folder });
        const same = await toolIn(account.backend, words("after.json", "after.json"), { folder });
        assert.deepEqual([wider.code, narrower.code, same.code], [1, 0, 0]);
        const { changes } = JSON.parse(wider.out) as { changes: Change[] };
        const found = changes.find(({ principal }) => principal === "any AWS account");
        assert.deepEqual(
            [found?.column, found?.before, found?.after, found?.direction],
            ["send", "no", "yes", "wider"],
        );
        assert.deepEqual(JSON.parse(same.out).changes, []);
        rmSync(folder, { recursive: true });
    });
});

interface Printed {
    Statement: Statement[];
}

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";

import { DisableKeyRotationCommand, EnableKeyRotationCommand } from "@aws-sdk/client-kms";

import { type Report } from "../../cli/verify/report";
import { acceptedSet, externalId } from "../support/accepted-set";
import { allow } from "../support/aws";
import { withoutChance } from "../support/chance";
import { toolIn } from "../support/cloud-tool";
import { holdsSample } from "../support/samples";
import { faults } from "../support/set-faults";
import { depthsOf, ofOutcome, verified } from "../support/verified";

describe("verify, of a deployed set", function () {
    this.timeout(180_000);
    const set = acceptedSet();

    it("passes a sound one in every check, and leaves its queues as they were", async () => {
        const { checks, code, err, summary, foreign } = await verified(set());
        assert.deepEqual(
            checks.filter(({ outcome }) => outcome !== "PASS"),
            [],
        );
        assert.deepEqual([code, summary.FAIL, summary.UNKNOWN, foreign], [0, 0, 0, 0]);
        assert.doesNotMatch(err, /message/i);
        assert.deepEqual(new Set(await depthsOf(set())), new Set([0]));
        const evidence = (name: string) =>
            checks.find((line) => `${line.check} ${line.resource}` === name)?.evidence;
        assert.match(evidence("flow.dead-letter orders-billing-queue")!, /in vain 5 times.*moved it back/);
        assert.match(
            evidence("access orders-worker-role on orders-billing-dlq")!,
            /sqs:SendMessage was denied; sqs:ReceiveMessage was denied; its policies allow nothing/,
        );
        assert.match(
            evidence("access orders-batch-role on orders-billing-dlq")!,
            /^this caller cannot take it; its/,
        );
    });

    for (const [what, { act, found }] of Object.entries(faults))
        it(`finds ${what}, and nothing else`, async () => {
            await act(set());
            const { checks, code } = await verified(set());
            assert.deepEqual(ofOutcome(checks, "FAIL"), found.sort());
            assert.equal(code, 1);
            assert.deepEqual(new Set(await depthsOf(set())), new Set([0]));
        });

    it("tells in a line each what was seen, and in one more how much of it", async () => {
        const { code, out } = await set().verify("--only", "settings", "--wait", "0");
        const lines = out.trimEnd().split("\n");
        assert.equal(code, 0);
        assert.match(
            lines.at(-1)!,
            /^\d+ passed, 0 failed, 0 unknown: state of accepted\/dev, in us-east-1 of account \d+$/,
        );
        assert.ok(lines.slice(0, -1).every((line) => /^PASS +[a-z.-]+ +[a-z-]+ +\S/.test(line)));
    });

    it("prints the samples of the docs", async () => {
        const sampled = async (code: number, ...flags: string[]) => {
            const said = await set().verify("--wait", "0", ...flags);
            assert.equal(said.code, code, said.err);
            const words = `verify --state state.json --external-id ${externalId} --wait 0 ${flags.join(" ")}`;
            holdsSample("verify", words, withoutChance(said.out));
        };
        await sampled(0, "--set", "orders", "--only", "flow");
        await faults["a queue that everybody may send to"]!.act(set());
        await faults["a deleted alarm"]!.act(set());
        await sampled(1, "--set", "orders", "--only", "settings");
    });

    it("looks at one set only, of the name that it is given", async () => {
        const { checks } = await verified(set(), "--only", "settings", "--set", "orders");
        assert.ok(
            checks.length > 0 &&
                checks.every(({ check, resource }) => check === "trail" || /^orders-/.test(resource)),
        );
        const { code, err } = await set().verify("--set", "others");
        assert.deepEqual([code, err], [2, "The state has no set others; it has orders.\n"]);
    });

    it("looks again while what failed may still be on its way", async () => {
        const { kms } = set().account.root;
        const key = { KeyId: set().outputs.keyArn };
        await kms.send(new DisableKeyRotationCommand(key));
        const looking = set().verify("--only", "settings", "--wait", "30", "--json");
        setTimeout(() => void kms.send(new EnableKeyRotationCommand(key)), 2_000);
        const { code, out } = await looking;
        assert.deepEqual([code, (JSON.parse(out) as Report).summary.FAIL], [0, 0]);
    });

    it("says the same where AWS throttles one call in five", async () => {
        const { control } = set().account;
        const { checks } = await verified(set(), "--only", "settings");
        await control.setFault({ kind: "throttled", every: 5 });
        try {
            assert.deepEqual((await verified(set(), "--only", "settings")).checks, checks);
        } finally {
            await control.clearFault();
        }
    });

    it("keeps what it saw, and ends as partial, where AWS denies some calls", async () => {
        const look = [
            "sqs:Get*",
            "sqs:List*",
            "sns:Get*",
            "sns:List*",
            ...["kms:Describe*", "kms:Get*", "kms:List*"],
            "iam:Get*",
            "iam:List*",
        ];
        const { credentials } = await set().account.role([allow(look, "*")]);
        const words = ["verify", "--state", set().state, "--only", "settings", "--wait", "0", "--json"];
        const { code, out } = await toolIn(set().account.backend, words, { credentials });
        const { checks } = JSON.parse(out) as Report;
        assert.equal(code, 5);
        assert.deepEqual(ofOutcome(checks, "FAIL"), []);
        const open = checks.filter(({ outcome }) => outcome === "UNKNOWN");
        assert.ok(
            open.length > 0 &&
                open.every(({ denied, evidence }) => denied && /^not readable: /.test(evidence)),
        );
        assert.deepEqual([...new Set(open.map(({ check }) => check))].sort(), [
            "alarm",
            "key.callers",
            "trail",
        ]);
    });

    it("judges roles that nobody here can take by their policies", async () => {
        const { backend } = set().account;
        const words = ["verify", "--state", set().state, "--only", "access", "--wait", "0", "--json"];
        // The root user takes no role.
        const { code, out } = await toolIn(backend, [...words, "--plain-endpoint", backend.plainEndpoint]);
        const { checks } = JSON.parse(out) as Report;
        assert.equal(code, 0);
        assert.deepEqual(
            checks.filter(({ outcome }) => outcome !== "PASS"),
            [],
        );
        const access = checks.filter(({ check }) => check === "access");
        assert.ok(
            access.every(({ evidence }) =>
                evidence.startsWith("this caller cannot take it; its policies allow"),
            ),
        );
    });

    it("says in one line what keeps it from looking", async () => {
        const { backend } = set().account;
        const file = set().state.replace("state.json", "other.json");
        writeFileSync(file, JSON.stringify({ version: 3, deployment: { resources: [] } }));
        const at = (...words: string[]) => toolIn(backend, ["verify", ...words]);
        assert.deepEqual(await at("--state", file), {
            code: 3,
            out: "",
            err: "There is no queue, topic or key in an empty state.\n",
        });
        const { code, err } = await toolIn({ ...backend, account: "999988887777" }, [
            "verify",
            "--state",
            set().state,
        ]);
        assert.deepEqual(
            [code, err],
            [3, `The state is of account ${backend.account}, and the credentials are of 999988887777.\n`],
        );
        assert.equal((await at()).code, 2);
        assert.equal((await at("--state", file, "--wait", "long")).code, 2);
        assert.equal((await at("--state", `${file}.missing`)).code, 3);
    });
});

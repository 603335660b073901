import assert from "node:assert";

import type { Configuration } from "../../policypack/configuration";
import type { Exemption } from "../../policypack/exemptions";
import type { Rule } from "../../policypack/rule";
import { type Buckets, bucketClosed, bucketsClosed, judge } from "../support/exempt-run";

const urn = "urn:pulumi:dev::test::bucket::photos";

function exemption(resource: string, expires = "9999-12-31", ticket = "SEC-1"): Exemption {
    return { resource, expires, ticket, reason: "being moved" };
}

const unused = (resource: string) =>
    `stack: advisory no finding meets the exemption of ${resource} (until 9999-12-31, SEC-1: being moved) - ` +
    "an exemption that is not needed hides the next finding - " +
    "remove it, or mend the URN or name in its resource";

for (const rule of [bucketClosed, bucketsClosed] as Rule[])
    describe(`exemptions from a rule on ${"types" in rule ? "resources" : "stacks"}`, () => {
        const { name } = rule;
        const said = (buckets: Buckets, exemptions: Exemption[], settings: Partial<Configuration> = {}) =>
            judge([rule], buckets, { [name]: { exemptions, ...settings } });

        it("do nothing where there are none", () => {
            assert.deepStrictEqual(said({ photos: "open", videos: "" }, []), [
                "photos: mandatory it is open",
            ]);
        });

        it("leave the finding in sight, with date, ticket and reason, and do not let it block", () => {
            assert.deepStrictEqual(said({ photos: "open" }, [exemption("photos")]), [
                "photos: advisory exempt (until 9999-12-31, SEC-1: being moved): it is open",
            ]);
        });

        it("hold for the resource that they name and for no other", () => {
            const found = said({ photos: "open", photos2: "open", photo: "open" }, [exemption("photos")]);
            assert.deepStrictEqual(found, [
                "photos: advisory exempt (until 9999-12-31, SEC-1: being moved): it is open",
                "photos2: mandatory it is open",
                "photo: mandatory it is open",
            ]);
        });

        it("hold by URN", () => {
            assert.deepStrictEqual(said({ photos: "open" }, [exemption(urn)]), [
                "photos: advisory exempt (until 9999-12-31, SEC-1: being moved): it is open",
            ]);
        });

        it("hold for two resources at once by a wildcard", () => {
            assert.deepStrictEqual(said({ "a-1": "open", "a-2": "open", b: "open" }, [exemption("a-*")]), [
                "a-1: advisory exempt (until 9999-12-31, SEC-1: being moved): it is open",
                "a-2: advisory exempt (until 9999-12-31, SEC-1: being moved): it is open",
                "b: mandatory it is open",
            ]);
        });

        it("block again once they have ended, and say when", () => {
            assert.deepStrictEqual(said({ photos: "open" }, [exemption("photos", "2020-02-29", "SEC-7")]), [
                "photos: mandatory it is open; its exemption has ended (until 2020-02-29, SEC-7: being moved)",
            ]);
        });

        it("hold where they are renewed beside the one that has ended", () => {
            const list = [exemption("photos", "2020-02-29"), exemption("photos", "9999-12-31", "SEC-2")];
            assert.deepStrictEqual(said({ photos: "open" }, list), [
                "photos: advisory exempt (until 9999-12-31, SEC-2: being moved): it is open",
            ]);
        });

        it("make no difference to another rule", () => {
            const other = { ...rule, name: "other" } as Rule;
            const config = { [name]: { exemptions: [exemption("photos")] } };
            assert.deepStrictEqual(judge([rule, other], { photos: "open" }, config), [
                "photos: advisory exempt (until 9999-12-31, SEC-1: being moved): it is open",
                "photos: mandatory it is open",
            ]);
        });

        it("are marked on an advisory rule as well", () => {
            const mild = { ...rule, level: "advisory" } as Rule;
            const config = (expires: string) => ({ [name]: { exemptions: [exemption("photos", expires)] } });
            assert.deepStrictEqual(judge([mild], { photos: "open" }, config("9999-12-31")), [
                "photos: advisory exempt (until 9999-12-31, SEC-1: being moved): it is open",
            ]);
            assert.deepStrictEqual(judge([mild], { photos: "open" }, config("2020-01-01")), [
                "photos: advisory it is open; its exemption has ended (until 2020-01-01, SEC-1: being moved)",
            ]);
        });

        const guess = /^photos: (\w+) (.*?)its policy is not known - only its known part [^;]*(;.*)?$/;
        const guessed = (exemptions: Exemption[], settings: Partial<Configuration>) =>
            said({ photos: "undecided" }, exemptions, settings).map(
                (line) => guess.exec(line)?.slice(1) ?? line,
            );

        it("keep an undecided verdict from blocking", () => {
            const settings = { undecided: "mandatory" } as const;
            assert.deepStrictEqual(guessed([], settings), [["mandatory", "", undefined]]);
            assert.deepStrictEqual(guessed([exemption("photos")], settings), [
                ["advisory", "exempt (until 9999-12-31, SEC-1: being moved): ", undefined],
            ]);
            assert.deepStrictEqual(guessed([exemption("photos", "2020-01-01")], settings), [
                ["mandatory", "", "; its exemption has ended (until 2020-01-01, SEC-1: being moved)"],
            ]);
        });

        it("are of use for an undecided verdict that nobody wants to hear", () => {
            assert.deepStrictEqual(guessed([exemption("photos")], { undecided: "ignore" }), []);
        });

        it("are of use for an undecided verdict that another rule has told", () => {
            const first = { ...rule, name: "first" } as Rule;
            const lines = judge(
                [first, rule],
                { photos: "undecided" },
                { [name]: { exemptions: [exemption("photos")] } },
            );
            assert.deepStrictEqual(
                lines.map((line) => guess.exec(line)?.slice(1) ?? line),
                [["advisory", "", undefined]],
            );
        });

        it("are reported where no finding meets them", () => {
            const list = [exemption("photos"), exemption("videos"), exemption("gone-*")];
            assert.deepStrictEqual(said({ photos: "open", videos: "" }, list), [
                "photos: advisory exempt (until 9999-12-31, SEC-1: being moved): it is open",
                unused("videos"),
                unused("gone-*"),
            ]);
        });

        it("are reported in an empty stack", () => {
            assert.deepStrictEqual(said({}, [exemption("photos")]), [unused("photos")]);
        });

        it("are of use where the whole stack alone is analysed", () => {
            const config = { [name]: { exemptions: [exemption("photos"), exemption("videos")] } };
            const lines = judge([rule], { photos: "open", videos: "" }, config, { resources: false });
            assert.deepStrictEqual(lines.slice(-1), [unused("videos")]);
            assert.ok(!lines.includes(unused("photos") as never));
        });

        it("count for nothing where the rule says so, and say why", () => {
            assert.deepStrictEqual(said({ photos: "bound" }, [exemption("photos")]), [
                "photos: mandatory it is open; no exemption counts here: it bears the tag Data=pii",
            ]);
            assert.deepStrictEqual(said({ photos: "bound" }, [exemption("photos", "2020-01-01")]), [
                "photos: mandatory it is open; no exemption counts here: it bears the tag Data=pii",
            ]);
            assert.deepStrictEqual(said({ photos: "bound" }, []), ["photos: mandatory it is open"]);
        });

        const failed = "it could not be judged: the rule itself failed (no such thing); please report this";

        it("say nothing of their use where the rule itself fails", () => {
            const known = "types" in rule;
            const exempt = "exempt (until 9999-12-31, SEC-1: being moved): ";
            const expected = known ? `photos: advisory ${exempt}${failed}` : `stack: mandatory ${failed}`;
            assert.deepStrictEqual(said({ photos: "fails itself" }, [exemption("photos")]), [expected]);
        });

        it("do not keep a rule that fails itself from saying so", () => {
            const lines = said({ photos: "fails itself" }, [exemption("photos", "2020-01-01")]);
            assert.strictEqual(lines.length, 1);
            assert.match(lines[0]!, /^(photos|stack): mandatory it could not be judged: /);
        });
    });

describe("the level of a finding", () => {
    const buckets = { photos: "open", videos: "ajar", books: "transparent" };

    it("is the rule's own, except for hardening and for what AWS offers no way around", () => {
        assert.deepStrictEqual(judge([bucketClosed], buckets, {}), [
            "photos: mandatory it is open",
            "videos: advisory it is ajar",
            "books: advisory it is transparent",
        ]);
    });

    it("of hardening is the organisation's to raise, not that of what nobody can mend", () => {
        const config = { "bucket-closed": { advice: "mandatory" as const } };
        assert.deepStrictEqual(judge([bucketClosed], buckets, config), [
            "photos: mandatory it is open",
            "videos: mandatory it is ajar",
            "books: advisory it is transparent",
        ]);
    });
});

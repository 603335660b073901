import assert from "node:assert";

import { type Exemption, Exemptions } from "../../policypack/exemptions";

const urn = "urn:pulumi:dev::test::bucket::photos";

function exemption(resource: string, expires = "9999-12-31", ticket = "SEC-1"): Exemption {
    return { resource, expires, ticket, reason: "being moved" };
}

describe("the exemption of a resource", () => {
    const meets = (resource: string) =>
        new Exemptions().find({ urn, name: "photos" }, [exemption(resource)]) !== undefined;

    const meeting = [
        urn,
        "photos",
        "pho*",
        "*tos",
        "p*s",
        "phot?s",
        "*",
        "urn:pulumi:dev::test::*",
        "*::photos",
    ];
    for (const resource of [...meeting, "urn:pulumi:*::test::bucket::photos"])
        it(`is met by ${resource}`, () => assert.ok(meets(resource)));

    const missing = [
        "photo",
        "hotos",
        "photos2",
        "Photos",
        "photos ",
        "",
        "photos?",
        "?hoto",
        "::photos",
        "bucket::photos",
        "urn:pulumi:dev::test::bucket::photo",
        "urn:pulumi:prod::test::bucket::photos",
        "urn:pulumi:dev::test::Bucket::photos",
        "^photos$",
        "photos|videos",
        "p.*s",
    ];
    for (const resource of missing)
        it(`is not met by ${JSON.stringify(resource)}`, () => assert.ok(!meets(resource)));

    it("tells a name apart that looks like a pattern for another", () => {
        const found = new Exemptions().find({ urn, name: "photos" }, [exemption("photos-*")]);
        assert.strictEqual(found, undefined);
    });

    const on = (today: string) => new Exemptions(() => today);
    const inForce = (today: string, ...ends: string[]) =>
        on(today).find(
            { urn, name: "photos" },
            ends.map((end) => exemption("photos", end)),
        );

    it("holds before and on its last day", () => {
        const ending = exemption("photos", "2026-03-31");
        for (const today of ["2025-12-31", "2026-03-30", "2026-03-31"])
            assert.deepStrictEqual(inForce(today, "2026-03-31"), { exemption: ending, inForce: true });
    });

    it("has ended the day after", () => {
        const ending = exemption("photos", "2026-03-31");
        for (const today of ["2026-04-01", "2026-12-01", "2030-01-01"])
            assert.deepStrictEqual(inForce(today, "2026-03-31"), { exemption: ending, inForce: false });
    });

    it("holds where it was renewed, wherever the renewal stands", () => {
        const renewed = { exemption: exemption("photos", "2026-06-30"), inForce: true };
        assert.deepStrictEqual(inForce("2026-05-01", "2026-03-31", "2026-06-30"), renewed);
        assert.deepStrictEqual(inForce("2026-05-01", "2026-06-30", "2026-03-31"), renewed);
    });

    it("is the last of those that have ended", () => {
        const last = { exemption: exemption("photos", "2026-06-30"), inForce: false };
        assert.deepStrictEqual(inForce("2026-07-01", "2026-03-31", "2026-06-30", "2026-05-31"), last);
    });

    it("takes the machine's day in UTC for today", () => {
        const today = new Date().toISOString().slice(0, 10);
        const found = new Exemptions().find({ urn, name: "photos" }, [exemption("photos", today)]);
        // Past midnight between the two readings it has ended.
        assert.ok(found?.inForce === true || new Date().toISOString().slice(0, 10) > today);
    });

    it("is used by a finding only, and only by one of its own rule", () => {
        const exemptions = new Exemptions();
        const list = [exemption("photos"), exemption("videos")];
        exemptions.find({ urn, name: "photos" }, list);
        assert.deepStrictEqual(exemptions.unused("a", list), list);
        exemptions.use("a", { urn, name: "photos" }, list);
        assert.deepStrictEqual(exemptions.unused("a", list), [list[1]]);
        assert.deepStrictEqual(exemptions.unused("b", list), list);
    });

    it("counts as used with the one that renews it", () => {
        const exemptions = new Exemptions(() => "2026-05-01");
        const list = [exemption("photos", "2026-03-31"), exemption("photos", "2026-06-30")];
        exemptions.use("a", { urn, name: "photos" }, list);
        assert.deepStrictEqual(exemptions.unused("a", list), []);
    });
});

import assert from "node:assert";

import { checked, held } from "../../support/config-check";

const exempting = (changes: Record<string, unknown>) =>
    checked({ "sqs-encrypted": { exemptions: [held, { ...held, ...changes }] } });

describe("the check of an exemption", () => {
    const place = "sqs-encrypted.exemptions.1";
    const day = `${place}.expires: must be the last day on which it holds, as YYYY-MM-DD in UTC, and is`;

    for (const expires of [
        "2026-6-30",
        "30.06.2026",
        "2026-06-31T00:00:00Z",
        "2026-13-01",
        "2026-00-10",
        "soon",
        "",
    ])
        it(`refuses the day ${JSON.stringify(expires)} once, for its form`, () => {
            const errors = [`${day} ${JSON.stringify(expires)}`];
            assert.deepStrictEqual(exempting({ expires }), { errors, warnings: [] });
        });

    for (const expires of ["2026-02-30", "2026-02-29", "2026-04-31", "2027-06-31"])
        it(`refuses ${expires}, which no calendar has`, () => {
            const errors = [`${place}.expires: there is no day ${expires}`];
            assert.deepStrictEqual(exempting({ expires }), { errors, warnings: [] });
        });

    it("refuses a day that is no text", () => {
        const errors = [`${place}.expires: must be text, and is 20260630`];
        assert.deepStrictEqual(exempting({ expires: 20260630 }), { errors, warnings: [] });
    });

    for (const name of ["resource", "reason", "expires", "ticket"]) {
        it(`asks for its ${name}`, () => {
            const errors = [`${place}: "${name}" is missing`];
            assert.deepStrictEqual(exempting({ [name]: undefined }), { errors, warnings: [] });
        });
        if (name === "expires") continue;
        it(`asks for a ${name} that says something`, () => {
            const errors = [`${place}.${name}: must not be empty`];
            assert.deepStrictEqual(exempting({ [name]: "" }), { errors, warnings: [] });
        });
    }

    it("refuses what is no exemption", () => {
        const config = { "sqs-encrypted": { exemptions: ["orders", null] } };
        assert.deepStrictEqual(checked(config).errors, [
            'sqs-encrypted.exemptions.0: must be an object, and is "orders"',
            "sqs-encrypted.exemptions.1: must be an object, and is null",
        ]);
    });

    it("warns of one that has ended", () => {
        const warning = `${place}: the exemption of orders ended on 2026-04-30; the findings that it met block again`;
        assert.deepStrictEqual(exempting({ expires: "2026-04-30" }), { errors: [], warnings: [warning] });
    });

    it("warns of one that exempts everything", () => {
        const warning = `${place}: * exempts every resource; name those that are meant, or give the rule a level`;
        assert.deepStrictEqual(exempting({ resource: "*" }), { errors: [], warnings: [warning] });
    });
});

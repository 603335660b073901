import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

import {
    contradictionId,
    contradictions,
    requirementId,
    sections,
    type Carried,
} from "../../scripts/coverage";
import { renderCoverage, slug } from "../../scripts/coverage/render";

const root = path.resolve(__dirname, "../..");
const REQUIREMENTS = 357;
const CONTRADICTIONS = 49;

const requirements = sections.flatMap(({ coverage }) => Object.entries(coverage));
const all: readonly (readonly [string, Carried])[] = [...requirements, ...Object.entries(contradictions)];

const numbers = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** The anchors of a document; a heading that comes again is numbered. */
function anchorsOf(file: string): Set<string> {
    const text = readFileSync(path.join(root, file), "utf8").replaceAll(/^```[^]*?^```/gm, "");
    const slugs = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => slug(heading!));
    return new Set(
        slugs.map((own, index) => {
            const before = slugs.slice(0, index).filter((other) => other === own).length;
            return before === 0 ? own : `${own}-${before}`;
        }),
    );
}

function flawOf(carrier: string): string | undefined {
    const [file = "", anchor, ...rest] = carrier.split("#");
    const place = path.join(root, file);
    if (path.posix.normalize(file) !== file || file.startsWith(".") || path.isAbsolute(file))
        return "is no plain path";
    if (!existsSync(place)) return "does not exist";
    if (anchor === undefined) return undefined;
    if (rest.length > 0 || !file.endsWith(".md") || !statSync(place).isFile()) return "has no headings";
    return anchorsOf(file).has(anchor) ? undefined : "has no such heading";
}

describe("the coverage of the requirements", () => {
    it("has every requirement once, in order, each in its section", () => {
        for (const { title, first, last, coverage } of sections)
            assert.deepEqual(Object.keys(coverage), numbers(first, last).map(requirementId), title);
        const ids = requirements.map(([id]) => id);
        assert.deepEqual(ids, numbers(1, REQUIREMENTS).map(requirementId));
    });

    it("has every contradiction once, in order", () =>
        assert.deepEqual(Object.keys(contradictions), numbers(1, CONTRADICTIONS).map(contradictionId)));

    it("says in a sentence what each is about", () => {
        for (const [id, { what }] of all) {
            assert.match(what, /^[^\s|][^|\n]*\.$/, id);
            assert.ok(what.length <= 240, `${id} has ${what.length} characters`);
        }
        assert.equal(new Set(all.map(([, { what }]) => what)).size, all.length, "two say the same");
    });

    it("says of each what carries it, or why nothing does", () => {
        for (const [id, { by, not }] of all) {
            assert.ok(by === undefined || by.length > 0, `${id} is carried by nothing`);
            assert.equal(new Set(by).size, by?.length ?? 0, `${id} names something twice`);
            if (by === undefined) assert.ok(not, id);
            if (not !== undefined) assert.match(not, /^[^\s|][^|\n]{19,}$/, id);
        }
    });

    it("names nothing that is not there", () => {
        const flaws = all.flatMap(([id, { by = [] }]) =>
            by.flatMap((carrier) => {
                const flaw = flawOf(carrier);
                return flaw === undefined ? [] : [`${id}: ${carrier} ${flaw}`];
            }),
        );
        assert.deepEqual(flaws, []);
    });

    it("lets no requirement be carried by tests alone", () => {
        for (const [id, { by }] of all)
            if (by !== undefined)
                assert.ok(
                    by.some((carrier) => !carrier.startsWith("tests/")),
                    `${id} is carried by tests alone`,
                );
    });

    it("is a page of tables whose links lead somewhere", () => {
        const page = renderCoverage();
        const links = [...page.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, target]) => target!);
        assert.ok(links.length > REQUIREMENTS);
        assert.deepEqual(links.filter((target) => flawOf(target) !== undefined).sort(), []);
        for (const line of page.split("\n").filter((text) => /^\| [RC]-/.test(text)))
            assert.equal(line.split(" | ").length, 3, line);
    });
});

describe("an anchor", () => {
    it("is what GitHub makes of a heading", () => {
        assert.equal(slug("Who may do what"), "who-may-do-what");
        assert.equal(
            slug("What is deployed, and where the local backend ends"),
            "what-is-deployed-and-where-the-local-backend-ends",
        );
        assert.equal(slug("`sqs-tls-only`"), "sqs-tls-only");
        assert.equal(slug("To add ..."), "to-add-");
    });
});

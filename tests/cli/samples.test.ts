import { repositoryRoot } from "../../sandbox";
import { withEngine } from "../support/sandbox";
import { holdsSample } from "../support/samples";
import { tool } from "../support/tool";

/** Each preview makes up new endings of names. */
const sameEndings = (text: string) => text.replace(/-[0-9a-f]{7}\b/g, "-1a2b3c4");

/** What the docs show of commands on a program. */
describe("the samples of the tool's docs", function () {
    before(withEngine);
    this.timeout(120_000);

    const samples: [page: string, command: string][] = [
        ["access", "access examples/orders --resource orders-main-queue"],
        [
            "access",
            "access examples/orders --resource orders-main-queue --principal orders-importer-role --action send --explain",
        ],
        ["describe", "describe examples/orders --format markdown"],
        ["cost", "cost examples/orders --callers orders-main-queue=2,4"],
    ];
    for (const [page, command] of samples)
        it(`show what is printed by ${command}`, async () => {
            const { out, err } = await tool(command.split(" "), repositoryRoot);
            holdsSample(page, command, sameEndings(out + err));
        });
});

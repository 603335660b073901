import { createHash } from "node:crypto";

import { BadMessage } from "../messages";
import { type StockChange, stockChange } from "./changes";
import type { StoredFile } from "./file-events";

const header = "sku,warehouse,change";
const mostRows = 50_000;

/** An id for a file as it was put there once: its name may be anything. */
export function fileId({ key, version }: StoredFile): string {
    return createHash("sha256")
        .update(JSON.stringify([key, version]))
        .digest("hex")
        .slice(0, 32);
}

/** The rows of a stock list. Throws BadMessage, with the number of the line, unless all are as they should be. */
export function changesIn(csv: string, file: string): StockChange[] {
    const [first, ...lines] = csv.replace(/^\ufeff/, "").split(/\r?\n/);
    if (first !== header) throw new BadMessage(`line 1 is not ${header}`);
    if (lines.at(-1) === "") lines.pop();
    if (lines.length > mostRows) throw new BadMessage(`the file has more than ${mostRows} rows`);
    return lines.map((line, index) => changeIn(line, index + 2, file));
}

function changeIn(line: string, number: number, file: string): StockChange {
    const [sku, warehouse, change, ...others] = line.split(",");
    if (others.length > 0) throw new BadMessage(`line ${number} has too many fields`);
    const found = { id: `${file}-${number}`, sku, warehouse, change: wholeNumber(change) };
    return stockChange(found, `line ${number}`);
}

/** Number() reads "", "0x10" and "1e3" as well. */
function wholeNumber(text = ""): number {
    return /^-?\d{1,15}$/.test(text) ? Number(text) : NaN;
}

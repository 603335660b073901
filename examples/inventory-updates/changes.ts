import { type Checked, id, integer, object } from "../messages";

/** What signatures are made for. */
export const purpose = "inventory-updates";

/** The most that a file may change of one thing. */
const most = 1_000_000;

/** A change of stock: what the message of a row holds. Ids and a number; nothing about people. */
export const stockChange = object({
    /** The same whenever the same row of the same file is read again. */
    id: id(),
    sku: id(32),
    warehouse: id(32),
    /** How many came, or went if it is below zero. */
    change: integer(-most, most),
});

export type StockChange = Checked<typeof stockChange>;

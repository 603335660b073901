export { type AuditLog, auditLog, type Facts, reasonOf } from "./audit-log";
export { BadMessage } from "./bad-message";
export { batchHandler, type BatchResponse, type QueueEvent } from "./batch";
export { type Context, type DataKeys, KmsDataKeys, LocalDataKeys } from "./data-keys";
export { type Delivery, fromMessage, fromRecord, type QueueRecord } from "./delivery";
export { failuresOf, type Work } from "./jobs";
export { read, written } from "./json";
export { BusyError, type Ledger, MemoryLedger } from "./ledger";
export { once } from "./once";
export { poll, type PollerSettings, untilStopped } from "./poller";
export {
    type Check,
    type Checked,
    id,
    integer,
    list,
    object,
    oneOf,
    optional,
    part,
    pathBelow,
    text,
    time,
} from "./schema";
export { type KeyUse, Opener, Sealer } from "./sealed";
export { KmsMacs, LocalMacs, type Macs, signed, type SignedMessage, verify } from "./signed";
export { TableLedger, type TableLedgerSettings } from "./table-ledger";

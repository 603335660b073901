import { type Coverage } from ".";

export const messageSafety: Coverage = {
    "R-254": {
        what: "A message names what it is about by ids, and its schema has no place for more.",
        by: [
            "examples/messages/schema.ts",
            "examples/messages/json.ts",
            "examples/shoryuken-workers/handlers/jobs.ts",
            "examples/inventory-updates/changes.ts",
            "tests/examples/messages/schema.test.ts",
            "tests/examples/shoryuken-workers/work.test.ts",
        ],
    },
    "R-255": {
        what: "What has to be in it though it is personal is sealed before it is sent, with AES-256-GCM.",
        by: [
            "examples/messages/sealed.ts",
            "examples/shoryuken-workers/handlers/enqueue.ts",
            "examples/pettracker-notifications/handlers/sending.ts",
            "tests/examples/messages/sealed.test.ts",
            "tests/examples/pettracker-notifications/handlers.test.ts",
        ],
    },
    "R-256": {
        what: "Each message is sealed with a fresh nonce, its purpose is authenticated with it, and its key comes from KMS.",
        by: [
            "examples/messages/sealed.ts",
            "examples/messages/data-keys.ts",
            "examples/shoryuken-workers/ruby/signed_jobs.rb",
            "tests/examples/messages/sealed.test.ts",
            "tests/deployed/examples/messages.test.ts",
        ],
    },
    "R-257": {
        what: "A worker checks who wrote a message before it does anything with it.",
        by: [
            "examples/messages/signed.ts",
            "examples/messages/canonical.ts",
            "examples/shoryuken-workers/handlers/work.ts",
            "examples/shoryuken-workers/ruby/signed_jobs.rb",
            "tests/examples/messages/signed.test.ts",
        ],
    },
    "R-258": {
        what: "What does not pass is not worked on, and is kept among the dead letters as evidence.",
        by: [
            "examples/messages/jobs.ts",
            "examples/messages/bad-message.ts",
            "examples/messages/batch.ts",
            "examples/messages/poller.ts",
            "tests/examples/messages/batch.test.ts",
            "tests/deployed/examples/shoryuken-workers.test.ts",
        ],
    },
    "R-259": {
        what: "Attributes, which are not encrypted, hold nothing sensitive.",
        by: [
            "examples/messages/signed.ts",
            "examples/pettracker-notifications/handlers/event.ts",
            "tests/examples/pettracker-notifications/handlers.test.ts",
        ],
    },
    "R-260": {
        what: "Contents are checked before use: paths stay below their folder, and nothing of a message is ever run.",
        by: [
            "examples/messages/schema.ts",
            "examples/messages/json.ts",
            "examples/inventory-updates/file-events.ts",
            "examples/inventory-updates/csv-file.ts",
            "examples/atx-batch-jobs/handlers/request.ts",
            "examples/atx-batch-jobs/batch.ts",
            "examples/atx-batch-jobs/container/entrypoint.sh",
            "tests/examples/messages/schema.test.ts",
            "tests/examples/inventory-updates/csv.test.ts",
            "tests/examples/atx-batch-jobs/handlers.test.ts",
        ],
    },
    "R-261": {
        what: "The same message twice does its work once.",
        by: [
            "examples/messages/once.ts",
            "examples/messages/table-ledger.ts",
            "examples/inventory-updates/stock.ts",
            "examples/atx-batch-jobs/handlers/dispatch.ts",
            "tests/examples/messages/once.test.ts",
            "tests/examples/inventory-updates/stock.test.ts",
            "tests/examples/atx-batch-jobs/handlers.test.ts",
        ],
    },
    "R-262": {
        what: "What is large or very sensitive lies in an encrypted bucket, and the message points to it.",
        by: ["examples/inventory-updates/README.md#what-is-secured-and-why"],
    },
};

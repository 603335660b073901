import assert from "node:assert/strict";

import { rules } from "../policypack/rules";
import { preview, type RunResult } from "../sandbox";
import { unknown } from "./support/wire";
import { withEngine } from "./support/sandbox";

/** What a preview said of policies: the level, the rule and the resource, in order. */
function verdicts({ events }: RunResult): string[] {
    return events
        .flatMap(({ policyEvent }) => (policyEvent ? [policyEvent] : []))
        .map((event) => {
            const resource = event.resourceUrn?.split("::").at(-1);
            return `${event.enforcementLevel} ${event.policyName}: ${resource}`;
        })
        .sort();
}

interface Step {
    urn: string;
    newState: { type: string; inputs: Record<string, unknown> };
}

/** The inputs of a preview's resources that hold policy documents, by resource and property. */
function documents({ stdout }: RunResult): Map<string, unknown> {
    const { steps } = JSON.parse(stdout) as { steps: Step[] };
    return new Map(
        steps.flatMap(({ urn, newState }) =>
            Object.entries(newState.inputs ?? {})
                .filter(([property]) => /policy$/i.test(property))
                .map(([property, value]) => [`${urn.split("::").at(-1)}.${property}`, value] as const),
        ),
    );
}

/** Every property of the flagship's resources that holds a policy. */
const DOCUMENTS = [
    "orders-api-role-policy.policy",
    "orders-api-role.assumeRolePolicy",
    "orders-importer-role-policy.policy",
    "orders-importer-role.assumeRolePolicy",
    "orders-key-policy.policy",
    "orders-log-role-policy.policy",
    "orders-log-role.assumeRolePolicy",
    "orders-main-dlq-policy.policy",
    "orders-main-dlq-redrive-allow.redriveAllowPolicy",
    "orders-main-queue-policy.policy",
    "orders-main-queue.redrivePolicy",
    "orders-main-subscription-dlq-policy.policy",
    "orders-main-subscription.redrivePolicy",
    "orders-ops-role-policy.policy",
    "orders-ops-role.assumeRolePolicy",
    "orders-topic-policy.policy",
    "orders-worker-role-policy.policy",
    "orders-worker-role.assumeRolePolicy",
];

/** Rules that break nothing here: the provider refuses it before, or they ask for nothing by default (see deployed/examples/variants.test.ts). */
const NOT_BROKEN = [
    "iam-permissions-boundary",
    "messaging-required-tags",
    "sqs-encryption-mode-exclusive",
    "trail-present",
    "vpc-endpoint-required",
];

/** How many resources a preview would create, the stack among them. */
function created({ events }: RunResult): number | undefined {
    return events.find(({ summaryEvent }) => summaryEvent)?.summaryEvent?.resourceChanges["create"];
}

describe("the examples, on the first preview of a new stack by the real engine", function () {
    before(withEngine);
    this.timeout(120_000);

    it("orders passes without a finding, not even an advisory one", async () => {
        const result = await preview({ program: "examples/orders" });
        assert.deepEqual({ code: result.code, verdicts: verdicts(result) }, { code: 0, verdicts: [] });
    });

    it("every policy document of orders is known", async () => {
        const found = documents(await preview({ program: "examples/orders", flags: ["--json"] }));
        const open = [...found].filter(([, value]) => JSON.stringify(value).includes(unknown));
        assert.deepEqual(open, []);
        assert.deepEqual([...found.keys()].sort(), DOCUMENTS);
        for (const value of found.values()) assert.equal(typeof JSON.parse(String(value)), "object");
    });

    it("the project at the root is the flagship example", async () => {
        const [root, orders] = await Promise.all([
            preview({ program: "." }),
            preview({ program: "examples/orders" }),
        ]);
        assert.deepEqual({ code: root.code, verdicts: verdicts(root) }, { code: 0, verdicts: [] });
        assert.equal(created(root), created(orders));
    });

    it("insecure is blocked, and breaks every rule once", async () => {
        const result = await preview({ program: "examples/insecure" });
        assert.notEqual(result.code, 0);
        assert.deepEqual(verdicts(result), [
            "advisory compute-closed-egress: roaming",
            "advisory compute-imdsv2: open-metadata",
            "advisory compute-no-public-ip: on-display",
            "advisory dlq-alarm: silent",
            "advisory dlq-compatible: mismatched",
            "advisory dlq-redrive-allow: open-to-all",
            "advisory dlq-retention: short-lived",
            "advisory iam-no-access-keys: legacy-sender",
            "advisory iam-no-user-messaging: legacy-sender",
            "advisory iam-scoped-secret: any-secret",
            "advisory kms-deletion-window: hasty-key",
            "advisory kms-minimal-actions: encrypt",
            "advisory kms-rotation: rigid-key",
            "advisory lambda-partial-batch: whole-batches",
            "advisory log-group-retention: endless-logs",
            "advisory messaging-fifo-order: out-of-order",
            "advisory messaging-publisher-authorised: unannounced",
            "advisory messaging-tags-no-pii: personal",
            "advisory sns-customer-managed-key: borrowed-key",
            "advisory sns-delivery-logging: unlogged",
            "advisory sns-signature-version: weak-signature",
            "advisory sns-subscription-dlq: lossy",
            "advisory sns-subscription-endpoint: bare-address",
            "advisory sns-tls-only: plain-http-topic",
            "advisory sqs-customer-managed-key: reports",
            "advisory sqs-data-key-reuse: stale-data-key",
            "advisory sqs-has-dlq: endless",
            "advisory sqs-max-receive-count: impatient",
            "advisory sqs-retention: forgetful",
            "advisory sqs-tls-only: plain-http",
            "advisory support-apigw-iam: anybody-submits",
            "advisory support-container-user: root-worker",
            "advisory support-ecr-scan: unscanned",
            "advisory support-lambda-runtime: outdated",
            "advisory support-s3-kms: weakly-encrypted",
            "advisory support-s3-logging: unwatched-bucket",
            "advisory support-s3-public-block: publishable",
            "advisory support-s3-tls: plain-http-bucket",
            "advisory vpc-endpoint-private-dns: bypassed",
            "advisory vpc-flow-logs: unwatched",
            "mandatory dlq-encryption-parity: clear-dlq",
            "mandatory iam-dlq-operators-only: returns-worker",
            "mandatory iam-kms-scoped: any-key",
            "mandatory iam-no-broad-managed-policy: full-access",
            "mandatory iam-no-wildcard-messaging-action: worker-wildcard",
            "mandatory iam-role-split: web-and-worker",
            "mandatory iam-scoped-messaging-resource: any-queue",
            "mandatory iam-trust-scoped: deployer",
            "mandatory kms-grant-scoped: passed-on",
            "mandatory kms-key-usable: locked",
            "mandatory kms-policy-cross-account: foreign-reader",
            "mandatory kms-policy-no-public: open-key",
            "mandatory kms-policy-no-wildcard-actions: all-powerful-worker",
            "mandatory kms-policy-service-source: any-topic",
            "mandatory kms-publisher-access: closed-key",
            "mandatory lambda-permission-cross-account: foreign-invoker",
            "mandatory lambda-permission-source: any-topic-invokes",
            "mandatory lambda-visibility-timeout: surrounded",
            "mandatory messaging-single-policy: contested",
            "mandatory policy-no-not-elements: all-but-one",
            "mandatory policy-valid-actions: batches",
            "mandatory policy-wellformed: unversioned",
            "mandatory sns-encrypted: clear-topic",
            "mandatory sns-policy-admin-actions: reopened",
            "mandatory sns-policy-cross-account: foreign-subscriber",
            "mandatory sns-policy-no-public: news-open",
            "mandatory sns-policy-no-wildcard-action: audit-wildcard",
            "mandatory sns-policy-own-resource: two-topics",
            "mandatory sns-policy-service-source: any-alarm",
            "mandatory sns-subscription-protocol: plain-http-hook",
            "mandatory sqs-encrypted: clear-dlq",
            "mandatory sqs-policy-admin-actions: purged",
            "mandatory sqs-policy-cross-account: foreign-sender",
            "mandatory sqs-policy-no-public: inbox-open",
            "mandatory sqs-policy-no-wildcard-action: imports-wildcard",
            "mandatory sqs-policy-own-resource: by-url",
            "mandatory sqs-policy-role-split: both-roles",
            "mandatory sqs-policy-service-source: events-any-topic",
            "mandatory trail-data-events: blind",
            "mandatory vpc-endpoint-closed-groups: open-door",
            "mandatory vpc-endpoint-scoped-policy: open-endpoint",
            "mandatory workload-no-insecure-endpoint: poller",
            "mandatory workload-no-plaintext-credentials: reporter",
        ]);
        const broken = verdicts(result).map((verdict) => verdict.split(/[ :]/)[1]);
        assert.deepEqual(new Set([...broken, ...NOT_BROKEN]), new Set(rules.map(({ name }) => name)));
    });
});

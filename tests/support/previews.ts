import { urnOf } from "./states";

const queue = urnOf("aws:sqs/queue:Queue", "clear");
const policy = urnOf("aws:sqs/queuePolicy:QueuePolicy", "open");

/** What a rule says of a resource, as the engine logs it. */
function violation(policyName: string, resourceUrn: string, level: string, message: string) {
    const event = { policyName, resourceUrn, message, enforcementLevel: level, severity: "high" };
    return { policyEvent: { ...event, policyPackName: "secure-messaging", policyPackVersion: "0.1.0" } };
}

const clear = "the queue has encryption switched off (sqsManagedSseEnabled is false)";
const encrypted = "A queue says how its messages are encrypted at rest.";

/** The end of a run. */
export const summary = {
    summaryEvent: { resourceChanges: {}, policyPacks: { "secure-messaging": "0.1.0" } },
};

/** The event log of a preview that is blocked, with advice and an exemption beside it. */
export const blockedEvents = [
    violation(
        "sqs-encrypted",
        queue,
        "mandatory",
        `${encrypted}\n${clear} - why it matters - how to mend it\n`,
    ),
    // The engine tells the same of the stack.
    violation(
        "sqs-encrypted",
        queue,
        "mandatory",
        `${encrypted}\n${clear} - why it matters - how to mend it\n`,
    ),
    violation(
        "sqs-tls-only",
        policy,
        "advisory",
        'it admits <plain> "HTTP" & more | less - a reader on the way - deny it - with aws:SecureTransport\n',
    ),
    violation(
        "sqs-policy-no-public",
        policy,
        "advisory",
        "exempt (until 2027-01-31, SEC-7: a partner is moving): it is open - why - fix\n",
    ),
    { diagnosticEvent: { severity: "error", message: "<{%reset%}>error: preview failed<{%reset%}>\n" } },
    summary,
];

function step(urn: string, file: string) {
    const [type, name] = urn.split("::").slice(2) as [string, string];
    const stackTrace = [
        { sourcePosition: "project:///../node_modules/some-package/queue.js#48,19" },
        {},
        { sourcePosition: `project:///${file}` },
    ];
    return { op: "create", urn, newState: { urn, type, inputs: { name }, stackTrace } };
}

/** What `pulumi preview --json` prints of the same preview. */
export const blockedSteps = {
    steps: [step(queue, "index.ts#7,3"), step(policy, "queues/open%20one.ts#12,1")],
};

/** An event log as the engine writes it. */
export function logOf(events: readonly object[]): string {
    return events.map((event) => `${JSON.stringify(event)}\n`).join("");
}

import { isStackRule, type Rule } from "../../policypack/rule";

/** What the first word of a rule's name stands for. */
const TITLES: Readonly<Record<string, string>> = {
    compute: "Compute",
    dlq: "Dead-letter queues",
    iam: "IAM",
    kms: "KMS",
    lambda: "Lambda",
    log: "Logs",
    messaging: "Queues and topics",
    policy: "Policy documents",
    sns: "SNS",
    sqs: "SQS",
    support: "What stands beside queues and topics",
    trail: "CloudTrail",
    vpc: "VPC",
    workload: "Workloads",
};

/** The index of all rules, by service. */
export function renderIndex(rules: readonly Rule[]): string {
    const services = [...new Set(rules.map(serviceOf))].sort();
    const sections = services.map((service) => {
        const rows = rules.filter((rule) => serviceOf(rule) === service).map(row);
        return [`## ${TITLES[service] ?? service}`, "", ...HEAD, ...rows.sort()].join("\n");
    });
    const title = `# The rules of secure-messaging\n\n${rules.length} rules, each with a page of its own.`;
    return `${[title, ...sections].join("\n\n")}\n`;
}

const HEAD = [
    "| Rule | Severity | Level | Judges | Remedy | What it demands |",
    "| --- | --- | --- | --- | --- | --- |",
];

function row(rule: Rule): string {
    const { name, severity, level, remedy, description } = rule;
    const judges = isStackRule(rule) ? "the stack" : "each resource";
    const cells = [
        `[\`${name}\`](rules/${name}.md)`,
        severity,
        level,
        judges,
        remedy ? "yes" : "no",
        description,
    ];
    return `| ${cells.join(" | ")} |`;
}

function serviceOf({ name }: Rule): string {
    return name.slice(0, name.indexOf("-"));
}

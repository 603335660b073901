import { SourceService } from "../../components/documents/sources";
import { type Audited } from "./facts";
import { type Admitted, type Found } from "./grants";

/** The lines of a program that adopt a queue with its dead-letter queue, or a topic, and encrypt it by a key of its own. */
export function programLines(item: Audited, dead: Audited | undefined, callers: Admitted): string {
    const name = logicalName(item.name);
    return item.kind === "queue" ? queueLines(name, item, dead, callers) : topicLines(name, item, callers);
}

/** The commands that take over what exists as it is. */
export function importLines(item: Audited, dead: Audited | undefined): string {
    if (item.kind === "topic")
        return `pulumi import aws:sns/topic:Topic ${logicalName(item.name)} ${item.arn}`;
    return [item, ...(dead === undefined ? [] : [dead])]
        .map(({ name, url }) => `pulumi import aws:sqs/queue:Queue ${logicalName(name)} ${url}`)
        .join("\n");
}

function queueLines(name: string, item: Audited, dead: Audited | undefined, callers: Admitted): string {
    const deadLetter = deadLetterArgs(item, dead);
    return [
        ...imports(["EncryptedQueue", "KeyPolicyMode", "MessagingKey"], callers),
        "",
        ...keyLines(name, callers, "sqs"),
        `new EncryptedQueue(${text(name)}, {`,
        "    kmsKeyArn: key.keyArn,",
        `    importUrl: ${text(item.url ?? "")},`,
        ...fifoLines(item),
        ...settingLines(item, (key) => !Object.hasOwn(fifoSettings, key)),
        ...(deadLetter.length > 0 ? [`    deadLetter: { ${deadLetter.join(", ")} },`] : []),
        ...sourceLines(callers.sources),
        ...senderLines(callers),
        ...tagLines(item),
        "}, { dependsOn: key });",
    ].join("\n");
}

/** The settings of a FIFO queue, in the words of a component. */
const fifoSettings: Readonly<Record<string, (value: unknown) => string[]>> = {
    contentBasedDeduplication: (value) => (value === true ? ["contentBasedDeduplication: true"] : []),
    fifoThroughputLimit: (value) => (value === "perMessageGroupId" ? ["highThroughput: true"] : []),
};

function fifoLines({ name, settings }: Audited): string[] {
    if (!name.endsWith(".fifo")) return [];
    const set = Object.entries(fifoSettings).flatMap(([key, words]) => words(settings[key]));
    return [`    fifo: { ${["enabled: true", ...set].join(", ")} },`];
}

function settingLines({ settings }: Audited, isMeant: (key: string) => boolean = () => true): string[] {
    return Object.entries(settings).flatMap(([key, value]) =>
        isMeant(key) ? [`    ${key}: ${JSON.stringify(value)},`] : [],
    );
}

/** AWS keeps tags under aws: for itself. */
function tagLines({ tags }: Audited): string[] {
    const own = Object.entries(tags).filter(([key]) => !key.startsWith("aws:"));
    return own.length > 0 ? [`    tags: ${JSON.stringify(Object.fromEntries(own))},`] : [];
}

/** A dead-letter queue keeps messages longer than its queue: where it does not, the component's default is better. */
function deadLetterArgs({ settings, maxReceiveCount }: Audited, dead: Audited | undefined): string[] {
    if (dead?.url === undefined) return [];
    const { visibilityTimeoutSeconds, messageRetentionSeconds = 0 } = dead.settings;
    const isLonger = Number(messageRetentionSeconds) > Number(settings["messageRetentionSeconds"] ?? 0);
    const given = {
        maxReceiveCount,
        visibilityTimeoutSeconds,
        messageRetentionSeconds: isLonger ? messageRetentionSeconds : undefined,
    };
    const set = Object.entries(given).filter(([, value]) => value !== undefined);
    return [`importUrl: ${text(dead.url)}`, ...set.map(([key, value]) => `${key}: ${value}`)];
}

/** The component would write its policy anew, and set what it has no argument for back: as a resource, a topic keeps both. */
function topicLines(name: string, item: Audited, callers: Admitted): string {
    return [
        'import * as aws from "@pulumi/aws";',
        ...imports(["KeyPolicyMode", "MessagingKey"], callers),
        "",
        ...keyLines(name, callers, "sns"),
        `new aws.sns.Topic(${text(name)}, {`,
        `    name: ${text(item.name)},`,
        ...(item.name.endsWith(".fifo") ? ["    fifoTopic: true,"] : []),
        "    kmsMasterKeyId: key.keyArn,",
        ...settingLines(item),
        ...tagLines(item),
        `}, { import: ${text(item.arn ?? "")}, dependsOn: key, protect: true });`,
    ].join("\n");
}

function imports(names: readonly string[], { sources, foreign }: Admitted): string[] {
    const all = [
        ...names,
        ...(sources.length > 0 ? ["SourceService"] : []),
        ...(foreign.some(({ isRole }) => isRole) ? ["KeyService"] : []),
    ];
    return [`import { ${all.sort().join(", ")} } from "pulumi-secure-messaging";`];
}

function keyLines(name: string, callers: Admitted, through: "sqs" | "sns"): string[] {
    return [
        `const key = new MessagingKey(${text(name)}, {`,
        "    mode: KeyPolicyMode.DelegateToIam,",
        ...sourceLines(callers.sources, true),
        ...senderLines(callers, `, through: KeyService.${through === "sqs" ? "Sqs" : "Sns"}`),
        "});",
    ];
}

const enumNames = Object.fromEntries(Object.entries(SourceService).map(([name, value]) => [value, name]));

function sourceLines(sources: readonly Found[], onKey = false): string[] {
    if (sources.length === 0) return [];
    const items = sources.map(({ service, arn, accountId, topicArn }) => {
        const owner = service === SourceService.S3 ? `, accountId: ${text(accountId)}` : "";
        const topic = onKey && topicArn !== undefined ? `, topicArn: ${text(topicArn)}` : "";
        return `        { service: SourceService.${enumNames[service]}, arn: ${text(arn)}${owner}${topic} },`;
    });
    return ["    sources: [", ...items, "    ],"];
}

/** A component takes no account as a whole: its roles have to be named, which nobody here can do. */
function senderLines({ foreign }: Admitted, more = ""): string[] {
    const wholes = foreign.filter(({ isRole }) => !isRole);
    const roles = foreign
        .filter(({ isRole }) => isRole)
        .map(({ arn }) => `{ roleArns: [${text(arn)}]${more} }`);
    return [
        ...wholes.map(({ account }) => `    // Name the roles of account ${account} that send, as senders.`),
        ...(roles.length > 0 ? [`    senders: [${roles.join(", ")}],`] : []),
    ];
}

/** The name of a resource in a program. */
function logicalName(name: string): string {
    return name.replace(/\.fifo$/, "").replace(/[^\w-]/g, "-");
}

function text(value: string): string {
    return JSON.stringify(value);
}

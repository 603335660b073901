import fc, { type Arbitrary } from "fast-check";

import { SourceService } from "../../../components";
import { ACCOUNT } from "../mocks";
import { input, inputList, list, needed, numbered, some, text, value, type Members } from "./values";

/** The accounts of others in all arguments. */
export const PARTNERS = ["444455556666", "777788889999"];
const ANY_ACCOUNT = [ACCOUNT, ...PARTNERS];
export const ORGANIZATION = "o-a1b2c3d4e5";

const forEach = (accounts: readonly string[], arn: (account: string) => string) => accounts.map(arn);

const key = (account: string) => `arn:aws:kms:eu-west-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
export const keyArn = input(
    fc.constantFrom(...forEach(ANY_ACCOUNT, key)),
    "alias/aws/sqs",
    key(ACCOUNT) + "/x",
    "",
);
export const ownRoleArn = text(
    `arn:aws:iam::${ACCOUNT}:role/worker`,
    `arn:aws:iam::${ACCOUNT}:role/apps/${"r".repeat(60)}`,
);
const roles = forEach(PARTNERS, (account) => `arn:aws:iam::${account}:role/path/sender`);
const nthRole = (nth: number) => `arn:aws:iam::${PARTNERS[0]}:role/sender-${nth}`;
export const foreignRoleArn = input(numbered(roles, nthRole), `arn:aws:iam::${PARTNERS[0]}:root`, "*", "");
export const anyRoleArn = fc.oneof(ownRoleArn, foreignRoleArn);
export const QUEUE = `arn:aws:sqs:eu-west-1:${ACCOUNT}:jobs`;
export const TOPIC = `arn:aws:sns:eu-west-1:${ACCOUNT}:news`;
const typed = (arn: string, fifo: boolean) => `${arn}${fifo ? ".fifo" : ""}`;
export const queueArn = (fifo: boolean) =>
    input(
        numbered([typed(QUEUE, fifo)], (nth) => typed(`${QUEUE}-${nth}`, fifo)),
        "",
        "*",
        `${QUEUE}/x`,
        TOPIC,
    );
export const topicArn = (fifo: boolean) =>
    input(
        numbered([typed(TOPIC, fifo)], (nth) => typed(`${TOPIC}-${nth}`, fifo)),
        "",
        "*",
        `${TOPIC}/x`,
        QUEUE,
    );
export const accountId = input(fc.constantFrom(...PARTNERS), "12345678901", 123456789012);
export const organizationId = input(fc.constant(ORGANIZATION), "o-1", "r-a1b2c3d4e5");

/** Names of things of each service that reach the target, by service. */
const names: Record<SourceService, readonly string[]> = {
    [SourceService.Sns]: ["news", "n".repeat(256)],
    [SourceService.S3]: ["uploads", "a.b-c", "u".repeat(63)],
    [SourceService.EventBridge]: ["nightly", "bus/nightly", "r".repeat(64)],
    [SourceService.CloudWatchAlarms]: ["depth", "depth-*", "späte Nachricht", "a".repeat(255)],
    [SourceService.Ses]: ["example.com", "a@example.com"],
    [SourceService.Backup]: ["vault", "Vault_1"],
};
const BEYOND = ["", "*", "x".repeat(400), "arn:aws:s3:::uploads", "ü"];

const prefixes: Partial<Record<SourceService, string>> = {
    [SourceService.EventBridge]: "rule/",
    [SourceService.CloudWatchAlarms]: "alarm:",
    [SourceService.Ses]: "identity/",
    [SourceService.Backup]: "backup-vault:",
};

function nameOf(service: SourceService, suffix: string): Arbitrary<string> {
    const name = numbered(names[service], (nth) => `thing-${nth}`);
    return suffix === "" ? name : name.map((whole) => whole.slice(0, 80) + suffix);
}

function arnOf(service: SourceService, suffix: string): Arbitrary<string> {
    const away = [SourceService.Sns, SourceService.CloudWatchAlarms, SourceService.Ses].includes(service);
    const owner = fc.constantFrom(...(away ? ANY_ACCOUNT : [ACCOUNT]));
    const where = (account: string) => (service === SourceService.S3 ? ":" : `eu-west-1:${account}`);
    return fc
        .tuple(owner, nameOf(service, suffix))
        .map(([account, name]) => `arn:aws:${service}:${where(account)}:${prefixes[service] ?? ""}${name}`);
}

export function source(service: SourceService, fifo = false): Arbitrary<unknown> {
    const suffix = service === SourceService.Sns && fifo ? ".fifo" : "";
    const kind = { service: value(fc.constant(service), "lambda", "S3", undefined) };
    const others: Members = service === SourceService.S3 ? { accountId } : {};
    return fc.oneof(
        needed({ ...kind, name: input(nameOf(service, suffix), ...BEYOND) }, others),
        needed({ ...kind, arn: input(arnOf(service, suffix), ...BEYOND) }, others),
    );
}

/** The services that reach a queue or a topic. */
export function reaching(target: "queue" | "topic", fifo: boolean): SourceService[] {
    const { Sns, S3, EventBridge, CloudWatchAlarms, Ses, Backup } = SourceService;
    if (target === "queue") return fifo ? [Sns, EventBridge] : [Sns, S3, EventBridge];
    return fifo ? [] : [S3, EventBridge, CloudWatchAlarms, Ses, Backup];
}

/** Sources of a queue or a topic. */
export function sources(target: "queue" | "topic", fifo: boolean): Arbitrary<unknown> {
    const services = reaching(target, fifo);
    if (services.length === 0) return fc.constant([]);
    return list(fc.oneof(...services.map((service) => source(service, fifo))), 0, 3);
}

const tagText = ["orders", "a b", "x".repeat(250), "Größe", "a+b=c@d:e/f.g_h-i"];
const principalTags = fc
    .dictionary(
        fc.constantFrom("team", "cost centre", "k".repeat(128)),
        input(fc.constantFrom(...tagText), "", "*"),
        {
            minKeys: 1,
            noNullPrototype: true,
        },
    )
    .chain((tags) => input(fc.constant(tags), {}));

export const senderMembers: readonly [Members, Members][] = [
    [{ roleArns: inputList(foreignRoleArn) }, { organizationId, principalTags }],
    [{ accountId, organizationId }, { principalTags }],
    [{ accountId, principalTags }, { organizationId }],
    [{ organizationId }, { principalTags }],
];

export const sender = fc.oneof(...senderMembers.map(([all, few]) => needed(all, few)));
export const senders = list(sender, 0);

const endpoints = inputList(text("vpce-0a1b2c3d", "vpce-0a1b2c3d4e5f60718"), 1, 2);
const vpcs = inputList(text("vpc-0a1b2c3d", "vpc-0a1b2c3d4e5f60718"), 1, 2);
const spared = input(
    fc.constantFrom(`arn:aws:iam::${ACCOUNT}:role/poller`, `arn:aws:iam::${ACCOUNT}:user/a*`),
    "*",
);

/** The network of whom Lambda reads for names the pollers. */
export function network(polled = false): Arbitrary<unknown> {
    const exceptArns = { exceptArns: inputList(spared, 0, 2) };
    const others = polled ? exceptArns : {};
    const some = polled ? {} : exceptArns;
    return fc.oneof(
        needed({ vpcEndpointIds: endpoints, ...others }, { vpcIds: vpcs, ...some }),
        needed({ vpcIds: vpcs, ...others }, some),
    );
}

const tagKeys = ["Team", "cost:centre", "Größe", "a b"];

/** Tags of resources; the given ones among them in any case. */
export function tags(...keys: string[]): Arbitrary<unknown> {
    const entry = input(fc.constantFrom("orders", "", "x".repeat(256)));
    const others = some(Object.fromEntries(tagKeys.map((name) => [name, entry])));
    const owned = needed(Object.fromEntries(keys.map((name) => [name, entry])));
    return input(fc.tuple(owned, others).map(([own, few]) => ({ ...defined(few), ...own })));
}

function defined(members: object): object {
    return Object.fromEntries(Object.entries(members).filter(([, member]) => member !== undefined));
}

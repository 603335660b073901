import { createHash, randomBytes } from "node:crypto";

import { resourceShape } from "./sdk";
import { known, type Value, type Values } from "./values";

/** How the real provider names a resource that the program left unnamed. */
interface NamingRule {
    property: string;
    /** Longest name, without prefix and suffix. */
    maxLength: number;
    prefix?: string;
    /** The input that, when it is known and true, adds `.fifo`. */
    fifo?: string;
    lowerCase?: boolean;
    /** The logical name as it is, without random letters. */
    asItIs?: boolean;
}

const randomLength = 7;
const general: NamingRule = { property: "name", maxLength: 255 };

const rules: Record<string, NamingRule> = {
    "aws:sqs/queue:Queue": { property: "name", maxLength: 80, fifo: "fifoQueue" },
    "aws:sns/topic:Topic": { property: "name", maxLength: 80, fifo: "fifoTopic" },
    "aws:kms/alias:Alias": { property: "name", maxLength: 238, prefix: "alias/" },
    "aws:iam/role:Role": { property: "name", maxLength: 64 },
    "aws:lambda/function:Function": { property: "name", maxLength: 64 },
    "aws:lambda/permission:Permission": { property: "statementId", maxLength: 100 },
    "aws:s3/bucket:Bucket": { property: "bucket", maxLength: 63, lowerCase: true },
    "aws:s3/bucketObject:BucketObject": { property: "key", maxLength: 1024, asItIs: true },
    "aws:s3/bucketObjectv2:BucketObjectv2": { property: "key", maxLength: 1024, asItIs: true },
};

export interface NamingRequest {
    type: string;
    logicalName: string;
    news: Values;
    olds: Values;
    seed: Uint8Array;
    /** A name that the stack's `pulumi:autonaming` configuration chose, or "none" when it switched naming off. */
    chosen?: { name: string; exact: boolean } | "none";
}

/** The name to add to the inputs, or undefined when there is nothing to name. Throws when it would be too long. */
export function automaticName(request: NamingRequest): { property: string; name: Value } | undefined {
    const rule = namingRule(request.type);
    if (!rule || isNamed(request.news, rule.property)) return undefined;
    const { property } = rule;
    const old = request.olds[property];
    if (typeof old === "string") return { property, name: old };
    if (request.chosen === "none") return undefined;
    if (request.chosen?.exact) return { property, name: request.chosen.name };
    return { property, name: decorate(request.chosen?.name ?? freshName(request, rule), rule, request.news) };
}

/** The input that is the name of a resource, if the provider names it where the program does not. */
export function nameInput(type: string): string | undefined {
    return namingRule(type)?.property;
}

function namingRule(type: string): NamingRule | undefined {
    const rule = rules[type];
    if (rule) return rule;
    return resourceShape(type)?.inputs.has(general.property) ? general : undefined;
}

/** A prefix property such as `namePrefix` excludes the name that it belongs to. */
function isNamed(news: Values, property: string): boolean {
    return [property, `${property}Prefix`].some((key) => news[key] !== undefined && news[key] !== null);
}

function freshName({ logicalName, seed }: NamingRequest, { maxLength, ...rule }: NamingRule): string {
    const { asItIs, lowerCase } = rule;
    if (asItIs) return logicalName;
    const start = `${lowerCase ? logicalName.toLowerCase() : logicalName}-`;
    if (start.length + randomLength > maxLength)
        throw new Error(
            `name '${start}' plus ${randomLength} random chars is longer than maximum length ${maxLength}`,
        );
    return start + randomHex(seed);
}

/** The engine's seed makes the name the same in the preview and in the deployment that follows it. */
function randomHex(seed: Uint8Array): string {
    const bytes = seed.length > 0 ? createHash("sha256").update(seed).digest() : randomBytes(randomLength);
    return bytes.toString("hex").slice(0, randomLength);
}

function decorate(name: string, { prefix = "", fifo }: NamingRule, news: Values): string {
    const start = name.startsWith(prefix) ? "" : prefix;
    const end = fifo && known(news[fifo]) === true ? ".fifo" : "";
    return `${start}${name}${end}`;
}

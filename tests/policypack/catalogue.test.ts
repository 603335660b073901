import assert from "node:assert";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { type Rule } from "../../policypack/rule";
import { rules } from "../../policypack/rules";

const folder = path.resolve(__dirname, "../../policypack/rules");

/** Every rule file, as `sqs/tls-only`. */
const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: service }) =>
        readdirSync(path.join(folder, service)).map((file) => `${service}/${path.basename(file, ".ts")}`),
    );

const nameOf = (file: string) => file.replace("/", "-");
const offenders = (isBad: (rule: Rule) => boolean) => rules.filter(isBad).map(({ name }) => name);

const ADVISORY: readonly string[] = [
    "compute-closed-egress",
    "compute-imdsv2",
    "compute-no-public-ip",
    "dlq-alarm",
    "dlq-compatible",
    "dlq-redrive-allow",
    "dlq-retention",
    "iam-no-access-keys",
    "iam-no-user-messaging",
    "iam-permissions-boundary",
    "iam-scoped-secret",
    "kms-deletion-window",
    "kms-minimal-actions",
    "kms-rotation",
    "lambda-partial-batch",
    "log-group-retention",
    "messaging-fifo-order",
    "messaging-publisher-authorised",
    "messaging-required-tags",
    "messaging-tags-no-pii",
    "sns-customer-managed-key",
    "sns-delivery-logging",
    "sns-signature-version",
    "sns-subscription-dlq",
    "sns-subscription-endpoint",
    "sns-tls-only",
    "sqs-customer-managed-key",
    "sqs-has-dlq",
    "sqs-max-receive-count",
    "sqs-retention",
    "sqs-tls-only",
    "support-apigw-iam",
    "support-container-user",
    "support-ecr-scan",
    "support-lambda-runtime",
    "support-s3-kms",
    "support-s3-logging",
    "support-s3-public-block",
    "support-s3-tls",
    "vpc-endpoint-private-dns",
    "vpc-flow-logs",
];

describe("the catalogue of rules", () => {
    it("lists every rule file, and nothing else", () => {
        assert.deepStrictEqual(rules.map(({ name }) => name).sort(), files.map(nameOf).sort());
    });

    it("names each rule after its file, and exports it under that name", () => {
        for (const file of files) {
            const exported = /^export const (\w+): (?:Resource|Stack)Rule = \{\n\s+name: "([^"]+)"/m.exec(
                readFileSync(path.join(folder, `${file}.ts`), "utf8"),
            );
            const camel = nameOf(file).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
            assert.deepStrictEqual(exported?.slice(1), [camel, nameOf(file)], file);
        }
    });

    it("has a test for every rule file, at the same place", () => {
        const tests = path.join(__dirname, "rules");
        assert.deepStrictEqual(
            files.filter((file) => !existsSync(path.join(tests, `${file}.test.ts`))),
            [],
        );
    });

    it("holds every rule to 60 lines", () => {
        const lines = (file: string) =>
            readFileSync(path.join(folder, `${file}.ts`), "utf8").split("\n").length - 1;
        assert.deepStrictEqual(
            files.filter((file) => lines(file) > 60),
            [],
        );
    });

    it("has no two rules of one name", () => {
        assert.strictEqual(new Set(rules.map(({ name }) => name)).size, rules.length);
    });

    it("describes each rule in one sentence", () => {
        assert.deepStrictEqual(
            offenders(({ description }) => !/^[A-Z][^.!?\n]*\.$/.test(description)),
            [],
        );
    });

    it("gives each rule a why and a fix that fit into a message", () => {
        const fits = (text: string) => /^[a-z][^\n]*[^.\s]$/.test(text) && !text.includes(" - ");
        assert.deepStrictEqual(
            offenders(({ why, fix }) => !fits(why) || !fits(fix)),
            [],
        );
    });

    it("leaves a message room to be read", () => {
        const finding =
            "statement 1 of its policyDocument allows sqs:SendMessage, sqs:ReceiveMessage and 12 more to all";
        const length = ({ description, why, fix }: Rule) =>
            `${description}\n${finding} - ${why} - ${fix}`.length;
        assert.deepStrictEqual(
            offenders((rule) => length(rule) >= 600),
            [],
        );
    });

    it("gives each rule a severity, a level and a framework", () => {
        const severities = ["low", "medium", "high", "critical"];
        const levels = ["advisory", "mandatory"];
        assert.deepStrictEqual(
            offenders(
                ({ severity, level, frameworks }) =>
                    !severities.includes(severity) || !levels.includes(level) || frameworks.length === 0,
            ),
            [],
        );
    });

    it("names each control of a framework once, by the framework and its number", () => {
        const isControl = (text: string) =>
            /^(?:AWS Config [a-z-]+|AWS Security Hub [A-Z][A-Za-z0-9]+\.\d+|CIS AWS \d+(?:\.\d+)*|NIST 800-53 [A-Z]{2}-\d+(?:\(\d+\))?|PCI DSS \d+(?:\.\d+)*)$/.test(
                text,
            );
        assert.deepStrictEqual(
            offenders(
                ({ frameworks }) =>
                    !frameworks.every(isControl) || new Set(frameworks).size < frameworks.length,
            ),
            [],
        );
    });

    it("gives each rule one to three pages that say why, each once", () => {
        const isPage = (url: string) => /^https:\/\/docs\.aws\.amazon\.com\/[\w/.-]+\.html$/.test(url);
        assert.deepStrictEqual(
            offenders(
                ({ sources }) =>
                    sources.length < 1 ||
                    sources.length > 3 ||
                    !sources.every(isPage) ||
                    new Set(sources).size < sources.length,
            ),
            [],
        );
    });

    it("advises on key control, transport of what is encrypted, and hardening; blocks on all else", () => {
        assert.deepStrictEqual(offenders(({ level }) => level === "advisory").sort(), ADVISORY);
    });
});

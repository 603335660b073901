import { Access } from "../../components/documents/access";
import { type Place } from "../../components/documents/arns";
import { parseArn, type PolicyStatement, policyJson } from "../../iam";
import { partitionOf } from "../../sandbox/provider/invokes/places";
import { type Audited, type Mode } from "./facts";
import { type Admitted, admitted, distinctBy, identityPolicyFor, keyPolicyFor } from "./grants";
import { formerMode, setting } from "./switching";
import { importLines, programLines } from "./program";
import { counted } from "../words";

/** Words for a machine, and what they are. */
export interface Code {
    language: "sh" | "json" | "ts";
    text: string;
    about?: string;
}

/** One step of a plan: what to do, why in this order, and the words to do it with. */
export interface Step {
    title: string;
    text: string[];
    code: Code[];
}

/** The way of one queue or topic to a key of its own, in the order that drops no traffic. */
export interface Plan {
    of: string;
    steps: Step[];
}

/** Modes from which there is a way to go. */
const unsafe: readonly Mode[] = ["none", "SSE-SQS", "AWS-managed key"];

/** Whether a queue or topic rests under no key of the account. */
export function needsPlan({ encryption, arn }: Audited): boolean {
    return unsafe.includes(encryption) && arn !== undefined;
}

/** The plan for a queue or topic, and for its dead-letter queue, which is switched in the same change. */
export function planFor(item: Audited, all: readonly Audited[]): Plan {
    const place = placeOf(item);
    const dead =
        item.kind === "queue"
            ? all.find(({ arn }) => arn !== undefined && arn === item.deadLetterQueue)
            : undefined;
    const both = [item, ...(dead === undefined ? [] : [dead])];
    const alias = `alias/${item.name.replace(/[^\w/-]/g, "-")}-messages`;
    const callers = merged(both.map((one) => admitted(one, place)));
    return {
        of: item.arn!,
        steps: [
            look(item, dead, callers),
            makeKey(alias, keyPolicyFor(callers, item.kind, place)),
            grantCallers(item, callers, alias, place),
            switchOver(both, alias),
            waitStep(item),
            verifyStep(item),
            intoProgram(item, dead, callers),
            wayBack(both),
        ],
    };
}

function placeOf({ arn = "" }: Audited): Place {
    const { partition = "aws", region = "us-east-1", account = "" } = parseArn(arn) ?? {};
    return { partition, region, accountId: account, dnsSuffix: partitionOf(region).dnsSuffix };
}

function merged(parts: readonly Admitted[]): Admitted {
    return {
        sources: distinctBy(
            parts.flatMap(({ sources }) => sources),
            ({ service, arn }) => `${service} ${arn}`,
        ),
        own: distinctBy(
            parts.flatMap(({ own }) => own),
            (one) => JSON.stringify(one),
        ),
        foreign: distinctBy(
            parts.flatMap(({ foreign }) => foreign),
            ({ arn }) => arn,
        ),
        open: parts.flatMap(({ open }) => open),
    };
}

function look(item: Audited, dead: Audited | undefined, { open }: Admitted): Step {
    const { callers, depth, kind, deadLettersOf } = item;
    const waiting =
        depth === undefined
            ? ""
            : ` It holds ${counted(depth.visible + depth.inFlight + depth.delayed, "message")} now.`;
    return {
        title: "Know who calls it",
        text: [
            `${item.name} is ${item.encryption === "none" ? "not encrypted" : `encrypted by ${item.encryption}`}.` +
                (dead === undefined ? "" : ` Its dead-letter queue ${dead.name} goes with it.`) +
                (deadLettersOf.length === 0
                    ? ""
                    : ` It takes the dead letters of ${deadLettersOf.join(", ")}: a plan for these switches it as well.`),
            callers.length === 0
                ? "No caller is named by its policy, a subscription, a notification, a rule or a mapping."
                : "Callers found:",
            ...callers.map(
                ({ who, by, does, source }) =>
                    `- ${who} ${does.join(", ")}${source ? ` for ${source}` : ""} (${by})`,
            ),
            ...open.map(
                ({ who, by }) =>
                    `No grant can name ${who} (${by}): find out who calls that way, and name them before the switch.`,
            ),
            "Identities that IAM alone lets in stand in no policy here: `secure-messaging access --account` shows them, and the trail shows who called.",
            ...(kind === "queue"
                ? [
                      `Only messages sent after the switch are encrypted by the new key: the backlog stays as it was until it is read, and stays readable.${waiting}`,
                  ]
                : []),
        ],
        code: [],
    };
}

function makeKey(alias: string, statements: readonly PolicyStatement[]): Step {
    return {
        title: "Make the key, with grants for all callers",
        text: ["Nobody uses it yet, so nothing changes."],
        code: [
            { about: "Its policy, as key-policy.json:", language: "json", text: pretty(statements) },
            {
                language: "sh",
                text: [
                    "KEY=$(aws kms create-key --policy file://key-policy.json --query KeyMetadata.KeyId --output text)",
                    'aws kms enable-key-rotation --key-id "$KEY"',
                    `aws kms create-alias --alias-name ${alias} --target-key-id "$KEY"`,
                ].join("\n"),
            },
        ],
    };
}

function grantCallers(item: Audited, { own }: Admitted, alias: string, place: Place): Step {
    const known = own.map(({ arn, access, isFunction }) => ({
        who: arn,
        statements: identityPolicyFor(access, item, alias, place, isFunction),
    }));
    const usual = item.kind === "queue" ? [Access.Producer, Access.Consumer] : [Access.Publisher];
    const parts =
        known.length > 0
            ? known
            : usual.map((access) => ({
                  who: `each ${access.toLowerCase()}`,
                  statements: identityPolicyFor(access, item, alias, place, false),
              }));
    return {
        title: "Give the callers their rights in IAM",
        text: [
            "The key leaves it to IAM of the account who uses it, through the service alone. Whoever calls as an identity of the account needs a policy for it.",
        ],
        code: parts.map(({ who, statements }) => ({
            about: `${who}:`,
            language: "json" as const,
            text: pretty(statements),
        })),
    };
}

function switchOver(both: readonly Audited[], alias: string): Step {
    return {
        title: both.length > 1 ? "Switch the queue and its dead-letter queue" : `Switch the ${both[0]!.kind}`,
        text: ["The key and the grants have to be there before: in the other order messages are refused."],
        code: both.map((one) => ({
            language: "sh" as const,
            text: setting(one, {
                KmsMasterKeyId: alias,
                ...(one.kind === "queue" ? { KmsDataKeyReusePeriodSeconds: "300" } : {}),
            }),
        })),
    };
}

function waitStep({ kind }: Audited): Step {
    const text =
        kind === "queue"
            ? "SQS takes up to 60 seconds to apply a change everywhere."
            : "SNS may take a minute to apply a change everywhere.";
    return { title: "Wait for 60 seconds", text: [text], code: [{ language: "sh", text: "sleep 60" }] };
}

function verifyStep(item: Audited): Step {
    const { kind, url, arn, region = "" } = item;
    const show =
        kind === "queue"
            ? `aws sqs get-queue-attributes --queue-url ${url} --attribute-names KmsMasterKeyId SqsManagedSseEnabled`
            : `aws sns get-topic-attributes --topic-arn ${arn} --query Attributes.KmsMasterKeyId`;
    return {
        title: "Verify",
        text: [
            "Then look at errors of the callers and at the age of the oldest message: both stay as they were.",
        ],
        code: [
            { language: "sh", text: `${show}\nsecure-messaging audit --region ${region} --only ${kind}s` },
        ],
    };
}

function intoProgram(item: Audited, dead: Audited | undefined, callers: Admitted): Step {
    return {
        title: "Or let a Pulumi program do steps 2 and 4, and keep it so",
        text: [
            "The lines adopt what exists in place, with its messages, and make the key before they switch. Step 3 comes before `pulumi up`.",
        ],
        code: [
            { language: "ts", text: programLines(item, dead, callers) },
            {
                about: "To take it over as it is, with the resources of the provider:",
                language: "sh",
                text: importLines(item, dead),
            },
        ],
    };
}

function wayBack(both: readonly Audited[]): Step {
    return {
        title: "The way back",
        text: [
            "Restore the former mode. Keep the key and its grants as long as messages sent under it may wait: without it they are lost.",
        ],
        code: both.flatMap((one) => {
            const attributes = formerMode(one);
            return attributes === undefined
                ? []
                : [{ language: "sh" as const, text: setting(one, attributes) }];
        }),
    };
}

function pretty(statements: readonly PolicyStatement[]): string {
    return JSON.stringify(JSON.parse(policyJson(statements)), undefined, 4);
}

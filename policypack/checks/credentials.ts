import { parseJson } from "../../iam";
import { type Setting } from "../model/workloads";

/** What kind of credential a setting holds, in words; nothing where it holds none. Never the value itself. */
export function credentialIn({
    variable = "",
    value,
}: Pick<Setting, "variable" | "value">): string | undefined {
    const found = BY_VALUE.find(({ pattern }) => pattern.test(value))?.words;
    if (found !== undefined) return found;
    if (hasPasswordInUrl(value)) return "a password in a URL";
    if (SECRET_NAME.test(variable) && isSecretKey(value)) return "an AWS secret access key";
    const named =
        namesCredential(variable) || variable === "" ? assignedIn(variable, value) : membersIn(value);
    return named.some(([name, text]) => namesCredential(name) && !isReference(text))
        ? "a credential in clear text"
        : undefined;
}

/** What kind of credential the address of a subscription holds, in words; nothing where it holds none. */
export function credentialInUrl(url: string): string | undefined {
    if (hasPasswordInUrl(url)) return "a password";
    const query = URL.canParse(url) ? [...new URL(url).searchParams] : [];
    const isOpen = query.some(
        ([name, value]) => (namesCredential(name) || /^(?:token|secret)$/i.test(name)) && !isReference(value),
    );
    return isOpen ? "a credential" : credentialIn({ value: url });
}

function namesCredential(name: string): boolean {
    return CREDENTIAL_NAME.test(name.replaceAll("-", "_")) && !/publi/i.test(name);
}

type Named = readonly [name: string, value: string];

/** A variable as it is; in a script, what is assigned in the shell's way or given as an option. */
function assignedIn(variable: string, value: string): Named[] {
    if (variable !== "") return [[variable, value]];
    const quoted = [...value.matchAll(QUOTED)].map(([, name, , text]): Named => [name!, text!]);
    const bare = [...value.matchAll(BARE)].map(([, name, text]): Named => [name!, text!]);
    // What a command or another variable fills in.
    return [...quoted, ...bare].filter(([, text]) => !/[$`]|\{\{/.test(text));
}

const QUOTED = /\b([a-z_][\w-]{0,100})=(["'])([^"'\n]{1,500})\2/gi;
const BARE =
    /(?:--|\b(?:export|ENV|ARG)[ \t]{1,9}|^[ \t]{0,40}(?=[A-Z0-9_]+=))([A-Za-z_][\w-]{0,100})=([^\s"';&|(),]{4,500})(?=[\s;&|"']|$)/gm;

/** The texts in a JSON object, with their names. */
function membersIn(value: string): Named[] {
    const json = value.trim().startsWith("{") ? parseJson(value) : {};
    return "value" in json ? textsIn("", json.value) : [];
}

function textsIn(name: string, value: unknown): Named[] {
    if (typeof value === "string") return [[name, value]];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, member]) => textsIn(key, member));
}

const BY_VALUE: readonly { pattern: RegExp; words: string }[] = [
    { pattern: /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/, words: "an AWS access key id" },
    {
        pattern: /aws_?secret_?(?:access_?)?key\b["']?\s*[=:]\s*["']?[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/i,
        words: "an AWS secret access key",
    },
    { pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----/, words: "a private key" },
    { pattern: /\bgh[opsur]_[A-Za-z0-9]{36,}|\bgithub_pat_\w{40,}/, words: "a GitHub token" },
    { pattern: /\bgl(?:pat|rt|dt|cbt|ptt|ft|soat)-(?!x{8})[\w-]{20,}/, words: "a GitLab token" },
    { pattern: /\bhv[sbr]\.[\w-]{24,}/, words: "a Vault token" },
    { pattern: /\bpypi-Ag[\w-]{16,}/, words: "a PyPI token" },
    { pattern: /\bnpm_[A-Za-z0-9]{36}\b/, words: "an npm token" },
    { pattern: /\bxox[abeprs]-[A-Za-z0-9-]{10,}|\bxapp-\d-[A-Za-z0-9-]{10,}/, words: "a Slack token" },
    {
        pattern: /\bhooks\.slack\.com\/services\/T[A-Z0-9]{8,}\/B[A-Z0-9]{8,}\/[A-Za-z0-9]{20,}/,
        words: "the address of a Slack webhook",
    },
    { pattern: /\b[rs]k_live_[A-Za-z0-9]{16,}/, words: "a Stripe key" },
];

function hasPasswordInUrl(text: string): boolean {
    const urls = text.matchAll(/\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@"']{0,200}:([^\s/@"']{1,500})@/gi);
    return [...urls].some(([, password]) => !isPlaceholder(password!));
}

/** What something else fills in later: `$PASSWORD`, `${…}`, `{{resolve:…}}`, `<password>`, `***`. */
function isPlaceholder(text: string): boolean {
    return /^(?:\$|%\w+%|\{\{?|<|\*+$|x+$)/i.test(text);
}

const SECRET_NAME = /secret|private_?key|access_?key/i;
const CREDENTIAL_NAME = new RegExp(
    `(?:^|_)(?:${[
        "password|passwd|passphrase|pgpassword|mysql_pwd|(?:db|database|redis|smtp)_pass",
        "api_?key|private_?key|secret_?key|secret_?access_?key|secret_?key_?base|rails_?master_?key",
        "(?:client|jwt|session|cookie|signing|webhook|nextauth)_?secret",
        "(?:access|auth|oauth|api|bearer|session|refresh)_?token",
        "(?:gh|github|gitlab|npm|node_auth|pypi|slack|bot|vault|ci_?job|deploy)_?token",
        "(?:gh|github|gitlab)_?pat",
    ].join("|")})$`,
    "i",
);

/** AWS's secret keys have 40 characters of all kinds; a hash has letters of one case only, a path seldom digits. */
function isSecretKey(value: string): boolean {
    return /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9/+=]{40}$/.test(value.trim());
}

/** Paths of secrets and of parameters, addresses, switches and numbers stand for no credential themselves. */
function isReference(value: string): boolean {
    const text = value.trim();
    return (
        isPlaceholder(text) ||
        /^(?:|true|false|none|null|\d+)$/i.test(text) ||
        /^(?:arn|ssm|vault|sm|secret|secretsmanager|parameter|awssm|op|sops|file|https?|s3):/i.test(text) ||
        /^[\w.-]+(?:\/[\w.-]+)+$/.test(text) ||
        text.startsWith("/")
    );
}

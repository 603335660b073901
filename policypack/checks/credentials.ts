import { type Setting } from "../model/workloads";

/** What kind of credential a setting holds, in words; nothing where it holds none. Never the value itself. */
export function credentialIn({ variable = "", value }: Setting): string | undefined {
    const found = BY_VALUE.find(({ pattern }) => pattern.test(value))?.words;
    if (found !== undefined) return found;
    if (hasPasswordInUrl(value)) return "a password in a URL";
    if (SECRET_NAME.test(variable) && isSecretKey(value)) return "an AWS secret access key";
    return !isReference(value) && CREDENTIAL_NAME.test(variable) && !/publi/i.test(variable)
        ? "a credential in clear text"
        : undefined;
}

const BY_VALUE: readonly { pattern: RegExp; words: string }[] = [
    { pattern: /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/, words: "an AWS access key id" },
    {
        pattern: /aws_?secret_?(?:access_?)?key\b["']?\s*[=:]\s*["']?[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/i,
        words: "an AWS secret access key",
    },
    { pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----/, words: "a private key" },
    { pattern: /\bgh[opsur]_[A-Za-z0-9]{36,}|\bgithub_pat_\w{40,}/, words: "a GitHub token" },
    { pattern: /\bxox[abeprs]-[A-Za-z0-9-]{10,}/, words: "a Slack token" },
    { pattern: /\b[rs]k_live_[A-Za-z0-9]{16,}/, words: "a Stripe key" },
];

/** Also for addresses outside of workloads: the endpoints of subscriptions. */
export function hasPasswordInUrl(text: string): boolean {
    const urls = text.matchAll(/\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@"']{0,200}:([^\s/@"']{1,500})@/gi);
    return [...urls].some(([, password]) => !isPlaceholder(password!));
}

/** What something else fills in later: `$PASSWORD`, `${…}`, `{{resolve:…}}`, `<password>`, `***`. */
function isPlaceholder(text: string): boolean {
    return /^(?:\$|%\w+%|\{\{?|<|\*+$|x+$)/i.test(text);
}

const SECRET_NAME = /secret|private_?key|access_?key/i;
const CREDENTIAL_NAME =
    /(?:^|_)(?:password|passwd|passphrase|api_?key|private_?key|secret_?key|client_?secret|secret_?access_?key|(?:access|auth|api|bearer|session|refresh)_?token)$/i;

/** AWS's secret keys have 40 characters of all kinds; a hash has letters of one case only, a path seldom digits. */
function isSecretKey(value: string): boolean {
    return /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9/+=]{40}$/.test(value.trim());
}

/** Names of secrets and of parameters, addresses, switches and numbers stand for no credential themselves. */
function isReference(value: string): boolean {
    const text = value.trim();
    return (
        isPlaceholder(text) ||
        /^(?:|true|false|none|null|\d+)$/i.test(text) ||
        /^(?:arn|ssm|vault|sm|secretsmanager|awssm|op|file|https?|s3):/i.test(text) ||
        /^[\w.-]+(?:\/[\w.-]+)+$/.test(text) ||
        text.startsWith("/")
    );
}

import { type Ending } from "./exit-codes";

/** What ends a command: one line that says what is wrong, where, and what to do. */
export class Failure extends Error {
    constructor(
        readonly ending: Exclude<Ending, "done">,
        message: string,
        options?: ErrorOptions,
    ) {
        super(message.replace(/\s*\n\s*/g, " "), options);
    }
}

/** What AWS, or the SDK on the way to it, calls an error. */
interface CloudError extends Error {
    code?: string;
    $metadata?: { httpStatusCode?: number };
}

const noCredentials = ["CredentialsProviderError", "ExpiredToken", "ExpiredTokenException"];
const wrongCredentials = [
    "InvalidClientTokenId",
    "UnrecognizedClientException",
    "SignatureDoesNotMatch",
    "InvalidSignatureException",
];
const denied = [
    "AccessDenied",
    "AccessDeniedException",
    "AuthorizationError",
    "AuthorizationErrorException",
    "UnauthorizedOperation",
    "KMSAccessDeniedException",
];
const unreachable = ["ENOTFOUND", "ECONNREFUSED", "ECONNRESET", "EAI_AGAIN", "ETIMEDOUT", "TimeoutError"];

/** Whether AWS refused a call to this caller: others may still be answered. */
export function isDenied(error: unknown): boolean {
    return error instanceof Error && (denied.includes(error.name) || /AccessDenied$/.test(error.name));
}

/** What a caller sees of an error of the AWS SDK; undefined for an error that is not one. */
export function cloudFailure(error: unknown, region?: string): Failure | undefined {
    if (!(error instanceof Error)) return undefined;
    const sentence = cloudSentence(error, region);
    return sentence === undefined ? undefined : new Failure("cloud", sentence, { cause: error });
}

function cloudSentence(error: CloudError, region: string | undefined): string | undefined {
    const { name, message, code = "" } = error;
    const there = region === undefined ? "" : ` in ${region}`;
    if (/region is missing/i.test(message))
        return "No region: give --region, or set AWS_REGION or the region of your AWS profile.";
    if (noCredentials.includes(name))
        return `No valid AWS credentials (${message}): sign in, or set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`;
    if (wrongCredentials.includes(name))
        return `AWS does not accept these credentials${there} (${name}): check the profile, and that the account has enabled the region.`;
    if (isDenied(error)) return `AWS denies this caller: ${message}`;
    if ([code, name].some((word) => unreachable.includes(word)))
        return `AWS cannot be reached${there} (${code || name}): check the region's name and the network.`;
    return error.$metadata === undefined ? undefined : `AWS answers ${name}: ${message}`;
}

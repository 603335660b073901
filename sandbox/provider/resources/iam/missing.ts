/** How IAM says that there is no such thing. */
export const missing = "NoSuchEntityException";

/** How IAM refuses a document, also one that names a role which it does not know yet. */
export const malformed = "MalformedPolicyDocumentException";

/** IAM tells documents in the spelling of URLs. */
export function documentTold(text: string | undefined): string | undefined {
    return text === undefined ? undefined : decodeURIComponent(text);
}

import { UNKNOWN } from "../../../iam";
import { TOPICS } from "../../model/types";
import { numberProperty, shown } from "../../model/values";
import { fail, type ResourceRule, undecided } from "../../rule";

export const snsSignatureVersion: ResourceRule = {
    name: "sns-signature-version",
    description: "A topic signs its messages with SHA-256.",
    why: "version 1, the default, signs with SHA-1, which no longer proves that a message comes from the topic",
    fix: "set signatureVersion to 2 (EncryptedTopic does)",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 SC-13"],
    sources: ["https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html"],
    types: Object.keys(TOPICS),

    *check(topic) {
        const version = numberProperty(topic, "signatureVersion");
        if (version === UNKNOWN)
            yield undecided("signatureVersion", "its signatureVersion is not known before deployment");
        else if (version !== 2)
            yield fail(
                `the topic signs with SHA-1 (signatureVersion is ${shown(topic.get("signatureVersion"))})`,
            );
    },
};

import { actionsThat } from "../../../iam";
import { plainHttpProblems } from "../../checks/plain-http";
import { TOPIC_POLICIES, TOPICS } from "../../model/types";
import { tlsOnly } from "../../remedies/tls-only";
import { type StackRule } from "../../rule";

export const snsTlsOnly: StackRule = {
    name: "sns-tls-only",
    description: "A topic refuses to be published to without TLS.",
    why: "the endpoints of SNS answer plain HTTP as well, and only a Deny in the topic's own policy rules that out",
    fix:
        'deny sns:Publish to the principal "*" on the topic\'s ARN under Bool aws:SecureTransport "false", with no ' +
        "further condition, in the one policy attached to the topic (EncryptedTopic does)",
    severity: "medium",
    level: "advisory",
    frameworks: ["NIST 800-53 SC-8", "PCI DSS 4.2.1"],
    sources: ["https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html"],
    remedy: tlsOnly("sns"),

    *checkStack(stack) {
        for (const topic of stack.ofTypes(TOPICS))
            yield* plainHttpProblems(topic, TOPIC_POLICIES, actionsThat("send", "sns"), stack);
    },
};

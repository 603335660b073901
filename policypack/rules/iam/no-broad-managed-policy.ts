import { ATTACHMENTS } from "../../model/types";
import { fail, type ResourceRule } from "../../rule";

/** What AWS Identity Center assigns goes to people, and is judged where its sets of permissions are. */
const TYPES = Object.keys(ATTACHMENTS).filter((type) => !type.startsWith("aws:ssoadmin/"));

export const iamNoBroadManagedPolicy: ResourceRule = {
    name: "iam-no-broad-managed-policy",
    description: "Nobody is given AWS's own policies that allow everything in SQS, in SNS or in the account.",
    why: "it reads, purges, deletes and opens every queue and topic of the account, however narrow all other policies are",
    fix: "attach a policy with the exact actions on the exact queues and topics (MessagingRole writes it); people get such rights by a permission set",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-6", "PCI DSS 7.2", "CIS AWS 1.16"],
    sources: [
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    ],
    types: TYPES,

    *check(resource) {
        const property = ATTACHMENTS[resource.type]!;
        const value = resource.get(property);
        const arns: unknown[] = Array.isArray(value) ? value : [value];
        // An ARN that is not known yet belongs to a policy that is made here: AWS's own are always known.
        for (const arn of new Set(arns))
            if (typeof arn === "string" && BROAD.test(arn.trim()))
                yield fail(`its ${property} attaches ${arn.trim().split("/").at(-1)}`);
    },
};

const BROAD =
    /^arn:[^:]*:iam::aws:policy\/(?:.*\/)?(?:AmazonSQSFullAccess|AmazonSNSFullAccess|AdministratorAccess|PowerUserAccess)$/;

import { matches, UNKNOWN, type Unknown } from "../../../iam";
import { besideMessaging } from "../../model/messaging";
import { type Resource, textProperty } from "../../model/resource";
import { type Stack } from "../../model/stack";
import { scanFilters } from "../../model/registry-scans";
import { fail, type StackRule, undecided } from "../../rule";

/** Each type with the property that holds its name. */
const REPOSITORIES: Readonly<Record<string, string>> = {
    "aws:ecr/repository:Repository": "name",
    "aws-native:ecr:Repository": "repositoryName",
};
const OWN = "imageScanningConfiguration";

export const supportEcrScan: StackRule = {
    name: "support-ecr-scan",
    description: "Images of the workers beside queues and topics are scanned when they are pushed.",
    why: "a known hole in an image hands a stranger the role that reads the queues",
    fix: "add a RegistryScanningConfiguration with scanFrequency SCAN_ON_PUSH, or set imageScanningConfiguration.scanOnPush to true",
    severity: "low",
    level: "advisory",
    surroundings: true,
    frameworks: ["AWS Security Hub ECR.1", "NIST 800-53 RA-5"],
    sources: ["https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html"],

    *checkStack(stack) {
        for (const repository of besideMessaging(stack, REPOSITORIES)) {
            const scanned = isScanned(repository, stack);
            if (scanned === UNKNOWN)
                yield {
                    ...undecided(OWN, `its ${OWN} is not known before deployment`),
                    resource: repository,
                };
            else if (!scanned)
                yield { ...fail("nothing scans the images pushed into it"), resource: repository };
        }
    },
};

function isScanned(repository: Resource, stack: Stack): boolean | Unknown {
    const name = textProperty(repository, REPOSITORIES[repository.type]!);
    if (scanFilters(stack).some((filter) => typeof name !== "string" || matches(filter, name))) return true;
    const own = repository.get(OWN);
    const given = typeof own === "object" && own !== null ? (own as Record<string, unknown>).scanOnPush : own;
    return given === UNKNOWN ? UNKNOWN : String(given) === "true";
}

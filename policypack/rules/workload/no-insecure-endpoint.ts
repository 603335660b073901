import { insecureEndpointsIn, leavesInClear } from "../../checks/insecure-endpoints";
import { endpointsOf, PROVIDERS } from "../../model/endpoints";
import { switchProperty } from "../../model/values";
import { type Setting, settingsOf, WORKLOADS } from "../../model/workloads";
import { advise, fail, type Problem, type ResourceRule, undecided } from "../../rule";
import { UNKNOWN } from "../../../iam";

export const workloadNoInsecureEndpoint: ResourceRule = {
    name: "workload-no-insecure-endpoint",
    description: "Workloads and providers reach SQS and SNS over TLS, under the names of today.",
    why: "without TLS anybody on the way reads the messages, and private DNS of an endpoint does not cover a legacy name",
    fix: "leave the endpoint to the AWS SDK, or write https://sqs.<region>.amazonaws.com",
    severity: "medium",
    level: "mandatory",
    frameworks: ["NIST 800-53 SC-8", "PCI DSS 4.2.1"],
    sources: [
        "https://docs.aws.amazon.com/general/latest/gr/sqs-service.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    ],
    parameters: ["advice"],
    types: [...Object.keys(WORKLOADS), ...PROVIDERS],

    *check(resource) {
        const { known, unknown } = settingsOf(resource);
        for (const setting of known) yield* ofSetting(setting);
        for (const property of unknown)
            yield undecided(property, `its ${property} is not known before deployment`);
        for (const { service, url } of endpointsOf(resource))
            if (leavesInClear(url)) yield fail(`its endpoint of ${service} goes over plain HTTP`);
        if (PROVIDERS.includes(resource.type) && switchProperty(resource, "insecure") === true)
            yield advise("its insecure switch turns off the check of whom it talks to over TLS");
        if (PROVIDERS.includes(resource.type) && resource.get("endpoints") === UNKNOWN)
            yield undecided("endpoints", "its endpoints is not known before deployment");
    },
};

/** What the AWS SDKs take for the address of their service, whatever host it names. */
const ENDPOINT_VARIABLE = /^AWS_ENDPOINT_URL(?:_SQS|_SNS|_KMS)?$/;

function* ofSetting({ property, variable, value }: Setting): Iterable<Problem> {
    const place = variable === undefined ? `its ${property} holds` : `its ${property} has in ${variable}`;
    const found = insecureEndpointsIn(value);
    for (const { address, legacy } of found)
        yield legacy ? advise(`${place} the legacy address ${address}`) : fail(`${place} ${address}`);
    if (found.length === 0 && ENDPOINT_VARIABLE.test(variable ?? "") && leavesInClear(value))
        yield fail(`${place} an endpoint that is reached over plain HTTP`);
}

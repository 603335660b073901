import { UNKNOWN } from "../../../iam";
import { credentialIn, credentialInUrl } from "../../checks/credentials";
import { type Resource } from "../../model/resource";
import { SUBSCRIPTION_TYPES, subscriptionsOf } from "../../model/subscriptions";
import { settingsOf, WORKLOADS } from "../../model/workloads";
import { fail, type Problem, type ResourceRule, undecided } from "../../rule";

export const workloadNoPlaintextCredentials: ResourceRule = {
    name: "workload-no-plaintext-credentials",
    description: "No credential stands in the settings of a workload or in the address of a subscription.",
    why: "whoever may look at the workload, its logs or this program's state can use the credential",
    fix: "give the workload a role instead of keys, and let it read other secrets from Secrets Manager by reference",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 IA-5", "PCI DSS 8.6.2"],
    sources: [
        "https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
        "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
    ],
    types: [...Object.keys(WORKLOADS), ...SUBSCRIPTION_TYPES],

    *check(resource) {
        yield* inSettings(resource);
        for (const { label, property, protocol, endpoint } of subscriptionsOf(resource))
            if (typeof endpoint === "string") {
                const credential = credentialInUrl(endpoint);
                if (credential !== undefined)
                    yield fail(`${label} has ${credential} in the URL of its endpoint`);
            }
            // The ARN of a new queue or function is not known yet and hides nothing; an address on the web may.
            else if (endpoint === UNKNOWN && MAYBE_ON_THE_WEB.includes(protocol))
                yield undecided(property, "the endpoint of a subscription is not known before deployment");
    },
};

const MAYBE_ON_THE_WEB: readonly unknown[] = [UNKNOWN, "http", "https"];

/** Names the variable only: a message must not repeat what it warns of. */
function* inSettings(resource: Resource): Iterable<Problem> {
    const { known, unknown } = settingsOf(resource);
    for (const setting of known) {
        const credential = credentialIn(setting);
        const place = setting.variable === undefined ? "holds" : `has in ${setting.variable}`;
        if (credential !== undefined) yield fail(`its ${setting.property} ${place} ${credential}`);
    }
    for (const property of unknown)
        yield undecided(property, `its ${property} is not known before deployment`);
}

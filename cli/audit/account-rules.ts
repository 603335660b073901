import { type PackConfiguration } from "../configuration";

/** Rules that ask for what an audit of an account does not read: asked, they would find fault with every queue. */
export const notOnAccounts: Readonly<Record<string, string>> = {
    "dlq-alarm": "alarms are not read",
    "trail-present": "trails are not read",
    "trail-data-events": "trails are not read",
    "vpc-endpoint-required": "networks are not read",
    "support-lambda-runtime": "of a function only its role and timeout are read",
};

/** The configuration for resources of an account. */
export function onAccounts(configuration: PackConfiguration): PackConfiguration {
    return {
        ...configuration,
        levelOf: (rule) =>
            Object.hasOwn(notOnAccounts, rule.name) ? "disabled" : configuration.levelOf(rule),
    };
}

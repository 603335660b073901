import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

/** What the names in AWS begin with. They are fixed, so that each policy can name what it is about. */
export const app = config.get("app") ?? "atx";

/** The tag of the image in which jobs run. */
export const version = config.get("version") ?? "1.0.0";

/** A token for private repositories: `pulumi config set --secret githubToken …`. */
export const githubToken = config.getSecret("githubToken");

/** How long a job may run, and what it gets. */
export const job = {
    timeoutSeconds: config.getNumber("jobTimeoutSeconds") ?? 12 * 3_600,
    attempts: 3,
    vcpus: config.getNumber("jobVcpus") ?? 2,
    memoryMiB: config.getNumber("jobMemoryMiB") ?? 4_096,
};

/** After how long a job that still runs is reported. */
export const longSeconds = 6 * 3_600;

/** How long a function may work on what it is given. */
export const functionTimeoutSeconds = config.getNumber("functionTimeoutSeconds") ?? 30;

/** Who operates: people with this permission set of IAM Identity Center, or else instances of EC2. */
export const operators = config.get("operators");

/** Whether scanning on push is set for the registry, and so for each repository of the account. */
export const scanRegistry = config.getBoolean("scanRegistry") ?? false;

/** Whether results can be neither changed nor deleted for a year. */
export const lockResults = config.getBoolean("lockResults") ?? false;

/** Whether the calls of the API are logged, which takes a role that all APIs of an account and region share. */
export const logCalls = config.getBoolean("logCalls") ?? true;

/** Whether a destroy removes the files as well. */
export const removeFiles = config.getBoolean("removeFiles") ?? false;

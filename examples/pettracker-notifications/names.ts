import * as pulumi from "@pulumi/pulumi";

const nameOf = (name: string) => `${pulumi.getProject()}-${pulumi.getStack()}-${name}`;

/** Their roles may write the log groups of these names alone. */
export const functionNames = { sender: nameOf("sender"), notifier: nameOf("notifier") };

/** How long a function may run. A queue hides what it reads for six times as long. */
export const timeoutSeconds = 10;

// What runs beside the queues: every resource here breaks one rule of the policy pack. Never deploy it.
import * as aws from "@pulumi/aws";

// workload-no-plaintext-credentials: the password stands in the definition. (It opens nothing.)
new aws.ecs.TaskDefinition("reporter", {
    family: "reporter",
    containerDefinitions: JSON.stringify([
        {
            name: "reporter",
            image: "reporter:1.0.0",
            environment: [{ name: "DATABASE_URL", value: "postgres://reporter:not-a-password@db/reports" }],
        },
    ]),
});

// workload-no-insecure-endpoint: the messages go over plain HTTP, to a name that private DNS does not cover.
new aws.ecs.TaskDefinition("poller", {
    family: "poller",
    containerDefinitions: JSON.stringify([
        {
            name: "poller",
            image: "poller:1.0.0",
            environment: [{ name: "SQS_ENDPOINT", value: "http://queue.amazonaws.com" }],
        },
    ]),
});

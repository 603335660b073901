import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";
import { Access, type MessagingSet, type MessagingSetArgs } from "pulumi-secure-messaging";

const args: MessagingSetArgs = {
    queues: { main: { deadLetter: { maxReceiveCount: 2 } } },
    roles: Object.fromEntries(
        [Access.Producer, Access.Consumer, Access.Operator, Access.Publisher].map((access) => [
            access.toLowerCase(),
            { access, trust: { ecsTask: {} } },
        ]),
    ),
    topic: { deliveryLogging: { enabled: false } },
};

/** The folder of the mutants, each with the components as they would be built. */
const folder = new pulumi.Config().require("folder");
const load = createRequire(join(folder, "noop.js"));

const sets = readdirSync(folder).map((name) => {
    const mutant = load(`./${name}/components`) as { MessagingSet: typeof MessagingSet };
    const set = new mutant.MessagingSet(name, { ...args, name });
    const { topicArn, queueUrls, queueArns, deadLetterQueueArns, roleArns } = set;
    return [name, { topicArn, queueUrls, queueArns, deadLetterQueueArns, roleArns }] as const;
});

export default Object.fromEntries(sets);

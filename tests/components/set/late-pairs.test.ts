import { strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import {
    Access,
    MessagingSet,
    type MessagingSetArgs,
    type QueueArgs,
    type RoleArgs,
    SourceService,
} from "../../../components";
import { lateRefusalOf } from "../../support/mocks";
import { importedKey, previousKey } from "../../support/set-modes";

const queue = (settings: QueueArgs): MessagingSetArgs => ({ queues: { main: settings } });
const role = (settings: Partial<RoleArgs>): MessagingSetArgs => ({
    roles: { worker: { access: Access.Consumer, ...settings } },
});

const later: Record<string, [MessagingSetArgs, string]> = {
    "a tag that nothing has": [
        { abacTagKeys: ["Stage"], tags: pulumi.output({ Team: "orders" }) },
        'tags lacks "Stage", which abacTagKeys names; a role without the tag reaches nothing; add it.',
    ],
    "a filter that SNS does not take": [
        queue({ filterPolicy: pulumi.output("invoices") }),
        'queues.main.filterPolicy is "invoices"; SNS takes the JSON text of an object; write it with JSON.stringify.',
    ],
    "a topic without order for a queue with it": [
        {
            fifo: { enabled: true },
            ...queue({ sources: [{ service: SourceService.Sns, name: pulumi.output("news") }] }),
        },
        'queues.main.sources[0].name is "news"; only a FIFO topic, whose name ends in .fifo, delivers to a FIFO queue; ' +
            "name such a topic, or use a standard queue.",
    ],
    "a bucket of another partition": [
        { topic: { sources: [{ service: SourceService.S3, arn: "arn:aws-cn:s3:::uploads" }] } },
        'topic.sources[0] is "arn:aws-cn:s3:::uploads"; nothing is sent between partitions; ' +
            "name one of partition aws.",
    ],
    "a rule of another region": [
        queue({
            sources: [
                {
                    service: SourceService.EventBridge,
                    arn: "arn:aws:events:us-east-1:111122223333:rule/nightly",
                },
            ],
        }),
        'queues.main.sources[0] is "arn:aws:events:us-east-1:111122223333:rule/nightly"; EventBridge sends within a ' +
            "region only; name one of eu-west-1.",
    ],
    "an issuer and the provider of another": [
        role({
            trust: {
                eksIrsa: {
                    issuer: pulumi.output("https://oidc.eks.eu-west-1.amazonaws.com/id/A"),
                    providerArn:
                        "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/B",
                    namespace: "orders",
                    serviceAccount: "worker",
                },
            },
        }),
        'roles.worker.trust.eksIrsa.providerArn is "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/B", ' +
            'but trust.eksIrsa.issuer is "https://oidc.eks.eu-west-1.amazonaws.com/id/A"; IAM names a provider by its ' +
            "issuer; give the ARN that ends in this issuer, or leave it out.",
    ],
    "a key of another region": [
        { encryption: { kmsKeyArn: importedKey.replace("eu-west-1", "us-east-1") } },
        `encryption.kmsKeyArn is "${importedKey.replace("eu-west-1", "us-east-1")}"; queues and topics of eu-west-1 take ` +
            "keys of eu-west-1 alone; give the ARN of a key there, or of the replica there of a multi-Region key.",
    ],
    "the topic of the set for the end of an alarm": [
        { alarms: { okActionArns: ["arn:aws:sns:eu-west-1:111122223333:orders-topic-0a1b2c3"] } },
        "alarms.okActionArns names the topic of the set itself; an alarm about its queues would end in them; " +
            "name another topic.",
    ],
    "six actions of an alarm": [
        { alarms: { actionArns: pulumi.output(Array<string>(6).fill(previousKey)) } },
        "alarms.actionArns has 6 entries; AWS allows 5; leave some out.",
    ],
    "an exception for nobody": [
        { exclusive: { enabled: true, exceptRoleArns: pulumi.output<string[]>([]) } },
        "exclusive.exceptRoleArns is empty; somebody has to be named; give an ARN or leave it out.",
    ],
};

describe("a set refuses what turns out later:", () => {
    for (const [what, [args, problem]] of Object.entries(later))
        it(what, async () => {
            const message = await lateRefusalOf(() => new MessagingSet("orders", args));
            strictEqual(message, `MessagingSet "orders": ${problem}`);
        });
});

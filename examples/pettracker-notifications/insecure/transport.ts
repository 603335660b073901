// Messages that anybody on the way can read.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { arn } from "../../account";
import { variant } from "../../variants";
import { queueOf, topicOf } from "./parts";

// The endpoints of AWS answer plain HTTP too, unless a policy denies it.
variant("plain-queue", ["sqs-tls-only"], (name) => queueOf(name, { overPlainHttp: true }));
variant("plain-topic", ["sns-tls-only"], (name) => topicOf(name, { overPlainHttp: true }));

// A topic delivers to web servers with or without TLS, as the subscription says.
variant("plain-subscription", ["sns-subscription-protocol"], (name) => {
    new aws.sns.TopicSubscription(`${name}-subscription`, {
        topic: topicOf(name).arn,
        protocol: "http",
        endpoint: "http://pettracker.example.com/events",
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: arn("sqs", "failed") }),
    });
});

// Policies that let in too many, or to too much.
import * as pulumi from "@pulumi/pulumi";

import { account, arn, region } from "../../account";
import { variant } from "../../variants";
import { allow, partnerAccount, queueOf, queuePolicy, roleArn, topicOf } from "./parts";

const service = { AWS: roleArn("notification-service") };
const partner = { AWS: `arn:aws:iam::${partnerAccount}:root` };
const production = { StringEquals: { "aws:PrincipalTag/Environment": "production" } };

// One role for the whole service: who breaks into the sender reads everything.
variant("one-role", ["sqs-policy-role-split"], (name) =>
    queueOf(name, {
        grants: [allow(service, ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage"])],
    }),
);

// The queue by its URL: the policy grants nothing, and whoever makes it work by loosening it opens too much.
const url = pulumi.interpolate`https://sqs.${region}.amazonaws.com/${account}/pettracker-notifications`;
variant("by-url", ["sqs-policy-own-resource"], (name) =>
    queueOf(name, { grants: [{ ...allow(service, "sqs:SendMessage"), Resource: url }] }),
);

// One policy for two topics: a topic reads its own alone.
variant("two-topics", ["sns-policy-own-resource"], (name) =>
    topicOf(name, {
        grants: [
            allow(service, "sns:Publish"),
            { ...allow(service, "sns:Publish"), Resource: arn("sns", "system-alerts") },
        ],
    }),
);

// Everybody in the partner's account, whatever its tags; an account that nobody declared; a partner that reads.
variant("partner-anybody", ["sqs-policy-cross-account"], (name) =>
    queueOf(name, { grants: [allow(partner, "sqs:SendMessage")] }),
);
variant("partner-undeclared", ["sqs-policy-cross-account"], (name) =>
    queueOf(name, { grants: [allow(partner, "sqs:SendMessage", production)] }),
);
variant("partner-reads", ["sqs-policy-cross-account"], (name) =>
    queueOf(name, { grants: [allow(partner, "sqs:ReceiveMessage", production)] }),
);

// Anybody with an account of AWS.
variant("open-queue", ["sqs-policy-no-public"], (name) =>
    queueOf(name, { grants: [allow("*", "sqs:SendMessage")] }),
);
variant("open-topic", ["sns-policy-no-public"], (name) =>
    topicOf(name, { grants: [allow("*", "sns:Subscribe")] }),
);

// Of two policies the one that is written last holds, and nobody knows which that is.
variant("two-policies", ["messaging-single-policy"], (name) => {
    const queue = queueOf(name, { grants: [allow(service, "sqs:SendMessage")] });
    queuePolicy(`${name}-again`, queue, {
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
});

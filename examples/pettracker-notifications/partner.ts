import * as pulumi from "@pulumi/pulumi";
import { Access, MessagingSet } from "pulumi-secure-messaging";

import { alerts, toOnCall } from "./alerts";
import { watched } from "./audit";
import { samePeople } from "./people";
import { tags } from "./tags";

const config = new pulumi.Config();
const accountId = config.require("partnerAccountId");
// The partner sets the tags of its roles: they keep its test systems away, and prove nothing.
const partner = { accountId, principalTags: { Environment: config.require("partnerEnvironment") } };

/** Orders that a partner sends from an account of its own. It can do nothing else: neither read nor look. */
export const orders = new MessagingSet("pettracker-orders", {
    topic: { enabled: false },
    queues: {
        partner: { senders: accountId === "" ? [] : [partner] },
    },
    roles: {
        fulfilment: { access: Access.Consumer, trust: { ecsTask: {} } },
        ...samePeople(alerts),
    },
    exclusive: { enabled: true },
    alarms: { ...watched, ...toOnCall },
    tags,
});

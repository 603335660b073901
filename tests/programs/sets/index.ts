import * as pulumi from "@pulumi/pulumi";
import { MessagingSet, type MessagingSetArgs } from "pulumi-secure-messaging";

const sets = new pulumi.Config().requireObject<Record<string, MessagingSetArgs>>("sets");

for (const [name, args] of Object.entries(sets)) new MessagingSet(name, args);

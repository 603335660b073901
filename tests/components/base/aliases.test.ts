import { deepStrictEqual, ok } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { MessagingSet } from "../../../components";
import { runProgram } from "../../support/mocks";

const type = "pulumi-secure-messaging:index:MessagingSet";
const inSet = (prefix: string, rest: string) => `urn:pulumi:stack::project::${prefix}${type}${rest}`;
const inQueue = "$pulumi-secure-messaging:index:EncryptedQueue";

class Platform extends pulumi.ComponentResource {
    constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
        super("acme:index:Platform", name, {}, opts);
    }
}

/** The former URNs of everything in a set. */
async function formerNames(name: string, opts: () => pulumi.ComponentResourceOptions) {
    const { all } = await runProgram(() => new MessagingSet(name, {}, opts()));
    const parts = all.filter(({ type: its }) => its !== type && its !== "acme:index:Platform");
    ok(parts.length > 20);
    return new Map(parts.map((part) => [`${part.type} ${part.name}`, part.aliases]));
}

describe("the parts of a component", () => {
    it("have no former names where it has none", async () => {
        const names = await formerNames("orders", () => ({}));
        deepStrictEqual([...names.values()].flat(), []);
    });

    it("go by their former names, at any depth, where it is renamed", async () => {
        const names = await formerNames("shop", () => ({ aliases: [{ name: "orders" }] }));
        deepStrictEqual(names.get("pulumi-secure-messaging:index:EncryptedQueue shop-main"), [
            inSet("", `${inQueue}::orders-main`),
        ]);
        deepStrictEqual(names.get("aws:sqs/queue:Queue shop-main-queue"), [
            inSet("", `${inQueue}$aws:sqs/queue:Queue::orders-main-queue`),
        ]);
        for (const [part, aliases] of names) ok(aliases.length > 0, part);
    });

    it("go by their former names where it is named by its URN", async () => {
        const names = await formerNames("shop", () => ({ aliases: [inSet("", "::orders")] }));
        deepStrictEqual(names.get("aws:kms/key:Key shop-key"), [
            inSet("", "$pulumi-secure-messaging:index:MessagingKey$aws:kms/key:Key::orders-key"),
        ]);
    });

    it("go by their former places where it is moved", async () => {
        const names = await formerNames("orders", () => ({
            parent: new Platform("platform"),
            aliases: [{ parent: pulumi.rootStackResource }],
        }));
        deepStrictEqual(names.get("aws:sqs/queue:Queue orders-main-queue"), [
            inSet("", `${inQueue}$aws:sqs/queue:Queue::orders-main-queue`),
        ]);
    });

    it("go by each of several former names", async () => {
        const names = await formerNames("shop", () => ({ aliases: [{ name: "orders" }, { name: "sales" }] }));
        deepStrictEqual(names.get("aws:sns/topic:Topic shop-topic"), [
            inSet("", "$pulumi-secure-messaging:index:EncryptedTopic$aws:sns/topic:Topic::orders-topic"),
            inSet("", "$pulumi-secure-messaging:index:EncryptedTopic$aws:sns/topic:Topic::sales-topic"),
        ]);
    });
});

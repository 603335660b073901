import assert from "node:assert";

import { preview, type RunResult } from "../../sandbox";
import { unpackedPackage } from "../support/plugin";
import { folderWith, withEngine } from "../support/sandbox";

interface Step {
    op: string;
    urn: string;
    newState: { type: string; parent?: string; inputs?: unknown };
}

/** What a program in another language sends: the engine has the component made, by the plugin that it runs. */
const program = (args: string) => `
const pulumi = require("@pulumi/pulumi");

class MessagingSet extends pulumi.ComponentResource {
    constructor(name, args) {
        const outputs = { keyArn: undefined, topicArn: undefined, queueArns: undefined };
        super("pulumi-secure-messaging:index:MessagingSet", name, { ...args, ...outputs }, {}, true);
    }
}

const orders = new MessagingSet("orders", ${args});
exports.topicArn = orders.topicArn;
exports.queueArns = orders.queueArns;
exports.keyArn = orders.keyArn;
`;

const orders = `{
    roles: {
        api: { access: "Publisher", trust: { ecsTask: {} } },
        importer: { access: "Producer", trust: { lambda: {} } },
        worker: { access: "Consumer", trust: { ecsTask: {} } },
        ops: { access: "Operator", trust: { ec2: {} } },
    },
}`;

const project = (plugin: string) => `
name: orders
runtime: nodejs
main: index.js
plugins:
    providers:
        - name: pulumi-secure-messaging
          path: ${plugin}
`;

/** The resources of a preview by URN, with the random part of their names made equal. */
function resources({ stdout }: RunResult): Record<string, unknown> {
    const { steps } = JSON.parse(stdout.replaceAll(/-[0-9a-f]{7}(?![0-9A-Za-z-])/g, "-0a1b2c3")) as {
        steps: Step[];
    };
    const found = steps.filter(({ newState }) => newState.type !== "pulumi:pulumi:Stack");
    return Object.fromEntries(
        found.map(({ op, urn, newState }) => [urn, { op, parent: newState.parent, inputs: newState.inputs }]),
    );
}

describe("a set that the engine has made by the published plugin", function () {
    this.timeout(120_000);
    before(withEngine);

    const places: { remove(): void }[] = [];
    const kept = <Place extends { remove(): void }>(place: Place) => (places.push(place), place);
    after(() => places.forEach((place) => place.remove()));

    let plugin: string;
    before(() => (plugin = kept(unpackedPackage()).folder));

    const remote = (args: string, flags: readonly string[] = []) => {
        const files = { "Pulumi.yaml": project(plugin), "index.js": program(args) };
        return preview({ program: kept(folderWith(files)).folder, flags, say: () => undefined });
    };

    it("has the resources, parents and inputs of the same set in TypeScript", async () => {
        const [inTypeScript, constructed] = await Promise.all([
            preview({ program: "examples/orders", flags: ["--json"] }),
            remote(orders, ["--json"]),
        ]);
        assert.strictEqual(constructed.code, 0, constructed.stdout + constructed.stderr);
        const expected = resources(inTypeScript);
        assert.ok(Object.keys(expected).length > 30);
        assert.deepStrictEqual(resources(constructed), expected);
    });

    it("passes the policy pack without a finding, and tells its outputs", async () => {
        const { code, events, stdout } = await remote(orders);
        const findings = events.flatMap(({ policyEvent }) => policyEvent ?? []);
        assert.deepStrictEqual({ code, findings }, { code: 0, findings: [] });
        assert.match(stdout, /topicArn *: "arn:aws:sns:us-east-1:111122223333:orders-topic-[0-9a-f]{7}"/);
        assert.match(stdout, /main: "arn:aws:sqs:us-east-1:111122223333:orders-main-queue-[0-9a-f]{7}"/);
        assert.match(stdout, /keyArn *: \[unknown\]/);
    });

    it("is refused with the sentence that TypeScript would show", async () => {
        const { code, stdout, stderr } = await remote("{ queues: { main: { delaySeconds: 901 } } }");
        const sentence =
            'MessagingSet "orders": queues.main.delaySeconds is 901; SQS allows 0 to 900 seconds; ' +
            "choose a value in that range.";
        assert.notStrictEqual(code, 0);
        assert.ok((stdout + stderr).includes(sentence), stdout + stderr);
    });
});

import assert from "node:assert";

import { actionsOf, actionsThat, type Effect, type Service, SQS_MESSAGE_ACTIONS } from "../../iam";

const SERVICES: readonly Service[] = ["sqs", "sns", "kms"];
const EFFECTS: readonly Effect[] = ["send", "receive", "redrive", "read", "manage"];

describe("the actions of AWS", () => {
    for (const service of SERVICES) {
        it(`each action of ${service} bears its prefix and does one thing`, () => {
            const actions = actionsOf(service);
            assert.ok(actions.every((action) => /^[a-z]{3}:[A-Z][A-Za-z]+$/.test(action)));
            assert.ok(actions.every((action) => action.startsWith(`${service}:`)));
            assert.strictEqual(new Set(actions).size, actions.length);
        });

        it(`the effects of ${service} add up to its actions`, () => {
            const together = EFFECTS.flatMap((effect) => [...actionsThat(effect, service)]);
            assert.deepStrictEqual(together.sort(), [...actionsOf(service)].sort());
        });
    }

    it("only SQS redrives", () => {
        assert.deepStrictEqual(
            SERVICES.map((service) => actionsThat("redrive", service).length),
            [3, 0, 0],
        );
    });

    it("message actions of SQS are those that put in, take out, change or destroy messages", () => {
        assert.deepStrictEqual(SQS_MESSAGE_ACTIONS, [
            "sqs:SendMessage",
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:ChangeMessageVisibility",
            "sqs:PurgeQueue",
        ]);
    });
});

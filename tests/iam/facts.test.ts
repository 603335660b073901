import assert from "node:assert";

import {
    actionsInIdentityPolicies,
    actionsInResourcePolicies,
    actionsOf,
    actionsThat,
    type Effect,
    type Service,
    SQS_MESSAGE_ACTIONS,
} from "../../iam";

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

    it("an identity policy may name all actions, those on phones and apps too", () => {
        const beyond = actionsInIdentityPolicies("sns").filter(
            (action) => !actionsOf("sns").includes(action),
        );
        assert.deepStrictEqual([beyond.length, beyond.includes("sns:GetSMSAttributes")], [21, true]);
        assert.deepStrictEqual(actionsInIdentityPolicies("sqs"), actionsOf("sqs"));
    });

    it("a topic's policy may name what concerns that topic", () => {
        const refused = actionsOf("sns").filter(
            (action) => !actionsInResourcePolicies("sns").includes(action),
        );
        assert.deepStrictEqual(refused.sort(), [
            "sns:CreateTopic",
            "sns:GetSubscriptionAttributes",
            "sns:ListSubscriptions",
            "sns:ListTopics",
            "sns:SetSubscriptionAttributes",
            "sns:Unsubscribe",
        ]);
        assert.deepStrictEqual(actionsInResourcePolicies("sqs"), actionsOf("sqs"));
    });
});

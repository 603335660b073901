import assert from "node:assert/strict";

import { judgedCallers, knownCallers } from "../../../cli/verify/key-callers";
import { type Held } from "../../../cli/source/resource";

const account = "111122223333";
const role = (name: string, of = account) => `arn:aws:iam::${of}:role/${name}`;
const held = (arn: string) => ({ type: "aws:iam/role:Role", outputs: { arn } }) as unknown as Held;
const policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
        {
            Effect: "Allow",
            Principal: { AWS: role("partner", "444455556666") },
            Action: "kms:Decrypt",
            Resource: "*",
        },
        { Effect: "Deny", Principal: { AWS: role("outcast") }, Action: "kms:Decrypt", Resource: "*" },
    ],
});
const known = knownCallers({ policy }, { all: [held(role("service/worker"))] });

const event = (userIdentity: object, EventName = "Decrypt", more: object = {}) => ({
    EventName,
    CloudTrailEvent: JSON.stringify({ userIdentity, ...more }),
});
const session = (arn: string) => ({ type: "AssumedRole", sessionContext: { sessionIssuer: { arn } } });

describe("who used a key, as CloudTrail tells", () => {
    it("is no matter where the state knows all of them", () => {
        const { outcome, evidence } = judgedCallers(
            [
                event(session(role("service/worker"))),
                event({ type: "AssumedRole", arn: `arn:aws:sts::${account}:assumed-role/worker` }),
                event(session(role("partner", "444455556666"))),
                event({ type: "AWSService", invokedBy: "sns.amazonaws.com" }),
            ],
            known,
        );
        assert.equal(outcome, "PASS");
        assert.match(evidence, /latest 4 uses/);
    });

    it("is told where the state does not know them, each once", () => {
        const strangers = [role("stranger"), role("outcast"), role("worker", "444455556666")];
        const { outcome, evidence } = judgedCallers(
            [...strangers, ...strangers].map((arn) => event(session(arn), "GenerateDataKey")),
            known,
        );
        assert.equal(outcome, "FAIL");
        assert.ok(evidence.endsWith(strangers.map((arn) => `${arn} (GenerateDataKey)`).join(", ")));
    });

    it("is nobody who was refused, and nobody who only managed the key", () => {
        const stranger = session(role("stranger"));
        const events = [
            event(stranger, "Decrypt", { errorCode: "AccessDenied" }),
            event(stranger, "PutKeyPolicy"),
        ];
        assert.equal(judgedCallers(events, known).outcome, "PASS");
    });
});

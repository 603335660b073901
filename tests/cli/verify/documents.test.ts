import assert from "node:assert/strict";

import { compared } from "../../../cli/verify/documents";

const document = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const send = { Sid: "Send", Effect: "Allow", Action: ["sqs:SendMessage"], Resource: "*" };
const look = { Sid: "Look", Effect: "Allow", Action: "sqs:GetQueueAttributes", Resource: "*" };

describe("a document of a state and one of AWS", () => {
    const pairs: Record<string, [string | undefined, string | undefined, RegExp]> = {
        "are the same in another spelling": [
            document(send, look),
            document(look, { ...send, Action: "sqs:SendMessage" }),
            /^the policy says what the state says$/,
        ],
        "are the same where both are none": [undefined, undefined, /^no policy, as intended$/],
        "differ where it is gone": [document(send), undefined, /^the policy is gone$/],
        "differ where the state has none": [
            undefined,
            document(send),
            /there is a policy, which the state does not have/,
        ],
        "differ by a statement more": [
            document(send),
            document(send, look),
            /: it adds statement Look \{"Sid":"Look","Effect":"Allow","Action":"sqs:GetQueueAttributes","Resource":"\*"\}$/,
        ],
        "differ by a statement less": [document(send, look), document(send), /: it lacks statement Look$/],
        "differ in a statement": [
            document(send),
            document({ ...send, Action: "sqs:*" }),
            /: it changes statement Send \{.*"Action":"sqs:\*".*\}$/,
        ],
        "differ in what is no statement": [
            JSON.stringify({ maxReceiveCount: 5 }),
            JSON.stringify({ maxReceiveCount: 1000 }),
            /: it changes maxReceiveCount \[1000\]$/,
        ],
    };
    for (const [what, [intended, now, evidence]] of Object.entries(pairs))
        it(what, () => {
            const verdict = compared("policy", intended, now);
            assert.match(verdict.evidence, evidence);
            assert.equal(verdict.outcome, what.startsWith("are") ? "PASS" : "FAIL");
        });
});

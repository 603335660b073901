import { FUNCTIONS } from "../../model/functions";
import { besideMessaging } from "../../model/messaging";
import { ENDED_RUNTIMES } from "../../model/runtimes";
import { fail, type StackRule } from "../../rule";

export const supportLambdaRuntime: StackRule = {
    name: "support-lambda-runtime",
    description: "Functions beside queues and topics run on a runtime that AWS still mends.",
    why: "a hole in it stays open, and hands a stranger the role that reads the queues",
    fix: "set runtime to a current one",
    severity: "low",
    level: "advisory",
    surroundings: true,
    frameworks: ["AWS Security Hub Lambda.2", "NIST 800-53 SI-2"],
    sources: ["https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"],

    *checkStack(stack) {
        for (const handler of besideMessaging(stack, FUNCTIONS.types)) {
            const runtime = handler.get("runtime");
            const ended = typeof runtime === "string" ? ENDED_RUNTIMES.get(runtime.toLowerCase()) : undefined;
            if (ended !== undefined)
                yield {
                    ...fail(`its runtime ${String(runtime)} lost support on ${ended}`),
                    resource: handler,
                };
        }
    },
};

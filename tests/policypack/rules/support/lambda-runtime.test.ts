import { supportLambdaRuntime } from "../../../../policypack/rules/support/lambda-runtime";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { withQueue } from "../buckets";

const handler = (props: Record<string, unknown>, type = "aws:lambda/function:Function"): Member => ({
    type,
    name: "worker",
    props,
});
const ended = (runtime: string, date: string) => ({
    what: { worker: [`its runtime ${runtime} lost support on ${date}`] },
});

testRule(supportLambdaRuntime, {
    documented: { violates: "an old Node.js", complies: "a current runtime" },
    accepts: {
        "a current runtime": withQueue(handler({ runtime: "nodejs22.x" })),
        "a current runtime with a version that begins like an old one": withQueue(
            handler({ runtime: "python3.13" }),
        ),
        "the current base of one's own": withQueue(handler({ runtime: "provided.al2023" })),
        "an image, which brings its own": withQueue(handler({ packageType: "Image" })),
        "a runtime that is not known": withQueue(handler({ runtime: unknown })),
        "a runtime that came later": withQueue(handler({ runtime: "nodejs30.x" })),
        "a stack without messaging": { resources: [handler({ runtime: "python3.8" })] },
    },
    rejects: {
        "an old Python": {
            ...withQueue(handler({ runtime: "python3.8" })),
            ...ended("python3.8", "2024-10-14"),
        },
        "an old Node.js": {
            ...withQueue(handler({ runtime: "nodejs16.x" })),
            ...ended("nodejs16.x", "2024-06-12"),
        },
        "an old Java": { ...withQueue(handler({ runtime: "java8" })), ...ended("java8", "2024-01-08") },
        "Go as it was": { ...withQueue(handler({ runtime: "go1.x" })), ...ended("go1.x", "2024-01-08") },
        "an old Python under aws-native": {
            ...withQueue(handler({ runtime: "python3.7" }, "aws-native:lambda:Function")),
            ...ended("python3.7", "2023-12-04"),
        },
    },
});

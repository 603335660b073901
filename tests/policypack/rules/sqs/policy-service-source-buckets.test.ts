import { sqsPolicyServiceSource } from "../../../../policypack/rules/sqs/policy-service-source";
import { allow, own, queueArn, text } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";

const s3 = { Service: "s3.amazonaws.com" };
const under = (Condition: unknown) => ({
    props: {
        policy: text(allow({ Principal: s3, Action: "sqs:SendMessage", Resource: queueArn(), Condition })),
    },
});

testRule(sqsPolicyServiceSource, {
    accepts: {
        "a bucket and its account": under({
            ArnLike: { "aws:SourceArn": "arn:aws:s3:::orders-uploads" },
            StringEquals: { "aws:SourceAccount": own },
        }),
        "a bucket with the stars of AWS's own example, and its account": under({
            ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:orders-uploads" },
            StringEquals: { "aws:SourceAccount": own },
        }),
    },
    rejects: {
        "a bucket by its name alone, which another account may take over": {
            ...under({ ArnEquals: { "aws:SourceArn": "arn:aws:s3:::exports" } }),
            what: [
                "statement 1 of its policy allows sqs:SendMessage to s3.amazonaws.com for a bucket, whoever owns it (no aws:SourceAccount)",
            ],
            level: "advisory",
        },
        "any bucket": {
            ...under({ ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } }),
            what: ["statement 1 of its policy allows sqs:SendMessage to s3.amazonaws.com for any customer"],
        },
    },
});

import { snsDeliveryLogging } from "../../../../policypack/rules/sns/delivery-logging";
import { role } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const having = (props: Record<string, unknown>) => ({ props });
const native = (deliveryStatusLogging: unknown) => ({
    type: "aws-native:sns:Topic",
    props: { deliveryStatusLogging },
});
const none = ["the topic logs no delivery of any protocol"];

testRule(snsDeliveryLogging, {
    documented: { violates: "no role", complies: "a role for failed deliveries to queues" },
    accepts: {
        "a role for failed deliveries to queues": having({ sqsFailureFeedbackRoleArn: role }),
        "a role for deliveries to functions": having({ lambdaSuccessFeedbackRoleArn: role }),
        "a role for deliveries to https endpoints": having({ httpFailureFeedbackRoleArn: role }),
        "a role that is not known yet": having({ firehoseFailureFeedbackRoleArn: unknown }),
        "a role in the list of aws-native": native([{ protocol: "sqs", failureFeedbackRoleArn: role }]),
        "a role in the list of aws-native that is not known yet": native([
            { protocol: "sqs", successFeedbackRoleArn: unknown },
        ]),
        "an item that is not known yet": native([unknown]),
        "a list that is not known yet": native(unknown),
        "a queue": { type: "aws:sqs/queue:Queue", props: {} },
    },
    rejects: {
        "no role": { ...having({ name: "events" }), what: none },
        "a rate of samples without a role": { ...having({ sqsSuccessFeedbackSampleRate: 100 }), what: none },
        "an empty role": { ...having({ sqsFailureFeedbackRoleArn: "" }), what: none },
        "a role that is null": { ...having({ sqsFailureFeedbackRoleArn: null }), what: none },
        "no list of aws-native": { ...native(undefined), what: none },
        "an empty list of aws-native": { ...native([]), what: none },
        "a list of aws-native without a role": { ...native([{ protocol: "sqs" }, null]), what: none },
        "a list that is none": { ...native("sqs"), what: none },
    },
});

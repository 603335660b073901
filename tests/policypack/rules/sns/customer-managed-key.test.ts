import { snsCustomerManagedKey } from "../../../../policypack/rules/sns/customer-managed-key";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const on = (kmsMasterKeyId: unknown) => ({ props: { kmsMasterKeyId } });
const uses = (key: string) => [`the topic uses the AWS-managed key ${key}`];

testRule(snsCustomerManagedKey, {
    documented: { violates: "the alias", complies: "a key by its ARN" },
    accepts: {
        "a key by its ARN": on("arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c"),
        "a key by its id": on("0f1e2d3c-1111-2222-3333-444455556666"),
        "an alias of one's own": on("alias/orders"),
        "an alias that only begins alike": on("alias/aws-sns"),
        "an alias of one's own by its ARN": on("arn:aws:kms:eu-west-1:111122223333:alias/aws-orders"),
        "a key that is not known yet": on(unknown),
        "no key at all, which another rule blocks": { props: {} },
        "a blank key, which another rule blocks": on(" "),
        "a topic of aws-native": { ...on("alias/orders"), type: "aws-native:sns:Topic" },
        "a queue on an AWS-managed key, which another rule tells of": {
            ...on("alias/aws/sqs"),
            type: "aws:sqs/queue:Queue",
        },
    },
    rejects: {
        "the alias": { ...on("alias/aws/sns"), what: uses("alias/aws/sns") },
        "the alias with blanks around": { ...on(" alias/aws/sns"), what: uses(" alias/aws/sns") },
        "the alias by its ARN": {
            ...on("arn:aws:kms:eu-west-1:111122223333:alias/aws/sns"),
            what: uses("arn:aws:kms:eu-west-1:111122223333:alias/aws/sns"),
        },
        "the alias by its ARN in China": {
            ...on("arn:aws-cn:kms:cn-north-1:111122223333:alias/aws/sns"),
            what: uses("arn:aws-cn:kms:cn-north-1:111122223333:alias/aws/sns"),
        },
        "the key of another service": { ...on("alias/aws/sqs"), what: uses("alias/aws/sqs") },
        "a topic of aws-native": {
            ...on("alias/aws/sns"),
            type: "aws-native:sns:Topic",
            what: uses("alias/aws/sns"),
        },
    },
});

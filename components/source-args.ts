import type { Input } from "@pulumi/pulumi";

import type { SourceService } from "./documents/sources";

export { networkProblems, senderProblems } from "./sources/sender-checks";
export { sourceProblems } from "./sources/checks";
export { resolvedNetwork, resolvedSenders, resolvedSources } from "./sources/resolve";

/** Something of an AWS service that sends to a queue or publishes to a topic. Exactly one of name and arn is set. */
export interface SourceArgs {
    /**
     * The service. SNS, S3 and EventBridge send to queues; all but SNS publish to topics. Required.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
     */
    service: SourceService;
    /**
     * Name of the topic, bucket, rule, alarm, SES identity or vault in this region; on a bus of its own a rule is called bus/rule, and an alarm's name may have wildcards. Preview knows a name where it does not know the ARN. Default: none, and then arn is set.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
     */
    name?: Input<string>;
    /**
     * ARN of the topic, bucket, rule, alarm, SES identity, configuration set or receipt rule, or vault. Default: none, and then name is set.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
     */
    arn?: Input<string>;
    /**
     * The account that owns it: 12 digits. Default: the account in the ARN, or else this account.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
     */
    accountId?: Input<string>;
}

/** Somebody outside this account: roles, a whole account with another bound, or a whole organisation. */
export interface SenderArgs {
    /**
     * ARNs of roles, the narrowest way to name somebody. Default: none, and then accountId or organizationId is set.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
     */
    roleArns?: Input<Input<string>[]>;
    /**
     * Everybody of an account: 12 digits. The account itself decides who that is, so organizationId or principalTags is needed too. Default: none.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
     */
    accountId?: Input<string>;
    /**
     * The organisation that roleArns or accountId belong to, o- and 10 to 32 characters; alone: everybody of the organisation. Default: any.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
     */
    organizationId?: Input<string>;
    /**
     * Tags that the caller has, by key, 1 to 8. The caller's account sets them, so they narrow and do not prove. Default: any.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_iam-tags.html
     */
    principalTags?: Input<{ [key: string]: Input<string> }>;
}

/** From where, in the network, messages are sent and read. At least one endpoint or VPC is named; services are excepted. */
export interface NetworkArgs {
    /**
     * Ids of VPC endpoints. Default: none, and then vpcIds is set.
     * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
     */
    vpcEndpointIds?: Input<Input<string>[]>;
    /**
     * Ids of VPCs, through whichever of their endpoints. Default: none, and then vpcEndpointIds is set.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
     */
    vpcIds?: Input<Input<string>[]>;
    /**
     * ARNs of roles and users who come from elsewhere, such as the role of a function whose queue Lambda polls; names may have wildcards. Default: none.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
     */
    exceptArns?: Input<Input<string>[]>;
}

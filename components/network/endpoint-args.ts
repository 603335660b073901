import type { Input } from "@pulumi/pulumi";

import type { EndpointService } from "../documents/endpoint-services";
import type { PeerArgs } from "./traffic";

/** The endpoints of a VPC, and whom and what they let through. */
export interface MessagingEndpointsArgs {
    /**
     * Id of the VPC. Its DNS support and DNS host names have to be on. Required.
     * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
     */
    vpcId: Input<string>;
    /**
     * Ids of private subnets, one in each of at least two availability zones. Each endpoint costs by the hour and subnet. Required.
     * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
     */
    subnetIds: Input<Input<string>[]>;
    /**
     * Admits one subnet alone, although the endpoints then fail with its availability zone. Default false.
     * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
     */
    singleSubnet?: boolean;
    /**
     * The services. Private DNS sends all traffic of the VPC for them through the endpoints. Default Sqs and Sns.
     * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
     */
    services?: EndpointService[];
    /**
     * Those of the services whose endpoint is the one for FIPS 140: Sqs, Kms, Sts or Ssm, in aws and aws-us-gov. Default: none.
     * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
     */
    fipsServices?: EndpointService[];
    /**
     * Ids of the route tables of the subnets that reach S3, as pulling images from ECR does, or DynamoDB. Only with the services S3 and DynamoDb, which need them. Default: none.
     * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
     */
    routeTableIds?: Input<Input<string>[]>;
    /**
     * Ids of endpoints that the VPC has already, by service, such as sqs: AWS admits one with private DNS for each service. None is made for these; to have one managed here, import it instead. Default: none.
     * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
     */
    existingEndpointIds?: { [service: string]: Input<string> };
    /**
     * Who may connect to the endpoints on port 443. A WorkerSecurityGroup adds itself and is not named here. Default: nobody.
     * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
     */
    clients?: { [key: string]: PeerArgs };
    /**
     * ARNs of the queues that are reached through the endpoint, dead-letter queues included; names may have wildcards. Default: every queue of the account or organisation.
     * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html
     */
    queueArns?: Input<Input<string>[]>;
    /**
     * ARNs of the topics that are reached through the endpoint; names may have wildcards. Default: every topic of the account or organisation.
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-vpc-endpoint-policy.html
     */
    topicArns?: Input<Input<string>[]>;
    /**
     * The organisation whose principals pass and whose resources are reached. Default: this account alone.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
     */
    organizationId?: Input<string>;
    /**
     * Accounts beside this one whose principals pass: 12 digits each. Not with organizationId. Default: none.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
     */
    principalAccountIds?: Input<Input<string>[]>;
    /**
     * Accounts beside this one or the organisation whose resources are reached, such as that of images of EKS: 12 digits each. Default: none.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
     */
    resourceAccountIds?: Input<Input<string>[]>;
    /**
     * Tags of the endpoints, the security group and its rules. Default: none.
     * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html
     */
    tags?: Input<{ [key: string]: Input<string> }>;
}

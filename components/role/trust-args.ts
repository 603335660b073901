import type { Input } from "@pulumi/pulumi";

/** A task of ECS. */
export interface EcsTaskTrustArgs {
    /**
     * Region in which the tasks run. Default: the region of the role's provider.
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
     */
    region?: Input<string>;
}

/** A job of Batch on ECS or Fargate. Batch on EKS takes roles as EKS does. */
export interface BatchJobTrustArgs {
    /**
     * Region in which the jobs run. Default: the region of the role's provider.
     * @see https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html
     */
    region?: Input<string>;
}

/** A function of Lambda. The role is its execution role. */
export interface LambdaTrustArgs {
    /**
     * Whether Lambda's own poller reads the queue for a consumer. It needs fewer actions than a function that polls. Default true.
     * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
     */
    eventSourceMapping?: boolean;
    /**
     * Name of the function, 1 to 64 characters: the role may write its log group, /aws/lambda/<name>, which has to exist. Default: no log group.
     * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
     */
    functionName?: Input<string>;
    /**
     * Whether the function sends traces to X-Ray. Default false.
     * @see https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
     */
    tracing?: boolean;
    /**
     * Whether the function is attached to a VPC: Lambda may then make its network interfaces with the role, and the code of the function still may not. Default false.
     * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
     */
    vpc?: boolean;
}

/** An EC2 instance. An instance profile is made with the role. */
export interface Ec2TrustArgs {
    /**
     * Name of the instance profile in AWS: 1 to 128 characters. Default: named by Pulumi.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html
     */
    instanceProfileName?: Input<string>;
}

/** Pods of EKS that come with a token of the cluster's own provider of identities. */
export interface EksIrsaTrustArgs {
    /**
     * Issuer of the cluster's tokens, with or without https:// in front. Required.
     * @see https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
     */
    issuer: Input<string>;
    /**
     * ARN of the provider of identities in IAM. Default: the one of this issuer in this account, whose ARN preview knows.
     * @see https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html
     */
    providerArn?: Input<string>;
    /**
     * For whom the tokens are made. Default sts.amazonaws.com.
     * @see https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
     */
    audience?: Input<string>;
    /**
     * Namespace of the service account: 1 to 63 characters, no wildcard. Required.
     * @see https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
     */
    namespace: Input<string>;
    /**
     * The service account of the pods: 1 to 253 characters, no wildcard. Required.
     * @see https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
     */
    serviceAccount: Input<string>;
}

/** Pods of EKS that get the role by a pod identity association, which has to leave the session tags switched on. */
export interface EksPodIdentityTrustArgs {
    /**
     * ARN of the cluster. Required.
     * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html
     */
    clusterArn: Input<string>;
    /**
     * Namespace of the service account: 1 to 63 characters, no wildcard. Required.
     * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
     */
    namespace: Input<string>;
    /**
     * The service account of the pods: 1 to 253 characters, no wildcard. Required.
     * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
     */
    serviceAccount: Input<string>;
}

/** Whoever comes with a token of another provider of identities: GitHub Actions, GitLab, HCP Terraform and the like. */
export interface OidcTrustArgs {
    /**
     * Issuer of the tokens, with or without https:// in front, such as https://token.actions.githubusercontent.com. Required.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
     */
    issuer: Input<string>;
    /**
     * ARN of the provider of identities in IAM. Default: the one of this issuer in this account, whose ARN preview knows.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
     */
    providerArn?: Input<string>;
    /**
     * For whom the tokens are made; a provider in China may have sts.amazonaws.com.cn. Default sts.amazonaws.com.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
     */
    audience?: Input<string>;
    /**
     * Whom the tokens speak of, one or more, such as repo:acme/orders:environment:prod. A wildcard may stand for the
     * circumstances of one repository or project, never for which one it is. Required.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
     */
    subjects: Input<Input<string>[]>;
}

/** Roles of another account, which a partner or another team owns. One of externalId and organizationId is needed. */
export interface AccountTrustArgs {
    /**
     * ARNs of the roles, one or more, which have to exist. Required.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
     */
    principalArns: Input<Input<string>[]>;
    /**
     * What the other account has to say so that nobody else can make it act on this role: 2 to 1224 characters. Default: none.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
     */
    externalId?: Input<string>;
    /**
     * The organisation that the other account has to be in, such as o-a1b2c3d4e5. Default: any.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
     */
    organizationId?: Input<string>;
}

/** People with a permission set of IAM Identity Center. */
export interface SsoPermissionSetTrustArgs {
    /**
     * Name of the permission set: 1 to 32 characters, no wildcard. Required.
     * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
     */
    permissionSetName: Input<string>;
    /**
     * The account in which the permission set is assigned: 12 digits. Default: this account.
     * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
     */
    accountId?: Input<string>;
}

/** Who may take a role. Exactly one member is set. */
export interface TrustArgs {
    /**
     * Tasks of ECS in this account; the task role, not the execution role. Default: none, and then another member is set.
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
     */
    ecsTask?: EcsTaskTrustArgs;
    /**
     * Jobs of Batch in this account; the job role, not the execution role. Default: none, and then another member is set.
     * @see https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html
     */
    batchJob?: BatchJobTrustArgs;
    /**
     * Functions of Lambda in this account. Default: none, and then another member is set.
     * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
     */
    lambda?: LambdaTrustArgs;
    /**
     * EC2 instances in this account. Default: none, and then another member is set.
     * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
     */
    ec2?: Ec2TrustArgs;
    /**
     * A service account of EKS, by a token of the cluster. Default: none, and then another member is set.
     * @see https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
     */
    eksIrsa?: EksIrsaTrustArgs;
    /**
     * A service account of EKS, by a pod identity association. Default: none, and then another member is set.
     * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
     */
    eksPodIdentity?: EksPodIdentityTrustArgs;
    /**
     * Pipelines and others outside AWS, by a token of their provider. Default: none, and then another member is set.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc.html
     */
    oidc?: OidcTrustArgs;
    /**
     * Roles of another account. Default: none, and then another member is set.
     * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
     */
    account?: AccountTrustArgs;
    /**
     * People, by a permission set of IAM Identity Center. Default: none, and then another member is set.
     * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html
     */
    ssoPermissionSet?: SsoPermissionSetTrustArgs;
}

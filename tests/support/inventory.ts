import { DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { DescribeAlarmsCommand, ListDashboardsCommand } from "@aws-sdk/client-cloudwatch";
import {
    DescribeLogGroupsCommand,
    DescribeMetricFiltersCommand,
    DescribeResourcePoliciesCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
    DescribeFlowLogsCommand,
    DescribeSecurityGroupsCommand,
    DescribeSubnetsCommand,
    DescribeVpcEndpointsCommand,
    DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import {
    ListInstanceProfilesCommand,
    ListPoliciesCommand,
    ListRolePoliciesCommand,
    ListRolesCommand,
} from "@aws-sdk/client-iam";
import { DescribeKeyCommand, ListAliasesCommand, ListKeysCommand } from "@aws-sdk/client-kms";
import { ListEventSourceMappingsCommand, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import { ListSubscriptionsCommand, ListTopicsCommand } from "@aws-sdk/client-sns";
import { ListQueuesCommand } from "@aws-sdk/client-sqs";

import type { Clients } from "./aws";

type Names = (string | undefined)[] | undefined;

/** What there is of each kind. Keys that wait for their deletion are gone. */
const kinds: Record<string, (clients: Clients) => Promise<Names>> = {
    queues: async ({ sqs }) => (await sqs.send(new ListQueuesCommand({}))).QueueUrls,
    topics: async ({ sns }) =>
        (await sns.send(new ListTopicsCommand({}))).Topics?.map(({ TopicArn }) => TopicArn),
    subscriptions: async ({ sns }) =>
        (await sns.send(new ListSubscriptionsCommand({}))).Subscriptions?.map((it) => it.SubscriptionArn),
    keys: keysInUse,
    aliases: async ({ kms }) =>
        (await kms.send(new ListAliasesCommand({}))).Aliases?.map(({ AliasName }) => AliasName),
    roles: async ({ iam }) => (await iam.send(new ListRolesCommand({}))).Roles?.map(({ Arn }) => Arn),
    rolePolicies,
    policies: async ({ iam }) =>
        (await iam.send(new ListPoliciesCommand({ Scope: "Local" }))).Policies?.map(({ Arn }) => Arn),
    instanceProfiles: async ({ iam }) =>
        (await iam.send(new ListInstanceProfilesCommand({}))).InstanceProfiles?.map(({ Arn }) => Arn),
    alarms,
    dashboards: async ({ cloudwatch }) =>
        (await cloudwatch.send(new ListDashboardsCommand({}))).DashboardEntries?.map(
            (it) => it.DashboardName,
        ),
    logGroups: async ({ logs }) =>
        (await logs.send(new DescribeLogGroupsCommand({}))).logGroups?.map((it) => it.logGroupName),
    metricFilters: async ({ logs }) =>
        (await logs.send(new DescribeMetricFiltersCommand({}))).metricFilters?.map((it) => it.filterName),
    logPolicies: async ({ logs }) =>
        (await logs.send(new DescribeResourcePoliciesCommand({}))).resourcePolicies?.map(
            (it) => it.policyName,
        ),
    networks: async ({ ec2 }) => (await ec2.send(new DescribeVpcsCommand({}))).Vpcs?.map((it) => it.VpcId),
    subnets: async ({ ec2 }) =>
        (await ec2.send(new DescribeSubnetsCommand({}))).Subnets?.map((it) => it.SubnetId),
    endpoints: async ({ ec2 }) =>
        (await ec2.send(new DescribeVpcEndpointsCommand({}))).VpcEndpoints?.map((it) => it.VpcEndpointId),
    securityGroups: async ({ ec2 }) =>
        (await ec2.send(new DescribeSecurityGroupsCommand({}))).SecurityGroups?.map((it) => it.GroupId),
    flowLogs: async ({ ec2 }) =>
        (await ec2.send(new DescribeFlowLogsCommand({}))).FlowLogs?.map((it) => it.FlowLogId),
    functions: async ({ lambda }) =>
        (await lambda.send(new ListFunctionsCommand({}))).Functions?.map((it) => it.FunctionArn),
    mappings: async ({ lambda }) =>
        (await lambda.send(new ListEventSourceMappingsCommand({}))).EventSourceMappings?.map((it) => it.UUID),
    buckets: async ({ s3 }) => (await s3.send(new ListBucketsCommand({}))).Buckets?.map((it) => it.Name),
    trails: async ({ cloudtrail }) =>
        (await cloudtrail.send(new DescribeTrailsCommand({}))).trailList?.map((it) => it.TrailARN),
};

async function keysInUse({ kms }: Clients): Promise<Names> {
    const { Keys = [] } = await kms.send(new ListKeysCommand({}));
    const asked = Keys.map(({ KeyId }) => kms.send(new DescribeKeyCommand({ KeyId })));
    const keys = (await Promise.all(asked)).map(({ KeyMetadata }) => KeyMetadata!);
    return keys.filter(({ KeyState }) => KeyState !== "PendingDeletion").map(({ KeyId }) => KeyId);
}

async function rolePolicies({ iam }: Clients): Promise<Names> {
    const { Roles = [] } = await iam.send(new ListRolesCommand({}));
    const ofEach = Roles.map(async ({ RoleName }) => {
        const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
        return PolicyNames.map((name) => `${RoleName}:${name}`);
    });
    return (await Promise.all(ofEach)).flat();
}

async function alarms({ cloudwatch }: Clients): Promise<Names> {
    const AlarmTypes = ["MetricAlarm", "CompositeAlarm"] as const;
    const found = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmTypes: [...AlarmTypes] }));
    return [found.MetricAlarms, found.CompositeAlarms].flatMap((list) => list?.map((it) => it.AlarmName));
}

/**
 * What there is in the account and region of a caller, as `queues https://...`, in alphabetical order: of some kinds, or
 * everything.
 */
export async function inventory(clients: Clients, of = Object.keys(kinds)): Promise<string[]> {
    const lists = await Promise.all(
        of.map(async (kind) => ((await kinds[kind]!(clients)) ?? []).map((name) => `${kind} ${name}`)),
    );
    return lists.flat().sort();
}

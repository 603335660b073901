import {
    CreateFlowLogsCommand,
    DeleteFlowLogsCommand,
    DescribeFlowLogsCommand,
    EC2Client,
    type FlowLog,
    type FlowLogsResourceType,
    type LogDestinationType,
    type TrafficType,
} from "@aws-sdk/client-ec2";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { numberOf, objectOf, said, textOf } from "../inputs";
import { type Fields, same, sent, toldAs } from "../nested";
import type { Resource } from "../resource";
import { tagsRead } from "../tags";
import { refuseInputs } from "../unsupported";
import { arnOf, changeTagsOf, tagSpecifications } from "./tags";

const missing = "InvalidFlowLogId.NotFound";

/** What may be watched: the input for it, its type, and how its ids begin. */
const watched: { key: string; type: FlowLogsResourceType; prefix: string }[] = [
    { key: "vpcId", type: "VPC", prefix: "vpc-" },
    { key: "subnetId", type: "Subnet", prefix: "subnet-" },
    { key: "eniId", type: "NetworkInterface", prefix: "eni-" },
    { key: "transitGatewayAttachmentId", type: "TransitGatewayAttachment", prefix: "tgw-attach-" },
    { key: "transitGatewayId", type: "TransitGateway", prefix: "tgw-" },
];

const destinationOptions: Fields = {
    fileFormat: same("FileFormat", "plain-text"),
    hiveCompatiblePartitions: same("HiveCompatiblePartitions", false),
    perHourPartition: same("PerHourPartition", false),
};

export const resource: Resource = {
    replaceOn: [
        ...watched.map(({ key }) => key),
        "deliverCrossAccountRole",
        "destinationOptions",
        "iamRoleArn",
        "logDestination",
        "logDestinationType",
        "logFormat",
        "maxAggregationInterval",
        "region",
        "trafficType",
    ],

    async create(inputs, aws) {
        const command = new CreateFlowLogsCommand(input(inputs));
        const make = async () => {
            const { FlowLogIds, Unsuccessful } = await aws.client(EC2Client).send(command);
            const { Code, Message } = Unsuccessful?.[0]?.Error ?? {};
            if (Code !== undefined) throw Object.assign(new Error(Message ?? Code), { name: Code });
            return FlowLogIds![0]!;
        };
        // A role that was made a moment ago may not be known yet.
        return onceSettled(make, "InvalidParameter");
    },

    async read(id, aws, known) {
        const log = await find(id, aws);
        if (log === undefined) return undefined;
        const place = watched.find(({ prefix }) => log.ResourceId?.startsWith(prefix));
        const options = toldAs(objectOf(known, "destinationOptions"), destinationOptions, {
            ...log.DestinationOptions,
        });
        return said({
            ...tagsRead(log.Tags),
            ...Object.fromEntries(watched.map(({ key }) => [key, undefined])),
            ...(place === undefined ? {} : { [place.key]: log.ResourceId }),
            arn: arnOf(`vpc-flow-log/${id}`, aws),
            deliverCrossAccountRole: log.DeliverCrossAccountRole,
            destinationOptions: options,
            iamRoleArn: log.DeliverLogsPermissionArn,
            logDestination: log.LogDestination,
            logDestinationType: log.LogDestinationType,
            logFormat: log.LogFormat,
            maxAggregationInterval: log.MaxAggregationInterval,
            trafficType: log.TrafficType,
        });
    },

    update: changeTagsOf,

    async delete(id, _state, aws) {
        const command = new DeleteFlowLogsCommand({ FlowLogIds: [id] });
        await unlessMissing(aws.client(EC2Client).send(command), missing);
    },
};

function input(inputs: Values) {
    refuseInputs("aws.ec2.FlowLog", inputs, ["regionalNatGatewayId", "tagFieldSpecifications"]);
    const place = watched.find(({ key }) => textOf(inputs, key) !== undefined);
    if (place === undefined)
        throw new Error(`A flow log needs one of ${watched.map(({ key }) => key).join(", ")}.`);
    const options = objectOf(inputs, "destinationOptions");
    return {
        ResourceIds: [String(inputs[place.key])],
        ResourceType: place.type,
        DeliverCrossAccountRole: textOf(inputs, "deliverCrossAccountRole"),
        DeliverLogsPermissionArn: textOf(inputs, "iamRoleArn"),
        DestinationOptions: Object.keys(options).length > 0 ? sent(destinationOptions, options) : undefined,
        LogDestination: textOf(inputs, "logDestination"),
        LogDestinationType: textOf(inputs, "logDestinationType") as LogDestinationType,
        LogFormat: textOf(inputs, "logFormat"),
        MaxAggregationInterval: numberOf(inputs, "maxAggregationInterval"),
        TrafficType: textOf(inputs, "trafficType") as TrafficType,
        TagSpecifications: tagSpecifications("vpc-flow-log", inputs),
    };
}

async function find(id: string, aws: Aws): Promise<FlowLog | undefined> {
    const describe = new DescribeFlowLogsCommand({ FlowLogIds: [id] });
    return (await unlessMissing(aws.client(EC2Client).send(describe), missing))?.FlowLogs?.[0];
}

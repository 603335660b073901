import {
    CreateServiceCommand,
    type CreateServiceCommandInput,
    DeleteServiceCommand,
    DescribeServicesCommand,
    ECSClient,
    type Service,
    TagResourceCommand,
    UntagResourceCommand,
    UpdateServiceCommand,
    type UpdateServiceCommandInput,
    waitUntilServicesInactive,
    waitUntilServicesStable,
} from "@aws-sdk/client-ecs";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Value, Values } from "../../values";
import { inAws, pick } from "../blocks";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { changeTags, tagMap, tagsReadMap } from "../tags";
import { refuseInputs } from "../unsupported";
import { serviceRead, serviceSettings, serviceWords, settingsOf } from "./service-settings";
import { ownTags, ownTagsRead } from "./tags";

/** What says that a service, or the cluster that it was in, is not there. */
const missing = ["ServiceNotFoundException", "ClusterNotFoundException", "ServiceNotActiveException"];
const patience = { maxWaitTime: 600, minDelay: 0.2, maxDelay: 15 };

const undeployed = [
    "alarms",
    "availabilityZoneRebalancing",
    "deploymentConfiguration",
    "deploymentController",
    "iamRole",
    "loadBalancers",
    "orderedPlacementStrategies",
    "placementConstraints",
    "serviceConnectConfiguration",
    "serviceRegistries",
    "sigintRollback",
    "triggers",
    "volumeConfiguration",
    "vpcLatticeConfigurations",
];

/** What is told at creation alone. */
const forGood = ["cluster", "launchType", "schedulingStrategy"];

export const resource: Resource = {
    replaceOn: [...forGood, "name", "region"],

    async create(inputs, aws) {
        refuseInputs("aws.ecs.Service", inputs, undeployed);
        const tags = ownTags(tagMap(inputs));
        const command = new CreateServiceCommand({
            ...inAws<CreateServiceCommandInput>(settingsOf(inputs), serviceWords),
            ...pick(inputs, forGood),
            serviceName: nameOf(inputs),
            ...(tags.length > 0 ? { tags } : {}),
        });
        // A role that was made a moment ago is not known everywhere yet.
        const ask = () => aws.client(ECSClient).send(command);
        return (await onceSettled(ask, "ClientException", "InvalidParameterException")).service!.serviceArn!;
    },

    async configure(id, inputs, aws) {
        await steady(id, inputs, aws);
    },

    async read(id, aws, known) {
        const found = await unlessMissing(find(id, aws), ...missing);
        if (found === undefined || found.status === "INACTIVE") return undefined;
        return {
            ...serviceRead(found, known),
            ...tagsReadMap(ownTagsRead(found.tags)),
            arn: found.serviceArn!,
            name: found.serviceName!,
            cluster: asGiven(found.clusterArn!, known["cluster"]),
            taskDefinition: asGiven(found.taskDefinition!, known["taskDefinition"]),
        };
    },

    async update(id, change, aws) {
        const { changed, news } = change;
        refuseInputs("aws.ecs.Service", news, undeployed);
        const ecs = aws.client(ECSClient);
        if (serviceSettings.some((key) => changed.has(key))) {
            const forced = news["forceNewDeployment"] === true ? { forceNewDeployment: true } : {};
            const settings = inAws<UpdateServiceCommandInput>(settingsOf(news), serviceWords);
            await ecs.send(new UpdateServiceCommand({ ...settings, ...forced, ...placeOf(id) }));
            await steady(id, news, aws);
        }
        const resourceArn = String(change.actual["arn"]);
        await changeTags(
            change,
            (put) => ecs.send(new TagResourceCommand({ resourceArn, tags: ownTags(put) })),
            (tagKeys) => ecs.send(new UntagResourceCommand({ resourceArn, tagKeys })),
        );
    },

    /** AWS deletes a service that runs nothing any more. */
    async delete(id, { forceDelete }, aws) {
        const client = aws.client(ECSClient);
        const { cluster, service } = placeOf(id);
        const found = await unlessMissing(find(id, aws), ...missing);
        if (found === undefined || found.status === "INACTIVE") return;
        await client.send(new UpdateServiceCommand({ cluster, service, desiredCount: 0 }));
        await client.send(new DeleteServiceCommand({ cluster, service, force: forceDelete === true }));
        await waitUntilServicesInactive({ client, ...patience }, { cluster, services: [service] });
    },
};

async function steady(id: string, { waitForSteadyState }: Values, aws: Aws): Promise<void> {
    if (waitForSteadyState !== true) return;
    const { cluster, service } = placeOf(id);
    const client = aws.client(ECSClient);
    await waitUntilServicesStable({ client, ...patience }, { cluster, services: [service] });
}

async function find(id: string, aws: Aws): Promise<Service | undefined> {
    const { cluster, service } = placeOf(id);
    const command = new DescribeServicesCommand({ cluster, services: [service], include: ["TAGS"] });
    return (await aws.client(ECSClient).send(command)).services?.[0];
}

/** An ARN, of which the end is what an import names: the cluster and the service. */
function placeOf(id: string): { cluster: string; service: string } {
    const [cluster, service] = id.split("/").slice(-2);
    return { cluster: cluster!, service: service! };
}

/** A cluster or task is named by its ARN or by the end of it: the program's way is kept. */
function asGiven(arn: string, given: Value | undefined): string {
    const name = String(given ?? "");
    const isSame = arn.endsWith(`/${name}`) || arn.replace(/:\d+$/, "").endsWith(`/${name}`);
    return name !== "" && isSame ? name : arn;
}

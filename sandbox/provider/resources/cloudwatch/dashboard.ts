import {
    CloudWatchClient,
    DeleteDashboardsCommand,
    GetDashboardCommand,
    PutDashboardCommand,
} from "@aws-sdk/client-cloudwatch";

import { type Aws, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { said } from "../inputs";
import type { Resource } from "../resource";

const missing = ["DashboardNotFoundError", "ResourceNotFound"];

export const resource: Resource = {
    replaceOn: ["dashboardName", "region"],

    async create(inputs, aws) {
        await put(inputs, aws);
        return String(inputs["dashboardName"]);
    },

    async read(id, aws) {
        const get = new GetDashboardCommand({ DashboardName: id });
        const found = await unlessMissing(aws.client(CloudWatchClient).send(get), ...missing);
        if (found === undefined) return undefined;
        return said({
            dashboardArn: found.DashboardArn,
            dashboardBody: found.DashboardBody,
            dashboardName: id,
        });
    },

    async update(_id, { news }, aws) {
        await put(news, aws);
    },

    async delete(id, _state, aws) {
        const command = new DeleteDashboardsCommand({ DashboardNames: [id] });
        await unlessMissing(aws.client(CloudWatchClient).send(command), ...missing);
    },
};

async function put(inputs: Values, aws: Aws): Promise<void> {
    const command = new PutDashboardCommand({
        DashboardName: String(inputs["dashboardName"]),
        DashboardBody: String(inputs["dashboardBody"]),
    });
    await aws.client(CloudWatchClient).send(command);
}

import {
    CreateLaunchTemplateCommand,
    CreateLaunchTemplateVersionCommand,
    DeleteLaunchTemplateCommand,
    DescribeLaunchTemplatesCommand,
    DescribeLaunchTemplateVersionsCommand,
    EC2Client,
    ModifyLaunchTemplateCommand,
} from "@aws-sdk/client-ec2";

import { type Aws, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { said, textOf } from "../inputs";
import { nameOf } from "../names";
import { sent, toldAs } from "../nested";
import type { Change, Resource } from "../resource";
import { tagsRead } from "../tags";
import { refuseInputs } from "../unsupported";
import { undeployed, templateFields } from "./template";
import { arnOf, changeTagsOf, tagSpecifications } from "./tags";

const missing = ["InvalidLaunchTemplateId.NotFound", "InvalidLaunchTemplateId.NotFoundException"];

export const resource: Resource = {
    replaceOn: ["name", "namePrefix", "region"],

    async create(inputs, aws) {
        const command = new CreateLaunchTemplateCommand({
            LaunchTemplateName: nameOf(inputs),
            ...version(inputs),
            TagSpecifications: tagSpecifications("launch-template", inputs),
        });
        return (await aws.client(EC2Client).send(command)).LaunchTemplate!.LaunchTemplateId!;
    },

    async read(id, aws, known) {
        const ec2 = aws.client(EC2Client);
        const describe = new DescribeLaunchTemplatesCommand({ LaunchTemplateIds: [id] });
        const template = (await unlessMissing(ec2.send(describe), ...missing))?.LaunchTemplates?.[0];
        if (template === undefined) return undefined;
        const { LaunchTemplateVersions } = await ec2.send(
            new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: id, Versions: ["$Latest"] }),
        );
        const latest = LaunchTemplateVersions![0]!;
        return said({
            ...tagsRead(template.Tags),
            ...toldAs(known, templateFields, { ...latest.LaunchTemplateData }),
            arn: arnOf(`launch-template/${id}`, aws),
            defaultVersion: template.DefaultVersionNumber,
            description: latest.VersionDescription || undefined,
            latestVersion: template.LatestVersionNumber,
            name: template.LaunchTemplateName,
        });
    },

    async update(id, change, aws) {
        await changeVersion(id, change, aws);
        await changeTagsOf(id, change, aws);
    },

    async delete(id, _state, aws) {
        const command = new DeleteLaunchTemplateCommand({ LaunchTemplateId: id });
        await unlessMissing(aws.client(EC2Client).send(command), ...missing);
    },
};

/** Each change is a version of its own; a program may leave the default where it is. */
async function changeVersion(id: string, { changed, news, actual }: Change, aws: Aws): Promise<void> {
    const ec2 = aws.client(EC2Client);
    let latest = actual["latestVersion"];
    if ([...changed].some((key) => key in templateFields || key === "description")) {
        const command = new CreateLaunchTemplateVersionCommand({ LaunchTemplateId: id, ...version(news) });
        latest = (await ec2.send(command)).LaunchTemplateVersion!.VersionNumber!;
    }
    const wanted = news["updateDefaultVersion"] === true ? latest : news["defaultVersion"];
    if (wanted === undefined || wanted === null || wanted === actual["defaultVersion"]) return;
    const DefaultVersion = String(wanted);
    await ec2.send(new ModifyLaunchTemplateCommand({ LaunchTemplateId: id, DefaultVersion }));
}

function version(inputs: Values) {
    refuseInputs("aws.ec2.LaunchTemplate", inputs, undeployed);
    const own = Object.fromEntries(Object.entries(inputs).filter(([key]) => key in templateFields));
    return {
        LaunchTemplateData: sent(templateFields, own),
        VersionDescription: textOf(inputs, "description"),
    };
}

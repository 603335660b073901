import {
    CreateSecurityGroupCommand,
    DeleteSecurityGroupCommand,
    DescribeSecurityGroupsCommand,
    EC2Client,
    type IpPermission,
    type SecurityGroup,
} from "@aws-sdk/client-ec2";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import { objectsOf, said, textOf } from "../inputs";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { tagsRead } from "../tags";
import { type Direction, directions } from "./directions";
import { asRules, permissionChange, permissionsOf, permissionsTold, sentPermissions } from "./permissions";
import { arnOf, changeTagsOf, tagSpecifications } from "./tags";

const missing = "InvalidGroup.NotFound";

export const resource: Resource = {
    replaceOn: ["description", "name", "namePrefix", "region", "vpcId"],

    async create(inputs, aws) {
        const command = new CreateSecurityGroupCommand({
            GroupName: nameOf(inputs),
            Description: textOf(inputs, "description"),
            VpcId: textOf(inputs, "vpcId"),
            TagSpecifications: tagSpecifications("security-group", inputs),
        });
        return (await aws.client(EC2Client).send(command)).GroupId!;
    },

    /** AWS lets a new group reach everything: the real provider takes that away, whatever the program says. */
    async configure(id, inputs, aws) {
        const group = await find(id, aws);
        await revoke(id, "egress", group?.IpPermissionsEgress ?? [], aws);
        for (const direction of ["ingress", "egress"] as const) {
            const permissions = permissionsOf(objectsOf(inputs, direction), id);
            await authorize(id, direction, sentPermissions(permissions), aws);
        }
    },

    async read(id, aws, known) {
        const group = await find(id, aws);
        if (group === undefined) return undefined;
        const rules = (direction: Direction) => {
            const told = permissionsTold(group[directions[direction].told] ?? [], aws.account);
            return asRules(told, known[direction], id);
        };
        return said({
            ...tagsRead(group.Tags),
            arn: arnOf(`security-group/${id}`, aws, group.OwnerId),
            description: group.Description,
            egress: rules("egress"),
            ingress: rules("ingress"),
            name: group.GroupName,
            ownerId: group.OwnerId,
            vpcId: group.VpcId,
        });
    },

    async update(id, change, aws) {
        const { changed, news, actual } = change;
        for (const direction of ["ingress", "egress"] as const) {
            if (!changed.has(direction)) continue;
            const [before, after] = [actual, news].map((one) => permissionsOf(objectsOf(one, direction), id));
            const { added, removed } = permissionChange(before!, after!);
            await revoke(id, direction, sentPermissions(removed), aws);
            await authorize(id, direction, sentPermissions(added), aws);
        }
        await changeTagsOf(id, change, aws);
    },

    async delete(id, state, aws) {
        const group = state["revokeRulesOnDelete"] === true ? await find(id, aws) : undefined;
        for (const direction of ["ingress", "egress"] as const)
            await revoke(id, direction, group?.[directions[direction].told] ?? [], aws);
        const remove = () => aws.client(EC2Client).send(new DeleteSecurityGroupCommand({ GroupId: id }));
        await unlessMissing(onceSettled(remove, "DependencyViolation"), missing);
    },
};

async function authorize(GroupId: string, direction: Direction, IpPermissions: IpPermission[], aws: Aws) {
    if (IpPermissions.length === 0) return;
    await directions[direction].authorize(aws.client(EC2Client), { GroupId, IpPermissions });
}

async function revoke(GroupId: string, direction: Direction, IpPermissions: IpPermission[], aws: Aws) {
    if (IpPermissions.length === 0) return;
    await directions[direction].revoke(aws.client(EC2Client), { GroupId, IpPermissions });
}

async function find(id: string, aws: Aws): Promise<SecurityGroup | undefined> {
    const describe = new DescribeSecurityGroupsCommand({ GroupIds: [id] });
    return (await unlessMissing(aws.client(EC2Client).send(describe), missing))?.SecurityGroups?.[0];
}

import {
    DescribeSecurityGroupRulesCommand,
    EC2Client,
    ModifySecurityGroupRulesCommand,
    type SecurityGroupRule,
} from "@aws-sdk/client-ec2";

import { type Aws, onceSettled, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { type Direction, directions } from "../ec2/directions";
import { protocolOf, sentPermissions } from "../ec2/permissions";
import { arnOf, changeTagsOf, tagSpecifications } from "../ec2/tags";
import { numberOf, said, textOf } from "../inputs";
import type { Change, Resource } from "../resource";
import { tagsRead } from "../tags";

const missing = ["InvalidSecurityGroupRuleId.NotFound", "InvalidGroup.NotFound"];

const kinds = {
    cidrIpv4: "cidrBlocks",
    cidrIpv6: "ipv6CidrBlocks",
    prefixListId: "prefixListIds",
    referencedSecurityGroupId: "securityGroups",
} as const;

/** A resource of its own for one rule of a security group. */
export function securityGroupRule(direction: Direction): Resource {
    const { authorize, revoke } = directions[direction];
    return {
        replaceOn: ["region", "securityGroupId"],

        async create(inputs, aws) {
            const input = {
                GroupId: textOf(inputs, "securityGroupId"),
                IpPermissions: permission(inputs),
                TagSpecifications: tagSpecifications("security-group-rule", inputs),
            };
            const ask = () => authorize(aws.client(EC2Client), input);
            const { SecurityGroupRules } = await onceSettled(ask, "InvalidGroup.NotFound");
            return SecurityGroupRules![0]!.SecurityGroupRuleId!;
        },

        async read(id, aws, known) {
            const rule = await find(id, aws);
            const isOther = rule?.IsEgress !== (direction === "egress");
            return rule === undefined || isOther ? undefined : told(rule, known, aws);
        },

        update,

        async delete(id, state, aws) {
            const GroupId = textOf(state, "securityGroupId");
            const input = { GroupId, SecurityGroupRuleIds: [id] };
            await unlessMissing(revoke(aws.client(EC2Client), input), ...missing);
        },
    };
}

async function update(id: string, change: Change, aws: Aws): Promise<void> {
    const { changed, news } = change;
    const command = new ModifySecurityGroupRulesCommand({
        GroupId: textOf(news, "securityGroupId"),
        SecurityGroupRules: [{ SecurityGroupRuleId: id, SecurityGroupRule: request(news) }],
    });
    if ([...changed].some((key) => key !== "tags")) await aws.client(EC2Client).send(command);
    await changeTagsOf(id, change, aws);
}

function common(inputs: Values) {
    return {
        protocol: protocolOf(String(inputs["ipProtocol"])),
        fromPort: numberOf(inputs, "fromPort") ?? -1,
        toPort: numberOf(inputs, "toPort") ?? -1,
        description: textOf(inputs, "description") ?? "",
    };
}

function permission(inputs: Values) {
    const [key, kind] = Object.entries(kinds).find(([one]) => textOf(inputs, one) !== undefined) ?? [];
    if (key === undefined || kind === undefined)
        throw new Error(`A rule of a security group needs one of ${Object.keys(kinds).join(", ")}.`);
    return sentPermissions([{ ...common(inputs), kind, end: String(inputs[key]) }]);
}

function request(inputs: Values) {
    const { protocol, fromPort, toPort } = common(inputs);
    return {
        IpProtocol: protocol,
        ...(protocol === "-1" ? {} : { FromPort: fromPort, ToPort: toPort }),
        Description: textOf(inputs, "description") ?? "",
        CidrIpv4: textOf(inputs, "cidrIpv4"),
        CidrIpv6: textOf(inputs, "cidrIpv6"),
        PrefixListId: textOf(inputs, "prefixListId"),
        ReferencedGroupId: textOf(inputs, "referencedSecurityGroupId"),
    };
}

function told(rule: SecurityGroupRule, known: Values, aws: Aws): Values {
    const id = rule.SecurityGroupRuleId!;
    const ports = rule.IpProtocol === "-1" ? {} : { fromPort: rule.FromPort, toPort: rule.ToPort };
    // A protocol has a name and a number: the program's way is kept.
    const written = textOf(known, "ipProtocol");
    const isSame = written !== undefined && protocolOf(written) === rule.IpProtocol;
    return said({
        ...tagsRead(rule.Tags),
        ...{ fromPort: undefined, toPort: undefined, ...ports },
        arn: rule.SecurityGroupRuleArn ?? arnOf(`security-group-rule/${id}`, aws, rule.GroupOwnerId),
        cidrIpv4: rule.CidrIpv4,
        cidrIpv6: rule.CidrIpv6,
        description: rule.Description,
        ipProtocol: isSame ? written : rule.IpProtocol,
        prefixListId: rule.PrefixListId,
        referencedSecurityGroupId: referenced(rule),
        securityGroupId: rule.GroupId,
        securityGroupRuleId: id,
    });
}

function referenced({ ReferencedGroupInfo, GroupOwnerId }: SecurityGroupRule): string | undefined {
    const { GroupId, UserId = GroupOwnerId } = ReferencedGroupInfo ?? {};
    return GroupId === undefined || UserId === GroupOwnerId ? GroupId : `${UserId}/${GroupId}`;
}

async function find(id: string, aws: Aws): Promise<SecurityGroupRule | undefined> {
    const describe = new DescribeSecurityGroupRulesCommand({ SecurityGroupRuleIds: [id] });
    const answer = await unlessMissing(aws.client(EC2Client).send(describe), ...missing);
    return answer?.SecurityGroupRules?.[0];
}

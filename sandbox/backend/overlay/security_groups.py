"""EC2: rules of security groups may name a prefix list, and be changed to admit another security group."""

from ministack.services import ec2

from .patching import replace, replace_handler


def _parse(original, params, prefix):
    """MiniStack reads every other end of a rule but prefix lists."""
    rules = original(params, prefix)
    for number, rule in enumerate(rules, start=1):
        rule["PrefixListIds"] = _prefix_lists(params, f"{prefix}.{number}.PrefixListIds")
    return rules


def _prefix_lists(params: dict, prefix: str) -> list[dict[str, str]]:
    lists: list[dict[str, str]] = []
    while name := ec2._p(params, f"{prefix}.{len(lists) + 1}.PrefixListId"):
        description = ec2._p(params, f"{prefix}.{len(lists) + 1}.Description")
        lists.append({"PrefixListId": name, **({"Description": description} if description else {})})
    return lists


def _rule_xml(original, group_id, rule, is_egress=False):
    """One item for each other end. MiniStack writes one without any where it knows none."""
    text = original(group_id, rule, is_egress)
    lists = rule.get("PrefixListIds", [])
    if not lists:
        return text
    ends = ("IpRanges", "Ipv6Ranges", "UserIdGroupPairs")
    # With its id, which is otherwise made of what it lets through.
    bare_rule = {**rule, "SecurityGroupRuleId": ec2._sg_rule_id(group_id, is_egress, rule), **dict.fromkeys(ends, [])}
    bare = original(group_id, bare_rule, is_egress)
    items = (bare.replace("</item>", f"<prefixListId>{each['PrefixListId']}</prefixListId></item>") for each in lists)
    return (text if any(rule.get(end) for end in ends) else "") + "".join(items)


def _modify(original, request):
    """A request calls the other group ReferencedGroupId; MiniStack looks for it where an answer has it."""
    named = {
        name.replace("ReferencedGroupId", "ReferencedGroupInfo.GroupId"): value
        for name, value in request.items()
        if name.endswith(".ReferencedGroupId")
    }
    return original({**request, **named})


def install() -> None:
    replace(ec2, "_parse_ip_permissions", _parse)
    replace(ec2, "_sg_rule_xml", _rule_xml)
    action = "ModifySecurityGroupRules"
    table = next(table for table in vars(ec2).values() if isinstance(table, dict) and action in table)
    replace_handler(ec2, table, action, _modify)

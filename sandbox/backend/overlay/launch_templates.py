"""EC2: launch templates tell the tags that they have now, and the security groups of their network interfaces."""

import re

from ministack.services import ec2

from .patching import replace, replace_handler

_GROUPS = re.compile(r"<groupSet>(.*?)</groupSet>", re.DOTALL)


def _data_xml(original, data):
    """The groups under the name that clients read."""

    def named(match: re.Match) -> str:
        return match.group(0).replace("<item>", "<groupId>").replace("</item>", "</groupId>")

    return _GROUPS.sub(named, original(data))


def _describe(original, request):
    # MiniStack shows the tags that a template was made with.
    for name, template in ec2._launch_templates.items():
        template["Tags"] = ec2._tags.get(name, [])
    return original(request)


def install() -> None:
    replace(ec2, "_lt_data_xml", _data_xml)
    action = "DescribeLaunchTemplates"
    table = next(table for table in vars(ec2).values() if isinstance(table, dict) and action in table)
    replace_handler(ec2, table, action, _describe)

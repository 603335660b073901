"""EC2: flow logs keep their role, format, interval, options and tags."""

import html

from ministack.core.responses import get_account_id, get_region
from ministack.services import ec2

from .patching import replace_handler

_FORMAT = " ".join(
    f"${{{field}}}"
    for field in (
        "version",
        "account-id",
        "interface-id",
        "srcaddr",
        "dstaddr",
        "srcport",
        "dstport",
        "protocol",
        "packets",
        "bytes",
        "start",
        "end",
        "action",
        "log-status",
    )
)
_OPTIONS = {"FileFormat": "plain-text", "HiveCompatiblePartitions": "false", "PerHourPartition": "false"}


def _create(original, request):
    before = set(ec2._flow_logs.keys())
    answer = original(request)
    group = ec2._p(request, "LogGroupName")
    arn = f"arn:aws:logs:{get_region()}:{get_account_id()}:log-group:{group}"
    for name in set(ec2._flow_logs.keys()) - before:
        # MiniStack looks for the tags of another type of resource.
        ec2._parse_tag_specs(request, "vpc-flow-log", name)
        ec2._flow_logs[name] |= {
            "LogDestination": ec2._p(request, "LogDestination") or (arn if group else ""),
            "LogGroupName": group,
            "DeliverLogsPermissionArn": ec2._p(request, "DeliverLogsPermissionArn"),
            "DeliverCrossAccountRole": ec2._p(request, "DeliverCrossAccountRole"),
            "LogFormat": ec2._p(request, "LogFormat") or _FORMAT,
            "MaxAggregationInterval": ec2._p(request, "MaxAggregationInterval") or "600",
            "DestinationOptions": _options(request),
        }
    return answer


def _options(request: dict) -> dict[str, str]:
    """What only files in a bucket have."""
    if ec2._p(request, "LogDestinationType") != "s3":
        return {}
    given = {name: ec2._p(request, f"DestinationOptions.{name}") for name in _OPTIONS}
    return {name: given[name] or usual for name, usual in _OPTIONS.items()}


def _describe(original, request):
    names = ec2._parse_member_list(request, "FlowLogId")
    for name in names:
        if name not in ec2._flow_logs:
            return ec2._error("InvalidFlowLogId.NotFound", f"The Flow Log '{name}' does not exist", 400)
    filters = ec2._parse_filters(request)
    items = "".join(
        _xml(log) for name, log in ec2._flow_logs.items() if (not names or name in names) and _passes(log, filters)
    )
    return ec2._xml(200, "DescribeFlowLogsResponse", f"<flowLogSet>{items}</flowLogSet>")


def _passes(log: dict, filters: dict[str, list[str]]) -> bool:
    wanted = filters.get("resource-id")
    by_tags = ec2._resource_matches_tag_filters(log["FlowLogId"], filters)
    return by_tags and (not wanted or log["ResourceId"] in wanted)


def _xml(log: dict) -> str:
    hidden = ("ResourceType", "DestinationOptions")
    fields = "".join(_element(name, value) for name, value in log.items() if value and name not in hidden)
    options = "".join(_element(name, value) for name, value in log["DestinationOptions"].items())
    fields += f"<destinationOptions>{options}</destinationOptions>" if options else ""
    fields += "<deliverLogsStatus>SUCCESS</deliverLogsStatus>"
    return f"<item>{fields}{ec2._tag_set_xml(log['FlowLogId'])}</item>"


def _element(name: str, value: str) -> str:
    tag = name[0].lower() + name[1:]
    return f"<{tag}>{html.escape(str(value), quote=False)}</{tag}>"


def install() -> None:
    for action, function in (("CreateFlowLogs", _create), ("DescribeFlowLogs", _describe)):
        table = next(table for table in vars(ec2).values() if isinstance(table, dict) and action in table)
        replace_handler(ec2, table, action, function)

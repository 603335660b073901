"""CloudWatch: alarms come back as they were made, in every protocol, with metric math and all lists of actions."""

import html
import re
from typing import Any

from ministack.services import cloudwatch

from .patching import replace

# Members that MiniStack leaves out when it takes an alarm.
_LISTS = ("AlarmActions", "OKActions", "InsufficientDataActions")
_SIMPLE = ("ThresholdMetricId", "EvaluateLowSampleCountPercentile")
# What an alarm on metric math does not have: each of its metrics has its own.
_OF_ONE_METRIC = ("MetricName", "Namespace", "Statistic", "ExtendedStatistic", "Period", "Dimensions", "Unit")
_NUMBERS = {"Period"}


def _put(original, params, data, is_cbor, is_json=False):
    answer = original(params, data, is_cbor, is_json)
    given = data if is_cbor or is_json else _tree(params)
    alarm = cloudwatch._alarms.get(given.get("AlarmName", ""))
    if answer[0] != 200 or alarm is None:
        return answer
    for name in (*_LISTS, *_SIMPLE, "Metrics"):
        if given.get(name):
            alarm[name] = given[name]
    if alarm.get("Metrics"):
        for name in _OF_ONE_METRIC:
            alarm.pop(name, None)
        if "Threshold" not in given:
            alarm.pop("Threshold", None)
    if alarm.get("ExtendedStatistic"):
        alarm.pop("Statistic", None)
    for name in [name for name, value in alarm.items() if value is None]:
        del alarm[name]
    return answer


def _tree(params: dict) -> dict[str, Any]:
    """The members of a request of the query protocol, whose lists are numbered: Metrics.member.1.Id."""
    root: dict[str, Any] = {}
    for path, value in params.items():
        text = value[0] if isinstance(value, list) else value
        place, names = root, re.sub(r"\.member\.", ".", path).split(".")
        for name in names[:-1]:
            place = place.setdefault(name, {})
        place[names[-1]] = text
    return _with_lists(root)


def _with_lists(node: Any, name: str = "") -> Any:
    if isinstance(node, dict):
        if node and all(key.isdigit() for key in node):
            return [_with_lists(node[key]) for key in sorted(node, key=int)]
        return {key: _with_lists(value, key) for key, value in node.items()}
    if name in _NUMBERS:
        return int(node)
    return node == "true" if name == "ReturnData" else node


def _describe(original, params, data, is_cbor, is_json=False):
    answer = original(params, data, is_cbor, is_json)
    if is_cbor or is_json or answer[0] != 200:
        return answer
    status, headers, body = answer
    text = body.decode()
    for alarms in (cloudwatch._alarms, cloudwatch._composite_alarms):
        for name, alarm in alarms.items():
            text = _with_all_members(text, name, alarm)
    return status, headers, text.encode()


def _with_all_members(text: str, name: str, alarm: dict) -> str:
    """The answer with everything of one alarm in place of the few members that MiniStack shows."""
    start = f"<member><AlarmName>{name}</AlarmName><AlarmArn>{alarm['AlarmArn']}</AlarmArn>"
    begin = text.find(start)
    if begin < 0:
        return text
    end = text.index("</member>", begin)
    return text[:begin] + "<member>" + _xml(alarm) + text[end:]


def _xml(value: Any, name: str = "") -> str:
    if isinstance(value, dict):
        return "".join(
            f"<{key}>{_xml(inner, key)}</{key}>" for key, inner in value.items() if inner is not None
        )
    if isinstance(value, list):
        return "".join(f"<member>{_xml(inner)}</member>" for inner in value)
    if isinstance(value, bool):
        return str(value).lower()
    if name.endswith("Timestamp"):
        return cloudwatch._ts_iso(value)
    return html.escape(str(value))


def install() -> None:
    replace(cloudwatch, "_put_metric_alarm", _put)
    replace(cloudwatch, "_describe_alarms", _describe)

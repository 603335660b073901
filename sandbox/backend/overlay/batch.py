"""Batch: environments and queues are changed and deleted, revisions of jobs are kept whole and given up, all have tags.

What runs a job is in `batch_jobs`.
"""

import json
from urllib.parse import unquote

from ministack.core.responses import error_response_json
from ministack.services import batch

from .patching import replace, replace_handler

_QUEUE_MEMBERS = ("state", "priority", "computeEnvironmentOrder", "schedulingPolicyArn", "jobStateTimeLimitActions")
_JOB_MEMBERS = (
    "ecsProperties",
    "eksProperties",
    "nodeProperties",
    "parameters",
    "platformCapabilities",
    "propagateTags",
    "retryStrategy",
    "schedulingPriority",
    "timeout",
)


def _refused(why: str):
    return error_response_json("ClientException", why, 400)


def _environment(reference: str) -> dict | None:
    return batch._compute_envs.get(reference.rsplit("/", 1)[-1])


def _queue(reference: str) -> dict | None:
    return batch._job_queues.get(reference.rsplit("/", 1)[-1])


def _create_queue(original, payload):
    for order in payload.get("computeEnvironmentOrder") or []:
        if _environment(order.get("computeEnvironment", "")) is None:
            return _refused(f"{order.get('computeEnvironment')} does not exist")
    answer = original(payload)
    if answer[0] == 200:
        _keep(_queue(payload["jobQueueName"]), payload, _QUEUE_MEMBERS)
    return answer


def _update_queue(payload):
    queue = _queue(payload.get("jobQueue", ""))
    if queue is None:
        return _refused(f"{payload.get('jobQueue')} does not exist")
    _keep(queue, payload, _QUEUE_MEMBERS)
    return batch._json(200, {"jobQueueName": queue["jobQueueName"], "jobQueueArn": queue["jobQueueArn"]})


def _delete_queue(payload):
    queue = _queue(payload.get("jobQueue", ""))
    if queue is not None and queue["state"] != "DISABLED":
        return _refused("Cannot delete, job queue state must be DISABLED")
    if queue is not None:
        del batch._job_queues[queue["jobQueueName"]]
    return batch._json(200, {})


def _delete_environment(payload):
    environment = _environment(payload.get("computeEnvironment", ""))
    if environment is None:
        return batch._json(200, {})
    if environment["state"] != "DISABLED":
        return _refused("Cannot delete, compute environment state must be DISABLED")
    used = [order["computeEnvironment"] for queue in batch._job_queues.values() for order in _order(queue)]
    if any(_environment(reference) is environment for reference in used):
        return _refused("Cannot delete, found existing JobQueue relationship")
    del batch._compute_envs[environment["computeEnvironmentName"]]
    return batch._json(200, {})


def _order(queue: dict) -> list[dict]:
    return queue.get("computeEnvironmentOrder") or []


def _register(original, payload):
    answer = original(payload)
    if answer[0] == 200:
        _keep(batch._job_definitions[payload["jobDefinitionName"]][-1], payload, _JOB_MEMBERS)
    return answer


def _keep(record: dict, payload: dict, members: tuple[str, ...]) -> None:
    record.update({name: payload[name] for name in members if payload.get(name) is not None})


def _revisions() -> list[dict]:
    return [one for revisions in batch._job_definitions.values() for one in revisions]


def _is_named(revision: dict, reference: str) -> bool:
    named = f"{revision['jobDefinitionName']}:{revision['revision']}"
    return reference in (revision["jobDefinitionArn"], named)


def _describe_jobs(original, payload):
    references, status = payload.get("jobDefinitions"), payload.get("status")
    if references:
        found = [one for one in _revisions() if any(_is_named(one, name) for name in references)]
        return batch._json(200, {"jobDefinitions": found})
    code, headers, body = original(payload)
    answer = json.loads(body)
    if status:
        answer["jobDefinitions"] = [one for one in answer["jobDefinitions"] if one["status"] == status]
    return code, headers, json.dumps(answer).encode()


def _deregister(payload):
    for revision in _revisions():
        if _is_named(revision, payload.get("jobDefinition", "")):
            revision["status"] = "INACTIVE"
    return batch._json(200, {})


def _tagged(arn: str) -> dict | None:
    records = [*batch._compute_envs.values(), *batch._job_queues.values(), *_revisions()]
    arns = ("computeEnvironmentArn", "jobQueueArn", "jobDefinitionArn")
    return next((record for record in records if arn in [record.get(name) for name in arns]), None)


def _tags(method: str, arn: str, body: bytes, query: dict):
    record = _tagged(arn)
    if record is None:
        return _refused(f"Resource not found: {arn}")
    tags = record.setdefault("tags", {})
    if method == "POST":
        tags.update(json.loads(body).get("tags") or {})
    if method == "DELETE":
        for key in query.get("tagKeys") or []:
            tags.pop(key, None)
    return batch._json(200, {"tags": tags} if method == "GET" else {})


async def _handle(original, method, path, headers, body, query_params):
    if path.startswith("/v1/tags/"):
        return _tags(method, unquote(path.removeprefix("/v1/tags/")), body, query_params or {})
    return await original(method, path, headers, body, query_params)


def install() -> None:
    handlers = batch._DISPATCH
    replace_handler(batch, handlers, "/v1/createjobqueue", _create_queue)
    replace_handler(batch, handlers, "/v1/registerjobdefinition", _register)
    replace_handler(batch, handlers, "/v1/describejobdefinitions", _describe_jobs)
    handlers["/v1/updatejobqueue"] = _update_queue
    handlers["/v1/deletejobqueue"] = _delete_queue
    handlers["/v1/deletecomputeenvironment"] = _delete_environment
    handlers["/v1/deregisterjobdefinition"] = _deregister
    replace(batch, "handle_request", _handle)

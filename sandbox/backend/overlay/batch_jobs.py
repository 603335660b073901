"""Batch: a job needs its queue and its definition, runs for a moment, can be terminated, and tells EventBridge.

No container runs: a job that nobody terminates succeeds. Who submits needs the permission on both, as in AWS.
"""

import json
import time

from ministack.core import iam_actions
from ministack.core.responses import error_response_json, get_account_id, get_region
from ministack.services import batch, eventbridge

from . import evaluation
from .patching import replace, replace_handler

# How long a job runs, in milliseconds.
_RUNS = 2_000
_KEPT = ("parameters", "containerOverrides", "timeout", "retryStrategy", "dependsOn")


def _refused(why: str):
    return error_response_json("ClientException", why, 400)


def _arn(kind: str, name: str) -> str:
    own = f"arn:aws:batch:{get_region()}:{get_account_id()}:{kind}/{name}"
    return name if name.startswith("arn:") else own


def _definition(reference: str) -> dict | None:
    """The newest active revision of a name, or the very revision that the reference names."""
    name = reference.rsplit("/", 1)[-1]
    revisions = [one for each in batch._job_definitions.values() for one in each if one["status"] == "ACTIVE"]
    found = [one for one in revisions if name in (_name(one), f"{_name(one)}:{one['revision']}")]
    return max(found, key=lambda one: one["revision"], default=None)


def _name(revision: dict) -> str:
    return revision["jobDefinitionName"]


def _submit(original, payload):
    queue = batch._job_queues.get(payload.get("jobQueue", "").rsplit("/", 1)[-1])
    definition = _definition(payload.get("jobDefinition", ""))
    if queue is None or definition is None:
        return _refused(f"{payload.get('jobDefinition' if queue else 'jobQueue')} does not exist")
    # The request itself was judged by the queue.
    if not evaluation.caller_may("batch:SubmitJob", "batch", definition["jobDefinitionArn"]):
        return error_response_json("AccessDeniedException", "The caller may not submit this definition", 403)
    status, headers, body = original(
        {**payload, "jobQueue": queue["jobQueueArn"], "jobDefinition": definition["jobDefinitionArn"]}
    )
    job = batch._jobs[json.loads(body)["jobId"]]
    job.update({name: payload[name] for name in _KEPT if payload.get(name) is not None})
    job.update({"status": "RUNNING", "statusReason": "", "container": {}, "stoppedAt": 0})
    _tell(job)
    return status, headers, body


def _settle() -> None:
    """Jobs that have run for long enough have succeeded."""
    for job in batch._jobs.values():
        end = job["startedAt"] + _RUNS
        if job["status"] == "RUNNING" and _now() > end:
            job.update({"status": "SUCCEEDED", "stoppedAt": end, "container": {"exitCode": 0}})
            _tell(job)


def _now() -> int:
    return int(time.time() * 1000)


def _describe(original, payload):
    _settle()
    return original(payload)


def _terminate(payload):
    _settle()
    job = batch._jobs.get(payload.get("jobId", ""))
    if job is not None and job["status"] == "RUNNING":
        job.update({"status": "FAILED", "statusReason": payload.get("reason", ""), "stoppedAt": _now()})
        _tell(job)
    return batch._json(200, {})


def _tell(job: dict) -> None:
    entry = {
        "Source": "aws.batch",
        "DetailType": "Batch Job State Change",
        "Detail": json.dumps(job),
        "Resources": [job["jobArn"]],
    }
    eventbridge._put_events({"Entries": [entry]}, allow_aws_source=True)


def _resource(original, service, method, path, headers, body, params, region, account):
    """Submitting is judged by the queue first; what AWS lets nobody narrow stays "*"."""
    if service == "batch" and path.rstrip("/").lower() == "/v1/submitjob" and body[:1] == b"{":
        return _arn("job-queue", json.loads(body).get("jobQueue", ""))
    if service == "batch" and path.rstrip("/").lower() == "/v1/terminatejob" and body[:1] == b"{":
        return _arn("job", json.loads(body).get("jobId", ""))
    return original(service, method, path, headers, body, params, region, account)


def install() -> None:
    replace(iam_actions, "extract_resource_arn", _resource)
    handlers = batch._DISPATCH
    replace_handler(batch, handlers, "/v1/submitjob", _submit)
    replace_handler(batch, handlers, "/v1/describejobs", _describe)
    replace_handler(batch, handlers, "/v1/listjobs", _describe)
    handlers["/v1/terminatejob"] = _terminate

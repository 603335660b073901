"""SQS: tasks that move the messages of a dead-letter queue back, and the list of queues that use one.

Who starts a task needs StartMessageMoveTask, ReceiveMessage, DeleteMessage and GetQueueAttributes on the dead-letter
queue, SendMessage on the target and the use of both keys; what is lacking beyond the first queue fails the task.
"""

import asyncio
import base64
import contextlib
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

from ministack.core.concurrency import esm_wake
from ministack.services import sqs

from . import evaluation
from .encryption import remember_key, require_for_moving, require_for_sending
from .patching import replace
from .queues import invalid
from .requests import source_of_task

_ON_SOURCE = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
# SQS lists this many tasks of a queue at most.
_LISTED = 10


@dataclass
class Task:
    """One task: what it was asked for, how far it is."""

    source_arn: str
    destination_arn: str | None
    rate: int | None
    to_move: int
    handle: str = ""
    status: str = "RUNNING"
    moved: int = 0
    failure: str = ""
    started: int = field(default_factory=lambda: int(time.time() * 1000))

    def shown(self) -> dict[str, Any]:
        """The task as ListMessageMoveTasks shows it: a handle is of use only while it runs."""
        entry = {
            "TaskHandle": self.handle if self.status in ("RUNNING", "CANCELLING") else None,
            "Status": self.status,
            "SourceArn": self.source_arn,
            "DestinationArn": self.destination_arn,
            "MaxNumberOfMessagesPerSecond": self.rate,
            "ApproximateNumberOfMessagesMoved": self.moved,
            "ApproximateNumberOfMessagesToMove": self.to_move,
            "FailureReason": self.failure or None,
            "StartedTimestamp": self.started,
        }
        return {name: value for name, value in entry.items() if value is not None}


_tasks: dict[str, list[Task]] = {}
# The event loop holds its tasks weakly.
_moving: set[asyncio.Task] = set()


def _start(data: dict, _url: str) -> dict:
    source_arn, destination_arn = data.get("SourceArn", ""), data.get("DestinationArn") or None
    source = _existing(source_arn, "SourceArn")
    for action in _ON_SOURCE:
        if not evaluation.caller_may(action, "sqs", source_arn):
            raise sqs._Err(
                "AccessDenied", f"Not authorized to perform: {action} on resource: {source_arn}", 403
            )
    if not _uses_of(source_arn):
        raise invalid("SourceArn", source_arn, "Source queue must be configured as a Dead Letter Queue.")
    if destination_arn and _existing(destination_arn, "DestinationArn")["is_fifo"] != source["is_fifo"]:
        raise invalid("DestinationArn", destination_arn, "It must be the same type of queue as the source.")
    rate = data.get("MaxNumberOfMessagesPerSecond")
    if rate is not None and not 1 <= int(rate) <= 500:
        raise invalid("MaxNumberOfMessagesPerSecond", str(rate), "It has to be from 1 to 500.")
    if any(task.status in ("RUNNING", "CANCELLING") for task in _tasks.get(source_arn, [])):
        raise sqs._Err("UnsupportedOperation", "There is already a task running for this source queue.", 400)
    task = Task(source_arn, destination_arn, int(rate) if rate else None, len(source["messages"]))
    handle = {"taskId": str(uuid.uuid4()), "sourceArn": source_arn}
    task.handle = base64.b64encode(json.dumps(handle).encode()).decode()
    _tasks[source_arn] = [task, *_tasks.get(source_arn, [])][:_LISTED]
    running = asyncio.get_running_loop().create_task(_run(task))
    _moving.add(running)
    running.add_done_callback(_moving.discard)
    return {"TaskHandle": task.handle}


def _existing(arn: str, parameter: str) -> dict:
    queue = sqs._queue_by_arn(arn)
    if queue is None:
        why = f"The resource that you specified for the {parameter} parameter doesn't exist."
        raise sqs._Err("ResourceNotFoundException", why, 404)
    return queue


def _uses_of(arn: str) -> list[str]:
    """The URLs of the queues whose dead-letter queue this is."""
    return [
        url
        for url, queue in sqs._queues.items()
        if json.loads(queue["attributes"].get("RedrivePolicy") or "{}").get("deadLetterTargetArn") == arn
    ]


async def _run(task: Task) -> None:
    try:
        while task.status == "RUNNING" and _move_one(task):
            await asyncio.sleep(1 / task.rate if task.rate else 0)
        task.status = "CANCELLED" if task.status == "CANCELLING" else "COMPLETED"
    except sqs._Err as error:
        task.status, task.failure = "FAILED", error.code


def _move_one(task: Task) -> bool:
    """Moves the next message. A message in flight stays with whoever received it."""
    with sqs._queues_lock:
        source = _existing(task.source_arn, "SourceArn")
        now = time.time()
        message = next((each for each in source["messages"] if each["visible_at"] <= now), None)
        if message is None:
            return False
        sqs._ensure_msg_fields(message)
        destination_arn = task.destination_arn or message["sys"].get("DeadLetterQueueSourceArn")
        if not destination_arn:
            raise sqs._Err("CouldNotDetermineMessageSource", "The message tells no source queue.", 400)
        destination = _existing(destination_arn, "DestinationArn")
        if not evaluation.caller_may("sqs:SendMessage", "sqs", destination_arn):
            raise sqs._Err(
                "AccessDenied", f"Not authorized to perform: sqs:SendMessage on {destination_arn}", 403
            )
        require_for_moving(message, source)
        require_for_sending(destination)
        source["messages"].remove(message)
        destination["messages"].append(_as_new(message, destination, now))
        task.moved += 1
    esm_wake.set()
    return True


def _as_new(message: dict, destination: dict, now: float) -> dict:
    """A moved message is a new one: it was never received, and its retention begins again."""
    told = {name: value for name, value in message["sys"].items() if name != "DeadLetterQueueSourceArn"}
    moved = {
        **message,
        "id": str(uuid.uuid4()),
        "receipt_handle": None,
        "receive_count": 0,
        "first_receive_at": None,
        "visible_at": now,
        "enqueued_at": now,
        "sys": told,
    }
    moved.pop("key", None)
    remember_key(destination, moved)
    if destination["is_fifo"]:
        destination["fifo_seq"] += 1
        moved["seq"] = str(destination["fifo_seq"]).zfill(20)
    return moved


def _list(data: dict, _url: str) -> dict:
    arn = data.get("SourceArn", "")
    _existing(arn, "SourceArn")
    return {"Results": [task.shown() for task in _tasks.get(arn, [])[: int(data.get("MaxResults") or 1)]]}


def _cancel(data: dict, _url: str) -> dict:
    handle = data.get("TaskHandle", "")
    tasks = _tasks.get(source_of_task(handle) or "", [])
    task = next((each for each in tasks if each.handle == handle), None)
    if task is None:
        raise sqs._Err("ResourceNotFoundException", "The specified task does not exist.", 404)
    if task.status != "RUNNING":
        raise sqs._Err("UnsupportedOperation", "Only active tasks can be cancelled.", 400)
    task.status = "CANCELLING"
    return {"ApproximateNumberOfMessagesMoved": task.moved}


def _sources(data: dict, url: str) -> dict:
    queue = sqs._get_q(data.get("QueueUrl", url))
    return {"queueUrls": _uses_of(queue["attributes"]["QueueArn"])}


def _reset(original) -> None:
    """A reset of the backend ends every task."""
    for running in list(_moving):
        with contextlib.suppress(RuntimeError):
            running.get_loop().call_soon_threadsafe(running.cancel)
    _tasks.clear()
    original()


def install() -> None:
    replace(sqs, "reset", _reset)
    sqs._HANDLERS.update(
        {
            "StartMessageMoveTask": _start,
            "ListMessageMoveTasks": _list,
            "CancelMessageMoveTask": _cancel,
            "ListDeadLetterSourceQueues": _sources,
        }
    )

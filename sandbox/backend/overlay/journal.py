"""The calls that reached the backend, in their order, and on request the policies of everything after each change."""

from typing import Any

from ministack.services import iam, kms, sns, sqs

from . import principals
from .calls import Call

# The services of whose resources a snapshot is taken.
_SNAPSHOT_SERVICES = {"iam", "kms", "sns", "sqs"}


class Journal:
    """The calls since it was emptied, numbered from 1."""

    def __init__(self) -> None:
        self.entries: list[dict[str, Any]] = []
        self.snapshots = False

    def begin(self, call: Call) -> dict[str, Any]:
        """The entry of a call that has come in."""
        entry = {
            "n": len(self.entries) + 1,
            "service": call.service,
            "action": call.action,
            "status": None,
            "executed": False,
            "mutating": call.mutating,
            "principal": call.principal,
            "resource": call.resource,
        }
        self.entries.append(entry)
        return entry

    def executed(self, entry: dict[str, Any], status: int, error: str | None) -> None:
        """Notes what the service answered, though that may never arrive."""
        entry["status"] = status
        entry["executed"] = status < 400
        if error:
            entry["error"] = error
        if (
            self.snapshots
            and entry["executed"]
            and entry["mutating"]
            and entry["service"] in _SNAPSHOT_SERVICES
        ):
            entry["state"] = snapshot()

    def clear(self) -> None:
        """Forgets every call: the next one is number 1."""
        self.entries.clear()


def snapshot() -> dict[str, Any]:
    """Who may do what in the account and region of the request, as it is now."""
    return {
        "queues": {
            queue["name"]: {"attributes": _shown(queue["attributes"], "Policy")}
            for queue in sqs._queues.values()
        },
        "topics": {
            arn: {"attributes": _shown(topic["attributes"], "Policy")} for arn, topic in sns._topics.items()
        },
        "keys": {
            key["Arn"]: {
                "policy": principals.with_arns(key.get("Policy") or "{}"),
                "state": key["KeyState"],
                "enabled": key["Enabled"],
            }
            for key in kms._keys.values()
        },
        "roles": {
            name: {
                "trust": principals.with_arns(role["AssumeRolePolicyDocument"]),
                "policies": dict(role.get("InlinePolicies") or {}),
                "attached": list(role.get("AttachedPolicies") or []),
            }
            for name, role in iam._roles.items()
        },
    }


def _shown(attributes: dict[str, str], policy: str) -> dict[str, str]:
    shown = dict(attributes)
    if shown.get(policy):
        shown[policy] = principals.with_arns(shown[policy])
    return shown

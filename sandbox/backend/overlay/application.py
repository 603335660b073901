"""MiniStack with every part of the overlay in place, behind the gateway."""

from . import (
    account_details,
    alarms,
    batch,
    batch_jobs,
    buses,
    caller,
    conditions,
    connections,
    deliveries,
    delivery_logs,
    encryption,
    endpoints,
    evaluation,
    flow_logs,
    kept_settings,
    keys,
    launch_templates,
    log_groups,
    mappings,
    queues,
    redrive,
    requests,
    roles,
    security_groups,
    topics,
    trails,
    xray,
)
from .control import Control
from .gateway import Application, gateway

# What changes the same function is listed from the inside out.
_PARTS = (
    caller,
    conditions,
    evaluation,
    requests,
    keys,
    roles,
    account_details,
    queues,
    redrive,
    encryption,
    topics,
    deliveries,
    delivery_logs,
    mappings,
    endpoints,
    alarms,
    batch,
    batch_jobs,
    buses,
    trails,
    connections,
    flow_logs,
    kept_settings,
    launch_templates,
    log_groups,
    security_groups,
    xray,
)


def application() -> Application:
    """The application to serve."""
    from ministack.app import app

    for part in _PARTS:
        part.install()
    return gateway(app, Control())

"""What the backend holds, kept to be put back later: many trials begin where one deployment has ended."""

import copy
from typing import Any

from ministack import app as ministack
from ministack.services import sts

State = dict[str, Any]

# MiniStack writes no sessions into a file, and a role that was taken is to be of use again.
_SESSIONS = "sts"


def taken() -> State:
    """A copy of what every service holds."""
    states = {service: read() for service, read in ministack._build_persistence_save_dict().items()}
    # Some services hand out what they work with.
    held = {service: state for service, state in states.items() if state is not None}
    return copy.deepcopy({**held, _SESSIONS: sts._sessions})


def put_back(states: State) -> None:
    """Every service holds what it held then, and nothing else."""
    ministack._reset_all_state()
    for service, state in copy.deepcopy(states).items():
        if service == _SESSIONS:
            sts._sessions.update(state)
        else:
            ministack._get_module(ministack._state_map[service]).load_persisted_state(state)

"""``scansim debrief --json``: what a run led to, as one JSON object (``docs/formats.md``, "Consequences")."""

from __future__ import annotations

import json

from scansim.training.consequences.consequences import consequences_of
from scansim.training.replay import Replay

__all__ = ["debrief_as_json"]


def debrief_as_json(replay: Replay, attempt: str) -> str:
    """The consequences of a recorded run. The replay has to stand at its end."""
    header, run = replay.header, replay.run
    head = {"attempt": attempt, "exercise": header.exercise, "seed": header.seed, "passed": replay.result.passed}
    return json.dumps({**head, "consequences": consequences_of(run).stored()}, ensure_ascii=True, sort_keys=False)

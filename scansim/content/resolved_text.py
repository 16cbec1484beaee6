"""The one text of a content. Nothing beyond the standard library: the catalogue of exercises is read with it."""

from __future__ import annotations

from scansim.engine.canonical import canonical
from scansim.engine.store import written_record
from scansim.training.exercise import Exercise
from scansim.training.pack import Pack
from scansim.training.policy import Policy

__all__ = ["KINDS", "VERSIONS", "text_of"]

VERSIONS = {"exercise": 2, "pack": 1, "policy": 1}
"""The version of each kind of content."""

KINDS: dict[type[Exercise | Pack | Policy], str] = {Exercise: "exercise", Pack: "pack", Policy: "policy"}


def text_of(value: Exercise | Pack | Policy) -> str:
    """The resolved text: canonical JSON of kind, version and the frozen value."""
    kind = KINDS[type(value)]
    return canonical({"kind": kind, "v": VERSIONS[kind], "value": written_record(value)})

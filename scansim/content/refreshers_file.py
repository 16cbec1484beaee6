"""What the file of refreshers may say (``scoring/refreshers.yaml``, ``docs/formats.md`` "Refreshers")."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated

from pydantic import Field

from scansim.content.exercise_file import EXERCISE_ID
from scansim.content.faults import Broken, meant, shown
from scansim.content.validation import FileModel
from scansim.content.values import Schema, Short, one_of
from scansim.training.exercise import Exercise
from scansim.training.score.mistakes import Mistake
from scansim.training.signals.micro_skill import INTERRUPTION, POINTS
from scansim.training.signals.refreshers import ANY_FLOW, Refresher, Refreshers
from scansim.training.story import Flow, TrapKind

__all__ = ["RefreshersFile", "broken_refresher_rules"]

FlowWord = Annotated[str, one_of([*Flow, ANY_FLOW])]
Key = Annotated[str, one_of([*POINTS, *TrapKind, INTERRUPTION, *Mistake])]
Id = Annotated[str, EXERCISE_ID]
_NOT_EMPTY = Field(min_length=1, examples=["[RCV-02]"])


class RefreshersFile(FileModel):
    """Which exercise practises what, and which of them are flash drills."""

    schema_: Schema = Field(alias="schema", examples=["1"])
    revision: Short = Field(examples=["1"])
    refreshers: dict[FlowWord, dict[Key, Annotated[list[Id], _NOT_EMPTY]]] = Field(
        examples=["(then each kind of work with what goes wrong in it, indented)"]
    )
    flash: list[Id] = Field(default_factory=list, examples=["(then each exercise on a line of its own, with a dash)"])

    def refreshers_of(self, known: Collection[str]) -> Refreshers:
        """What the file states, through those of its exercises that can be played."""
        stated = (
            Refresher(flow, key, tuple(id_ for id_ in exercises if id_ in known))
            for flow, keys in self.refreshers.items()
            for key, exercises in keys.items()
        )
        return Refreshers(
            tuple(each for each in stated if each.exercises), tuple(id_ for id_ in self.flash if id_ in known)
        )


def broken_refresher_rules(
    file: RefreshersFile, exercises: Mapping[str, Exercise], ids: Collection[str]
) -> Iterator[Broken]:
    """Exercises that are not there, named twice, or that nobody passes; flash drills that practise nothing.

    ``ids`` are those of all files: one that has a fault of its own practises nothing.
    """
    named: set[str] = set()
    for flow, keys in file.refreshers.items():
        for key, drills in keys.items():
            yield from _broken_list(("refreshers", flow, key), drills, exercises, ids)
            named.update(drills)
    yield from _broken_list(("flash",), file.flash, exercises, ids)
    for number, id_ in enumerate(file.flash):
        if id_ in ids and id_ not in named:
            yield Broken(("flash", number), f"{shown(id_)} refreshes nothing.", "Name it under refreshers, too.")


def _broken_list(
    at: tuple[str, ...], drills: list[str], exercises: Mapping[str, Exercise], ids: Collection[str]
) -> Iterator[Broken]:
    for number, id_ in enumerate(drills):
        exercise = exercises.get(id_)
        if id_ not in ids:
            yield Broken((*at, number), f"There is no exercise {shown(id_)}.", meant(id_, sorted(ids)))
        elif drills.index(id_) != number:
            yield Broken((*at, number), f"{shown(id_)} is named twice.", "Name it once.")
        elif exercise is not None and (exercise.is_free or exercise.is_check):
            yield Broken((*at, number), f"{shown(id_)} is no exercise to practise with.", "Name one that is tried.")

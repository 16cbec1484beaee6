"""What must hold between a check-ride and the exercises that it draws from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scansim.content.exercise_rules import SEEDS_TRIED, not_playable
from scansim.content.faults import Broken, meant, shown
from scansim.content.ride_file import CheckRideFile
from scansim.training.exercise import Exercise
from scansim.training.pack import Pack
from scansim.training.score.gates import LINES_FOR_A_TOTAL

__all__ = ["broken_ride_rules"]


def broken_ride_rules(
    file: CheckRideFile, exercises: Mapping[str, Exercise], pack: Pack, seeds: int = SEEDS_TRIED
) -> tuple[Broken, ...]:
    """Every rule that the check-ride breaks in any of so many first seeds; ``exercises`` are all that were read."""
    statements = (*_short(file), *_parts(file, exercises))
    if statements:
        return statements
    stories = {id_: exercises[id_].story for id_ in file.draws_from}
    return tuple(not_playable(file.exercise(stories, pack), pack, "draws_from", seeds))


def _short(file: CheckRideFile) -> Iterator[Broken]:
    """A short check is judged by counts; what is long enough for a total is none."""
    if file.short and file.lines.high >= LINES_FOR_A_TOTAL:
        what = f"A short check of {file.lines.high} lines is not short."
        yield Broken(("lines",), what, f"Write fewer than {LINES_FOR_A_TOTAL} lines, such as 6 to 8.")


def _parts(file: CheckRideFile, exercises: Mapping[str, Exercise]) -> Iterator[Broken]:
    for number, id_ in enumerate(file.draws_from):
        path = ("draws_from", number)
        part = exercises.get(id_)
        if part is None or part.mode:
            what = f"{shown(id_)} is no exercise that can be drawn from."
            yield Broken(path, what, meant(id_, sorted(each.id for each in exercises.values() if not each.mode)))
        elif part.pack != file.pack:
            what = f"{shown(id_)} plays in pack {part.pack}, this check-ride in {file.pack}."
            yield Broken(path, what, "Draw from exercises of one pack.")
        elif any(task.follows for task in part.story.tasks):
            what = f"In {shown(id_)} one task carries on the goods of another."
            yield Broken(path, what, "Draw from exercises whose tasks can come in any order.")
        elif file.draws_from.index(id_) != number:
            yield Broken(path, f"{shown(id_)} is named twice.", "Name it once: it may come more than once anyway.")

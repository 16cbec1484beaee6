"""What somebody practises next, and why (reference training C9; SKETCHES "Home").

Whoever is new is led along the first learning path. Then comes what went wrong: critical mistakes, what was missed
twice in two weeks, the weakest micro-skill. Then flash drills that are due, then what was never passed, at last what
was done longest ago. Kinds of work are mixed: never the same three times running, and what was just passed rests once,
unless there is nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from itertools import chain

from scansim.training.lesson import LessonEntry
from scansim.training.ports import ClosedRun
from scansim.training.signals.days import days_since
from scansim.training.signals.ladder import cards_of, due
from scansim.training.signals.micro_skill import MicroSkill, Topic, topic_of
from scansim.training.signals.patterns import WINDOW_DAYS, personal_drills
from scansim.training.signals.readings import flows_of, has_passed, is_practice, readings_of
from scansim.training.signals.refreshers import Guide
from scansim.training.signals.tally import tallies, weakest_first
from scansim.training.texts import LocalText

__all__ = ["WEEK", "Because", "Proposal", "drill_after", "next_exercise", "passed_by"]

WEEK = 7
_RUNNING = 2
"""So many runs of one kind of work in a row are enough."""


class Because(StrEnum):
    """Why an exercise comes next."""

    PATH = "path"
    CRITICAL = "critical"
    WRONG = "wrong"
    DUE = "due"
    NEW = "new"
    LONG_AGO = "long_ago"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An exercise and why.

    Of what went wrong: what it was about, and in how many runs of this week, or where there was none, of late. Of a
    drill and of an old exercise: how many days it is ago. Of a path: what it is called.
    """

    exercise: str
    because: Because
    topic: Topic | None = None
    times: int = 0
    this_week: bool = False
    days: int = 0
    path: LocalText | None = None


def passed_by(runs: Iterable[ClosedRun]) -> frozenset[str]:
    """The exercises that were passed once."""
    return frozenset(run.exercise for run in runs if is_practice(run) and has_passed(run))


def next_exercise(
    entries: Sequence[LessonEntry], guide: Guide, runs: Sequence[ClosedRun], now: datetime
) -> Proposal | None:
    """What one person practises next; None without any exercise that can be passed.

    ``entries`` are in a newcomer's order, ``runs`` are the person's own in the order in which they ended; ``now`` is
    the present moment in the station's zone. A check-ride and free practice are never proposed.
    """
    return _first_fitting(_Proposing(entries, guide, runs, now))


def drill_after(
    entries: Sequence[LessonEntry], guide: Guide, runs: Sequence[ClosedRun], now: datetime
) -> Proposal | None:
    """The one drill after the last of these runs: for what just went wrong, else whatever comes next.

    After a run that was not passed it is the exercise that practises its worst mistake, or the same again; whoever is
    still led along the first path does the same again.
    """
    proposing = _Proposing(entries, guide, runs, now)
    return _first_fitting(proposing, proposing.again())


def _first_fitting(proposing: _Proposing, before: Iterable[Proposal] = ()) -> Proposal | None:
    """The first that may follow the last runs, else the first of all."""
    first = None
    for candidate in chain(before, proposing.candidates()):
        first = first or candidate
        if proposing.mixes(candidate.exercise):
            return candidate
    return first


class _Proposing:
    """One person's proposals, the most urgent first."""

    def __init__(self, entries: Sequence[LessonEntry], guide: Guide, runs: Sequence[ClosedRun], now: datetime) -> None:
        self._entries = {entry.id: entry for entry in entries if not entry.is_free and not entry.is_check}
        self._guide = guide
        self._runs = [run for run in runs if is_practice(run)]
        self._now = now
        self._passed = passed_by(self._runs)

    def candidates(self) -> Iterator[Proposal]:
        """All of them; an exercise may come more than once."""
        on_path = tuple(self._of_path())
        yield from on_path
        if not on_path:
            yield from self._of_issues()
            yield from self._of_weak()
            yield from self._of_cards()
        yield from (Proposal(id_, Because.NEW) for id_ in self._entries if id_ not in self._passed)
        yield from self._longest_ago()

    def again(self) -> Iterator[Proposal]:
        """What the last run calls for, when it was not passed."""
        if not self._runs or has_passed(self._runs[-1]):
            return
        last = self._runs[-1]
        wrong = sorted(
            (each for each in readings_of(last) if not each.right),
            key=lambda each: (not each.is_critical, not each.is_error),
        )
        if not any(self._of_path()):
            for micro in dict.fromkeys(each.micro for each in wrong):
                yield from self._wrong(micro, self._trained_by(micro))
        if last.exercise in self._entries:
            yield Proposal(last.exercise, Because.NEW)

    def mixes(self, exercise: str) -> bool:
        """Whether it may follow the last runs: other work after two runs of the same, and what was passed rests."""
        last = self._runs[-1:]
        if last and last[0].exercise == exercise and has_passed(last[0]):
            return False
        flow = self._entries[exercise].flow
        before = [self._flow(run) for run in self._runs[-_RUNNING:]]
        return not flow or len(before) < _RUNNING or any(each != flow for each in before)

    def _flow(self, run: ClosedRun) -> str:
        entry = self._entries.get(run.exercise)
        return entry.flow if entry else min(flows_of(run), default="")

    def _of_path(self) -> Iterator[Proposal]:
        path = self._guide.paths[0] if self._guide.paths else None
        for id_ in path.exercises if path else ():
            if id_ in self._entries and id_ not in self._passed:
                yield Proposal(id_, Because.PATH, path=path.title if path else None)

    def _of_issues(self) -> Iterator[Proposal]:
        for drill in personal_drills(self._runs, self._guide.refreshers, self._now):
            because = Because.CRITICAL if drill.is_critical else Because.WRONG
            yield from self._wrong(drill.micro, drill.exercises, because)

    def _of_weak(self) -> Iterator[Proposal]:
        for tally in weakest_first(tallies(self._runs).values()):
            yield from self._wrong(tally.micro, self._trained_by(tally.micro))

    def _of_cards(self) -> Iterator[Proposal]:
        refreshers = self._guide.refreshers
        cards = [card for card in cards_of(self._runs, self._now) if refreshers.flash_of(card.micro)]
        for card in due(cards, self._now):
            ago = days_since(card.since, self._now)
            for id_ in self._known(refreshers.flash_of(card.micro)):
                yield Proposal(id_, Because.DUE, days=ago)

    def _longest_ago(self) -> Iterator[Proposal]:
        last = {run.exercise: (number, run.ended) for number, run in enumerate(self._runs)}
        for id_ in sorted(self._entries, key=lambda id_: last.get(id_, (-1, ""))[0]):
            ago = days_since(last[id_][1], self._now) if id_ in last else 0
            yield Proposal(id_, Because.LONG_AGO, days=ago)

    def _wrong(
        self, micro: MicroSkill, exercises: Iterable[str], because: Because = Because.WRONG
    ) -> Iterator[Proposal]:
        """Exercises against something that went wrong, with how often it did."""
        this_week, lately = self._times(micro, WEEK), self._times(micro, WINDOW_DAYS + 1)
        for id_ in self._known(exercises):
            yield Proposal(id_, because, topic_of(micro), this_week or max(lately, 1), this_week=this_week > 0)

    def _times(self, micro: MicroSkill, days: int) -> int:
        """In how many runs of the last so many days something of this topic was wrong."""
        topic = topic_of(micro)
        return sum(1 for ago, topics in self._lately_wrong if ago < days and topic in topics)

    @cached_property
    def _lately_wrong(self) -> list[tuple[int, frozenset[Topic]]]:
        """Of each run of late: how many days ago it ended, and what was wrong in it."""
        recent = [(days_since(run.ended, self._now), run) for run in self._runs]
        return [
            (ago, frozenset(topic_of(each.micro) for each in readings_of(run) if not each.right))
            for ago, run in recent
            if ago <= WINDOW_DAYS
        ]

    def _trained_by(self, micro: MicroSkill) -> tuple[str, ...]:
        """The exercises for a micro-skill: those that the site names, else those of its kind of work."""
        named = self._guide.refreshers.of(micro)
        return named or tuple(id_ for id_, entry in self._entries.items() if micro.flow and entry.flow == micro.flow)

    def _known(self, exercises: Iterable[str]) -> list[str]:
        """Those that can be played, whatever was done longest ago first."""
        last = {run.exercise: number for number, run in enumerate(self._runs)}
        return sorted((id_ for id_ in exercises if id_ in self._entries), key=lambda id_: last.get(id_, -1))

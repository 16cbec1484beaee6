"""Choosing what to practise, line by line: what the home screen is to a terminal that draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TextIO

from scansim.actions import ControlKind, control_code
from scansim.engine.handheld.feedback import Tone
from scansim.plain.choosing import Choosing
from scansim.plain.conversation import Conversation
from scansim.plain.talk import converse, debrief_lines, demonstrate, next_line
from scansim.plain.voice import Voice
from scansim.training.exercise import CHECK, FREE
from scansim.training.header import RULES_VERSION, Mode
from scansim.training.lesson import Lesson, Lessons, NoSuchLesson
from scansim.training.ports import Attempts, Clock, StoredAttempt
from scansim.training.practice import Practice
from scansim.training.signals.adviser import Adviser
from scansim.training.station import StationSettings
from scansim.words.interface import skill_name
from scansim.words.plain import line
from scansim.words.proposals import why

__all__ = ["COACH", "GUEST", "Home", "OtherRules"]

COACH = "coach"
"""Who plays a demonstration; nobody's evidence."""

GUEST = "guest"
"""Who practises: nobody signs in yet, so an unfinished run can be gone on with on screens, too."""

_GO_ON = "0"


class OtherRules(Exception):
    """A run of another version of the trainer would not replay as it was."""


@dataclass(slots=True)
class Home:
    """What there is to practise, what was left unfinished, and the runs themselves.

    ``resume_with`` is the command that goes on with a run that was left; empty when none is kept.
    """

    lessons: Lessons
    attempts: Attempts
    clock: Clock
    new_seed: Callable[[], int]
    voice: Voice
    station: StationSettings = field(default_factory=StationSettings)
    resume_with: str = ""
    adviser: Adviser = field(init=False)

    def __post_init__(self) -> None:
        self.adviser = Adviser(self.lessons, GUEST, None, self._now)

    @property
    def unfinished(self) -> StoredAttempt | None:
        """The run that was left, if there is one."""
        return self.attempts.unfinished(GUEST)

    def stay(self, source: TextIO, *, no_screens: bool = False) -> None:
        """Offer exercises until somebody quits. Raises :class:`~scansim.training.ports.StorageRefused`."""
        self.voice.say(line("welcome"))
        if no_screens:
            self.voice.say(line("no_screens"))
        while True:
            unfinished = self.unfinished
            ids = self._offer(unfinished)
            if not ids:
                return
            chosen = self._chosen(source, ids, unfinished)
            if chosen is None:
                self.voice.say(line("goodbye"))
                return
            self._play(chosen, source)

    def begin(self, lesson: Lesson, seed: int) -> Practice:
        """Open a run of a lesson."""
        return Practice.begin(
            lesson, lesson.header(seed, Mode.TRY, GUEST, self.station.floor), self.attempts, self.clock
        )

    def resume(self, stored: StoredAttempt) -> Practice:
        """Go on with a run. Raises :class:`OtherRules`, or NoSuchLesson when it cannot be read any more."""
        if stored.header.rules_version != RULES_VERSION:
            raise OtherRules(line("other_rules"))
        lesson = self.lessons.restored(stored.header, self.attempts.content)
        return Practice.resume(lesson, stored, self.attempts, self.clock)

    def run(self, practice: Practice, source: TextIO) -> bool:
        """A run from where it is, to its debrief or until it is left. Returns whether it was passed."""
        conversation = Conversation(practice, self.voice, self.station.scanner)
        converse(conversation, self.voice, source)
        if not practice.run.finished:
            left = line("left_kept", command=self.resume_with) if self.resume_with else line("left_lost")
            self.voice.say(left)
            return False
        return self._debriefed(practice)

    def show(self, lesson: Lesson, seed: int) -> bool:
        """A run that the coach does. Returns whether it was passed."""
        practice = Practice.begin(lesson, lesson.header(seed, Mode.SHOW, COACH), self.attempts, self.clock)
        demonstrate(practice, Conversation(practice, self.voice), self.voice)
        return self._debriefed(practice)

    def _debriefed(self, practice: Practice) -> bool:
        result = practice.close()
        self.voice.say(*debrief_lines(practice, result, self.voice.speaker))
        self.adviser.note(practice, result)
        return result.passed is not False

    def _offer(self, unfinished: StoredAttempt | None) -> list[str]:
        """Say what can be practised; the ids in the order of their numbers."""
        entries = self.lessons.catalogue()
        if not entries:
            self.voice.say(line("no_exercises"))
            return []
        if unfinished is not None:
            count = str(len(unfinished.inputs))
            self.voice.say(line("unfinished", exercise=unfinished.header.exercise, count=count))
        done = self.adviser.passed
        for number, entry in enumerate(entries, 1):
            passed = "exercise_passed" if entry.id in done else "exercise"
            code = {FREE: "exercise_free", CHECK: "exercise_check"}.get(entry.mode, passed)
            facts = {"exercise": entry.id, "skill": skill_name(entry.skill)}
            numbers = {"number": str(number), "level": str(entry.level), "minutes": str(entry.minutes)}
            self.voice.say(line(code, **facts, **numbers))
        return [entry.id for entry in entries]

    def _chosen(self, source: TextIO, ids: list[str], unfinished: StoredAttempt | None) -> str | StoredAttempt | None:
        """The exercise, or the run to go on with; None to leave."""
        proposed, reason = self._proposed(ids, unfinished)
        rows = {_GO_ON: unfinished.header.exercise} if unfinished is not None else {}
        rows |= {str(number): id_ for number, id_ in enumerate(ids, 1)}
        numbers, choosing = list(rows), Choosing(list(rows).index(proposed))
        if reason:
            self.voice.say(line("next_because", number=proposed, exercise=rows[proposed], reason=reason))
        self.voice.say(line("which_exercise", number=proposed))
        while True:
            self.voice.prompt()
            text = next_line(source)
            if not text:
                self.voice.end_prompt()
                return None
            card = control_code(text.strip())
            if card is not None and card.value == "next":
                proposed = numbers[choosing.step(len(numbers))]
                self.voice.answer(Tone.OK, line("chosen", number=proposed, text=rows[proposed]))
                continue
            wanted = _answer(text.strip(), proposed, numbers[choosing.first :])
            if wanted == "quit":
                return None
            if wanted == _GO_ON and unfinished is not None:
                return unfinished
            found = _exercise(wanted, ids)
            if found:
                return found
            self.voice.answer(Tone.ERROR, line("no_such_exercise", read=text.strip()))

    def _proposed(self, ids: list[str], unfinished: StoredAttempt | None) -> tuple[str, str]:
        """The number of what comes next, and why; an unfinished run needs no reason."""
        if unfinished is not None:
            return _GO_ON, ""
        proposal = self.adviser.proposal()
        if proposal is None:
            return "1", ""
        return str(ids.index(proposal.exercise) + 1), why(proposal).long

    def _now(self) -> datetime:
        """The present moment in the zone of this station."""
        return datetime.fromisoformat(self.clock.utc()).astimezone()

    def _play(self, chosen: str | StoredAttempt, source: TextIO) -> None:
        try:
            if isinstance(chosen, str):
                practice = self.begin(self.lessons.lesson(chosen), self.new_seed())
            else:
                practice = self.resume(chosen)
        except (OtherRules, NoSuchLesson) as trouble:
            self.voice.answer(Tone.ERROR, str(trouble))
            return
        self.run(practice, source)


def _answer(text: str, proposed: str, lettered: list[str]) -> str:
    """What a line or a card says: a number, an exercise, ``quit``; a letter says one of the numbers it is among."""
    code = control_code(text)
    if code is None:
        return {"": proposed, "enter": proposed, "exit": "quit"}.get(text.casefold(), text.casefold())
    if code.kind is ControlKind.CHOICE:
        return dict(zip("ABCD", lettered, strict=False)).get(code.value, code.value)
    if code.kind is ControlKind.DIGIT:
        return code.value
    return {"lock": "quit", "back": "quit"}.get(code.value, proposed)


def _exercise(wanted: str, ids: list[str]) -> str:
    if wanted.isascii() and wanted.isdecimal() and len(wanted) < 4 and 0 < int(wanted) <= len(ids):
        return ids[int(wanted) - 1]
    return next((id_ for id_ in ids if id_.casefold() == wanted), "")

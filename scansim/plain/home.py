"""Choosing what to practise, line by line: what the home screen is to a terminal that draws."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TextIO

from scansim.actions import ControlKind, control_code
from scansim.engine.handheld.feedback import Tone
from scansim.plain.attended import LeftAlone, Lines
from scansim.plain.choosing import Choosing
from scansim.plain.conversation import Conversation
from scansim.plain.door import Door
from scansim.plain.listening import entry_in
from scansim.plain.talk import converse, debrief_lines, demonstrate, next_line
from scansim.plain.voice import Voice
from scansim.training.exercise import CHECK, FREE
from scansim.training.header import RULES_VERSION, Mode
from scansim.training.inputs import Abandon
from scansim.training.lesson import Lesson, LessonEntry, Lessons, NoSuchLesson
from scansim.training.people.stray_badge import is_stray_badge
from scansim.training.people.worker import Worker
from scansim.training.ports import Attempts, Clock, History, StoredAttempt
from scansim.training.practice import Practice
from scansim.training.signals.adviser import Adviser
from scansim.training.station import StationSettings
from scansim.training.unkept import NothingKept
from scansim.words.interface import phrase, skill_name
from scansim.words.plain import line
from scansim.words.proposals import why
from scansim.words.ride_refusals import ride_refusal

__all__ = ["COACH", "Home", "OtherRules"]

COACH = "coach"
"""Who plays a demonstration; nobody's evidence."""

_GO_ON = "0"


class OtherRules(Exception):
    """A run of another version of the trainer would not replay as it was."""


@dataclass(slots=True)
class Home:
    """What there is to practise, what was left unfinished, and the runs themselves.

    ``resume_with`` is the command that goes on with a run that was left; empty when none is kept. ``door`` is how
    people come in; without one, and until people were set up, everybody is a guest, and their unfinished run can be
    gone on with on screens, too.
    """

    lessons: Lessons
    attempts: Attempts
    clock: Clock
    new_seed: Callable[[], int]
    voice: Voice
    station: StationSettings = field(default_factory=StationSettings)
    resume_with: str = ""
    door: Door | None = None
    history: History | None = None
    worker: Worker = field(default_factory=Worker)
    adviser: Adviser = field(init=False)
    _kept_in: Attempts = field(init=False)
    _has_listed: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self._settle(self.worker)

    def _settle(self, worker: Worker) -> None:
        """Whose runs these are from now on."""
        self.worker = worker
        self._has_listed = False
        self._kept_in = self.attempts if worker.is_kept else NothingKept()
        history = self.history if worker.person is not None else None
        self.adviser = Adviser(self.lessons, worker.id, history, self._now)

    @property
    def unfinished(self) -> StoredAttempt | None:
        """The run that was left, if there is one."""
        return self._kept_in.unfinished(self.worker.id)

    def stay(self, source: TextIO, *, no_screens: bool = False) -> None:
        """Offer exercises until somebody quits. Raises :class:`~scansim.training.ports.StorageRefused`."""
        self.voice.say(line("welcome"))
        if no_screens:
            self.voice.say(line("no_screens"))
        if self.door is None or not self.door.has_people:
            if not self._practise(source):
                return
        else:
            self._take_turns(self.door)
        self.voice.say(line("goodbye"))

    def _take_turns(self, door: Door) -> None:
        """One after the other comes in and practises, until somebody quits at the door."""
        while (worker := self._came_in(door)) is not None:
            self._settle(worker)
            try:
                self._end_what_stood_too_long()
                self._practise(door.lines)
            except LeftAlone:
                self.voice.answer(Tone.ATTENTION, phrase("lock_idle").long)
            self._settle(Worker(is_kept=False))
            door.shut()

    def _came_in(self, door: Door) -> Worker | None:
        while True:
            try:
                return door.come_in()
            except LeftAlone:
                door.shut()

    def _practise(self, source: Lines) -> bool:
        """Offer exercises until somebody leaves or hands over; whether there are any."""
        while True:
            unfinished = self.unfinished
            ids = self._offer(unfinished)
            if not ids:
                return False
            chosen = self._chosen(source, ids, unfinished)
            if chosen is None or self._play(chosen, source):
                return True

    def _end_what_stood_too_long(self) -> None:
        """A check-ride that was left for longer than one may stand still is not passed."""
        stored = self.unfinished
        if stored is None or stored.header.mode is not Mode.CHECK:
            return
        with suppress(OtherRules, NoSuchLesson):  # said when they want to go on with it
            practice = self.resume(stored)
            if not practice.stood_too_long:
                return
            practice.receive(Abandon())
            self.voice.answer(Tone.ATTENTION, phrase("ride_stood").long)

    def begin(self, lesson: Lesson, seed: int) -> Practice:
        """Open a run of a lesson."""
        untimed = self.worker.has_extra_time
        header = lesson.header(seed, Mode.TRY, self.worker.id, self.station.floor, untimed=untimed)
        return Practice.begin(lesson, header, self._kept_in, self.clock)

    def resume(self, stored: StoredAttempt) -> Practice:
        """Go on with a run. Raises :class:`OtherRules`, or NoSuchLesson when it cannot be read any more."""
        if stored.header.rules_version != RULES_VERSION:
            raise OtherRules(line("other_rules"))
        lesson = self.lessons.restored(stored.header, self._kept_in.content)
        return Practice.resume(lesson, stored, self._kept_in, self.clock)

    def run(self, practice: Practice, source: Lines) -> bool:
        """A run from where it is, to its debrief or until it is left. Returns whether it was passed."""
        self._talked(practice, source)
        return self._debriefed(practice) if practice.run.finished else False

    def _is_badge(self, text: str, practice: Practice) -> bool:
        """Whether a line of a run is somebody's badge, which is none of the run's business."""
        entry = entry_in(text, self.station.scanner)
        if self.door is None or not self.door.has_people or entry is None or entry.fault:
            return False
        return is_stray_badge(entry.data, self.door.roster, practice.run.handheld.means(entry.data))

    def _talked(self, practice: Practice, source: Lines) -> bool:
        """A run until it is over or left; whether it was handed over."""
        conversation = Conversation(practice, self.voice, self.station.scanner)
        try:
            converse(conversation, self.voice, source, lambda text: self._is_badge(text, practice))
        except LeftAlone:
            conversation.leave("idle")
            raise
        if not practice.run.finished:
            self.voice.say(self._said_of_left)
        return conversation.hands_over

    @property
    def _said_of_left(self) -> str:
        if self.worker.person is not None:
            return line("left_sealed")
        is_kept = self.worker.is_kept and self.resume_with
        return line("left_kept", command=self.resume_with) if is_kept else line("left_lost")

    def show(self, lesson: Lesson, seed: int) -> bool:
        """A run that the coach does. Returns whether it was passed."""
        practice = Practice.begin(lesson, lesson.header(seed, Mode.SHOW, COACH), self.attempts, self.clock)
        demonstrate(practice, Conversation(practice, self.voice), self.voice)
        return self._debriefed(practice)

    def _debriefed(self, practice: Practice) -> bool:
        result = practice.close()
        self.voice.say(*debrief_lines(practice, result, self.voice.speaker, self.worker.roles))
        self.adviser.note(practice, result)
        drill = self.adviser.drill() if practice.mode is not Mode.SHOW else None
        if drill is not None:
            self.voice.say(line("drill_because", exercise=drill.exercise, reason=why(drill).long))
        return result.passed is not False

    def _offer(self, unfinished: StoredAttempt | None) -> list[str]:
        """Say what can be practised, all of it the first time only; the ids in the order of their numbers."""
        entries = self.lessons.catalogue()
        if not entries:
            self.voice.say(line("no_exercises"))
            return []
        if unfinished is not None:
            count = str(len(unfinished.inputs))
            self.voice.say(line("unfinished", exercise=unfinished.header.exercise, count=count))
        if not self._has_listed:
            self._list(entries)
        return [entry.id for entry in entries]

    def _list(self, entries: Sequence[LessonEntry]) -> None:
        self._has_listed = True
        done = self.adviser.passed
        for number, entry in enumerate(entries, 1):
            passed = "exercise_passed" if entry.id in done else "exercise"
            code = {FREE: "exercise_free", CHECK: "exercise_check"}.get(entry.mode, passed)
            facts = {"exercise": entry.id, "skill": skill_name(entry.skill)}
            numbers = {"number": str(number), "level": str(entry.level), "minutes": str(entry.minutes)}
            self.voice.say(line(code, **facts, **numbers))

    def _chosen(self, source: Lines, ids: list[str], unfinished: StoredAttempt | None) -> str | StoredAttempt | None:
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
            if text.strip().casefold() == "list":
                self._list(self.lessons.catalogue())
                continue
            wanted = _answer(text.strip(), proposed, numbers[choosing.first :])
            if wanted in ("quit", "lock"):
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

    def _play(self, chosen: str | StoredAttempt, source: Lines) -> bool:
        """A run, new or gone on with; whether it was handed over."""
        try:
            practice = self._opened(chosen)
        except (OtherRules, NoSuchLesson) as trouble:
            self.voice.answer(Tone.ERROR, str(trouble))
            return False
        if practice is None:
            return False
        with self._in_run():
            hands_over = self._talked(practice, source)
        if practice.run.finished:
            self._debriefed(practice)
        return hands_over

    def _opened(self, chosen: str | StoredAttempt) -> Practice | None:
        """The run; None when it is a check-ride that may not begin or go on now."""
        if not isinstance(chosen, str):
            is_open = chosen.header.mode is not Mode.CHECK or self._opens_ride()
            return self.resume(chosen) if is_open else None
        lesson, seed = self.lessons.lesson(chosen), self.adviser.unseen_seed(self.new_seed)
        if lesson.exercise.is_check:
            refused = self.adviser.ride_refused(lesson.exercise.skill, seed)
            if refused is not None:
                self.voice.answer(Tone.ERROR, ride_refusal(refused).long)
                return None
            if not self._opens_ride():
                return None
        return self.begin(lesson, seed)

    def _opens_ride(self) -> bool:
        if self.door is not None:
            return self.door.opens_ride(self.worker)
        self.voice.answer(Tone.ERROR, phrase("ride_nobody").long)
        return False

    @contextmanager
    def _in_run(self) -> Iterator[None]:
        """Whoever works needs longer than whoever looks at a list."""
        if self.door is None:
            yield
            return
        self.door.lines.in_run = True
        try:
            yield
        finally:
            self.door.lines.in_run = False


def _answer(text: str, proposed: str, lettered: list[str]) -> str:
    """What a line or a card says: a number, an exercise, ``quit``; a letter says one of the numbers it is among."""
    code = control_code(text)
    if code is None:
        return {"": proposed, "enter": proposed, "exit": "quit"}.get(text.casefold(), text.casefold())
    if code.kind is ControlKind.CHOICE:
        return dict(zip("ABCD", lettered, strict=False)).get(code.value, code.value)
    if code.kind is ControlKind.DIGIT:
        return code.value
    return {"lock": "lock", "back": "quit"}.get(code.value, proposed)


def _exercise(wanted: str, ids: list[str]) -> str:
    if wanted.isascii() and wanted.isdecimal() and len(wanted) < 4 and 0 < int(wanted) <= len(ids):
        return ids[int(wanted) - 1]
    return next((id_ for id_ in ids if id_.casefold() == wanted), "")

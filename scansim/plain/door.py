"""Coming in line by line: badge, name, PIN, what is recorded; and what a check-ride needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TextIO

from scansim.actions import control_code
from scansim.engine.handheld.feedback import Tone
from scansim.plain.attended import Attended, unseen
from scansim.plain.listening import entry_in
from scansim.plain.talk import next_line
from scansim.plain.voice import Voice
from scansim.scanner.entry import Grade
from scansim.scanner.reading import ScannerSettings
from scansim.training.people.called import short_name
from scansim.training.people.pins import Pins, PinState
from scansim.training.people.ride_start import hurdle
from scansim.training.people.roster import Roster
from scansim.training.people.sign_in import (
    Asked,
    Denial,
    Denied,
    Known,
    asked_next,
    badge_read,
    name_chosen,
    names_offered,
)
from scansim.training.people.station_rules import StationRules
from scansim.training.people.worker import Worker
from scansim.training.ports import Clock, Stations
from scansim.words.interface import phrase
from scansim.words.language import Language, NoSuchLanguage, language, speak, spoken
from scansim.words.plain import line
from scansim.words.sentence import Said

__all__ = ["Door"]

_BACK = ("back", "lock", "quit")
_CHANNEL = "plain"
_NOBODY = Worker(is_kept=False)


@dataclass(slots=True)
class Door:
    """The people of a station, and how they come in by lines. Methods raise what storage refuses."""

    source: TextIO
    voice: Voice
    clock: Clock
    roster: Roster
    pins: Pins
    stations: Stations
    today: Callable[[], str]
    fair_use: Callable[[], Sequence[Said]]
    rules: StationRules = field(default_factory=StationRules)
    scanner: ScannerSettings = field(default_factory=ScannerSettings)
    lines: Attended = field(init=False)
    _own_language: Language = field(default_factory=spoken)

    def __post_init__(self) -> None:
        self.lines = Attended(self.source, self.clock, self.rules.idle)

    @property
    def has_people(self) -> bool:
        """Whether people were set up; until then everybody is a guest."""
        return self.roster.has_supervisor()

    def come_in(self) -> Worker | None:
        """Somebody who came in and was told what is recorded; None when the lines end, or somebody quits."""
        while True:
            words = [*(["name"] if self.rules.names else []), *(["guest"] if self.rules.guests else []), "quit"]
            self.voice.say(line("door_badge"), line("door_else", words=", ".join(words)))
            text = self._heard(hidden=True)
            if text is None or text.casefold() in ("quit", "exit"):
                return None
            self.lines.came()
            worker = self._arrived(text)
            if worker is not None:
                self._settle(worker)
                return worker
            speak(self._own_language)

    def shut(self) -> None:
        """Nobody is in any more."""
        speak(self._own_language)
        self.lines.roles = ()
        self.voice.say(line("door_locked"))

    def opens_ride(self, worker: Worker) -> bool:
        """Whether a check-ride may begin or go on now: everything is as it has to be, and the PIN was right."""
        person = self.roster.person(worker.id) if worker.person is not None else None
        state = self.pins.state(worker.id) if person is not None else PinState.NONE
        found = hurdle(person, state, self.stations.station())
        if found is None:
            return self._proved(worker, "pin_for_ride")
        self.roster.deny("ride", found.value, worker.id if worker.person is not None else "", channel=_CHANNEL)
        self._refuse(phrase(found.value, check_scanner="F8"))
        return False

    # coming in

    def _arrived(self, text: str) -> Worker | None:
        card = control_code(text)
        word = {"enter": "name", "start": "guest"}.get(card.value, "") if card is not None else text.casefold()
        if word == "name" and self.rules.names:
            return self._by_name()
        if word == "guest" and self.rules.guests:
            return _NOBODY
        entry = entry_in(text, self.scanner)
        if card is not None or entry is None or entry.fault:
            self._refuse(phrase("lock_unreadable"))
            return None
        number = entry.data.strip()
        return self._let_in(badge_read(number, self.roster.bearers(number), self.today(), self.rules.site))

    def _by_name(self) -> Worker | None:
        offered = names_offered(self.roster.everyone(), self.rules.site)
        can_prove = (PinState.SET, PinState.MUST_CHANGE)
        found = [each for each in offered if self.pins.state(each.id) in can_prove]
        people = sorted(
            ((short_name(self.roster.name(each.id) or ""), each) for each in found), key=lambda each: each[0]
        )
        if not people:
            self._refuse(phrase("names_none"))
            return None
        self.voice.say(*(line("door_name", number=str(at), name=name) for at, (name, _) in enumerate(people, 1)))
        self.voice.say(line("door_which"))
        text = self._heard()
        if text is None or text.casefold() in _BACK:
            return None
        if not (text.isascii() and text.isdecimal() and len(text) < 6 and 0 < int(text) <= len(people)):
            self.voice.answer(Tone.ERROR, line("door_no_number"))
            return None
        person = people[int(text) - 1][1]
        return self._let_in(name_chosen(person, self.pins.state(person.id), self.rules.site))

    def _let_in(self, found: Known | Denied) -> Worker | None:
        if isinstance(found, Denied):
            if found.why is not Denial.UNKNOWN:
                self.roster.deny("sign_in", found.why.value, found.person, channel=_CHANNEL)
            self._refuse(phrase("lock_refused"))
            return None
        id_ = found.person.id
        worker = Worker(found.person, self.roster.name(id_) or "", number=found.number, badge=found.badge)
        self._speak_to(worker)
        seen = self.roster.has_seen_fair_use(id_)
        asked = asked_next(found, self.pins.state(id_), is_proved=False, has_seen_fair_use=seen)
        if asked is Asked.PIN and not self._proved(worker, "pin_for_sign_in"):
            return None
        return worker if seen or self._told_fair_use(worker) else None

    def _told_fair_use(self, worker: Worker) -> bool:
        self.voice.say(phrase("fair_use_title").long, *(said.long for said in self.fair_use()), line("door_agree"))
        while True:
            text = self._heard()
            if text is None or text.casefold() in (*_BACK, "no") or _is_card(text, "lock", "back", "no"):
                return False
            if text.casefold() in ("yes", "y") or _is_card(text, "yes", "enter", "start"):
                self.roster.see_fair_use(worker.id)
                return True
            self.voice.answer(Tone.ERROR, line("door_agree"))

    def _settle(self, worker: Worker) -> None:
        self.lines.roles = worker.roles
        self.voice.say(line("door_hello", name=worker.name) if worker.person is not None else line("door_guest"))

    # PINs

    def _proved(self, worker: Worker, why: str) -> bool:
        """Whether somebody typed their PIN; one that serves once is changed at once."""
        self.voice.say(phrase(why).long, line("door_pin"))
        while True:
            pin = self._pin_typed()
            if pin is None:
                return False
            answer = self.pins.check(worker.id, pin)
            if answer.right:
                return self.pins.state(worker.id) is not PinState.MUST_CHANGE or self._new_pin(worker)
            if answer.locked:
                self._refuse(phrase("pin_locked"))
                return False
            wait = phrase("pin_wait", seconds=str(answer.wait_seconds))
            self._refuse(wait if answer.wait_seconds else phrase("pin_wrong"))

    def _new_pin(self, worker: Worker) -> bool:
        while True:
            self.voice.say(line("door_new_pin"))
            first = self._pin_typed()
            if first is None:
                return False
            self.voice.say(line("door_again"))
            again = self._pin_typed()
            if again is None:
                return False
            if first != again:
                self._refuse(phrase("new_pin_differ"))
                continue
            fault = self.pins.choose(worker.id, first, worker.id, worker.number)
            if fault is None:
                self.voice.answer(Tone.OK, phrase("new_pin_kept").long)
                return True
            self._refuse(phrase(fault.value))

    def _pin_typed(self) -> str | None:
        """What was typed; None to go back. What a scanner proves to be its own is refused unread."""
        while True:
            text = self._heard(hidden=True)
            if text is None or text.casefold() in _BACK:
                return None
            entry = entry_in(text, self.scanner)
            if entry is None:
                continue
            if entry.grade is not Grade.PREFIX:
                return text
            self._refuse(phrase("pin_scanned"))

    # hearing and saying

    def _heard(self, *, hidden: bool = False) -> str | None:
        """A line without its ending; None at the end of the lines. What is hidden is hidden before it is asked for: a
        scanner answers at once."""
        with unseen(self.source) if hidden else nullcontext():
            self.voice.prompt()
            text = next_line(self.lines)
        if hidden:
            self.voice.end_prompt()
        return text.strip() if text else None

    def _refuse(self, said: Said) -> None:
        self.voice.answer(Tone.ERROR, said.long)

    def _speak_to(self, worker: Worker) -> None:
        try:
            speak(language(worker.language) if worker.language else self._own_language)
        except NoSuchLanguage:
            speak(self._own_language)


def _is_card(text: str, *values: str) -> bool:
    card = control_code(text)
    return card is not None and card.value in values

"""The app: which screen is on top, one desk for all of them, and one clear sentence when something fails."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.screen import Screen

from scansim.actions import Where
from scansim.screens.desk import Desk, DeskNotReady
from scansim.screens.keyboard import TakesScans
from scansim.screens.lock import Lock
from scansim.screens.page import Page
from scansim.words.language import speak, spoken

if TYPE_CHECKING:
    from scansim.scanner.strokes import StrokeLog
    from scansim.screens.door import Door
    from scansim.screens.painting.chrome import Answer
    from scansim.screens.presence import Presence
    from scansim.screens.run import RunPage
    from scansim.screens.run_handheld import RunHandheld
    from scansim.screens.session import Job, Session
    from scansim.screens.signing import Signing
    from scansim.training.header import Floor
    from scansim.training.interrupting import Question
    from scansim.training.people.rights import Act
    from scansim.training.people.worker import Worker
    from scansim.training.practice import Practice
    from scansim.training.station import StationSettings
    from scansim.words.language import Language
    from scansim.words.sentence import Said

__all__ = ["Trainer"]


_NOBODY = "guest"
_USUAL_THRESHOLDS = gc.get_threshold()
_NEVER = 1_000_000_000


class Trainer(TakesScans[int]):
    """The trainer in a terminal.

    ``first`` is shown in the place of the lock, by a program that only shows that.

    The lock is the first frame and needs no desk: ``open_desk`` is called once the lock is on the screen, or when
    something needs the desk earlier. It may raise :class:`~scansim.screens.desk.DeskNotReady`,
    :class:`~scansim.training.ports.StorageRefused` or :class:`~scansim.training.lesson.NoSuchLesson`.

    ``has_people`` says whether people were set up, as far as that is known: until then everybody is a guest.

    ``by_cards`` says that the person works with cards of control codes, so that these are shown and not keys: from
    the first such code that is read until the first key that is pressed.
    """

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "trainer.tcss"
    TITLE = "scansim"

    def __init__(self, open_desk: Callable[[], Desk], *, station: str, first: Page | None = None) -> None:
        super().__init__()
        self._first = first
        self.animation_level = "none"
        self.station = station
        self.by_cards = False
        self._open_desk = open_desk
        self._desk: Desk | None = None
        self._session: Session | None = None
        self._door: Door | None = None
        self._presence: Presence | None = None
        self._signing: Signing | None = None
        self._own_language: Language = spoken()
        self.has_people = False

    def get_default_screen(self) -> Screen[None]:
        """The lock, or the one page that the program is for."""
        return self._first or Lock()

    @property
    def wants_room(self) -> bool:
        """Whether whoever is here was granted larger text: a terminal's letters are as large as they are, but what one
        chooses from may stand twice as far apart."""
        return self._session is not None and self._session.worker.has_larger_text

    @property
    def session(self) -> Session:
        """Who is at the station now and what they may do."""
        if self._session is None:
            raise LookupError("nobody is signed in")
        return self._session

    @property
    def door(self) -> Door:
        """How one comes in, and into a check-ride."""
        if self._door is None:
            from scansim.screens.door import Door

            self._door = Door(self)
        return self._door

    @property
    def signing(self) -> Signing:
        """How somebody signs here."""
        if self._signing is None:
            from scansim.screens.signing import Signing

            self._signing = Signing(self)
        return self._signing

    @property
    def desk(self) -> Desk:
        """Everything from outside, opened when it is needed first."""
        if self._desk is None:
            self._desk = self._open_desk()
            from scansim.screens.settings_here import use_kept_station

            use_kept_station(self)
        return self._desk

    @property
    def is_signed_in(self) -> bool:
        """Whether someone works here; at the lock nobody does."""
        return self._session is not None

    def look_for_people(self) -> bool:
        """Whether people were set up, as it is now. Raises what opening the desk raises."""
        self.has_people = self.desk.roster.has_supervisor()
        return self.has_people

    @property
    def is_desk_open(self) -> bool:
        """Whether it is known who may come in."""
        return self._desk is not None

    @property
    def floor(self) -> Floor:
        """Where goods are in the runs that begin here."""
        from scansim.training.header import Floor

        return self._desk.floor if self._desk is not None else Floor.SCREEN

    def use_station(self, settings: StationSettings) -> None:
        """Work as these settings say from now on."""
        self.use_scanner(settings.scanner)
        self._desk = replace(self.desk, floor=settings.floor)
        if self._session is not None:
            self._session.desk = self._desk

    def make_ready(self) -> None:
        """Open the desk and load what the next screens are made of, while the lock is on the screen already."""
        with self.telling_troubles():
            self._watch()
            self.look_for_people()
            if isinstance(self.screen, Page):
                self.screen.paint()
            self.call_after_refresh(self.call_later, self._load_the_rest)

    def _load_the_rest(self) -> None:
        with self.telling_troubles():
            self.desk.lessons.catalogue()
            from scansim.screens import brief, home, run  # noqa: F401 - their loading is what takes time

    # coming in

    def sign_in(self, worker: Worker) -> None:
        """Somebody works here from now on: in their language, at their home, greeted by their name."""
        from scansim.screens.home import Home
        from scansim.screens.session import Session

        self.speak(worker)
        self._session = Session(self.desk, worker)
        self._watch()
        self._go(Home(self._session, greets=worker.person is not None))

    def sign_in_as_guest(self) -> None:
        """Somebody without a name: at a station with people nothing of it is kept."""
        from scansim.training.people.worker import Worker

        self.sign_in(Worker(is_kept=not self.has_people))

    def may(self, act: Act) -> bool:
        """Whether whoever is here may do something that needs a right; what is refused is kept. Where nobody was set up
        everybody may. Raises :class:`~scansim.training.ports.StorageRefused`."""
        from scansim.training.people.rights import may

        if not self.look_for_people():
            return True
        worker = self._session.worker if self._session is not None else None
        # As they are known now: a role may have been taken away meanwhile.
        person = self.desk.roster.person(worker.id) if worker is not None and worker.person is not None else None
        refused = may(person, act, site=self.desk.rules.site or None)
        if refused is not None:
            self.desk.roster.deny(refused.act.value, refused.why.value, person.id if person else "")
        return refused is None

    def speak(self, worker: Worker) -> None:
        """Speak the language of somebody, as far as the trainer does."""
        from scansim.words.language import NoSuchLanguage, language

        with suppress(NoSuchLanguage):
            speak(language(worker.language) if worker.language else self._own_language)

    def bell(self) -> None:
        """Ring, but not for somebody who asked for silence."""
        if self._session is None or not self._session.worker.has_no_sound:
            super().bell()

    # ways from screen to screen

    def go_home(self, exercise: str = "") -> None:
        """What to practise now."""
        from scansim.screens.home import Home

        self._go(Home(self.session, exercise))

    def go_brief(self, job: Job) -> None:
        """What the job is."""
        from scansim.screens.brief import Brief

        self._go(Brief(self.session, job))

    def go_run(self, job: Job, practice: Practice) -> Page:
        """The run itself."""
        from scansim.screens.run import RunPage

        page = RunPage(self.session, job, practice)
        self._go(page)
        _spare_scans_the_collector()
        return page

    def go_debrief(self, job: Job, practice: Practice) -> None:
        """What the run was worth."""
        from scansim.screens.debrief import DebriefPage

        self._go(DebriefPage(self.session, job, practice))

    def show_demonstration(self, job: Job) -> None:
        """The coach plays the job, on top of what is shown."""
        from scansim.screens.demonstration import Demonstration

        self.push_screen(Demonstration(self.session, job, self.session.demonstrate(job)))

    def show_replay(self, job: Job, practice: Practice) -> None:
        """A run that is over is watched again, on top of what is shown."""
        from scansim.screens.replay import ReplayPage
        from scansim.training.inputs import Timed
        from scansim.training.replay import Replay

        done = [Timed(each.ms, each.input) for each in practice.run.observations]
        replay = Replay(job.lesson, practice.header, done)
        self.push_screen(ReplayPage(replay, self.desk.speaker, self.desk.clock))

    def go_sign(self, person: str, skill: str, queue: Sequence[tuple[str, str]] = ()) -> None:
        """What a signature about somebody in a skill would be about, on top of what is shown. ``queue`` are those who
        come after them, each with a skill."""
        self.signing.open(person, skill, queue)

    def show_help(self, where: Where, labels: Mapping[str, Said], hidden: frozenset[str]) -> None:
        """What the keys and cards do, on top of what is shown."""
        from scansim.screens.help import Help

        self.push_screen(Help(where, labels, hidden))

    def ask(self, run: RunPage, where: Where, first: str) -> None:
        """Ask for a report or for something that hands do, on top of the run; ``first`` says what of it, if known."""
        from scansim.screens.form import FormPage

        self.push_screen(FormPage(run, where, first))

    def be_asked(self, run: RunHandheld, question: Question) -> None:
        """Somebody interrupts the run: nothing else goes on before an answer."""
        from scansim.screens.interrupted import Interrupted

        self.push_screen(Interrupted(run, question))

    def decide(self, page: Page, code: str, then: Callable[[], None]) -> None:
        """Ask a question with two answers, on top of a page; the affirmative one does ``then``."""
        from scansim.screens.decision import Decision

        self.push_screen(Decision(page, code, then))

    def check_hardware(self, log: StrokeLog | None = None) -> None:
        """Look at the scanner itself, on top of what is shown; ``log`` holds a probe that was read.

        A check needs no desk; with one it begins with what the station keeps.
        """
        from scansim.screens.hardware import HardwarePage
        from scansim.training.lesson import NoSuchLesson
        from scansim.training.ports import StorageRefused

        with suppress(DeskNotReady, StorageRefused, NoSuchLesson):
            _ = self.desk
        self.push_screen(HardwarePage(log))

    def lock(self, why: str = "lock") -> None:
        """Back to the lock; nothing of the last person stays. ``why`` is a code: by hand, ``idle``, ``pin_locked``."""
        for page in reversed(self.screen_stack[1:]):
            if isinstance(page, Page):
                page.put_away(why)
        self._session = None
        self._signing = None
        if self._presence is not None:
            self._presence.warn(None)
        speak(self._own_language)
        gc.set_threshold(*_USUAL_THRESHOLDS)
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.forget_line()
        self.unshow_line()
        if isinstance(self.screen, Lock):
            self.screen.shut(why)

    # when nobody is there

    async def on_event(self, event: events.Event) -> None:
        """Whatever somebody does begins the time anew after which the station locks itself."""
        if self._presence is not None and isinstance(event, events.InputEvent | events.Paste):
            self._presence.touch()
        await super().on_event(event)

    def look_whether_idle(self) -> None:
        """Lock when nobody was there for too long."""
        if self._presence is not None:
            self._presence.look()

    @property
    def warning(self) -> Answer | None:
        """What is said just before that."""
        return self._presence.warning if self._presence is not None else None

    def _watch(self) -> None:
        from scansim.screens.presence import Presence

        if self._presence is None:
            self._presence = Presence(self)
            self.set_interval(1.0, self.look_whether_idle)
        self._presence.touch()

    def on_unmount(self) -> None:
        """Leave the collector as it was found."""
        gc.set_threshold(*_USUAL_THRESHOLDS)

    def _go(self, page: Page) -> None:
        gc.set_threshold(*_USUAL_THRESHOLDS)
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if len(self.screen_stack) == 2:
            self.switch_screen(page)
        else:
            self.push_screen(page)

    # when something fails

    @contextmanager
    def telling_troubles(self) -> Iterator[None]:
        """Whatever is refused inside is told in its one sentence on a screen of its own, never as a traceback."""
        from scansim.training.lesson import NoSuchLesson
        from scansim.training.ports import StorageRefused
        from scansim.training.starting_point import CannotBePlayed

        try:
            yield
        except (DeskNotReady, StorageRefused, NoSuchLesson, CannotBePlayed) as trouble:
            from scansim.screens.trouble import Trouble

            self.bell()
            self.push_screen(Trouble(str(trouble)))


def _spare_scans_the_collector() -> None:
    """A scan must not wait while a warehouse of many thousand records is searched for garbage that it does not hold.

    What lives long is looked through now and not again before another page; what dies young still is all the time.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    young, middle, _ = _USUAL_THRESHOLDS
    gc.set_threshold(young, middle, _NEVER)

"""Home: what to practise now. An attempt that was cut off comes first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from scansim.actions import Where
from scansim.screens.keyboard import Entered
from scansim.screens.office import has_boards, open_boards
from scansim.screens.page import Page
from scansim.screens.painting.home import HomeRow, home_sheet, welcome_sheet
from scansim.screens.painting.letters import place_of
from scansim.screens.painting.own_standing import standing_rows
from scansim.screens.painting.row import Sheet
from scansim.screens.painting.tones import OK
from scansim.screens.session import OtherRules, Session
from scansim.training.header import Mode
from scansim.training.ports import StoredAttempt
from scansim.words.interface import action_label, phrase
from scansim.words.proposals import why
from scansim.words.sentence import Said

__all__ = ["Home"]

_PAGE = 10


class Home(Page):
    """The exercises, the next one chosen already."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.WELCOME, Where.HOME, Where.UNFINISHED)

    def __init__(self, session: Session, exercise: str = "", *, greets: bool = False) -> None:
        super().__init__()
        self._greets = greets
        self._session = session
        self._rows: tuple[HomeRow, ...] = ()
        self._chosen = 0
        self._stored: StoredAttempt | None = None
        self._stood = False
        self._own = session.own_cells()
        self._load(exercise)

    @property
    def situation(self) -> Where:
        """Whether somebody is greeted, an unfinished attempt is chosen, or an exercise."""
        if self._greets:
            return Where.WELCOME
        return Where.UNFINISHED if self._row is not None and self._row.is_unfinished else Where.HOME

    @property
    def heading(self) -> Said:
        """Who is there."""
        return Said(self._session.called, self._session.called)

    @property
    def hidden(self) -> frozenset[str]:
        """Without exercises there is nothing to start; boards are for supervisors."""
        boards = frozenset() if has_boards(self._session.worker) else frozenset({"open_boards"})
        return boards if self._rows else boards | {"go_in", "start", "choose_up", "choose_down", "page_up", "page_down"}

    @property
    def labels(self) -> Mapping[str, Said]:
        """Whoever is greeted by another name goes back to the lock."""
        if not self._greets:
            return {}
        is_left = self._row is not None and self._row.is_unfinished
        return {"lock": action_label("not_you"), "go_in": action_label("resume" if is_left else "start")}

    def on_mount(self) -> None:
        """Say what became of a check-ride that was left for too long."""
        super().on_mount()
        if self._stood:
            self.remark(phrase("ride_stood"))

    def body_sheet(self, width: int, height: int) -> Sheet:
        """What is chosen, large, and the list to choose from; before that, whose it is."""
        if self._greets:
            not_you = self.say("welcome_not_you")
            return welcome_sheet(self._session.worker.name, not_you, self._row, width, height)
        return home_sheet(self._rows, self._chosen, width, self.manner, standing_rows(self._own, width, height))

    def touched(self, act: str) -> None:
        """A row was touched: choose it; touched again, start it."""
        if self._greets:
            self.do("go_in")
            return
        if self._chosen == int(act):
            self._go()
        else:
            self._choose(int(act))

    def entered(self, message: Entered) -> None:
        """A kit's start card leads to its brief; other scanning begins there."""
        with self.trainer.telling_troubles():
            job = None if message.entry.fault else self._session.job_of_card(message.entry.data)
            if job is None:
                self.refuse(self.say("home_scanned", read=message.entry.data))
            else:
                self.trainer.go_brief(job)

    def do_go_in(self) -> None:
        """It is me: start what comes next, or go on with what was left."""
        self._greets = False
        self._go()

    def do_open_boards(self) -> None:
        """What supervisors look at."""
        self._dismissed()
        open_boards(self, self._session.worker)

    def do_check_scanner(self) -> None:
        """Whether scans of this station are understood."""
        self.trainer.check_hardware()

    def do_start(self) -> None:
        """The brief of the chosen exercise."""
        if self._row is not None:
            self.trainer.go_brief(self._session.job(self._row.exercise))

    def do_resume(self) -> None:
        """Go on where the attempt was left; with a check-ride by a PIN."""
        if self._stored is not None and self._stored.header.mode is Mode.CHECK:
            self.trainer.door.ride(self._resume)
        else:
            self._resume()

    def _resume(self) -> None:
        if self._stored is None:
            return
        try:
            job, practice = self._session.resume(self._stored)
        except OtherRules:
            self.refuse(phrase("other_rules"))
            return
        if practice.run.finished:
            self.trainer.go_debrief(job, practice)
        else:
            self.trainer.go_run(job, practice)

    def do_give_up(self) -> None:
        """Ask, then end the attempt that was left."""
        if self._stored is not None:
            is_free = self._stored.header.mode is Mode.FREE
            self.trainer.decide(self, "leave_free" if is_free else "give_up", self._give_up)

    def do_choose_up(self) -> None:
        """The row above."""
        if self._dismissed():
            return
        self._choose(self._chosen - 1)

    def do_choose_down(self) -> None:
        """The row below; whoever is greeted sees all there is."""
        if self._dismissed():
            return
        self._choose(self._chosen + 1)

    def do_page_up(self) -> None:
        """A good piece up, at most to the first row."""
        self._choose(max(0, self._chosen - _PAGE))

    def do_page_down(self) -> None:
        """A good piece down, at most to the last row."""
        self._choose(min(self._chosen + _PAGE, len(self._rows) - 1))

    def do_choose_next(self) -> None:
        """The row below; after the last one the first."""
        if self._rows:
            self._choose((self._chosen + 1) % len(self._rows))

    def do_choose_nth(self, letter: str) -> None:
        """Choose one of the four rows that bear letters, and go there."""
        index = place_of(letter, self._chosen)
        if index < len(self._rows):
            self._choose(index)
            self._go()
        else:
            self.refuse(phrase("code_no_such", card=letter))

    def _go(self) -> None:
        self.do("resume" if self.situation is Where.UNFINISHED else "start")

    def _give_up(self) -> None:
        """The next exercise takes the place of the attempt."""
        if self._stored is None:
            return
        was_free = self._stored.header.mode is Mode.FREE
        self._session.give_up(self._stored)
        self._load("")
        self.answer(OK.saying(phrase("home_free_left" if was_free else "home_given_up")))

    def _dismissed(self) -> bool:
        """Whether that was the end of a greeting."""
        was, self._greets = self._greets, False
        if was:
            self.paint()
        return was

    @property
    def _row(self) -> HomeRow | None:
        return self._rows[self._chosen] if self._rows else None

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._rows):
            self._chosen = index
            self.paint()

    def _load(self, exercise: str) -> None:
        session = self._session
        self._stood = session.end_what_stood_too_long()
        self._stored = session.unfinished()
        proposal, passed = session.adviser.proposal(), session.adviser.passed
        rows = [
            HomeRow(
                entry.id,
                entry.skill,
                entry.level,
                entry.minutes,
                is_passed=entry.id in passed,
                is_check=entry.is_check,
                why=why(proposal) if proposal and proposal.exercise == entry.id else None,
            )
            for entry in session.catalogue
        ]
        wanted = exercise or (proposal.exercise if proposal else "")
        self._chosen = next((index for index, row in enumerate(rows) if row.exercise == wanted), 0)
        if self._stored is not None:
            known = {row.exercise: row for row in rows}
            id_ = self._stored.header.exercise
            like = known.get(id_, HomeRow(id_, "", 0, 0))
            rows.insert(0, HomeRow(id_, like.skill, like.level, like.minutes, steps=len(self._stored.inputs)))
            self._chosen = 0
        self._rows = tuple(rows)

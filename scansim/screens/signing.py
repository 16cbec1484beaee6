"""Signing as it goes on at a station: whose turn it is, the series of signatures, badge and PIN. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scansim.scanner.entry import Origin
from scansim.screens.page import Page
from scansim.screens.painting.tones import OK
from scansim.training.lesson import NoSuchLesson
from scansim.training.people.pins import PinState
from scansim.training.people.rights import Act
from scansim.training.people.sign_in import Known, badge_read
from scansim.training.signoff.office import OTHER_BADGE, Office, denial_kept
from scansim.training.signoff.rules import Denial, Denied, may_sign_page
from scansim.training.signoff.series import Series, needed
from scansim.training.signoff.signature import Signature
from scansim.training.starting_point import CannotBePlayed
from scansim.words.interface import phrase
from scansim.words.sentence import Said
from scansim.words.signoff import denial

if TYPE_CHECKING:
    from scansim.screens.keyboard import Entered
    from scansim.screens.trainer import Trainer

__all__ = ["Signing"]


class Signing:
    """One signer at the station, until it is locked. Every method raises what storage refuses."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._queue: tuple[tuple[str, str], ...] = ()
        self.series = Series()

    # whose turn it is

    @property
    def office(self) -> Office | None:
        """Where one signs; None at a station where nobody can."""
        desk = self._trainer.desk
        programme = desk.programme()
        if desk.statements is None or desk.history is None or programme is None:
            return None
        return Office(desk.roster, desk.history, desk.statements, programme)

    @property
    def has_next(self) -> bool:
        """Whether somebody else waits for a signature."""
        return bool(self._queue)

    def open(self, person: str, skill: str, queue: Sequence[tuple[str, str]] = ()) -> None:
        """Show what a signature about somebody in a skill would be about; ``queue`` are those who come after them."""
        from scansim.screens.sign import SignPage

        page, trainer = self._page, self._trainer
        self._queue = tuple(queue)
        office = self.office
        operator = trainer.desk.roster.person(person)
        wanted = office.programme.skill(skill) if office is not None else None
        if office is None or operator is None:
            page.refuse(phrase("sign_not_here"))
        elif wanted is None:
            page.refuse(phrase("sign_no_skill"))
        elif trainer.may(Act.SIGN):
            trainer.push_screen(SignPage(self, office, operator, wanted))
        else:
            page.refuse(denial(Denied(Denial.RIGHT)))

    def next(self, answer: Said | None = None) -> None:
        """Away with the page that is on top, and on to the next person; ``answer`` is what was done."""
        self._trainer.pop_screen()
        if self._queue:
            (person, skill), *rest = self._queue
            self.open(person, skill, rest)
        if answer is not None:
            self._page.answer(OK.saying(answer))

    def watch(self, attempt: str) -> None:
        """A run in the records is watched again, on top of the page, which says so where it cannot be shown."""
        from scansim.screens.replay import ReplayPage
        from scansim.training.replay import CannotBeReplayed, Replay

        desk = self._trainer.desk
        stored = desk.attempts.read(attempt)
        try:
            lesson = desk.lessons.restored(stored.header, desk.attempts.content)
            replay = Replay(lesson, stored.header, stored.inputs)
        except (CannotBePlayed, CannotBeReplayed, NoSuchLesson):
            self._page.refuse(phrase("sign_no_replay"))
            return
        self._trainer.push_screen(ReplayPage(replay, desk.speaker, desk.clock))

    # badge and PIN

    def needs_badge(self) -> bool:
        """Whether the next signature takes the badge too."""
        return needed(self.series, self._now, self._minutes).badge

    def looked_at(self, page: str) -> None:
        """A page was seen to its end."""
        self.series = self.series.open(page)

    def own_badge(self, message: Entered) -> str:
        """The id of the badge that was read, when it is that of whoever is here; else it is refused, and empty."""
        page, desk = self._page, self._trainer.desk
        self._trainer.unshow_line()
        if message.entry.fault:
            page.refuse(phrase("sign_unreadable"))
        elif message.entry.origin is not Origin.SCAN:
            page.refuse(phrase("sign_badge_typed"))
        else:
            number, worker = message.entry.data, self._trainer.session.worker
            found = badge_read(number, desk.roster.bearers(number), desk.today(), desk.rules.site)
            if isinstance(found, Known) and found.person.id == worker.id:
                return found.badge
            desk.roster.deny(Act.SIGN.value, OTHER_BADGE, worker.id)
            page.refuse(phrase("sign_other_badge"))
        return ""

    def prove(
        self,
        page: str,
        statement: str,
        badge: str,
        keep: Callable[[Signature], Said | None],
        *,
        goes_on: bool = True,
    ) -> None:
        """Do ``keep`` with the signature, once everything was given that it takes; else say what is missing. It answers
        what was kept, or nothing where it was refused, which it has said then. After it comes the next person, or what
        lies under the page."""
        from scansim.screens.sign_pin import SignPin

        if badge:
            self.series = replace(self.series, began=None)
        against = self._against(page, badge)
        worker, pins = self._trainer.session.worker, self._trainer.desk.pins
        if against:
            self._page.refuse(denial(against[0]))
        elif pins.state(worker.id) in (PinState.NONE, PinState.LOCKED):
            self._page.refuse(phrase("sign_no_pin"))
        else:

            def signed() -> None:
                late = self._against(page, badge)
                if late:
                    self._page.refuse(denial(late[0]))
                    return
                series = self.series.sign(page, self._now, self._minutes)
                done = keep(Signature(worker.id, statement, badge, series.signed))
                if done is not None:
                    self.series = series
                    self._leave(done, goes_on=goes_on)

            self._trainer.push_screen(SignPin(worker, statement, lambda: self._own_pin(signed)))

    def _leave(self, done: Said, *, goes_on: bool) -> None:
        if goes_on:
            self.next(done)
            return
        self._trainer.pop_screen()
        self._page.answer(OK.saying(done))

    def deny(self, denied: Sequence[Denied]) -> None:
        """Say why something is not signed; who lacks a right is kept."""
        for each in denied:
            code = denial_kept(each)
            if code is not None:
                self._trainer.desk.roster.deny(*code, self._trainer.session.worker.id)
        self._page.refuse(denial(denied[0]))

    def _own_pin(self, then: Callable[[], None]) -> None:
        """A PIN that serves once is changed before anything is signed with it."""
        worker = self._trainer.session.worker
        if self._trainer.desk.pins.state(worker.id) is PinState.MUST_CHANGE:
            from scansim.screens.pin import ChoosePin

            self._trainer.push_screen(ChoosePin(worker, then))
        else:
            then()

    def _against(self, page: str, badge: str) -> tuple[Denied, ...]:
        return may_sign_page(self.series, page, self._now, self._minutes, badge=bool(badge))

    @property
    def _minutes(self) -> int:
        office = self.office
        return office.programme.series_minutes if office is not None else 0

    @property
    def _now(self) -> float:
        return self._trainer.desk.clock.monotonic()

    @property
    def _page(self) -> Page:
        page = self._trainer.screen
        if not isinstance(page, Page):
            raise TypeError("nothing is signed on no page")
        return page

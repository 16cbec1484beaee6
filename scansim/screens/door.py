"""The way from the lock to home, and what needs a PIN on the way from home into a check-ride."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scansim.screens.page import Page
from scansim.training.people.called import short_name
from scansim.training.people.pins import PinState
from scansim.training.people.ride_start import hurdle
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
from scansim.training.people.worker import GUEST, Worker
from scansim.words.interface import phrase

if TYPE_CHECKING:
    from scansim.screens.keyboard import Entered
    from scansim.screens.trainer import Trainer

__all__ = ["Door"]

SIGN_IN, RIDE = "sign_in", "ride"
"""What is denied, as the record says it."""


class Door:
    """Decides nothing: :mod:`scansim.training.people.sign_in` does. Every method raises what storage refuses."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer

    # coming in

    def read_badge(self, message: Entered) -> None:
        """A label was read at the lock or beside the list of names. Whoever is refused is not told why."""
        page, desk = self._page, self._trainer.desk
        self._trainer.unshow_line()
        if message.entry.fault:
            page.refuse(phrase("lock_unreadable"))
            return
        number = message.entry.data
        self._arrive(badge_read(number, desk.roster.bearers(number), desk.today(), desk.rules.site))

    def choose_names(self) -> None:
        """Show who may come in here by a PIN."""
        from scansim.screens.names import Names

        desk = self._trainer.desk
        offered = [each for each in names_offered(desk.roster.everyone(), desk.rules.site) if self._has_pin(each.id)]
        named = sorted((short_name(desk.roster.name(each.id) or ""), each.id) for each in offered)
        people = [(id_, name) for name, id_ in named if name]
        self._trainer.push_screen(Names(people, self._name_chosen, self.read_badge))

    def _name_chosen(self, id_: str) -> None:
        desk = self._trainer.desk
        person = desk.roster.person(id_)
        if person is not None:
            self._arrive(name_chosen(person, desk.pins.state(id_), desk.rules.site))

    def _arrive(self, found: Known | Denied) -> None:
        if isinstance(found, Known):
            self._ask(found, is_proved=False)
            return
        if found.why is not Denial.UNKNOWN:
            self._trainer.desk.roster.deny(SIGN_IN, found.why.value, found.person)
        self._page.refuse(phrase("lock_refused"))

    def _ask(self, known: Known, *, is_proved: bool) -> None:
        desk, trainer, id_ = self._trainer.desk, self._trainer, known.person.id
        worker = Worker(known.person, desk.roster.name(id_) or "", number=known.number, badge=known.badge)
        has_seen = desk.roster.has_seen_fair_use(id_)
        match asked_next(known, desk.pins.state(id_), is_proved=is_proved, has_seen_fair_use=has_seen):
            case Asked.PIN:
                from scansim.screens.pin import PinPage

                def proved() -> None:
                    self._ask(known, is_proved=True)

                trainer.push_screen(PinPage(worker, "pin_for_sign_in", proved))
            case Asked.NEW_PIN:
                self._new_pin(worker, lambda: self._ask(known, is_proved=True))
            case Asked.FAIR_USE:
                from scansim.screens.fair_use import FairUse

                def seen() -> None:
                    desk.roster.see_fair_use(id_)
                    self._tell(worker, is_proved=is_proved)

                trainer.speak(worker)
                trainer.push_screen(FairUse(worker, desk.fair_use(), seen))
            case Asked.NOTHING:
                self._tell(worker, is_proved=is_proved)

    def _tell(self, worker: Worker, *, is_proved: bool) -> None:
        """What was signed about whoever comes in, before they are in; who gave a PIN just now gives none again."""
        from scansim.screens.pin import PinPage
        from scansim.screens.seen import SeenPage
        from scansim.training.signoff.unseen import unseen

        trainer, desk, id_ = self._trainer, self._trainer.desk, worker.id
        office = trainer.signing.office if desk.statements is not None else None
        told = unseen(office.statements.statements(id_), id_) if office is not None else ()
        if office is None or not told:
            trainer.sign_in(worker)
            return

        def keep(remark: str) -> None:
            for each in told:
                office.statements.acknowledge(each, id_, remark)
            trainer.sign_in(worker)

        def seen(remark: str) -> None:
            if is_proved:
                keep(remark)
            elif desk.pins.state(id_) is PinState.NONE:
                self._page.refuse(phrase("seen_no_pin"))
            else:
                trainer.push_screen(PinPage(worker, "pin_for_seen", lambda: keep(remark)))

        trainer.speak(worker)
        trainer.push_screen(SeenPage(worker, office, told, seen, lambda: trainer.sign_in(worker)))

    def _new_pin(self, worker: Worker, then: Callable[[], None]) -> None:
        from scansim.screens.pin import ChoosePin

        self._trainer.push_screen(ChoosePin(worker, then))

    # a check-ride

    def ride(self, then: Callable[[], None]) -> None:
        """Do ``then``, which begins a check-ride or goes on with one, when everything is as it has to be and the PIN of
        whoever is here was given; else say what to do first."""
        desk, worker = self._trainer.desk, self._trainer.session.worker
        person = desk.roster.person(worker.id)
        state = desk.pins.state(worker.id) if person is not None else PinState.NONE
        found = hurdle(person, state, desk.stations.station())
        page = self._page
        if found is not None:
            desk.roster.deny(RIDE, found.value, "" if worker.id == GUEST else worker.id)
            page.refuse(page.say(found.value))
            return
        self.prove("pin_for_ride", then)

    def prove(self, why: str, then: Callable[[], None]) -> None:
        """Do ``then`` once the PIN of whoever is here was right; one that serves once is changed first. ``why`` is the
        sentence that says what it is for."""
        from scansim.screens.pin import PinPage

        worker = self._trainer.session.worker

        def proved() -> None:
            if self._trainer.desk.pins.state(worker.id) is PinState.MUST_CHANGE:
                self._new_pin(worker, then)
            else:
                then()

        self._trainer.push_screen(PinPage(worker, why, proved))

    @property
    def _page(self) -> Page:
        page = self._trainer.screen
        if not isinstance(page, Page):
            raise TypeError("the door is on no page")
        return page

    def _has_pin(self, person: str) -> bool:
        return self._trainer.desk.pins.state(person) in (PinState.SET, PinState.MUST_CHANGE)

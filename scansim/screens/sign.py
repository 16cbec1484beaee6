"""Sign-off: the verdict, the evidence, what was seen on the floor, the sentence that is signed, badge and PIN."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from scansim.actions import Where
from scansim.scanner.entry import Origin
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.acts import CHOOSE
from scansim.screens.painting.letters import place_of
from scansim.screens.painting.row import Row, Sheet
from scansim.screens.painting.sign import RATINGS, SignView, evidence_rows, sign_sheet
from scansim.screens.painting.tones import CHECK, OK
from scansim.screens.steering import is_typed_by_hand
from scansim.training.choices_on import next_four
from scansim.training.people.called import short_name
from scansim.training.people.person import Person
from scansim.training.programme.rules import FLOOR_ITEMS, Skill
from scansim.training.signoff.office import Case, Office, Refusal
from scansim.training.signoff.signature import EvidenceChanged, Seen, Signature
from scansim.training.signoff.statement import StatementKind
from scansim.words.interface import action_label, phrase, signs
from scansim.words.language import spoken
from scansim.words.programme import level_name, state_name
from scansim.words.sentence import Said
from scansim.words.signoff import denial, statement_name
from scansim.words.statement import evidence_said, ride_said, statement_text, title_of

if TYPE_CHECKING:
    from scansim.screens.signing import Signing

__all__ = ["SignPage"]


class SignPage(Page):
    """What a signer looks at and signs about one person in one skill."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.SIGN,)
    takes_badges = True

    def __init__(self, signing: Signing, office: Office, operator: Person, skill: Skill) -> None:
        super().__init__()
        self._signing = signing
        self._office = office
        self._operator = operator
        self._skill = skill
        self._ticks = [False] * FLOOR_ITEMS
        self._rating = 0
        self._chosen: int | None = None
        self._seen_rows: set[int] = set()
        self._end_seen = False
        self._evidence = 0
        self._last_row = 0
        self._case: Case | None = None

    # what stands on it

    @property
    def case(self) -> Case:
        """What is shown."""
        if self._case is None:
            signer = self.trainer.session.worker.person
            if signer is None:
                raise LookupError("nobody is signed in")
            self._case = self._office.case(signer, self._operator, self._skill)
        return self._case

    @property
    def heading(self) -> Said:
        """Whom it is about, in which skill."""
        name = self.trainer.desk.roster.name(self._operator.id) or self._operator.id
        return phrase("sign_title", name=short_name(name), skill=title_of(self._skill))

    @property
    def corner(self) -> Sequence[str]:
        """Who signs."""
        return (self.trainer.session.called,)

    @property
    def labels(self) -> Mapping[str, Said]:
        """What Enter does."""
        if self._chosen is None:
            return {}
        if self._chosen < FLOOR_ITEMS:
            return {"go_on": action_label("sign_tick")}
        return {"go_on": action_label("sign_sign" if self._chosen == self._view.count - 1 else "sign_rate")}

    @property
    def hidden(self) -> frozenset[str]:
        """What makes no sense at the moment."""
        hidden = {"next_person"} if not self._signing.has_next else set()
        if self.case.desk.standing.newest_ride is None:
            hidden.add("watch_ride")
        if self.case.desk.standing.certificate is None:
            hidden.add("print_certificate")
        return frozenset(hidden)

    @property
    def seen(self) -> Seen | None:
        """What is stated now to have been seen on the floor; nothing as long as nothing was ticked or rated."""
        return Seen(tuple(self._ticks), self._rating) if any(self._ticks) or self._rating else None

    def body_sheet(self, width: int, height: int) -> Sheet:  # noqa: ARG002 - all of it scrolls
        """All of it."""
        return sign_sheet(self._view, self._chosen, width, self.manner)

    def body_rows(self, width: int, height: int) -> Sequence[Row]:
        """The rows, and that they were shown."""
        rows = super().body_rows(width, height)
        evidence, self._last_row = len(evidence_rows(self._view, width)), self.body_sheet(width, height).count - 1
        if evidence != self._evidence:
            self._evidence, self._seen_rows, self._end_seen = evidence, set(), False
        self._seen_rows |= set(self.pane.in_view)
        self._end_seen = self._end_seen or self._last_row in self.pane.in_view
        if self._is_looked_at:
            self._signing.looked_at(self._page)
        return rows

    # what arrives

    def entered(self, message: Entered) -> None:
        """The signer's badge signs; digits that fingers typed tick and rate."""
        entry = message.entry
        if entry.fault is None and entry.origin is not Origin.SCAN and is_typed_by_hand(entry):
            self._typed(entry.data.strip())
            return
        with self.trainer.telling_troubles():
            badge = self._signing.own_badge(message)
            if badge:
                self._sign(badge)

    def touched(self, act: str) -> None:
        """A row: chosen, and done."""
        if act.startswith(CHOOSE):
            self._chosen = int(act.removeprefix(CHOOSE))
            self.do("go_on")

    # actions

    def do_go_on(self) -> None:
        """Tick what is highlighted, rate, choose a level, or sign."""
        if self._chosen is None and self.case.observation is not None and self._is_looked_at:
            self._choose(self._view.count - 1)
        elif self._chosen is None:
            self.do_choose_down()
        elif self._chosen < FLOOR_ITEMS:
            self._ticks[self._chosen] = not self._ticks[self._chosen]
            self.paint()
        elif self._chosen == FLOOR_ITEMS:
            self._rating = self._rating % RATINGS + 1
            self.paint()
        elif self._chosen < self._view.count - 1:
            self._other_level()
        else:
            self._sign("")

    def do_choose_up(self) -> None:
        """The row above; above the first of them the page scrolls."""
        if self._chosen in (None, 0):
            self.pane.roll(-1)
            self.paint()
        else:
            self._choose((self._chosen or 0) - 1)

    def do_choose_down(self) -> None:
        """The row below; what was not shown yet is shown first."""
        last = self.pane.in_view[-1] if len(self.pane.in_view) else 0
        if self._chosen is None and last + 1 < self._first_choice:
            self.pane.turn()
            self.paint()
        else:
            self._choose(0 if self._chosen is None else min(self._chosen + 1, self._view.count - 1))

    def do_choose_next(self) -> None:
        """The row below; after the last one the first."""
        if self._chosen == self._view.count - 1:
            self._choose(0)
        else:
            self.do_choose_down()

    def do_choose_nth(self, letter: str) -> None:
        """A row by its letter, and done."""
        index = place_of(letter, self._chosen)
        if index < self._view.count:
            self._choose(index)
            self.do_go_on()
        else:
            self.refuse(phrase("code_no_such", card=letter))

    def do_choose_four(self) -> None:
        """To the next four rows, which the letters mean then."""
        following = next_four(self._view.count, self._chosen)
        self._choose(0 if following is None else following)

    def do_watch_ride(self) -> None:
        """The newest check-ride, step by step."""
        ride = self.case.desk.standing.newest_ride
        if ride is None:
            self.refuse(phrase("sign_no_ride"))
        else:
            self.trainer.signing.watch(ride.attempt)

    def do_all_lines(self) -> None:
        """What went wrong in which ride."""
        from scansim.screens.evidence import EvidencePage

        self.trainer.push_screen(EvidencePage(self, self.case))

    def do_state_other(self) -> None:
        """Revoke, suspend, release and whatever else is stated."""
        from scansim.screens.state import StatePage

        self.trainer.push_screen(StatePage(self._signing, self._office, self.case.desk, self.heading))

    def do_next_person(self) -> None:
        """Whoever waits next; this one stays unsigned."""
        if self._signing.has_next:
            self._signing.next()
        else:
            self.refuse(phrase("sign_no_next"))

    def do_print_certificate(self) -> None:
        """The certificate on paper."""
        certificate, printing = self.case.desk.standing.certificate, self.trainer.desk.print_certificate
        if certificate is None:
            self.refuse(phrase("sign_no_certificate"))
        elif printing is None:
            self.refuse(phrase("debrief_not_printed"))
        else:
            self.answer(OK.saying(phrase("sign_printed", file=printing(certificate.id))))

    def do_leave(self) -> None:
        """Back to the board."""
        self.app.pop_screen()

    def on_screen_resume(self) -> None:
        """Something may have been stated on a page that stood on top."""
        self._case = None
        super().on_screen_resume()

    # one thing each

    def _sign(self, badge: str) -> None:
        case, seen = self.case, self.seen
        against = self._office.against(case, seen)
        if against:
            self._signing.deny(against)
            return

        def keep(by: Signature) -> Said | None:
            try:
                self._office.sign(case, by, seen)
            except EvidenceChanged:
                self._case = None
                self.answer(CHECK.saying(phrase("sign_changed")), ring=True)
                return None
            except Refusal as refusal:
                self._case = None
                self._signing.deny(refusal.denied)
                return None
            name = self.trainer.desk.roster.name(self._operator.id) or ""
            is_seen = case.observes_only(seen)
            what = statement_name(StatementKind.OBSERVED).short if is_seen else level_name(case.level)
            return phrase("sign_done", name=short_name(name), skill=title_of(self._skill), what=what)

        self._signing.prove(self._page, statement_text(case, seen), badge, keep)

    def _typed(self, digits: str) -> None:
        """What was seen, then the rating."""
        rates = self._chosen == FLOOR_ITEMS
        if rates and len(digits) == 1 and digits in "12345":
            self._rating = int(digits)
            self._choose(self._view.count - 1)
            self.remark(self._how)
        elif not rates and digits and set(digits) <= set("123456"):
            for digit in digits:
                self._ticks[int(digit) - 1] = True
            self._choose(FLOOR_ITEMS)
            self.remark(phrase("sign_rate"))
        else:
            self.refuse(phrase("sign_rate" if rates else "sign_typed"))

    def _other_level(self) -> None:
        case = self.case
        place = (case.levels.index(case.level) + 1) % len(case.levels)
        self._case = self._office.case(case.desk.signer, self._operator, self._skill, case.levels[place])
        self.paint()

    def _choose(self, index: int) -> None:
        self._chosen = index
        self.paint()

    @property
    def _page(self) -> str:
        """By which name the series knows this page: what is on it."""
        return f"{self._operator.id} {self._skill.id}"

    @property
    def _is_looked_at(self) -> bool:
        """Whether all of the evidence was in view, and the sentence that is signed."""
        return self._end_seen and self._seen_rows.issuperset(range(self._evidence))

    @property
    def _first_choice(self) -> int:
        return self._last_row + 1 - self._view.count

    @property
    def _how(self) -> Said:
        if self._signing.needs_badge():
            return phrase("sign_how")
        return phrase("sign_how_series", **signs(by_cards=self.trainer.by_cards))

    @property
    def _view(self) -> SignView:
        case = self.case
        standing, language = case.desk.standing, spoken().code
        state = state_name(standing)
        if standing.until is not None:
            state = phrase("sign_until", state=state.long, day=standing.until.isoformat())
        ride = ride_said(standing.newest_ride) if standing.newest_ride else phrase("sign_ride_none")
        observed = case.observation
        floor = phrase("sign_floor")
        if observed is not None:
            floor = phrase("sign_floor_before", day=observed.day.isoformat(), rating=str(observed.rating))
        return SignView(
            facts=(
                (phrase("sign_state"), state),
                (phrase("sign_ride"), ride),
                (phrase("sign_evidence"), evidence_said(case.bundle.pool, case.desk.programme)),
            ),
            against=tuple(denial(each) for each in case.denied),
            floor=floor,
            items=tuple(item.in_language(language) for item in self._skill.floor_items),
            ticks=tuple(self._ticks),
            rating=self._rating,
            levels=tuple(level_name(each) for each in case.levels),
            level=level_name(case.level),
            statement=statement_text(case, self.seen),
            how=self._how,
        )

"""What was signed about somebody, told to them when they sign in next, and how they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar

from scansim.actions import Where
from scansim.scanner.entry import Origin
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.row import Sheet
from scansim.screens.painting.sign import seen_sheet
from scansim.screens.painting.tones import OK
from scansim.training.boards.own import own_cells
from scansim.training.people.called import short_name
from scansim.training.people.worker import Worker
from scansim.training.signoff.office import Office
from scansim.training.signoff.statement import Statement
from scansim.words.interface import action_label, phrase, skill_name
from scansim.words.programme import state_name
from scansim.words.sentence import Said
from scansim.words.signoff import statement_name
from scansim.words.statement import reason_said, title_of

__all__ = ["SeenPage"]

_LONGEST_REMARK = 400


class SeenPage(Page):
    """``told`` is what they have not seen yet. ``seen`` is done, with their remark, when they say that they have,
    ``then`` when they put it off."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.SEEN,)
    is_of_somebody = True

    def __init__(
        self,
        worker: Worker,
        office: Office,
        told: Sequence[Statement],
        seen: Callable[[str], None],
        then: Callable[[], None],
    ) -> None:
        super().__init__()
        self._worker = worker
        self._office = office
        self._told = told
        self._seen = seen
        self._then = then
        self._remark = ""

    @property
    def heading(self) -> Said:
        """What it is about."""
        return phrase("seen_title")

    @property
    def corner(self) -> Sequence[str]:
        """Whom it is told."""
        return (self._worker.called,)

    @property
    def labels(self) -> Mapping[str, Said]:
        """Whoever does not say so now is told again next time."""
        return {"leave": action_label("seen_later"), "lock": action_label("not_you")}

    def body_sheet(self, width: int, height: int) -> Sheet:
        """What was signed, how one stands, what Enter says."""
        remark = [phrase("seen_remark", remark=self._remark)] if self._remark else []
        return seen_sheet(
            phrase("seen_what", name=self._worker.called),
            [list(self._lines(each)) for each in self._told],
            list(self._standings()),
            [*remark, phrase("seen_how")],
            width,
            height,
        )

    def entered(self, message: Entered) -> None:
        """A remark is typed; a label is none."""
        entry = message.entry
        if entry.fault is not None or entry.origin is Origin.SCAN:
            self.refuse(phrase("decide_scanned", read=entry.data))
            return
        self._remark = entry.data.strip()[:_LONGEST_REMARK]
        self.answer(OK.saying(phrase("seen_remark", remark=self._remark)))

    def do_acknowledge(self) -> None:
        """They have seen it."""
        self._seen(self._remark)

    def do_leave(self) -> None:
        """Another time."""
        self._then()

    def _lines(self, said: Statement) -> Iterator[Said]:
        signer = short_name(self.trainer.desk.roster.name(said.actor) or said.actor)
        what = statement_name(said.kind)
        facts = {"day": said.day.isoformat(), "skill": self._skill(said.skill), "signer": signer}
        long, short = (phrase("seen_line", what=each, **facts) for each in (what.long, what.short))
        yield Said(long.long, short.short)
        if said.why:
            yield phrase("seen_why", why=reason_said(said.why).long)
        until = said.ends[:16].replace("T", " ") if said.ends else said.until.isoformat()
        if said.ends or said.until.year < _NO_END:
            yield phrase("seen_until", day=until)

    def _standings(self) -> Iterator[Said]:
        office, person = self._office, self._worker.id
        runs, said, on = (
            office.history.run_rows(person),
            office.statements.statements(person),
            office.statements.today(),
        )
        for cell in own_cells(office.programme, runs, said, on):
            yield phrase("seen_stand_line", skill=title_of(cell.skill), state=state_name(cell.standing).long)

    def _skill(self, id_: str) -> str:
        skill = self._office.programme.skill(id_)
        return title_of(skill) if skill is not None else skill_name(id_)


_NO_END = 9999

"""Every check-ride under a signature, with all that went wrong in it and what was caught."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from scansim.actions import Where
from scansim.engine.canonical import Json
from scansim.screens.keyboard import Entered
from scansim.screens.page import Page
from scansim.screens.painting.row import Sheet
from scansim.screens.painting.sign import evidence_sheet
from scansim.training.ports import ClosedRun
from scansim.training.programme.evidence import row_of
from scansim.training.signoff.office import Case
from scansim.words.debrief import FINDINGS
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["EvidencePage"]


class EvidencePage(Page):
    """Reads what the scorecards say; it scores nothing."""

    SITUATIONS: ClassVar[tuple[Where, ...]] = (Where.EVIDENCE,)

    def __init__(self, below: Page, case: Case) -> None:
        super().__init__()
        self._below = below
        self._case = case

    @property
    def heading(self) -> Said:
        """As on the page below."""
        return self._below.heading

    @property
    def corner(self) -> Sequence[str]:
        """As on the page below."""
        return self._below.corner

    @property
    def hidden(self) -> frozenset[str]:
        """Without a ride there is nothing to watch."""
        return frozenset() if self._case.bundle.runs else frozenset({"watch_ride"})

    def body_sheet(self, width: int, height: int) -> Sheet:  # noqa: ARG002 - all of it scrolls
        """The newest ride first."""
        rides = [(_headline(each.run), list(_lines(each.run.result))) for each in reversed(self._case.bundle.runs)]
        return evidence_sheet(rides, phrase("lines_none"), width)

    def entered(self, message: Entered) -> None:
        """Nothing can be entered here."""
        self.refuse(phrase("lines_scanned", read=message.entry.data))

    def do_watch_ride(self) -> None:
        """The newest of them, step by step."""
        if self._case.bundle.runs:
            self.trainer.signing.watch(self._case.bundle.runs[-1].run.attempt)

    def do_close_evidence(self) -> None:
        """Back to the signature."""
        self.app.pop_screen()

    def do_leave(self) -> None:
        """Back to the signature."""
        self.app.pop_screen()


def _headline(run: ClosedRun) -> Said:
    row = row_of(run)
    return phrase(
        "lines_ride",
        day=run.ended[:16].replace("T", " "),
        exercise=run.exercise,
        verdict=phrase("passed" if row.passed else "not_yet").long,
        lines=str(row.lines),
        escaped=str(row.escaped),
        score=row.score.partition(".")[0] if row.score else "–",
    )


def _lines(result: Mapping[str, Json]) -> Iterator[tuple[str, Said]]:
    errors, exceptions = _maps(result.get("errors")), _maps(result.get("exceptions"))
    for error in errors:
        what = _mistake(error)
        fate = phrase("lines_caught" if error.get("fate") == "caught" else "lines_escaped").long
        facts = {"severity": _text(error, "severity"), "about": "", "fate": fate}
        yield (
            "✖" if error.get("fate") != "caught" else "!",
            Said(
                phrase("lines_error", **facts, mistake=what.long).long,
                phrase("lines_error", **facts, mistake=what.short).short,
            ),
        )
    for exception in exceptions:
        fate = "contained" if exception.get("contained") is True else "overlooked"
        if exception.get("detected") is True and fate == "overlooked":
            fate = "detected"
        mark = "✔" if fate == "contained" else "✖"
        yield mark, phrase("lines_exception", name=_text(exception, "name"), what=phrase(f"lines_{fate}").long)
    if not errors and not exceptions:
        yield "✔", phrase("lines_clean")


def _mistake(error: Mapping[str, Json]) -> Said:
    """What a debrief says of it; of a mistake that this program does not know, its code."""
    code = _text(error, "mistake")
    if code not in FINDINGS:
        return Said(code, code)
    about = _text(error, "about")
    return FINDINGS[code].say(
        {"product": about, "about": about, "recorded": _text(error, "recorded"), "truth": _text(error, "truth")}
    )


def _maps(value: Json) -> list[Mapping[str, Json]]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return []
    return [each for each in value if isinstance(each, Mapping)]


def _text(body: Mapping[str, Json], name: str) -> str:
    value = body.get(name)
    return value if isinstance(value, str) else ""

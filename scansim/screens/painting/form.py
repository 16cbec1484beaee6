"""Forms as rows: what it is, what is known so far, the one thing that is asked, the answers to choose among."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scansim.actions import Where
from scansim.screens.painting.answers import answer_rows
from scansim.screens.painting.keypad import keypad
from scansim.screens.painting.letters import kept_in_view
from scansim.screens.painting.looks import CHOSEN, STRONG
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.row import Pen, Row, Sheet, sheet, shortened
from scansim.training.asking import Asked, Form
from scansim.training.handwork import Handwork
from scansim.training.inputs import Report
from scansim.training.reporting import Reporting
from scansim.words.interface import action_label, card_name, phrase
from scansim.words.sentence import Said

__all__ = ["form_question", "form_sheet", "form_title", "reported"]

_VERBS = {
    "open": "open_thing",
    "take": "take_thing",
    "put": "put_thing",
    "set_aside": "set_aside",
    "relabel": "relabel",
    "load": "load",
}


def form_title(where: Where, form: Form | None) -> Said:
    """What is being done: the report or the verb, when it is known."""
    if isinstance(form, Reporting):
        return phrase("form_report", report=card_name(form.code.value))
    if isinstance(form, Handwork):
        return action_label(_VERBS[form.act])
    return action_label("report" if where is Where.REPORT else "hands")


def form_sheet(
    question: Sequence[Row], form: Form | None, answers: Sequence[Said], chosen: int, width: int, manner: Manner
) -> Sheet:
    """The question, which never scrolls away, and below it the answers; for a number the digits to touch."""
    known = [Pen().write(f" {shortened(line, width - 1)}").row() for line in _known(form)]
    pinned = [*question, *known, Row()]
    if form is not None and form.asked is Asked.QUANTITY:
        rows, keep = _number(form, width, manner), None
    else:
        rows = answer_rows(answers, chosen, width, manner)
        keep = kept_in_view(chosen, len(answers), manner)
    return replace(sheet(rows, keep), pinned=tuple(pinned))


def reported(form: Form | None, given: Report) -> Said:
    """What was reported to whom."""
    what = " · ".join(_known(form))
    return phrase("form_reported", what=what, report=card_name(given.code), role=card_name(given.to))


def form_question(where: Where, form: Form | None) -> Said:
    """The one thing that is asked now."""
    match form:
        case None:
            return phrase("form_what_report" if where is Where.REPORT else "form_what_hands")
        case Reporting() if form.asked is Asked.THING:
            return phrase("form_about", report=card_name(form.code.value))
        case Handwork() if form.asked is Asked.THING:
            return phrase(f"form_{form.act}")
        case _:
            return phrase("form_who" if form.asked is Asked.ROLE else "form_how_many")


def _known(form: Form | None) -> list[str]:
    match form:
        case Reporting() if form.about is not None:
            quantity = f" · {form.digits}" if form.quantity is not None else ""
            return [f"{card_name(form.code.value)} · {form.about.name}{quantity}"]
        case Handwork() if form.chosen is not None:
            return [form.chosen.name]
        case _:
            return []


def _number(form: Form, width: int, manner: Manner) -> list[Row]:
    """The number so far, and digits for a finger."""
    name = phrase("quantity").long
    field = Pen().write(f" {name}  ", STRONG).write(f"[ {form.digits or ' '} ]", CHOSEN).row()
    return [field, Pen().row(), *keypad(width, manner)]

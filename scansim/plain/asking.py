"""Reports and two-step hands as questions and answers: the forms of ``training/``, filled in by typed or scanned lines.

What stands behind the command is taken as answers to the first questions: ``report missing 2 3``.
"""

from __future__ import annotations

from collections.abc import Iterator

from scansim.plain.seen import Label, Numbers, named_label
from scansim.training.asking import Asked, Form, Named, Reply
from scansim.training.handwork import Handwork
from scansim.training.naming import naming_in
from scansim.training.reporting import Reporting
from scansim.training.reports import ROLES, ReportCode
from scansim.training.run import Run
from scansim.words.interface import card_name
from scansim.words.plain import line

__all__ = ["HANDS", "answered", "answered_by", "begun", "choices_line", "report_code", "report_codes"]

HANDS = {"open": "open", "take": "take", "put": "put", "aside": "set_aside", "relabel": "relabel", "load": "load"}
"""The acts of the hands by the words that begin them."""

_ENTER = ("enter", "here", "yes")


def begun(run: Run, first: str) -> Reply:
    """The form of an act of the hands, or of a report by its code."""
    naming = naming_in(run.world)
    if first in HANDS.values():
        return Handwork.begin(first, run.floor, naming)
    place = run.world.floor.stands_at
    form = Reporting.begin(first, Named(place.id, place.name), naming)
    return Reply(form, form.question)


def answered(form: Form, text: str, run: Run, numbers: Numbers) -> Reply:
    """What a line is to the form: the thing, the number or the person that it asks for."""
    if text.casefold() in _ENTER:
        return form.enter()
    match form.asked:
        case Asked.QUANTITY:
            reply = form.digit(text)
            return reply if reply.was_refused or reply.form is None else reply.form.enter()
        case Asked.ROLE:
            role = _meant(text, ROLES)
            return form.role(role or text)
        case Asked.THING:
            label = named_label(text, run, numbers)
            return _scanned(form, label) if label else form.scan(text)


def answered_by(reply: Reply, answers: str, run: Run, numbers: Numbers) -> Reply:
    """Where a form stands after the answers that came with its first words, as far as they were taken."""
    words = answers.split()
    while reply.form is not None and not reply.was_refused and words:
        count = 2 if words[0].casefold() in ("box", "paper", "line") and len(words) > 1 else 1
        if reply.form.asked is Asked.ROLE:
            count = len(words)
        text, words = " ".join(words[:count]), words[count:]
        reply = answered(reply.form, text, run, numbers)
    return reply


def report_code(text: str) -> tuple[str, str]:
    """The code of a report by its name or how it begins, and what stands behind it; empty when none is meant."""
    codes = [code.value for code in ReportCode]
    words = text.split()
    for count in (2, 1):
        code = _meant(" ".join(words[:count]), codes)
        if code:
            return code, " ".join(words[count:])
    return "", text


def report_codes() -> str:
    """All that can be reported."""
    return ", ".join(_words(code.value) for code in ReportCode)


def choices_line(form: Form) -> Iterator[str]:
    """What can be answered, where that is a short list."""
    if form.asked is Asked.ROLE:
        yield line("roles", roles=", ".join(_words(role) for role in ROLES))


def _scanned(form: Form, label: Label) -> Reply:
    """By its label, as it would be scanned; what bears none that can be read is meant itself."""
    return form.scan(label.data) if label.data else form.scan("", label.thing)


def _meant(text: str, ids: tuple[str, ...] | list[str]) -> str:
    """The id that a text is, or how it or its card's name begins; empty when none or several are meant."""
    wanted = " ".join(text.casefold().replace("_", " ").split())
    if not wanted:
        return ""
    named = {id_: {_words(id_), card_name(id_).casefold()} for id_ in ids}
    exact = [id_ for id_, names in named.items() if wanted in names]
    begun_so = [id_ for id_, names in named.items() if any(name.startswith(wanted) for name in names)]
    found = exact or begun_so
    return found[0] if len(found) == 1 else ""


def _words(id_: str) -> str:
    return id_.replace("_", " ")

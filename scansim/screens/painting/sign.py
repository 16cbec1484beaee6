"""What a signer is shown, as rows: how somebody stands, the evidence, what stands against it, what was seen on the
floor, the sentence that is signed. And every check-ride line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from scansim.screens.painting.acts import CHOOSE
from scansim.screens.painting.letters import letter_of, lettered
from scansim.screens.painting.looks import CHOSEN, PRIMARY, STRONG
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.questions import question_rows
from scansim.screens.painting.row import Pen, Row, Sheet, choice_of, sheet, wrapped
from scansim.words.interface import phrase
from scansim.words.sentence import Said

__all__ = ["RATINGS", "SignView", "evidence_rows", "evidence_sheet", "remark_sheet", "seen_sheet", "sign_sheet"]

_MARK = "▸"
_LABEL = 12
_NARROW = 60
RATINGS = 5


@dataclass(frozen=True, slots=True)
class SignView:
    """All that stands on the page. ``facts`` are labelled lines, ``against`` what keeps it from being signed.

    ``items`` are the things to see on the floor, ``ticks`` whether they were, ``rating`` the global rating (0: none
    yet). ``levels`` are those to choose among and ``level`` the chosen one. ``statement`` is what is signed.
    """

    facts: tuple[tuple[Said, Said], ...]
    against: tuple[Said, ...]
    floor: Said
    items: tuple[str, ...]
    ticks: tuple[bool, ...]
    rating: int
    levels: tuple[str, ...]
    level: str
    statement: str
    how: Said

    @property
    def count(self) -> int:
        """How many rows can be chosen: the items, the rating, the level where there is a choice, the signature."""
        return len(self.items) + 2 + (len(self.levels) > 1)


def evidence_rows(view: SignView, width: int) -> list[Row]:
    """What nobody signs without having seen it: where somebody stands, the evidence, what stands against it."""
    rows = [row for label, said in view.facts for row in _labelled(label, said, width)]
    return [*rows, *(row for said in view.against for row in _told("!", said, width))]


def sign_sheet(view: SignView, chosen: int | None, width: int, manner: Manner) -> Sheet:
    """Everything, to be scrolled where room is short."""
    rows = evidence_rows(view, width)
    rows += [Row()] if width >= _NARROW else []
    rows += [Pen().write(f" {choice_of(view.floor, width - 1)}", STRONG).row()]
    first = len(rows)
    high = [first]
    for index, item in enumerate(view.items):
        box = f"[{'x' if view.ticks[index] else ' '}] "
        rows += _choice(index, chosen, [(box, STRONG), (item, "")], width, manner)
        high.append(len(rows))
    rows += _rating(view, chosen, width, manner)
    high.append(len(rows))
    if len(view.levels) > 1:
        parts = [(f"{phrase('sign_level').long}  ", STRONG)]
        parts += [_one_of(each, view.level) for each in view.levels]
        rows += _choice(view.count - 2, chosen, parts, width, manner)
        high.append(len(rows))
    text = [Pen().write(f"   {line}").row(f"{CHOOSE}{view.count - 1}") for line in wrapped(view.statement, width - 5)]
    sign = [(f" {phrase('sign_sign').long} ", PRIMARY), (f" {choice_of(view.how, width - 12)}", "")]
    rows += [*text, *_choice(view.count - 1, chosen, sign, width, manner)]
    high.append(len(rows))
    keep = (high[chosen], high[chosen + 1] - 1) if chosen is not None else None
    return sheet(rows, keep)


def _choice(index: int, chosen: int | None, parts: Sequence[tuple[str, str]], width: int, manner: Manner) -> list[Row]:
    """A row that is chosen; a text that is too long goes on below."""
    act = f"{CHOOSE}{index}"
    pen = lettered(Pen(), letter_of(index, chosen) if manner.by_cards else "")
    pen.write(f"{_MARK if index == chosen else ' '}", STRONG)
    start = pen.at
    rows: list[Row] = []
    for text, style in parts:
        if style or pen.at + cell_len(text) < width:
            pen.write(text, style)
            start = pen.at if style and not rows else start
            continue
        first, *rest = wrapped(text, width - start - 1)
        rows.append(pen.write(first).row(act))
        rows += [Pen().to(start).write(line).row(act) for line in rest]
        return rows
    return manner.high(pen.row(act))


def _rating(view: SignView, chosen: int | None, width: int, manner: Manner) -> list[Row]:
    parts = [(f"{phrase('sign_overall').long} ", STRONG)]
    parts += [_one_of(str(number), str(view.rating)) for number in range(1, RATINGS + 1)]
    return _choice(len(view.items), chosen, parts, width, manner)


def _one_of(name: str, chosen: str) -> tuple[str, str]:
    return (f"[{name}]", CHOSEN) if name == chosen else (f" {name} ", "")


def _labelled(label: Said, said: Said, width: int) -> list[Row]:
    """A label and what belongs to it: beside it, or where a line is short behind it."""
    name = choice_of(label, _LABEL - 2)
    if width < _NARROW:
        lines = wrapped(f"{name}: {said.short}", width - 2)
        return [
            Pen().write(" ").write(line[: len(name) + 1], STRONG).write(line[len(name) + 1 :]).row()
            if index == 0
            else Pen().write(f"  {line}").row()
            for index, line in enumerate(lines)
        ]
    lines = wrapped(said.long, width - _LABEL - 2)
    return [
        Pen().write(" ").column(name if index == 0 else "", _LABEL - 1, STRONG).write(line).row()
        for index, line in enumerate(lines)
    ]


def _told(mark: str, said: Said, width: int) -> list[Row]:
    text = said.long if width >= _NARROW else said.short
    return [
        Pen().write(f" {mark if index == 0 else ' '} ", STRONG).write(line, STRONG).row()
        for index, line in enumerate(wrapped(text, width - 4))
    ]


def evidence_sheet(rides: Sequence[tuple[Said, Sequence[tuple[str, Said]]]], none: Said, width: int) -> Sheet:
    """Each check-ride with what went wrong in it; ``rides`` are headlines, each with marked lines."""
    rows: list[Row] = []
    for headline, lines in rides:
        rows.append(Pen().write(f" {choice_of(headline, width - 2)}", STRONG).row())
        rows += [row for mark, said in lines for row in _marked(mark, said, width)]
    return sheet(rows or [Pen().write(f" {choice_of(none, width - 2)}").row()])


def _marked(mark: str, said: Said, width: int) -> list[Row]:
    text = said.long if width >= _NARROW else said.short
    return [
        Pen().write(f"   {mark if index == 0 else ' '} ", STRONG).write(line).row()
        for index, line in enumerate(wrapped(text, width - 6))
    ]


def remark_sheet(question: Said, lines: Sequence[Said], width: int, height: int) -> Sheet:
    """Something to be typed or scanned, and what is known so far."""
    rows = [Row()]
    for said in lines:
        text = said.long if width >= _NARROW else said.short
        rows += [Pen().write(f" {line}").row() for line in wrapped(text, width - 2)]
    return replace(sheet(rows), pinned=tuple(question_rows(question, width, height)))


def seen_sheet(
    question: Said,
    told: Sequence[Sequence[Said]],
    standing: Sequence[Said],
    last: Sequence[Said],
    width: int,
    height: int,
) -> Sheet:
    """What was signed about somebody, how they stand, and what Enter says."""
    rows: list[Row] = []
    for lines in told:
        for index, said in enumerate(lines):
            style = STRONG if index == 0 else ""
            text = said.long if width >= _NARROW else said.short
            rows += [
                Pen().write(" " if index == 0 else "   ").write(line, style).row() for line in wrapped(text, width - 4)
            ]
    rows.append(Pen().write(f" {phrase('seen_standing').long}", STRONG).row())
    rows += [Pen().write("   ").write(choice_of(said, width - 4)).row() for said in standing]
    for said in last:
        text = said.long if width >= _NARROW else said.short
        rows += [Pen().write(f" {line}").row() for line in wrapped(text, width - 2)]
    return replace(sheet(rows), pinned=tuple(question_rows(question, width, height)))

"""Home as rows: what comes next on top, then everything there is to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from scansim.screens.painting.door import big_name
from scansim.screens.painting.letters import letter_of, lettered
from scansim.screens.painting.looks import STRONG
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.row import Pen, Row, Sheet, centred, choice_of, sheet, wrapped
from scansim.words.interface import phrase, skill_name
from scansim.words.sentence import Said

__all__ = ["HomeRow", "home_sheet", "welcome_sheet"]

_MARK = "▸"
_ROOM_FOR_SKILLS = 26


@dataclass(frozen=True, slots=True)
class HomeRow:
    """One thing to choose: an exercise, or (with ``steps``) an attempt at it that was not finished. ``why`` says why it
    comes next."""

    exercise: str
    skill: str
    level: int
    minutes: int
    is_passed: bool = False
    steps: int | None = None
    is_check: bool = False
    why: Said | None = None

    @property
    def is_unfinished(self) -> bool:
        """Whether this is an attempt to go on with."""
        return self.steps is not None


def home_sheet(rows: Sequence[HomeRow], chosen: int, width: int, manner: Manner, standing: Sequence[Row] = ()) -> Sheet:
    """The chosen row large on top, then where the person stands, below it the list. Titles are not shown: they may name
    the trap."""
    if not rows:
        return sheet([Pen().row(), *(Pen().write(f" {line}").row() for line in wrapped(_none(), width - 2))])
    rule = Pen().write("─" * width).row()
    top = [*_large(rows[chosen], width), rule, *([*standing, rule] if standing else ())]
    letters = [letter_of(index, chosen) if manner.by_cards else "" for index in range(len(rows))]
    listed = [
        part
        for index, row in enumerate(rows)
        for part in manner.high(_listed(row, index, chosen=index == chosen, width=width, letter=letters[index]))
    ]
    first = len(top) + chosen * manner.rows_each
    return sheet([*top, *listed], (first if chosen else 0, first))


def welcome_sheet(name: str, not_you: Said, row: HomeRow | None, width: int, height: int) -> Sheet:
    """Whose screen this is, what to do when it is somebody else's, and what comes next. Nothing that is private."""
    rows = [Pen().row(), *big_name(name, width, height), Pen().row(), centred(not_you.long, width), Pen().row()]
    if row is not None:
        first, *rest = _large(replace(row, why=None), width)[1:-1]
        rows += [Pen().write("─" * width).row(), first, *rest]
    return sheet(rows)


def _none() -> str:
    return phrase("home_none").long


def _large(row: HomeRow, width: int) -> list[Row]:
    heading = phrase("home_unfinished" if row.is_unfinished else "home_next").long
    name = _name(row, width)
    minutes = choice_of(phrase("home_minutes", minutes=str(row.minutes)), 14) if row.minutes else ""
    first = Pen().write(f" {heading}  ", STRONG)
    room = width - first.at - cell_len(minutes) - 1
    if room > cell_len(name):
        rows = [first.column(name, room, STRONG).write(minutes).row()]
    else:
        rows = [first.column("", room).write(minutes).row(), Pen().write(f" {name}", STRONG).row()]
    return [Pen().row(), *rows, _why(row, width), Pen().row()]


def _why(row: HomeRow, width: int) -> Row:
    said = row.why if row.steps is None else phrase("home_stopped", count=str(row.steps))
    return Pen().write(f" {choice_of(said, width - 2)}" if said else "").row()


def _listed(row: HomeRow, index: int, *, chosen: bool, width: int, letter: str) -> Row:
    pen = lettered(Pen().write(" "), letter).write(f"{_MARK if chosen else ' '} ", STRONG)
    tail = choice_of(phrase("home_minutes", minutes=str(row.minutes)), 14 if width >= 50 else 0) if row.minutes else ""
    if row.is_passed:
        tail = f"✔ {phrase('home_passed').long}"
    if row.is_unfinished:
        tail = phrase("home_unfinished").long
    level = phrase("home_check" if row.is_check else "home_level", level=str(row.level)).long
    level = level if (row.level or row.is_check) and width >= 50 else ""
    pen.column(_name(row, width), min(34, width - pen.at - cell_len(tail) - 2), STRONG if chosen else "")
    if level:
        pen.write(f"  {level}")
    return pen.to(width - cell_len(tail) - 1).write(tail).row(str(index))


def _name(row: HomeRow, width: int) -> str:
    if width < _ROOM_FOR_SKILLS:
        return row.exercise
    return f"{skill_name(row.skill)} · {row.exercise}" if row.skill else row.exercise

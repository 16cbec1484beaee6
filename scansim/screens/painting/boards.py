"""The team board as rows: people one below the other, skills side by side, the chosen person in words below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from scansim.engine.handheld.feedback import Tone
from scansim.screens.painting.letters import letter_of, lettered
from scansim.screens.painting.looks import KEY, STRONG, TONE
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.row import Pen, Row, Sheet, choice_of, shortened, wrapped
from scansim.training.boards.readiness import ReadinessBoard
from scansim.training.boards.stations import StationSeen
from scansim.training.boards.team import SOON, Cell, Need, TeamBoard, TeamRow
from scansim.training.programme.rules import Programme
from scansim.words.boards import SIGNS, board_line, cell_figures, cell_said, gate_said, skill_title
from scansim.words.sentence import Said

__all__ = ["AroundTeam", "mark", "readiness_said", "records_said", "style_of", "team_sheet"]

_MARK = "▸"
_WIDE = 60
_NAME, _LONGEST_NAME, _WIDEST_CELL = 12, 22, 14
_NARROW_CELL = 4
_WAITS = "▲"


@dataclass(frozen=True, slots=True)
class AroundTeam:
    """What stands below a team: whether its site is ready, and whose records are in."""

    readiness: ReadinessBoard | None
    stations: Sequence[StationSeen]


def team_sheet(
    board: TeamBoard, programme: Programme, around: AroundTeam, chosen: int, width: int, manner: Manner
) -> Sheet:
    """Only the people in view are painted; that of a thousand nobody waits for the others."""
    foot = tuple(_foot(board, around, width))
    if not board.rows:
        rows = [Pen().write(f" {line}").row() for line in wrapped(board_line("nobody_here").long, width - 2)]
        return Sheet(len(rows), rows.__getitem__, foot=foot)
    columns = _columns(board, width)
    details = _details(board.rows[chosen], programme, width)
    each, first = manner.rows_each, chosen * manner.rows_each

    def paint(index: int) -> Row:
        if first + each <= index < first + each + len(details):
            return details[index - first - each]
        at = index if index < first + each else index - len(details)
        row, is_second = board.rows[at // each], bool(at % each)
        painted = _person(row, at // each, chosen, columns, manner)
        return Row((), painted.spots) if is_second else painted

    count = len(board.rows) * each + len(details)
    keep = (0 if not chosen else first, min(first + each + len(details), count) - 1)
    return Sheet(count, paint, keep, (_heads(board, columns),), foot)


def mark(*, chosen: bool) -> str:
    """What stands before a row: the chosen one bears a sign."""
    return f"{_MARK if chosen else ' '} "


def style_of(cell: Cell) -> str:
    """How a cell looks; what it says stands in it too."""
    match cell.need:
        case Need.SIGN | Need.OBSERVE:
            return KEY
        case Need.BLOCKED:
            return TONE[Tone.ERROR]
        case Need.SOON:
            return TONE[Tone.ATTENTION]
    return ""


def readiness_said(board: ReadinessBoard) -> Said:
    """Whether a site is ready, and else the first gate that is not met."""
    if board.is_ready:
        return board_line("gate_met")
    why = gate_said(next(gate for gate in board.gates if not gate.result.met))
    long, short = board_line("gate_not_met", why=why.long), board_line("gate_not_met", why=why.short)
    return Said(long.long, short.short)


def records_said(stations: Sequence[StationSeen]) -> Said:
    """Whose records are in, and who is missing."""
    if not stations:
        return board_line("no_records")
    newest = max(each.newest for each in stations)[:16].replace("T", " ")
    there = ", ".join(each.station for each in stations if not each.is_missing)
    missing = [
        board_line("station_missing", station=each.station, day=each.newest[:10])
        for each in stations
        if each.is_missing
    ]
    records = board_line("records_in", stations=there or "-", time=newest)
    return Said(
        "; ".join((records.long, *(each.long for each in missing))),
        "; ".join((*(each.short for each in missing[:1]), records.short)),
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide names and cells are; ``words`` says whether cells have room for more than a sign."""

    name: int
    cell: int
    words: bool


def _columns(board: TeamBoard, width: int) -> _Columns:
    count = max(1, len(board.skills))
    if width < _WIDE:
        return _Columns(max(4, width - count * _NARROW_CELL), _NARROW_CELL, words=False)
    cell = min(_WIDEST_CELL, (width - _NAME) // count)
    return _Columns(min(_LONGEST_NAME, width - cell * count), cell, words=True)


def _heads(board: TeamBoard, columns: _Columns) -> Row:
    pen = Pen().column("", columns.name)
    for skill in board.skills:
        title = skill_title(skill)
        pen.write(set_cell_size(title, columns.cell - 1), STRONG).write(" ")
    return pen.row()


def _person(row: TeamRow, index: int, chosen: int, columns: _Columns, manner: Manner) -> Row:
    pen = lettered(Pen(), letter_of(index, chosen) if manner.by_cards else "")
    pen.write(mark(chosen=index == chosen), STRONG)
    pen.column(row.member.called, columns.name - pen.at - 1, STRONG if index == chosen else "").write(" ")
    for cell in row.cells:
        said, style = cell_said(cell).short, style_of(cell)
        text = shortened(said if columns.words else _sign(cell), columns.cell - 1)
        pen.write(text, style).write(" " * (columns.cell - cell_len(text)))
    return pen.row(str(index))


def _sign(cell: Cell) -> str:
    return _WAITS if cell.need in (Need.SIGN, Need.OBSERVE) else SIGNS[cell.state]


def _details(row: TeamRow, programme: Programme, width: int) -> list[Row]:
    """The chosen person in words, each figure with its lines and runs."""
    rows = []
    for cell in row.cells:
        if cell.standing.state.value == "none" and not cell.standing.pool.runs:
            continue
        said, figures = cell_said(cell), cell_figures(cell, programme)
        pen = Pen().write("    ").column(skill_title(cell.skill), 11).write(" ")
        if width < _WIDE:
            rows.append(pen.write(choice_of(said, width - pen.at - 1)).row())
            rows.append(Pen().write("      ").write(shortened(figures.short, width - 7)).row())
        else:
            rows.append(
                pen.write(choice_of(Said(f"{said.long}  {figures.short}", said.long), width - pen.at - 1)).row()
            )
    return rows


def _foot(board: TeamBoard, around: AroundTeam, width: int) -> list[Row]:
    sums = (
        board_line("sum_sign", count=str(board.needs[Need.SIGN])),
        board_line("sum_observe", count=str(board.needs[Need.OBSERVE])),
        board_line("sum_soon", count=str(board.needs[Need.SOON]), days=str(SOON)),
        board_line("sum_expired", count=str(board.expired)),
    )
    said = Said("  ".join(each.long for each in sums), "  ".join(each.short for each in sums))
    rows = [Pen().write(f" {choice_of(said, width - 2)}", STRONG).row()]
    if around.readiness is not None:
        rows.append(Pen().write(f" {choice_of(readiness_said(around.readiness), width - 2)}").row())
    if width >= _WIDE:
        rows.append(Pen().write(f" {choice_of(records_said(around.stations), width - 2)}").row())
        rows.insert(0, Pen().write("─" * width).row())
    return rows

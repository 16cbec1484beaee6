"""The other boards as rows: one person, who waits for a signature, the gates of readiness, the errors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rich.cells import cell_len

from scansim.engine.handheld.feedback import Tone
from scansim.screens.painting.boards import mark, style_of
from scansim.screens.painting.letters import kept_in_view, letter_of, lettered
from scansim.screens.painting.looks import STRONG, TONE
from scansim.screens.painting.manner import Manner
from scansim.screens.painting.row import Pen, Row, Sheet, choice_of, sheet, shortened, wrapped
from scansim.training.boards.members import Member
from scansim.training.boards.pareto import ParetoRow
from scansim.training.boards.person import PersonBoard
from scansim.training.boards.queue import Waiting
from scansim.training.boards.readiness import FunctionRow, Gate, ReadinessBoard
from scansim.training.boards.team import Cell, Need
from scansim.training.ports import RunRow
from scansim.training.programme.rules import Programme
from scansim.words.boards import board_line, cell_figures, cell_said, error_said, gate_said, skill_title, sparkline
from scansim.words.programme import level_name, reason_line, remedy_line
from scansim.words.sentence import Said
from scansim.words.signoff import denial

__all__ = ["errors_sheet", "person_sheet", "queue_sheet", "readiness_sheet"]

_WIDE = 60
_BAR, _SHORT_BAR = 20, 7


def person_sheet(board: PersonBoard, programme: Programme, chosen: int, width: int, manner: Manner) -> Sheet:
    """How somebody stands, their rides to choose from, what went wrong."""
    rows: list[Row] = []
    for cell in board.cells:
        rows += _skill(cell, width)
        for reason in cell.standing.reasons:
            why, remedy = reason_line(reason), remedy_line(cell.standing.remedy)
            rows.append(_indented(Said(f"{why.long}: {remedy.long}", f"{why.short}: {remedy.short}"), width))
    rows.append(_heading(board_line("rides_head" if board.rides else "rides_none", count=str(board.all_rides)), width))
    first = len(rows)
    for index, ride in enumerate(board.rides):
        pen = lettered(Pen(), letter_of(index, chosen) if manner.by_cards else "")
        pen.write(mark(chosen=index == chosen), STRONG)
        rows += manner.high(_ride(pen, ride, width, chosen=index == chosen).row(str(index)))
    last = len(rows)
    rows.append(_heading(board_line("errors_head", days=str(programme.days.window)), width))
    if not board.errors:
        rows.append(_indented(board_line("errors_none"), width))
    for topic in board.errors:
        drill = board_line("drill", exercise=topic.drill) if topic.drill else board_line("no_drill")
        times, what = board_line("times", count=str(topic.count)).long, error_said(topic.code)
        whole = Said(f"{times} {what.long}: {drill.long}", f"{times} {what.short}: {drill.short}")
        rows.append(_indented(whole, width))
    rows += [Row(), *_lines(board_line("practice_private"), width)]
    if not board.rides:
        return sheet(rows)
    kept = kept_in_view(chosen, len(board.rides), manner)
    return sheet(rows, (0 if not chosen else first + kept[0], min(first + kept[1], last - 1)))


def queue_sheet(waiting: Sequence[Waiting], programme: Programme, chosen: int, width: int, manner: Manner) -> Sheet:
    """Who waits; below the chosen one on what evidence, and what stands against it."""
    if not waiting:
        return sheet([Row(), *_lines(board_line("queue_none"), width)])
    rows: list[Row] = []
    keep = (0, 0)
    for index, each in enumerate(waiting):
        pen = lettered(Pen(), letter_of(index, chosen) if manner.by_cards else "")
        pen.write(mark(chosen=index == chosen), STRONG)
        skill = skill_title(each.cell.skill)
        what = board_line("waits_sign" if each.need is Need.SIGN else "waits_observe")
        left = board_line("waits_days", days=str(each.days_left))
        style = STRONG if index == chosen else ""
        if width >= _WIDE:
            pen.column(each.member.called, 18, style).write(" ").column(skill, 20, style).write(" ")
            pen.column(f"{what.long}, {level_name(each.level)}", 22).write(choice_of(left, width - pen.at - 1))
        else:
            tail = left.short
            pen.column(f"{each.member.called} · {skill}", width - pen.at - cell_len(tail) - 2, style)
            pen.to(width - cell_len(tail) - 1).write(tail)
        before = len(rows)
        rows += manner.high(pen.row(str(index)))
        if index == chosen:
            rows.append(_indented(cell_figures(each.cell, programme), width))
            for denied in each.denied:
                why = denial(denied)
                said = Said(board_line("for_others", why=why.long).long, board_line("for_others", why=why.short).short)
                rows += _lines(said if each.is_for_others else why, width, "    ")
            keep = (before if index else 0, len(rows) - 1)
    return sheet(rows, keep)


def readiness_sheet(board: ReadinessBoard, width: int) -> Sheet:
    """Each gate: its word first, and of those not met who or what is missing; then the shifts, then the trend."""
    rows: list[Row] = []
    for gate in board.gates:
        rows += _gate(gate, width)
    if board.unassigned:
        rows += _lines(board_line("unassigned", names=_names(board.unassigned)), width)
    rows.append(_heading(board_line("functions_head"), width))
    for row in board.functions:
        rows += _function(row, width)
    newest = board.weeks[-1]
    trend = sparkline([week.minutes for week in board.weeks])
    said = board_line("trend_minutes", trend=trend, minutes=str(newest.minutes), people=str(newest.people))
    rows += [_heading(board_line("trend_head"), width), _indented(said, width)]
    verdict = board_line("ready" if board.is_ready else "not_ready").long
    style = TONE[Tone.OK if board.is_ready else Tone.ATTENTION]
    sign = "✔" if board.is_ready else "!"
    return replace(sheet(rows), pinned=(Pen().write(" ").write(f" {sign} {verdict} ", style).row(),))


def errors_sheet(rows: Sequence[ParetoRow], days: int, width: int) -> Sheet:
    """The errors as bars, the longest first; each with its figures in words."""
    if not rows:
        return sheet([Row(), *_lines(board_line("pareto_none", days=str(days)), width)])
    painted: list[Row] = []
    most = rows[0].count
    for row in rows:
        drill = board_line("drill", exercise=row.drill) if row.drill else board_line("no_drill")
        facts = {"count": str(row.count), "of": str(row.of), "operators": str(row.operators)}
        figures = board_line("pareto_row", **facts)
        bar = "█" * max(1, row.count * (_BAR if width >= _WIDE else _SHORT_BAR) // most)
        what = error_said(row.code)
        if width >= _WIDE:
            pen = Pen().write(" ").column(what.long, 34).write(" ").column(bar, _BAR).write(" ")
            painted.append(pen.write(choice_of(Said(figures.long, figures.short), width - pen.at - 1)).row())
            painted.append(Pen().to(3).write(drill.long).row())
        else:
            pen = Pen().write(" ").column(what.short, 15).write(" ").column(bar, _SHORT_BAR).write(" ")
            painted.append(pen.write(choice_of(Said(figures.short, figures.short), width - pen.at - 1)).row())
            painted.append(Pen().to(3).write(drill.short).row())
    head = board_line("pareto_head", count=str(rows[0].of), days=str(days))
    return replace(sheet(painted), pinned=(Pen().write(f" {choice_of(head, width - 2)}", STRONG).row(),))


def _skill(cell: Cell, width: int) -> Iterable[Row]:
    said, figures = cell_said(cell), cell_figures(cell, cell.programme)
    pen = Pen().write(" ").column(skill_title(cell.skill), 20 if width >= _WIDE else 13).write(" ")
    if width < _WIDE:
        yield pen.write(choice_of(said, width - pen.at - 1), style_of(cell)).row()
        yield _indented(Said(figures.short, figures.short), width)
        return
    pen.write(shortened(said.long, 28), style_of(cell)).to(51)
    yield pen.write(shortened(figures.short, width - pen.at - 1)).row()


def _ride(pen: Pen, ride: RunRow, width: int, *, chosen: bool) -> Pen:
    verdict = "ride_voided" if ride.voided else "ride_passed" if ride.passed is True else "ride_failed"
    sign = "·" if ride.voided else "✔" if ride.passed is True else "✖"
    figures = board_line("ride_figures", escaped=str(ride.escaped), lines=str(ride.lines))
    word = board_line(verdict)
    pen.write(f"{ride.ended[:10] if width >= _WIDE else ride.ended[5:10]} ", STRONG if chosen else "")
    pen.column(ride.exercise, 8).write(f"{sign} {word.long if width >= _WIDE else word.short}  ")
    return pen.write(choice_of(figures, max(0, width - pen.at - 1)))


def _gate(gate: Gate, width: int) -> Iterable[Row]:
    met = gate.result.met
    said = gate_said(gate)
    style = "" if met else TONE[Tone.ATTENTION]
    word = board_line("met" if met else "not_met").long
    first = Pen().write(" ").write(f"{'✔' if met else '!'} {word}", style).write("  ")
    lines = wrapped(said.long if width >= _WIDE else said.short, width - first.at - 1)
    indent = first.at
    yield first.write(lines[0]).row()
    for line in lines[1:]:
        yield Pen().to(indent).write(line).row()
    if gate.missing:
        yield from _lines(board_line("missing", names=", ".join(gate.missing)), width, "    ")


def _function(row: FunctionRow, width: int) -> Iterable[Row]:
    shift = row.shift or board_line("no_shift").long
    function = row.function or board_line("other_function").long
    counts = {
        "certified": str(row.certified),
        "required": str(row.required),
        "due": str(row.due),
        "expired": str(row.expired),
        "super_users": str(row.super_users),
    }
    said = board_line("function_row", **counts)
    yield from _lines(Said(f"{shift} × {function}: {said.long}", f"{shift} × {function}: {said.short}"), width)


def _names(members: Sequence[Member]) -> str:
    return ", ".join(member.called for member in members)


def _heading(said: Said, width: int) -> Row:
    return Pen().write(f" {choice_of(said, width - 2)}", STRONG).row()


def _indented(said: Said, width: int) -> Row:
    return Pen().write(f"    {choice_of(said, width - 5)}").row()


def _lines(said: Said, width: int, before: str = " ") -> list[Row]:
    text = said.long if width >= _WIDE else said.short
    return [Pen().write(f"{before}{line}").row() for line in wrapped(text, width - cell_len(before) - 1)]

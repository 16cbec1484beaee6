"""Boards as lines of text. Each line says whom or what it is about: a screen reader reads them one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scansim.scanner.inert import inert
from scansim.training.boards.coaching import CoachingRow
from scansim.training.boards.members import Member
from scansim.training.boards.pareto import ParetoRow
from scansim.training.boards.person import PersonBoard
from scansim.training.boards.queue import Waiting
from scansim.training.boards.readiness import Coverage, ReadinessBoard
from scansim.training.boards.stations import StationSeen
from scansim.training.boards.team import SOON, Need, TeamBoard
from scansim.training.ports import RunRow
from scansim.training.programme.rules import Programme
from scansim.words.boards import (
    board_line,
    cell_figures,
    cell_said,
    error_said,
    gate_said,
    role_title,
    skill_title,
    sparkline,
)
from scansim.words.programme import level_name, reason_line, remedy_line
from scansim.words.signoff import denial

__all__ = [
    "coaching_lines",
    "coverage_lines",
    "pareto_lines",
    "person_lines",
    "queue_lines",
    "readiness_lines",
    "ride_line",
    "station_lines",
    "team_lines",
    "view_line",
]


def view_line(board: TeamBoard, programme: Programme) -> str:
    """What of a team is looked at."""
    view = board.view
    site = board_line("all_sites").long if view.site is None else inert(view.site) or board_line("no_site").long
    shift = (
        board_line("all_shifts").long
        if view.shift is None
        else board_line("shift", shift=view.shift).long
        if view.shift
        else board_line("no_shift").long
    )
    role = board_line("all_roles").long
    if view.role is not None:
        role = role_title(programme, view.role) if view.role else board_line("no_role").long
    return f"{board_line('team').long} · {site} · {shift} · {role}"


def team_lines(board: TeamBoard, programme: Programme) -> Iterator[str]:
    """The team: a person a block, a skill a line; what nobody began is left out."""
    yield f"{view_line(board, programme)} · {board_line('people', count=str(len(board.rows))).long} · {board.on}"
    if not board.rows:
        yield board_line("nobody_here").long
    for row in board.rows:
        yield _named(row.member)
        for cell in row.cells:
            if cell.standing.pool.runs or cell.need is not Need.NOTHING or cell.days_left is not None:
                figures = cell_figures(cell, programme).long
                yield f"  {skill_title(cell.skill)}: {cell_said(cell).long}; {figures}"
            elif cell.state.value != "none":
                yield f"  {skill_title(cell.skill)}: {cell_said(cell).long}"
    sums = (
        board_line("sum_sign", count=str(board.needs[Need.SIGN])),
        board_line("sum_observe", count=str(board.needs[Need.OBSERVE])),
        board_line("sum_soon", count=str(board.needs[Need.SOON]), days=str(SOON)),
        board_line("sum_expired", count=str(board.expired)),
    )
    yield "  ".join(said.long for said in sums)


def person_lines(board: PersonBoard, programme: Programme) -> Iterator[str]:
    """One person."""
    yield _named(board.member)
    yield board_line("skills_head").long
    for cell in board.cells:
        yield f"  {skill_title(cell.skill)}: {cell_said(cell).long}; {cell_figures(cell, programme).long}"
        if cell.standing.until is not None and cell.standing.in_force:
            yield f"    {board_line('until', day=cell.standing.until.isoformat()).long}"
        for reason in cell.standing.reasons:
            yield f"    {reason_line(reason).long}: {remedy_line(cell.standing.remedy).long}"
    yield board_line("rides_head", count=str(board.all_rides)).long
    for ride in board.rides:
        yield f"  {ride_line(ride)}  {ride.attempt}"
    if not board.rides:
        yield f"  {board_line('rides_none').long}"
    yield board_line("errors_head", days=str(programme.days.window)).long
    for topic in board.errors:
        drill = board_line("drill", exercise=topic.drill) if topic.drill else board_line("no_drill")
        times = board_line("times", count=str(topic.count)).long
        yield f"  {times} {error_said(topic.code).long}: {drill.long}"
    if not board.errors:
        yield f"  {board_line('errors_none').long}"
    yield board_line("practice_private").long


def ride_line(ride: RunRow) -> str:
    """A check-ride in a line."""
    verdict = "ride_voided" if ride.voided else "ride_passed" if ride.passed is True else "ride_failed"
    figures = board_line("ride_figures", escaped=str(ride.escaped), lines=str(ride.lines)).long
    return f"{ride.ended[:10]} {inert(ride.exercise)}  {board_line(verdict).long}  {figures}"


def queue_lines(waiting: Sequence[Waiting], programme: Programme) -> Iterator[str]:
    """Who waits."""
    if not waiting:
        yield board_line("queue_none").long
    for each in waiting:
        what = board_line("waits_sign" if each.need is Need.SIGN else "waits_observe").long
        left = board_line("waits_days", days=str(each.days_left)).long
        yield f"{_named(each.member)} · {skill_title(each.cell.skill)}: {what}, {level_name(each.level)}, {left}"
        yield f"  {cell_figures(each.cell, programme).long}"
        for denied in each.denied:
            why = denial(denied).long
            yield f"  {board_line('for_others', why=why).long if each.is_for_others else why}"


def readiness_lines(board: ReadinessBoard) -> Iterator[str]:
    """The gates of a site, failing ones with the names of what is missing."""
    verdict = board_line("ready" if board.is_ready else "not_ready").long
    site = board_line("all_sites").long if board.site is None else inert(board.site) or board_line("no_site").long
    yield f"{board_line('readiness').long} · {site}: {verdict} · {board.on}"
    for gate in board.gates:
        yield f"  {board_line('met' if gate.result.met else 'not_met').long}  {gate_said(gate).long}"
        if gate.missing:
            yield f"    {board_line('missing', names=', '.join(gate.missing)).long}"
    yield board_line("functions_head").long
    for row in board.functions:
        function = inert(row.function) or board_line("other_function").long
        counts = {
            "certified": str(row.certified),
            "required": str(row.required),
            "due": str(row.due),
            "expired": str(row.expired),
            "super_users": str(row.super_users),
        }
        shift = inert(row.shift) or board_line("no_shift").long
        yield f"  {shift} × {function}: {board_line('function_row', **counts).long}"
    if board.unassigned:
        yield board_line("unassigned", names=", ".join(member.called for member in board.unassigned)).long
    newest = board.weeks[-1]
    trend = sparkline([week.minutes for week in board.weeks])
    said = board_line("trend_minutes", trend=trend, minutes=str(newest.minutes), people=str(newest.people)).long
    yield f"{board_line('trend_head').long}  {said}"


def pareto_lines(rows: Sequence[ParetoRow], days: int) -> Iterator[str]:
    """The errors, the most frequent first."""
    if not rows:
        yield board_line("pareto_none", days=str(days)).long
        return
    yield board_line("pareto_head", count=str(rows[0].of), days=str(days)).long
    for row in rows:
        facts = {"count": str(row.count), "of": str(row.of), "operators": str(row.operators)}
        drill = board_line("drill", exercise=row.drill) if row.drill else board_line("no_drill")
        yield f"  {error_said(row.code).long}: {board_line('pareto_row', **facts).long}; {drill.long}"


def coaching_lines(rows: Sequence[CoachingRow], day: str) -> Iterator[str]:
    """The coaching sheet of a week."""
    yield board_line("coaching", day=day).long
    if not rows:
        yield board_line("coaching_none").long
    for row in rows:
        counts = board_line("coaching_row", rides=str(row.rides), lines=str(row.lines)).long
        yield f"{_named(row.member)}: {counts}"
        for topic in row.topics:
            drill = board_line("drill", exercise=topic.drill) if topic.drill else board_line("no_drill")
            yield f"  {board_line('times', count=str(topic.count)).long} {error_said(topic.code).long}: {drill.long}"
        if not row.topics:
            yield f"  {board_line('coaching_clean').long}"


def coverage_lines(found: Sequence[Coverage]) -> Iterator[str]:
    """The super users by shift and function."""
    yield board_line("coverage").long
    for each in found:
        shift = inert(each.shift) or board_line("no_shift").long
        names = ", ".join(inert(member.called) for member in each.super_users)
        if not names:
            names = board_line("coverage_none").long
            if each.assigned:
                names = f"{names} ({board_line('coverage_assigned', count=str(each.assigned)).long})"
        yield f"  {shift} × {inert(each.function)}: {names}"


def station_lines(seen: Sequence[StationSeen]) -> Iterator[str]:
    """Whose records are in, and who is missing."""
    if not seen:
        yield board_line("no_records").long
        return
    there = [each for each in seen if not each.is_missing]
    if there:
        newest = max(each.newest for each in there)
        names = ", ".join(each.station for each in there)
        yield board_line("records_in", stations=names, time=newest[:16].replace("T", " ")).long
    for each in seen:
        if each.is_missing:
            yield board_line("station_missing", station=each.station, day=each.newest[:10]).long


def _named(member: Member) -> str:
    return inert(member.name) or member.called

"""Boards as JSON objects, one a line (``docs/formats.md``, "Output of boards"). Shares are decimal texts at six places,
rounded so that they never claim too much; what cannot be known is null."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal

from scansim.engine.canonical import Json, canonical
from scansim.training.boards.coaching import CoachingRow, Topic
from scansim.training.boards.members import Member, View
from scansim.training.boards.pareto import ParetoRow
from scansim.training.boards.person import PersonBoard
from scansim.training.boards.queue import Waiting
from scansim.training.boards.readiness import Coverage, ReadinessBoard
from scansim.training.boards.stations import StationSeen
from scansim.training.boards.team import Cell, TeamBoard
from scansim.training.ports import RunRow

__all__ = [
    "BOARDS_VERSION",
    "coaching_json",
    "coverage_json",
    "pareto_json",
    "person_json",
    "queue_json",
    "readiness_json",
    "team_json",
]

BOARDS_VERSION = 1


def team_json(board: TeamBoard, seen: Sequence[StationSeen]) -> Iterator[str]:
    """A person a line, the summary last."""
    for row in board.rows:
        yield _line("team_person", **_person(row.member), skills={cell.skill.id: _cell(cell) for cell in row.cells})
    needs: dict[str, Json] = {need.value: count for need, count in board.needs.items()}
    yield _line(
        "team",
        on=board.on.isoformat(),
        view=_view(board.view),
        people=len(board.rows),
        needs=needs,
        expired=board.expired,
        stations=_stations(seen),
    )


def person_json(board: PersonBoard) -> Iterator[str]:
    """One line."""
    yield _line(
        "person",
        on=board.on.isoformat(),
        **_person(board.member),
        skills={cell.skill.id: _cell(cell) for cell in board.cells},
        rides=[_ride(ride) for ride in board.rides],
        all_rides=board.all_rides,
        errors=[_topic(topic) for topic in board.errors],
    )


def queue_json(waiting: Sequence[Waiting]) -> Iterator[str]:
    """A line for each who waits, the summary last."""
    for each in waiting:
        yield _line(
            "waiting",
            **_person(each.member),
            skill=each.cell.skill.id,
            need=each.need.value,
            level=each.level.value,
            ride=each.ride.attempt,
            days_left=each.days_left,
            denied=[denied.why.value for denied in each.denied],
            cell=_cell(each.cell),
        )
    yield _line("queue", waiting=len(waiting))


def readiness_json(board: ReadinessBoard) -> Iterator[str]:
    """One line."""
    gates: list[Json] = [
        {
            "clause": gate.result.clause.value,
            "shift": gate.result.where,
            "met": gate.result.met,
            "count": gate.result.count,
            "of": gate.result.of,
            "needed": str(gate.result.needed) if gate.result.needed is not None else None,
            "waived": gate.result.waived,
            "missing": list(gate.result.missing),
        }
        for gate in board.gates
    ]
    functions: list[Json] = [
        {
            "shift": row.shift,
            "function": row.function,
            "required": row.required,
            "certified": row.certified,
            "due": row.due,
            "expired": row.expired,
            "super_users": row.super_users,
        }
        for row in board.functions
    ]
    yield _line(
        "readiness",
        on=board.on.isoformat(),
        site=board.site,
        ready=board.is_ready,
        gates=gates,
        functions=functions,
        scenarios=dict(board.scenarios),
        unassigned=[member.id for member in board.unassigned],
        weeks=[
            {"until": week.until.isoformat(), "minutes": week.minutes, "people": week.people} for week in board.weeks
        ],
    )


def pareto_json(rows: Sequence[ParetoRow], days: int) -> Iterator[str]:
    """An error a line, the summary last."""
    for row in rows:
        yield _line(
            "error",
            code=row.code,
            flow=row.micro.flow,
            count=row.count,
            of=row.of,
            running=row.running,
            operators=row.operators,
            criticals=row.criticals,
            drill=row.drill or None,
        )
    yield _line("pareto", days=days, errors=rows[0].of if rows else 0)


def coaching_json(rows: Sequence[CoachingRow]) -> Iterator[str]:
    """A person a line, the summary last."""
    for row in rows:
        topics: list[Json] = [_topic(topic) for topic in row.topics]
        yield _line("coaching_person", **_person(row.member), rides=row.rides, lines=row.lines, topics=topics)
    yield _line("coaching", people=len(rows))


def coverage_json(found: Sequence[Coverage]) -> Iterator[str]:
    """A shift and function a line, the summary last."""
    for each in found:
        ids: list[Json] = [member.id for member in each.super_users]
        yield _line("cell", shift=each.shift, function=each.function, super_users=ids, assigned=each.assigned)
    yield _line("coverage", cells=len(found), missing=sum(1 for each in found if not each.super_users))


def _line(kind: str, /, **fields: Json) -> str:
    return canonical({"kind": kind, "v": BOARDS_VERSION, **fields})


def _person(member: Member) -> dict[str, Json]:
    return {
        "person": member.id,
        "name": member.name or None,
        "ref": member.ref or None,
        "site": member.site or None,
        "shift": member.shift or None,
        "work": list(member.work),
    }


def _cell(cell: Cell) -> dict[str, Json]:
    standing = cell.standing
    return {
        "state": standing.state.value,
        "need": cell.need.value,
        "observed": standing.observed,
        "waived": standing.is_waived,
        "lines": standing.pool.lines,
        "escaped": standing.pool.escaped,
        "runs": standing.pool.runs,
        "accuracy": _share(cell.accuracy),
        "to_go": cell.to_go,
        "until": standing.until.isoformat() if standing.until is not None and standing.certificate else None,
        "days_left": cell.days_left,
        "reasons": [reason.trigger.value for reason in standing.reasons],
        "remedy": standing.remedy.value,
    }


def _share(share: Decimal | None) -> str | None:
    return None if share is None else f"{share.quantize(Decimal('0.000001'), rounding=ROUND_FLOOR):f}"


def _ride(ride: RunRow) -> dict[str, Json]:
    return {
        "attempt": ride.attempt,
        "exercise": ride.exercise,
        "ended": ride.ended,
        "passed": ride.passed,
        "lines": ride.lines,
        "escaped": ride.escaped,
        "score": ride.score or None,
        "voided": bool(ride.voided),
    }


def _topic(topic: Topic) -> dict[str, Json]:
    return {
        "code": topic.code,
        "flow": topic.micro.flow,
        "count": topic.count,
        "rides": topic.rides,
        "critical": topic.is_critical,
        "drill": topic.drill or None,
    }


def _view(view: View) -> dict[str, Json]:
    return {"site": view.site, "shift": view.shift, "role": view.role}


def _stations(seen: Sequence[StationSeen]) -> list[Json]:
    return [{"station": each.station, "newest": each.newest, "missing": each.is_missing} for each in seen]

"""The readiness review on paper: the gates, then the five headings of the source (reference training A1 #29, #32)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scansim.labels.document import Block, Column, Document, Heading, Paragraph, Table, TextSheet
from scansim.training.boards.members import Member
from scansim.training.boards.readiness import ReadinessBoard
from scansim.training.programme.readiness import Clause
from scansim.training.programme.roles import role_standing
from scansim.training.programme.rules import Programme
from scansim.training.programme.standing import State
from scansim.training.programme.team import Standings
from scansim.training.stationery import Paper
from scansim.words.boards import board_line, gate_said, role_title, skill_title
from scansim.words.printed import printed

__all__ = ["ReadinessOnPaper", "readiness_document"]

_SHORT_HEAD = 16
_MOST_NAMES = 40


@dataclass(frozen=True, slots=True)
class ReadinessOnPaper:
    """A readiness board with the people it is about, and what says of which records: the moment of the newest run (UTC)
    and the hash of the newest fact."""

    board: ReadinessBoard
    programme: Programme
    members: Sequence[Member]
    standings: Mapping[str, Standings]
    newest: str
    head: str


def readiness_document(given: ReadinessOnPaper, paper: Paper) -> Document:
    """The document; whatever names hold, they stand on it as text."""
    site = given.board.site or _said("all_sites" if given.board.site is None else "no_site")
    title = _said("pack_title", site=site, day=given.board.on.isoformat())
    sheet = TextSheet(title, tuple(_blocks(given)))
    return Document(printed("training"), f"{site}-{given.board.on}", paper, (sheet,))


def _blocks(given: ReadinessOnPaper) -> Iterator[Block]:
    board = given.board
    yield Heading(_said("ready" if board.is_ready else "not_ready"))
    gates = ((gate_said(gate).long, _said("met" if gate.result.met else "not_met")) for gate in board.gates)
    yield Table((Column(_said("pack_gate"), 4), Column("")), tuple(gates))
    yield Paragraph(_said("pack_measured"))
    yield Heading(_said("pack_completion"))
    yield from _completion(board)
    yield Heading(_said("pack_roles"))
    yield from _roles(given)
    yield Heading(_said("pack_uat"))
    rows = [
        (exercise, _said("pack_passed" if passed else "pack_not_passed"))
        for exercise, passed in board.scenarios.items()
    ]
    yield Table((Column(_said("pack_exercise"), 1), Column(_said("pack_last"), 2)), tuple(rows))
    yield Heading(_said("pack_open"))
    yield from _open(given)
    yield Heading(_said("pack_support"))
    yield from _support(board)
    time = given.newest[:16].replace("T", " ")
    yield Paragraph(_said("pack_anchor", time=time or "-", head=given.head[:_SHORT_HEAD]))


def _completion(board: ReadinessBoard) -> Iterator[Block]:
    columns = (
        Column(_said("pack_shift"), 3),
        *(Column(_said(each), 2) for each in ("pack_certified", "pack_due", "pack_expired")),
    )
    rows = [
        (
            _cell(row.shift, row.function),
            _said("pack_n_of_m", count=str(row.certified), of=str(row.required)),
            str(row.due),
            str(row.expired),
        )
        for row in board.functions
    ]
    yield Table(columns, tuple(rows))
    for gate in board.gates:
        if gate.result.clause is Clause.CERTIFIED and gate.missing:
            shift = gate.result.where or _said("no_shift")
            yield Paragraph(f"{shift}: {_said('missing', names=_names(gate.missing))}")


def _roles(given: ReadinessOnPaper) -> Iterator[Block]:
    """Of each work role that somebody has, who lacks which certificate."""
    rows = []
    for role in given.programme.roles:
        held = [member for member in given.members if role.id in member.work]
        if not held:
            continue
        found = [(member, role_standing(role, given.standings[member.id])) for member in held]
        valid = sum(standing.in_force for _, standing in found)
        missing = [
            f"{member.called} ({', '.join(_skill(given.programme, skill) for skill in standing.missing)})"
            for member, standing in found
            if standing.missing
        ]
        count = _said("pack_n_of_m", count=str(valid), of=str(len(held)))
        rows.append((role_title(given.programme, role.id), count, _names(missing)))
    columns = (Column(_said("pack_role"), 2), Column(_said("pack_certified"), 1), Column(_said("pack_missing"), 4))
    yield Table(columns, tuple(rows)) if rows else Paragraph(_said("no_role"))
    if given.board.unassigned:
        yield Paragraph(_said("unassigned", names=_names([member.called for member in given.board.unassigned])))


def _open(given: ReadinessOnPaper) -> Iterator[Block]:
    typed = given.board.typed
    severe = _said("not_stated") if typed.severe_issues is None else str(typed.severe_issues)
    yield Paragraph(_said("pack_severe", count=severe))
    answer = "not_stated" if typed.reconciled is None else "yes" if typed.reconciled else "no"
    yield Paragraph(_said("pack_reconciled", answer=_said(answer)))
    for code, states in (
        ("pack_withdrawn", (State.SUSPENDED, State.REVOKED, State.EXPIRED)),
        ("pack_waived", (State.WAIVED,)),
    ):
        names = [
            f"{member.called} ({skill_title(skill)})"
            for member in given.members
            for skill in given.programme.skills
            if given.standings[member.id][skill.id].state in states
        ]
        if names:
            yield Paragraph(_said(code, names=_names(names)))


def _support(board: ReadinessBoard) -> Iterator[Block]:
    rows = []
    for each in board.coverage:
        names = ", ".join(member.called for member in each.super_users)
        lacks = _said("coverage_none")
        if each.assigned:
            lacks = f"{lacks} ({_said('coverage_assigned', count=str(each.assigned))})"
        rows.append((_cell(each.shift, each.function), names or lacks))
    yield Table((Column(_said("pack_shift"), 1), Column(_said("pack_super"), 2)), tuple(rows))


def _skill(programme: Programme, id_: str) -> str:
    found = programme.skill(id_)
    return skill_title(found) if found is not None else id_


def _names(names: Sequence[str]) -> str:
    rest = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" + {rest}" if rest > 0 else "")


def _cell(shift: str, function: str) -> str:
    return f"{shift or _said('no_shift')} × {function or _said('other_function')}"


def _said(code: str, **facts: str) -> str:
    return board_line(code, **facts).long

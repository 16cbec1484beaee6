"""What supervisors take away as lists: the columns of reference training E3, each row a tuple of texts in their order.

Practice is in none of them. A cell that nothing is known of is empty; a share is of 100, at two places, rounded down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal, InvalidOperation

from scansim.engine.canonical import Json
from scansim.training.boards.members import Member
from scansim.training.boards.pareto import ParetoRow
from scansim.training.boards.readiness import ReadinessBoard
from scansim.training.header import Mode
from scansim.training.ports import ClosedRun
from scansim.training.programme.evidence import counted
from scansim.training.programme.readiness import Clause
from scansim.training.programme.rules import Programme
from scansim.training.programme.team import Standings

__all__ = [
    "ATTEMPTS",
    "CERTIFICATES",
    "PARETO",
    "READINESS",
    "SealedResult",
    "Signed",
    "attempt_rows",
    "certificate_rows",
    "pareto_rows",
    "readiness_rows",
]

ATTEMPTS = (
    *("attempt_id", "date", "start", "operator_id", "name", "site", "shift", "role", "exercise_id", "title"),
    *("revision", "mode", "seed", "device", "evidence_grade", "lines", "rvp", "scanned", "keyed", "tapped"),
    *("omitted", "out_of_order", "excused", "scan_compliance_pct", "errors_escaped_major", "errors_escaped_minor"),
    *("system_caught", "self_corrected", "line_accuracy_pct", "exceptions_planted", "detected", "contained"),
    *("code_right", "escalated_right", "false_alarms", "alert_heed_pct", "hints", "active_seconds"),
    *("standard_seconds", "performance_pct", "score", "gates_failed", "critical_codes", "result", "chain_hash"),
)
CERTIFICATES = (
    *("operator_id", "employee_ref", "name", "site", "shift", "role", "skill", "level", "status", "valid_from"),
    *("valid_to", "days_left", "claim_pct", "lines", "errors", "signer", "signed_at", "meaning", "sop_refs", "hash"),
)
READINESS = (
    *("site", "shift", "function", "required", "certified", "due_14d", "expired", "super_users", "scenario_pass"),
    *("sev1_open", "gate", "failing_clause"),
)
PARETO = ("code", "description", "count", "operators", "site", "shift", "assigned_drill")

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SealedResult:
    """A check-ride with its result, and the hash of the fact that closed it."""

    run: ClosedRun
    hash: str


@dataclass(frozen=True, slots=True)
class Signed:
    """What the fact of a certificate says beyond its statement: what the signature meant, the claim it rests on (a
    share, lines, errors), and its hash."""

    meaning: str
    accuracy: str
    lines: str
    errors: str
    hash: str


def attempt_rows(
    found: Iterable[SealedResult], members: Mapping[str, Member], title: Callable[[str], str]
) -> Iterator[Row]:
    """The check-rides of ``members``, in the order given; a run of anybody else is left out, and so is practice."""
    for sealed in found:
        run = sealed.run
        member = members.get(run.person)
        if member is None or run.mode is not Mode.CHECK:
            continue
        yield (
            *(run.attempt, run.began[:10], run.began[11:19], member.id, member.name, member.site, member.shift),
            *(" ".join(member.work), run.exercise, title(run.exercise), run.revision, run.mode.value, str(run.seed)),
            run.station,
            *_worked(run.result),
            "voided" if run.voided else "passed" if run.result.get("passed") is True else "failed",
            sealed.hash,
        )


def certificate_rows(
    programme: Programme,
    members: Iterable[Member],
    standings: Mapping[str, Standings],
    names: Mapping[str, str],
    signed: Callable[[str], Signed],
) -> Iterator[Row]:
    """The newest certificate of each person and skill, whatever became of it; ``names`` are those of signers."""
    for member in members:
        for skill in programme.skills:
            standing = standings[member.id][skill.id]
            certificate = standing.certificate
            if certificate is None:
                continue
            said = signed(certificate.id)
            until = standing.until or certificate.until
            yield (
                *(member.id, member.ref, member.name, member.site, member.shift, " ".join(member.work), skill.id),
                *(certificate.level, "waived" if standing.is_waived else standing.state.value),
                *(certificate.since.isoformat(), until.isoformat() if until != date.max else ""),
                "" if standing.days_left is None else str(standing.days_left),
                *(_percent(said.accuracy), said.lines, said.errors, names.get(certificate.actor, "")),
                *(certificate.utc, said.meaning, "", said.hash),
            )


def readiness_rows(board: ReadinessBoard) -> Iterator[Row]:
    """A shift and function a row. The gate is that of the shift: those of the whole site count for each."""
    clauses = board.readiness.clauses
    scenarios = next(each for each in clauses if each.clause is Clause.SCENARIOS)
    severe = board.typed.severe_issues
    for row in board.functions:
        failing = [
            each
            for each in board.readiness.failing
            if each.clause is not Clause.SUPER_USERS and each.where in ("", row.shift)
        ]
        lacks = [Clause.SUPER_USERS.value] if row.function and not row.super_users else []
        yield (
            *(board.site or "", row.shift, row.function, str(row.required), str(row.certified), str(row.due)),
            *(
                str(row.expired),
                str(row.super_users),
                f"{scenarios.count} of {scenarios.of}",
                "" if severe is None else str(severe),
            ),
            "not_met" if failing or lacks else "met",
            " ".join(dict.fromkeys([each.clause.value for each in failing] + lacks)),
        )


def pareto_rows(rows: Sequence[ParetoRow], said: Callable[[str], str]) -> Iterator[Row]:
    """An error of a site and shift a row; ``said`` tells what a code means."""
    for row in rows:
        yield (row.code, said(row.code), str(row.count), str(row.operators), row.site, row.shift, row.drill)


def _worked(result: Mapping[str, Json]) -> Row:
    """From the grade of the evidence to the codes of critical errors."""
    points, errors, exceptions = (_maps(result.get(name)) for name in ("points", "errors", "exceptions"))
    bypassed, measures = _map(result.get("bypassed")), _map(result.get("measures"))
    how = [each.get("how") for each in points]
    escaped = [each for each in errors if each.get("fate") == "escaped"]
    active, standard = result.get("active_ms"), result.get("standard_ms")
    return (
        *(_text(result.get("grade")), str(counted(result).lines), str(len(points))),
        *(str(how.count(name)) for name in ("scanned", "keyed", "tapped")),
        *(str(_whole(bypassed.get(name))) for name in ("omitted", "out_of_sequence")),
        str(sum(each.get("excused") is True for each in points)),
        _percent(result.get("scan_compliance")),
        *(str(sum(each.get("severity") == severity for each in escaped)) for severity in ("major", "minor")),
        *(str(sum(each.get("fate") == fate for each in errors)) for fate in ("system_caught", "self_corrected")),
        _ratio(result.get("lines_without_error"), result.get("lines")),
        str(len(exceptions)),
        *(
            str(sum(each.get(name) is True for each in exceptions))
            for name in ("detected", "contained", "right_code", "escalated")
        ),
        str(_whole(result.get("false_alarms"))),
        _ratio(measures.get("alerts_heeded"), measures.get("alerts")),
        *(str(_whole(result.get("hints"))), _seconds(active), _seconds(standard), _ratio(standard, active)),
        _text(result.get("score")),
        " ".join(_text(gate.get("id")) for gate in _maps(result.get("gates")) if gate.get("met") is not True),
        " ".join(_text(each.get("code")) for each in escaped if each.get("severity") == "critical"),
    )


def _percent(share: Json) -> str:
    try:
        return f"{(Decimal(_text(share)) * 100).quantize(Decimal('0.01'), rounding=ROUND_FLOOR):f}"
    except InvalidOperation:
        return ""


def _ratio(part: Json, of: Json) -> str:
    if part is None or not _whole(of):
        return ""
    return f"{(Decimal(_whole(part)) * 100 / Decimal(_whole(of))).quantize(Decimal('0.01'), rounding=ROUND_FLOOR):f}"


def _seconds(ms: Json) -> str:
    return "" if ms is None else str(_whole(ms) // 1000)


def _maps(value: Json) -> list[Mapping[str, Json]]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list | tuple) else []


def _map(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, Mapping) else {}


def _whole(value: Json) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""

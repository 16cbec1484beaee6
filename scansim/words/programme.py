"""How somebody stands, why, what would put it right, and which gate of readiness fails, in plain words."""

from __future__ import annotations

from scansim.training.programme.lapses import Reason
from scansim.training.programme.limits import Grounds, Permission
from scansim.training.programme.pool import Pool
from scansim.training.programme.readiness import Clause, ClauseResult
from scansim.training.programme.rules import Level, Trigger
from scansim.training.programme.standing import Remedy, Standing, State
from scansim.words.sentence import Said, Sentence

__all__ = [
    "CLAUSES",
    "LEVELS",
    "PERMISSIONS",
    "REMEDIES",
    "STATES",
    "TRIGGERS",
    "clause_line",
    "evidence_line",
    "level_name",
    "permission_line",
    "reason_line",
    "remedy_line",
    "state_name",
]

STATES: dict[State, Sentence] = {
    State.NONE: Sentence("not begun", "none"),
    State.PRACTISING: Sentence("practising", "practising"),
    State.READY: Sentence("ready", "ready"),
    State.CERTIFIED: Sentence("certified", "certified"),
    State.WAIVED: Sentence("waived, not proved", "waived"),
    State.DUE: Sentence("due", "due"),
    State.EXPIRED: Sentence("expired", "expired"),
    State.SUSPENDED: Sentence("suspended", "suspended"),
    State.REVOKED: Sentence("revoked", "revoked"),
}

UNOBSERVED = Sentence("passed in simulator, not observed", "not observed")

LEVELS: dict[Level, Sentence] = {
    Level.CERTIFIED: Sentence("certified"),
    Level.PROFICIENT: Sentence("proficient"),
    Level.EXPERT: Sentence("expert"),
}

TRIGGERS: dict[Trigger, Sentence] = {
    Trigger.INCIDENT: Sentence("there was an incident", "incident"),
    Trigger.NEAR_MISS: Sentence("there was a near miss", "near miss"),
    Trigger.BYPASS: Sentence("a bypass was seen", "bypass"),
    Trigger.CHANGED_PROCESS: Sentence("the process was changed", "new process"),
    Trigger.NEW_DEVICE: Sentence("there is a new kind of device", "new device"),
    Trigger.FAILED_CHECK: Sentence("a check was not passed", "failed check"),
    Trigger.REQUEST: Sentence("a supervisor asks for it", "on request"),
    Trigger.CRITICAL_ERROR: Sentence("a critical error in a check-ride", "critical error"),
    Trigger.CONTENT: Sentence("the check-ride has a new revision", "new revision"),
    Trigger.EVIDENCE_VOIDED: Sentence("a check-ride under the signature was voided", "ride voided"),
    Trigger.VALIDITY: Sentence("the certificate has reached its end", "at its end"),
    Trigger.CURRENCY: Sentence("too long without practice", "no practice"),
}

_SINCE = Sentence("{what}, since {since}", "{what}")
_SINCE_UNTIL = Sentence("{what}, since {since}; holds until {deadline}", "{what}, until {deadline}")

REMEDIES: dict[Remedy, Sentence] = {
    Remedy.NOTHING: Sentence("nothing to do", ""),
    Remedy.CURRENCY_CHECK: Sentence("pass a short check", "short check"),
    Remedy.CHECK_RIDE: Sentence("pass a check-ride", "check-ride"),
    Remedy.OBSERVATION: Sentence("be observed on the floor", "observation"),
    Remedy.SIGNATURE: Sentence("a supervisor signs anew", "signature"),
}

EVIDENCE = Sentence(
    "in the simulator: {escaped} of {lines} lines with an error, in {runs} runs; at most {bound} % at {confidence} %",
    "{escaped}/{lines} lines, {runs} runs, ≤ {bound} %",
)
NO_EVIDENCE = Sentence("in the simulator: no check-ride yet", "no check-ride")

CLAUSES: dict[Clause, Sentence] = {
    Clause.CERTIFIED: Sentence(
        "{count} of {of} in critical roles are certified on shift {where}; {needed} % are needed",
        "{where}: {count} of {of} certified",
    ),
    Clause.SCENARIOS: Sentence(
        "{count} of {of} planned exercises were passed in their last run; {needed} % are needed",
        "{count} of {of} exercises passed",
    ),
    Clause.SEVERE_ISSUES: Sentence("open severe issues: {count}", "severe issues: {count}"),
    Clause.SUPER_USERS: Sentence(
        "{count} of {of} shifts and functions have a super user", "super users: {count} of {of}"
    ),
    Clause.RECONCILED: Sentence("stock is reconciled: stated yes or no", "reconciled"),
}

PERMISSIONS: dict[Grounds, Sentence] = {
    Grounds.CERTIFICATE: Sentence("May do this work: the certificate holds.", "Yes: certificate."),
    Grounds.WAIVER: Sentence("May do this work: the certificate was waived.", "Yes: waived."),
    Grounds.RELEASE: Sentence(
        "May do this work until {ends}: released by a supervisor.", "Yes, until {ends}: release."
    ),
    Grounds.NOT_CERTIFIED: Sentence("May not do this work: no certificate holds.", "No: no certificate."),
    Grounds.WITHDRAWN: Sentence("May not do this work: the certificate was suspended or revoked.", "No: withdrawn."),
}


def state_name(standing: Standing) -> Said:
    """How somebody stands, in a word or a few."""
    return (UNOBSERVED if standing.passed_unobserved else STATES[standing.state]).say({})


def level_name(level: Level) -> str:
    """What a certificate claims."""
    return LEVELS[level].say({}).long


def reason_line(reason: Reason) -> Said:
    """Why a certificate does not hold, or not for long. Days are ISO 8601."""
    what = TRIGGERS[reason.trigger].say({})
    facts = {"since": reason.since.isoformat(), "deadline": reason.deadline.isoformat() if reason.deadline else ""}
    sentence = _SINCE_UNTIL if reason.deadline else _SINCE
    long, short = sentence.say({**facts, "what": what.long}), sentence.say({**facts, "what": what.short})
    return Said(long.long, short.short)


def remedy_line(remedy: Remedy) -> Said:
    """What would put it right."""
    return REMEDIES[remedy].say({})


def evidence_line(pool: Pool, bound: str, confidence: str) -> Said:
    """What the evidence is, always with lines and runs; ``bound`` and ``confidence`` are percentages as they are
    shown."""
    if not pool.runs:
        return NO_EVIDENCE.say({})
    counts = {"escaped": str(pool.escaped), "lines": str(pool.lines), "runs": str(pool.runs)}
    return EVIDENCE.say({**counts, "bound": bound, "confidence": confidence})


def clause_line(result: ClauseResult) -> Said:
    """One gate of readiness, always with n of m; what is missing is for the caller to name."""
    needed = f"{result.needed.normalize():f}" if result.needed is not None else ""
    facts = {"count": str(result.count), "of": str(result.of), "needed": needed, "where": result.where}
    return CLAUSES[result.clause].say(facts)


def permission_line(permission: Permission) -> Said:
    """May somebody do the work?"""
    ends = permission.release.ends[:16].replace("T", " ") if permission.release else ""
    return PERMISSIONS[permission.grounds].say({"ends": ends})

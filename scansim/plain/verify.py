"""``scansim verify``: one line a run, or one JSON object a run (``docs/formats.md``, "Output of verify")."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable

from scansim.engine.canonical import Json
from scansim.records.audit import Finding
from scansim.records.verify import CheckedRun, Outcome, Verification
from scansim.scanner.inert import inert
from scansim.training.header import RULES_VERSION

__all__ = ["VERIFY_VERSION", "report_as_json", "report_as_lines"]

VERIFY_VERSION = 1
"""Of the objects that ``--json`` prints."""

Write = Callable[[str], None]

_WORDS = {
    Outcome.RIGHT: "right",
    Outcome.ALTERED: "ALTERED",
    Outcome.OTHER_RULES: "other rules",
    Outcome.UNFINISHED: "unfinished",
}
_COLUMN = max(map(len, _WORDS.values()))
_LONGEST_LINE = 400


def report_as_lines(verification: Verification, wanted: Iterable[str], write: Write) -> bool:
    """Check runs and write a line about each, then a summary. Returns whether nothing is altered."""
    counts: Counter[Outcome] = Counter()
    for attempt in verification.attempts(wanted):
        run = verification.run(attempt)
        counts[run.outcome] += 1
        write(_line(run.outcome, f"{run.attempt}  {_about(run)}"))
    for finding in verification.elsewhere:
        write(_line(Outcome.ALTERED, f"{finding.where}: {finding.what}"))
    total = counts.total()
    parts = ", ".join(f"{counts[outcome]} {word.lower()}" for outcome, word in _WORDS.items())
    write(f"{total} {'run' if total == 1 else 'runs'}: {parts}.")
    for fact in verification.newest:
        write(_shown(f"Newest fact of chain {fact.chain}: number {fact.seq}, hash {fact.hash}."))
    return _is_clean(counts, verification)


def report_as_json(verification: Verification, wanted: Iterable[str], write: Write) -> bool:
    """The same as one JSON object a run, the summary last."""
    counts: Counter[Outcome] = Counter()
    for attempt in verification.attempts(wanted):
        run = verification.run(attempt)
        counts[run.outcome] += 1
        write(_json(_run_data(run)))
    write(_json(_summary_data(counts, verification)))
    return _is_clean(counts, verification)


def _is_clean(counts: Counter[Outcome], verification: Verification) -> bool:
    return not counts[Outcome.ALTERED] and not verification.elsewhere


def _line(outcome: Outcome, text: str) -> str:
    return _shown(f"{_WORDS[outcome]:<{_COLUMN}}  {text}")


def _shown(text: str) -> str:
    """A line that no stored text can make act on a terminal, or flood it."""
    visible = inert(text)
    return visible if len(visible) <= _LONGEST_LINE else f"{visible[: _LONGEST_LINE - 1]}…"


def _about(run: CheckedRun) -> str:
    header = run.header
    what = f"{header.exercise} seed {header.seed} {header.mode.value}  {run.opened}  " if header else ""
    return f"{what}{_found(run)}"


def _found(run: CheckedRun) -> str:
    match run.outcome:
        case Outcome.RIGHT:
            return f"{run.inputs} inputs, {_verdict(run)}"
        case Outcome.ALTERED:
            return "; ".join(run.faults)
        case Outcome.OTHER_RULES if run.header is None or run.header.rules_version == RULES_VERSION:
            return "intact, recorded in the form of a newer program"
        case Outcome.OTHER_RULES:
            assert run.header is not None
            return f"intact, recorded under rules {run.header.rules_version}; these are rules {RULES_VERSION}"
        case Outcome.UNFINISHED:
            return f"intact, {run.inputs} inputs so far"


def _verdict(run: CheckedRun) -> str:
    return {True: "passed", False: "not passed", None: "nothing to pass"}[run.passed]


def _run_data(run: CheckedRun) -> dict[str, Json]:
    header = run.header
    return {
        "v": VERIFY_VERSION,
        "attempt": run.attempt,
        "outcome": run.outcome.value,
        "faults": list(run.faults),
        "exercise": header.exercise if header else None,
        "seed": header.seed if header else None,
        "mode": header.mode.value if header else None,
        "person": header.person if header else None,
        "rules": header.rules_version if header else None,
        "opened": run.opened or None,
        "inputs": run.inputs,
        "passed": run.passed,
    }


def _summary_data(counts: Counter[Outcome], verification: Verification) -> dict[str, Json]:
    return {
        "v": VERIFY_VERSION,
        "runs": counts.total(),
        "counts": {outcome.value: counts[outcome] for outcome in Outcome},
        "elsewhere": [_finding_data(finding) for finding in verification.elsewhere],
        "newest": [{"chain": fact.chain, "seq": fact.seq, "hash": fact.hash} for fact in verification.newest],
        "rules": RULES_VERSION,
    }


def _finding_data(finding: Finding) -> dict[str, Json]:
    return {"where": finding.where, "what": finding.what}


def _json(data: dict[str, Json]) -> str:
    return json.dumps(data, ensure_ascii=True, sort_keys=False)

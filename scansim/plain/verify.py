"""``scansim verify``: one line a run, or one JSON object a run (``docs/formats.md``, "Output of verify")."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from scansim.engine.canonical import Json
from scansim.records.book import Finding, Fork
from scansim.records.fact import Fact
from scansim.records.verify import CheckedRun, Outcome, Verification
from scansim.scanner.inert import inert
from scansim.training.header import RULES_VERSION, Mode
from scansim.training.people.rights import NOBODYS

__all__ = ["VERIFY_VERSION", "report_as_json", "report_as_lines"]

VERIFY_VERSION = 2
"""Of the objects that ``--json`` prints."""

Write = Callable[[str], None]
Anchored = Mapping[str, Fact | None]

_WORDS = {
    Outcome.RIGHT: "right",
    Outcome.ALTERED: "ALTERED",
    Outcome.OTHER_RULES: "other rules",
    Outcome.UNFINISHED: "unfinished",
    Outcome.REMOVED: "removed",
}
_COLUMN = max(map(len, _WORDS.values()))
_LONGEST_LINE = 400
_FORK, _ANCHOR, _MISSING = "FORK", "anchored", "MISSING"


def report_as_lines(verification: Verification, wanted: Iterable[str], anchors: Iterable[str], write: Write) -> bool:
    """Check runs and write a line about each, then a summary. Returns whether nothing is altered, no chain forks and
    every anchor is there."""
    anchored = {anchor: verification.anchored(anchor) for anchor in anchors}
    counts: Counter[Outcome] = Counter()
    for attempt in verification.attempts(wanted):
        run = verification.run(attempt)
        counts[run.outcome] += 1
        write(_line(run.outcome, f"{run.attempt}  {_about(run)}"))
    for finding in verification.elsewhere:
        write(_line(Outcome.ALTERED, f"{finding.where}: {finding.what}"))
    for fork in verification.forks:
        write(_shown(f"{_FORK:<{_COLUMN}}  {_about_fork(fork)}"))
    for anchor, fact in anchored.items():
        write(_shown(_about_anchor(anchor, fact)))
    total = counts.total()
    parts = ", ".join(
        f"{counts[outcome]} {word.lower()}" for outcome, word in _WORDS.items() if _is_counted(outcome, counts)
    )
    write(f"{total} {'run' if total == 1 else 'runs'}: {parts}.")
    for fact in verification.newest:
        write(_shown(f"Newest fact of chain {fact.chain}: number {fact.seq}, hash {fact.hash}."))
    return _is_clean(counts, verification, anchored)


def report_as_json(verification: Verification, wanted: Iterable[str], anchors: Iterable[str], write: Write) -> bool:
    """The same as one JSON object a run, the summary last."""
    anchored = {anchor: verification.anchored(anchor) for anchor in anchors}
    counts: Counter[Outcome] = Counter()
    for attempt in verification.attempts(wanted):
        run = verification.run(attempt)
        counts[run.outcome] += 1
        write(_json(_run_data(run)))
    write(_json(_summary_data(counts, verification, anchored)))
    return _is_clean(counts, verification, anchored)


def _is_counted(outcome: Outcome, counts: Counter[Outcome]) -> bool:
    return outcome is not Outcome.REMOVED or bool(counts[outcome])


def _is_clean(counts: Counter[Outcome], verification: Verification, anchored: Anchored) -> bool:
    return not (counts[Outcome.ALTERED] or verification.elsewhere or verification.forks or None in anchored.values())


def _about_fork(fork: Fork) -> str:
    ways = ", ".join(f"fact {fact.id} of {fact.utc}" for fact in fork.facts)
    return f"chain {fork.chain} has {len(fork.facts)} facts number {fork.seq}: {ways}"


def _about_anchor(anchor: str, fact: Fact | None) -> str:
    if fact is None:
        return f"{_MISSING:<{_COLUMN}}  anchor {anchor}: no fact has this hash; facts were removed or written anew"
    return f"{_ANCHOR:<{_COLUMN}}  {anchor}: number {fact.seq} of chain {fact.chain}, {fact.utc}"


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
            return "intact, recorded in the form of another version of this program"
        case Outcome.OTHER_RULES:
            assert run.header is not None
            return f"intact, recorded under rules {run.header.rules_version}; these are rules {RULES_VERSION}"
        case Outcome.REMOVED:
            return f"intact, its inputs were removed; {_verdict(run)}"
        case Outcome.UNFINISHED:
            return f"intact, inputs so far: {run.inputs}"


def _verdict(run: CheckedRun) -> str:
    if _is_private(run):
        return "practice, which is private"
    return {True: "passed", False: "not passed", None: "nothing to pass"}[run.passed]


def _is_private(run: CheckedRun) -> bool:
    """Whether it was practice of a person: verify asks nobody who they are, so it tells nobody how it went."""
    header = run.header
    return header is not None and header.mode is not Mode.CHECK and header.person not in NOBODYS


def _run_data(run: CheckedRun) -> dict[str, Json]:
    header, is_private = run.header, _is_private(run)
    return {
        "v": VERIFY_VERSION,
        "attempt": run.attempt,
        "outcome": run.outcome.value,
        "faults": list(run.faults),
        "exercise": header.exercise if header else None,
        "seed": header.seed if header else None,
        "mode": header.mode.value if header else None,
        "person": header.person if header and not is_private else None,
        "rules": header.rules_version if header else None,
        "opened": run.opened or None,
        "inputs": run.inputs,
        "passed": None if is_private else run.passed,
        "private": is_private,
    }


def _summary_data(counts: Counter[Outcome], verification: Verification, anchored: Anchored) -> dict[str, Json]:
    return {
        "v": VERIFY_VERSION,
        "runs": counts.total(),
        "counts": {outcome.value: counts[outcome] for outcome in Outcome},
        "elsewhere": [_finding_data(finding) for finding in verification.elsewhere],
        "forks": [_fork_data(fork) for fork in verification.forks],
        "anchors": {anchor: _place(fact) if fact else None for anchor, fact in anchored.items()},
        "newest": [_place(fact) for fact in verification.newest],
        "rules": RULES_VERSION,
    }


def _finding_data(finding: Finding) -> dict[str, Json]:
    return {"where": finding.where, "what": finding.what}


def _fork_data(fork: Fork) -> dict[str, Json]:
    return {"chain": fork.chain, "seq": fork.seq, "facts": [{"id": fact.id, "hash": fact.hash} for fact in fork.facts]}


def _place(fact: Fact) -> dict[str, Json]:
    return {"chain": fact.chain, "seq": fact.seq, "hash": fact.hash}


def _json(data: dict[str, Json]) -> str:
    return json.dumps(data, ensure_ascii=True, sort_keys=False)

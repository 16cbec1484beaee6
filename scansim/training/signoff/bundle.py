"""What a signature covers: one canonical text of all evidence, whose hash stands in the fact (reference training D1).

Nothing in it can be exchanged afterwards without showing: each run by the hashes of the facts that opened and closed
it, its result and its contents by their digests, what follows from them in numbers, and the programme that asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scansim.engine.canonical import Json, canonical, sha256
from scansim.training.ports import ClosedRun
from scansim.training.programme.evidence import counted, row_of
from scansim.training.programme.pool import Pool, evidence_of, pooled
from scansim.training.programme.rules import Level, Programme, Skill
from scansim.training.programme.stored import programme_text

__all__ = ["BUNDLE_VERSION", "Bundle", "SealedRun", "bundle_digest", "bundle_faults", "bundle_of"]

BUNDLE_VERSION = 1


@dataclass(frozen=True, slots=True)
class SealedRun:
    """A run that has ended, with the hashes of the facts that opened and closed it."""

    run: ClosedRun
    opened: str
    closed: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """The evidence for a skill on a day: the runs that count, what they come to, and the stored form of all."""

    runs: tuple[SealedRun, ...]
    pool: Pool
    body: Mapping[str, Json]

    @property
    def digest(self) -> str:
        """What a signature binds."""
        return bundle_digest(self.body)

    @property
    def attempts(self) -> tuple[str, ...]:
        """The runs that it rests on."""
        return tuple(sealed.run.attempt for sealed in self.runs)


def bundle_of(
    skill: Skill,
    level: Level,
    programme: Programme,
    runs: Iterable[SealedRun],
    on: date,
    observation: tuple[str, str] | None = None,
    begun: Sequence[str] = (),
) -> Bundle:
    """The evidence for a level of a skill on a day. ``runs`` are all of the person in folding order; ``observation`` is
    the id and the hash of the fact that says what was seen on the floor; ``begun`` are check-rides that never ended."""
    by_attempt = {sealed.run.attempt: sealed for sealed in runs}
    rows = [row_of(sealed.run) for sealed in by_attempt.values()]
    window = programme.days.window
    counting = list(evidence_of(skill, rows, on, window))
    sealed = tuple(by_attempt[row.attempt] for row in counting)
    pool = pooled(counting)
    bound = pool.highest_error_rate(programme.confidence)
    body: dict[str, Json] = {
        "v": BUNDLE_VERSION,
        "skill": skill.id,
        "level": level.value,
        "claim": {
            "accuracy": str(programme.claims[level]),
            "confidence": str(programme.confidence),
            "lines": pool.lines,
            "escaped": pool.escaped,
            "runs": pool.runs,
            "bound": f"{bound:.12f}",
            "since": (on - timedelta(days=window)).isoformat(),
            "until": on.isoformat(),
        },
        "runs": [_stored(each) for each in sealed],
        "begun": list(begun),
        "observation": {"fact": observation[0], "hash": observation[1]} if observation else None,
        "programme": sha256(programme_text(programme)),
    }
    return Bundle(sealed, pool, body)


def bundle_digest(body: Mapping[str, Json]) -> str:
    """The hash of a bundle."""
    return sha256(canonical(body))


def bundle_faults(body: Mapping[str, Json], digest: str, found: Mapping[str, SealedRun]) -> Iterator[str]:
    """What of a bundle is not as it was signed; ``found`` are the runs that it names, as they are now."""
    if bundle_digest(body) != digest:
        yield "its evidence is not what was signed"
    claim, runs = body.get("claim"), body.get("runs")
    if body.get("v") != BUNDLE_VERSION:
        return
    if not isinstance(claim, Mapping) or isinstance(runs, str) or not isinstance(runs, Sequence):
        yield "its evidence cannot be read"
        return
    named = [each for each in runs if isinstance(each, Mapping)]
    for each in named:
        attempt = str(each.get("attempt"))
        if attempt not in found:
            yield f"run {attempt} is missing, which it rests on"
        else:
            now = _stored(found[attempt])
            wrong = sorted(name for name in {*now, *each} if now.get(name) != each.get(name))
            if wrong:
                yield f"run {attempt}, which it rests on, is not as it was signed ({', '.join(wrong)})"
    for name in ("lines", "escaped"):
        counts = [each.get(name) for each in named]
        if sum(int(count) for count in counts if isinstance(count, int)) != claim.get(name):
            yield f"its claim is not what its runs come to ({name})"
    if claim.get("runs") != len(named):
        yield "its claim is not what its runs come to (runs)"


def _stored(sealed: SealedRun) -> dict[str, Json]:
    run, found = sealed.run, counted(sealed.run.result)
    return {
        "attempt": run.attempt,
        "exercise": run.exercise,
        "revision": run.revision,
        "seed": run.seed,
        "contents": dict(run.contents),
        "opened": sealed.opened,
        "closed": sealed.closed,
        "ended": run.ended,
        "result": sha256(canonical(run.result)),
        "passed": found.passed,
        "lines": found.lines,
        "escaped": found.escaped,
        "critical": found.critical,
        "score": found.score,
        "grade": found.grade,
    }

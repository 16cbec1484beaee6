"""What a run meant, for the person who did it: the verdict, what was right, what went wrong and what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scansim.engine.quantity import ZERO, total, written
from scansim.training.consequences.chains import Chain, chain_of
from scansim.training.consequences.consequences import Consequences, consequences_of
from scansim.training.consequences.explained import Open
from scansim.training.consequences.said import told_of
from scansim.training.consequences.stock import place_name
from scansim.training.consequences.subject import Department, Told, money
from scansim.training.exercise import debrief_text
from scansim.training.header import Floor
from scansim.training.interrupting import SCANNER_DEAD
from scansim.training.policy import OPERATOR, Severity
from scansim.training.reference_run import reference_run
from scansim.training.result import Result
from scansim.training.run import Run
from scansim.training.score.back_entry import back_entered
from scansim.training.score.counts import is_counted
from scansim.training.score.gates import Gate, GateId
from scansim.training.score.mistakes import Fate, Mistake, RunError
from scansim.training.score.point import Point
from scansim.training.score.scorecard import Scorecard, scorecard_of
from scansim.training.score.settled import Settled, settled
from scansim.training.starting_point import Planted
from scansim.training.story import Interruption
from scansim.training.texts import LocalText
from scansim.training.work_done import WorkDone

__all__ = ["Begun", "Debrief", "Finding", "Unsettled", "debrief_of", "finding_of"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact of the debrief: good or not, a stable code, the facts of its sentence, and what it led to.

    ``says`` is the sentence that an exercise has for it, which stands in place of the program's own. ``begun`` is where
    it began when that was at an earlier step than the one where it showed. ``more`` is how many other things the same
    is to be said of.
    """

    good: bool
    code: str
    facts: tuple[tuple[str, str], ...] = ()
    told: tuple[Told, ...] = ()
    says: LocalText | None = None
    begun: Begun | None = None
    more: int = 0


@dataclass(frozen=True, slots=True)
class Begun:
    """The input (from 1) at which an error began, the document or place that it was about, and what it was."""

    number: int
    task: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What is known and open: how many of a product at a place, by which report, and whose it is now (a role)."""

    code: str
    product: str
    place: str
    quantity: str
    owner: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """The whole debrief. ``title`` names the trap, now that the run is over; ``floor`` says where the goods were.

    ``passed`` is None where nothing is judged: free practice, which has no ``gates`` either. ``wrong`` begins with the
    worst; only that one says what it led to. ``right`` begins with the most telling. ``meant`` is what the exercise has
    to say to people in the reader's role.
    """

    passed: bool | None
    title: LocalText
    at_work: LocalText
    wrong: tuple[Finding, ...]
    right: tuple[Finding, ...]
    gates: tuple[Gate, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    floor: Floor = Floor.SCREEN
    meant: LocalText | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is said of the run: what went wrong, then what was right."""
        return (*self.wrong, *self.right)

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings as they are read: one thing that went well, then what went wrong; with nothing wrong, all."""
        return (*self.right[:1], *self.wrong) if self.wrong else self.right

    @property
    def unmet(self) -> tuple[Gate, ...]:
        """The gates that keep it from being passed."""
        return tuple(gate for gate in self.gates if not gate.met)


_GRAVITY = {Severity.CRITICAL: 0, Severity.MAJOR: 1, Severity.MINOR: 2}


def debrief_of(run: Run, result: Result, roles: Sequence[str] = ()) -> Debrief:
    """The debrief of a finished run: errors that escaped first, then what was missed, then what was right. Of free
    practice, what was done. ``roles`` are those of whoever reads it; none is an operator."""
    if isinstance(result, WorkDone):
        return Debrief(
            result.passed, run.exercise.title, run.exercise.at_work, (), tuple(_done(run, result)), floor=result.floor
        )
    consequences = consequences_of(run)
    return Debrief(
        passed=result.passed,
        title=run.exercise.title,
        at_work=run.exercise.at_work,
        wrong=(*_wrong(run, result, consequences), *_undeclared(result), *_missed(run, result)),
        right=_right(run, result),
        gates=result.gates,
        unsettled=tuple(_unsettled(run, each) for each in consequences.opened),
        floor=result.floor,
        meant=_meant(run, roles),
    )


def _meant(run: Run, roles: Sequence[str]) -> LocalText | None:
    """What the exercise says to the first of these roles that it has something for, else to everyone."""
    has = dict(run.exercise.debrief)
    return debrief_text(run.exercise, next((role for role in roles or (OPERATOR,) if role in has), ""))


def _done(run: Run, done: WorkDone) -> Iterator[Finding]:
    """What was validated and counted, line by line; that nothing of it is scored."""
    stock = run.world.warehouse.stock
    for transfer in done.transfers:
        told = (("transfer", transfer.transfer), ("operation", stock.operation_types.get(transfer.operation).name))
        yield Finding(good=True, code="free_validated", facts=told)
        for line in transfer.lines:
            moved = (
                ("product", stock.products.get(line.product).name),
                ("quantity", written(line.quantity)),
                ("source", stock.locations.get(line.source).complete_name),
                ("destination", stock.locations.get(line.destination).complete_name),
            )
            yield Finding(good=True, code="free_line", facts=moved)
    for count in done.counts:
        counted = (
            ("product", stock.products.get(count.product).name),
            ("location", stock.locations.get(count.location).complete_name),
            ("counted", written(count.counted)),
            ("difference", written(count.difference)),
        )
        yield Finding(good=True, code="free_counted", facts=counted)
    if not done.transfers and not done.counts:
        yield Finding(good=True, code="free_nothing")
    yield Finding(good=True, code="free_never_scored")


def _wrong(run: Run, scorecard: Scorecard, consequences: Consequences) -> tuple[Finding, ...]:
    escaped = [error for error in scorecard.errors if error.fate is Fate.ESCAPED]
    others = (*_untold(run, scorecard, consequences), *_unheeded(scorecard), *_alarms(scorecard))
    return (*_unfinished(run, scorecard), *_escaped(run, escaped, consequences), *others)


def _unfinished(run: Run, scorecard: Scorecard) -> tuple[Finding, ...]:
    if _gate(scorecard, GateId.FINISHED):
        return ()
    cancelled = tuple(_cancelled(run, done) for done in settled(run) if done.is_cancelled)
    if cancelled:
        return cancelled
    if run.abandoned:
        return (Finding(good=False, code="abandoned"),)
    open_still = [done.name for done in settled(run) if done.validated is None and not done.task.held]
    uncounted = [location for location in run.situation.counted if not is_counted(run, location)]
    return (
        *(Finding(good=False, code="not_validated", facts=(("transfer", name),)) for name in open_still),
        *(Finding(good=False, code="not_counted", facts=(("about", _name(run, place)),)) for place in uncounted),
    )


def _cancelled(run: Run, done: Settled) -> Finding:
    """A task that was cancelled: goods that came are unknown to the record, other work is only not done."""
    facts = (("transfer", done.name), ("supplier", done.task.partner.name))
    if not done.arrives:
        return Finding(good=False, code="cancelled_work", facts=facts)
    came = [unit for unit in run.world.floor.units if unit.consignment == done.task.consignment]
    amount = total(run.pack.product(unit.product).standard_price for unit in came)
    counted = (
        ("quantity", written(Decimal(len(came)))),
        ("amount", money(amount)),
        ("currency", run.pack.currency),
        ("supplier", done.task.partner.name),
    )
    told = (Told(Department.STOCK, "unknown_goods", counted), Told(Department.BUYING, "bill_unknown", counted))
    return Finding(good=False, code="cancelled", facts=facts, told=told if came else ())


def _escaped(run: Run, errors: list[RunError], consequences: Consequences) -> tuple[Finding, ...]:
    """What escaped, the worst first. What an error only carried on is told with it, and not once more."""
    chains = [chain_of(run, errors, error) for error in errors]
    carried_on = {link.error for chain in chains for link in chain.links[:-1]}
    ends = [chain for chain in chains if chain.links[-1].error not in carried_on]
    ends.sort(key=lambda chain: _rank(consequences, chain))
    worst = tuple(_told_in_full(run, consequences, chain) for chain in ends[:1])
    return (*worst, *(finding_of(run, chain.links[-1].error) for chain in ends[1:]))


def _rank(consequences: Consequences, chain: Chain) -> tuple[int, Decimal, int]:
    """Graver before lighter, then dearer before cheaper, then in the order in which it began."""
    about = chain.links[-1].error.about
    at_stake = total(abs(line.value) for line in consequences.unexplained if line.key.product == about)
    sent = (line for line in consequences.sent if line.product == about and line.task in chain.tasks)
    at_stake += total((line.never_sent + line.never_invoiced + line.unfit) * line.price for line in sent)
    bought = (line for line in consequences.received if line.product == about and line.task in chain.tasks)
    at_stake += total((line.never_came + line.beyond_order + line.unrecorded) * line.price for line in bought)
    gravest = min(_GRAVITY[each.error.severity] for each in chain.links)
    return gravest, -at_stake, chain.first.number


def _told_in_full(run: Run, consequences: Consequences, chain: Chain) -> Finding:
    error = chain.links[-1].error
    finding = replace(finding_of(run, error), told=told_of(run, consequences, error, chain.tasks))
    if not chain.is_carried_on:
        return finding
    first = chain.first
    return replace(finding, begun=Begun(first.number, _name(run, first.error.task), finding_of(run, first.error)))


def _untold(run: Run, scorecard: Scorecard, consequences: Consequences) -> Iterator[Finding]:
    """Differences that nobody was told of, and that no error is about: found or not, they stay. Only of work that is
    done, for until then they may still be told."""
    about = {error.about for error in scorecard.errors if error.fate is Fate.ESCAPED}
    swapped = {line.key.at for line in consequences.unexplained if line.key.product in about}
    differs: dict[tuple[str, str], Decimal] = {}
    for line in consequences.unexplained if _gate(scorecard, GateId.FINISHED) else ():
        key = (line.key.product, line.key.at)
        differs[key] = differs.get(key, ZERO) + line.quantity
    for (product, at), quantity in differs.items():
        if quantity and product not in about and at not in swapped:
            value = abs(quantity) * run.pack.product(product).standard_price
            facts = {
                "product": _name(run, product),
                "place": place_name(run, at),
                "quantity": written(abs(quantity)),
                "amount": money(value),
                "currency": run.pack.currency,
            }
            code = "untold_missing" if quantity > ZERO else "untold_extra"
            yield Finding(good=False, code=code, facts=tuple(facts.items()))


def _unheeded(scorecard: Scorecard) -> tuple[Finding, ...]:
    codes = [error.about for error in scorecard.errors if error.mistake is Mistake.REFUSAL_UNHEEDED]
    return tuple(Finding(good=False, code="refusal_unheeded", facts=(("read", code),)) for code in codes)


def _alarms(scorecard: Scorecard) -> tuple[Finding, ...]:
    count = scorecard.false_alarms
    return (Finding(good=False, code="false_alarms", facts=(("count", str(count)),)),) if count else ()


def finding_of(run: Run, error: RunError) -> Finding:
    """What an error comes to, as a fact."""
    if error.mistake is not Mistake.PROXY_SCAN and any(each.id == error.about for each in run.pack.products):
        return _difference(run, error)
    name = _name(run, error.about)
    facts = (("about", name), ("product", name), ("read", error.about))
    return Finding(good=False, code=error.mistake.value, facts=facts, says=_why_wrong(run, error.about))


def _why_wrong(run: Run, question: str) -> LocalText | None:
    """What the exercise says of the wrong answer that was given to this question."""
    answers = (each.chosen for each in run.observations if each.chosen is not None)
    wrong = (chosen.choice.says_why for chosen in answers if chosen.question == question and not chosen.choice.right)
    return next(wrong, None)


def _difference(run: Run, error: RunError) -> Finding:
    """What stands in the record, and what was true."""
    product = run.pack.product(error.about)
    difference = abs(error.recorded - error.truth)
    facts = {
        "about": product.name,
        "product": product.name,
        "recorded": written(error.recorded),
        "truth": written(error.truth),
        "difference": written(difference),
        "value": f"{difference * product.standard_price:.2f}",
        "currency": run.pack.currency,
        "code": error.code,
    }
    return Finding(good=False, code=error.mistake.value, facts=tuple(facts.items()))


def _undeclared(scorecard: Scorecard) -> tuple[Finding, ...]:
    """A scanner that was dead, and nobody was told."""
    came = (each.planted for each in scorecard.exceptions if not each.contained)
    dead = [each for each in came if isinstance(each, Interruption) and each.then == SCANNER_DEAD]
    return tuple(Finding(good=False, code="not_declared") for _ in dead)


def _missed(run: Run, scorecard: Scorecard) -> tuple[Finding, ...]:
    """Points that this run missed and the coach's did not: other differences from the coach's way cost nothing."""
    missed = [point for point in scorecard.points if point.missed]
    reference = reference_run(run) if missed else None
    missed_too = _missed_in(scorecard_of(reference).points) if reference is not None else frozenset()
    named: dict[tuple[str, str], list[str]] = {}
    for point in missed:
        if (point.kind, point.about, point.task) not in missed_too:
            named.setdefault((point.kind.value, point.how), []).append(_name(run, point.about))
    return tuple(
        Finding(good=False, code=f"point_{kind}", facts=(("about", names[0]), ("how", how)), more=len(names) - 1)
        for (kind, how), names in named.items()
    )


def _missed_in(points: Iterable[Point]) -> frozenset[tuple[str, str, str]]:
    return frozenset((point.kind, point.about, point.task) for point in points if point.missed)


def _unsettled(run: Run, each: Open) -> Unsettled:
    place = place_name(run, each.at)
    return Unsettled(each.code, _name(run, each.product), place, written(each.quantity), each.owner)


def _right(run: Run, scorecard: Scorecard) -> tuple[Finding, ...]:
    """What was right: exceptions that did no harm, then scans, then lines."""
    finished = _gate(scorecard, GateId.FINISHED)
    found = [_caught(run, each.planted) for each in scorecard.exceptions if each.contained]
    if finished and scorecard.points and all(point.satisfied for point in scorecard.points):
        found.append(Finding(good=True, code="all_scanned", facts=(("count", str(len(scorecard.points))),)))
    excused, on_paper = dict.fromkeys(point.about for point in scorecard.points if point.excused), back_entered(run)
    found += [
        Finding(
            good=True,
            code="entered_from_paper" if about in on_paper else "point_excused",
            facts=(("about", _name(run, about)),),
        )
        for about in excused
    ]
    if scorecard.lines_without_error:
        facts = (("right", str(scorecard.lines_without_error)), ("lines", str(scorecard.lines)))
        found.append(Finding(good=True, code="lines_right", facts=facts))
    corrected = [error for error in scorecard.errors if error.mistake is Mistake.MISCOUNTED]
    if corrected:
        found.append(Finding(good=True, code="put_right", facts=(("count", str(len(corrected))),)))
    return tuple(found)


def _caught(run: Run, planted: Planted | Interruption) -> Finding:
    """An exception that did no harm; of missing goods also what was decided about them."""
    if isinstance(planted, Interruption):
        if not planted.choices:
            return Finding(good=True, code="declared" if planted.then == SCANNER_DEAD else "looked_up")
        why = next((choice.says_why for choice in planted.choices if choice.right), None)
        return Finding(good=True, code="answered_right", facts=(("role", planted.who),), says=why)
    about = _name(run, planted.product or planted.place or planted.task)
    facts = (("about", about), ("product", about), ("missing", written(planted.quantity)))
    return Finding(good=True, code=f"caught_{planted.rest.value}" if planted.rest else "caught", facts=facts)


def _name(run: Run, about: str) -> str:
    """The name of a product or location by its id; a document is named by itself."""
    product = next((each.name for each in run.pack.products if each.id == about), "")
    return product or next((each.name for each in run.pack.locations if each.id == about), about)


def _gate(scorecard: Scorecard, gate: GateId) -> bool:
    return next(each.met for each in scorecard.gates if each.id is gate)

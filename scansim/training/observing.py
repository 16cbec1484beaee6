"""What an input is to a run and what it led to, put as values: the device of a run, answers, what hands brought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scansim.engine.floor.floor import Floor as FloorThings
from scansim.engine.floor.things import PlaceKind
from scansim.engine.handheld.events import Counted, CountWritten, DestinationSet, Event, TransferValidated
from scansim.engine.handheld.feedback import Feedback, Verdict, refused
from scansim.engine.handheld.handheld import Handheld
from scansim.engine.warehouse.catalogue import OperationKind
from scansim.engine.warehouse.refusal import Reason
from scansim.scanner.entry import Fault
from scansim.training.answers import Answered
from scansim.training.exercise import Exercise
from scansim.training.floor_acts import Done
from scansim.training.floor_work import Followed
from scansim.training.inputs import Abandon, Answer, Do, Go, Hint, Input, Pause, Resume, Scan
from scansim.training.observation import Brought, Observation
from scansim.training.pack import Pack
from scansim.training.policy import Policy
from scansim.training.reports import SHIFT_LEAD
from scansim.training.settings import company_of, version_of
from scansim.training.starting_point import Situation
from scansim.training.world import OPERATOR, World

__all__ = [
    "brought_by",
    "danger_in",
    "dead",
    "faulty",
    "handheld_for",
    "may_come_before_an_answer",
    "of_hands",
    "of_the_site",
    "validated_in",
]


def validated_in(events: tuple[Event, ...]) -> int:
    """The transfer that was validated."""
    return next((event.transfer for event in events if isinstance(event, TransferValidated)), 0)


def of_the_site(feedback: Feedback) -> Feedback:
    """That a difference is too large is the site's word, and says whom to ask."""
    if feedback.fact("reason") != Reason.APPROVAL_NEEDED:
        return feedback
    facts = {name: feedback.fact(name) for name in ("product", "difference")}
    role = feedback.fact("role") or SHIFT_LEAD
    return refused(Verdict.NOT_NOW, Answered.APPROVAL_NEEDED, **facts, role=role)


def handheld_for(world: World, situation: Situation, exercise: Exercise, pack: Pack, policy: Policy) -> Handheld:
    """The device: in free practice all that the app can do, else what the tasks need and no more."""
    version = version_of(exercise, pack)
    company = replace(company_of(exercise, pack), user=OPERATOR)
    if exercise.is_free:
        return Handheld(world.warehouse, version, company)
    types = world.warehouse.stock.operation_types
    kinds = {types.get(task.operation_type).kind for task in situation.tasks}
    operable = [kind for kind in OperationKind if kind in kinds]
    rules = policy.escalation.counts
    limits = rules.policy if rules.refuses else None
    return Handheld(world.warehouse, version, company, operable, counts=bool(situation.counted), count_policy=limits)


def may_come_before_an_answer(given: Input) -> bool:
    """Whether an input is taken while somebody waits: the answer, looking around, a hint, a pause, giving up."""
    is_looking = isinstance(given, Do) and given.act == "look"
    return is_looking or isinstance(given, Answer | Hint | Pause | Resume | Abandon)


def dead(given: Input, floor: FloorThings) -> Feedback | None:
    """Why a handheld without a battery takes nothing; at the desk a keyboard does what keys and buttons do."""
    if isinstance(given, Scan):
        return refused(Verdict.UNREADABLE, Answered.SCANNER_DEAD, read=given.data)
    if floor.stands_at.kind is PlaceKind.DESK:
        return None
    desk = next((place.name for place in floor.places if place.kind is PlaceKind.DESK), "")
    return refused(Verdict.NOT_NOW, Answered.HANDHELD_DARK, place=desk)


def danger_in(observation: Observation, at: str, closed: Mapping[str, str]) -> str:
    """The danger in which somebody worked: who went to a closed place, or handled or counted something there.

    Looking from where one stands is no work, nor is leaving. ``at`` is where one stands after it.
    """
    is_work = (
        isinstance(observation.input, Go)
        or bool(observation.walked or observation.handled or observation.opened)
        or any(isinstance(event, Counted | CountWritten) for event in observation.events)
    )
    is_there = observation.feedback.was_accepted or bool(observation.walked)
    return closed.get(at, "") if is_work and is_there else ""


def brought_by(event: Event, followed: Followed, floor: FloorThings) -> tuple[Brought, ...]:
    """What went where because of a destination or a validation: the places are those where it lies now."""
    if not isinstance(event, DestinationSet | TransferValidated):
        return ()
    lies_at = {unit.id: floor.units.get(unit.id).place for unit in followed.units}
    return tuple(
        Brought(event.transfer, place, tuple(number for number, at in lies_at.items() if at == place))
        for place in dict.fromkeys(lies_at.values())
    )


def of_hands(number: int, ms: int, given: Input, done: Done) -> Observation:
    """What hands or feet did."""
    return Observation(
        number,
        ms,
        given,
        done.feedback,
        handled=done.handled,
        opened=done.opened,
        walked=done.walked,
        brought=done.brought,
    )


def faulty(fault: Fault, data: str) -> Feedback:
    """Why an entry is no code."""
    answers = {
        Fault.NOT_UTF8: Answered.NOT_UTF8,
        Fault.CONTROL_CHARACTER: Answered.CONTROL_CHARACTER,
        Fault.TOO_LONG: Answered.TOO_LONG,
    }
    return refused(Verdict.UNREADABLE, answers[fault], read=data)

"""Goods that hands took, set aside or put elsewhere: how they come back to where they were before work goes on."""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.floor.things import Lies, Unit
from scansim.engine.quantity import written
from scansim.training.coach.job import Job
from scansim.training.coach.piece import Piece
from scansim.training.coach.sight import Sight
from scansim.training.coach.step import Advice, CoachStep, step
from scansim.training.coach.ways import walk_to
from scansim.training.inputs import Do

__all__ = ["bring_back", "lost_goods"]


def lost_goods(job: Job) -> tuple[Unit, ...]:
    """What was counted on a document that nobody asked for and that is not open: hands cannot bring it back."""
    sight = job.sight
    documents = [number for number in sight.memory.created if number != sight.open_transfer]
    return tuple(unit for number in documents for unit in sight.held_for(number))


def bring_back(job: Job, contained: frozenset[str]) -> CoachStep | None:
    """The next step that brings goods back: what lies elsewhere is taken along, what is carried is put down where it
    belongs, and so is what was set aside. What is ``contained`` stays where it was set aside, and so does what came
    with another delivery: only whoever works on that one knows whether it belongs there."""
    others = {task.consignment for task in job.sight.tasks if task not in job.tasks}
    strays = [
        (unit, home)
        for unit, home in job.sight.strays()
        if unit.lies is not Lies.ASIDE or not _stays(job.sight.piece_of(unit), contained, others)
    ]
    elsewhere = [(unit, home) for unit, home in strays if unit.place != home and not unit.is_free]
    if elsewhere:
        return _handled(job.sight, Advice.TAKE_BACK, elsewhere, elsewhere[0][0].place)
    carried = [(unit, home) for unit, home in strays if unit.is_free]
    back = carried or strays
    return _handled(job.sight, Advice.PUT_BACK, back, back[0][1]) if back else None


def _stays(piece: Piece, contained: frozenset[str], others: set[str]) -> bool:
    return piece.id in contained or piece.delivery in others


def _handled(sight: Sight, advice: Advice, strays: list[tuple[Unit, str]], place: str) -> CoachStep | None:
    """Walk there, then take or put down the first of these things; a closed box goes as a whole, unless something
    in it belongs elsewhere: then it is opened."""
    first, home = strays[0]
    closed = sight.closed_box(first)
    if closed and not first.is_free and sight.holds_others(closed, (unit for unit, to in strays if to == home)):
        product = sight.product(first.claims).name
        opened = step(Advice.OPEN_BOX, Do("open", f"box:{closed.id}"), box=closed.name, product=product)
        return walk_to(sight, first.place) or opened
    same = [
        unit
        for unit, belongs in strays
        if unit.claims == first.claims
        and sight.closed_box(unit) is None
        and unit.lies is first.lies
        and belongs == home
        and (unit.is_free or unit.place == first.place)
    ]
    thing, count = (f"box:{closed.id}", None) if closed else (first.claims, Decimal(len(same)))
    facts = {
        "product": sight.product(closed.claims if closed else first.claims).name,
        "quantity": closed.name if closed else written(Decimal(len(same))),
        "place": sight.place(place).name,
    }
    verb = "put" if advice is Advice.PUT_BACK else "take"
    return walk_to(sight, place) or step(advice, Do(verb, thing, count), **facts)

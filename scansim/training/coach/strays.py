"""Goods of the delivery that hands took, set aside or put elsewhere: how they come back before anything is counted."""

from __future__ import annotations

from decimal import Decimal

from scansim.engine.floor.things import Lies, Unit
from scansim.engine.quantity import written
from scansim.training.coach.knowledge import stray_goods
from scansim.training.coach.step import Advice, CoachStep, step
from scansim.training.coach.ways import walk_to
from scansim.training.inputs import Do
from scansim.training.run import Run

__all__ = ["bring_back", "goods_are_lost"]


def goods_are_lost(run: Run) -> bool:
    """Whether goods went in hand or to stock for another document: hands cannot bring them back."""
    return any(not _can_come_back(run, unit) for unit in stray_goods(run))


def bring_back(run: Run) -> CoachStep | None:
    """The next step that brings goods back to where the delivery stands: what lies elsewhere is taken along, what is
    carried is put down there, and so is what was set aside."""
    strays, place = [unit for unit in stray_goods(run) if _can_come_back(run, unit)], run.situation.place
    elsewhere = [unit for unit in strays if unit.place != place and not unit.is_free]
    if elsewhere:
        return _handled(run, Advice.TAKE_BACK, elsewhere, elsewhere[0].place)
    carried = [unit for unit in strays if unit.is_free]
    return _handled(run, Advice.PUT_BACK, carried or strays, place)


def _can_come_back(run: Run, unit: Unit) -> bool:
    return unit.is_free or (unit.lies is not Lies.IN_HAND and unit.consignment == run.situation.origin)


def _handled(run: Run, advice: Advice, units: list[Unit], place: str) -> CoachStep | None:
    """Walk there, then take or put down the first of these things; a closed box goes as a whole."""
    if not units:
        return None
    floor, first = run.world.floor, units[0]
    box = floor.boxes.find(first.box)
    closed = box if box and not box.opened else None
    same = [
        unit for unit in units if unit.claims == first.claims and floor.is_in_reach(unit) and unit.lies is first.lies
    ]
    thing, count = (f"box:{closed.id}", None) if closed else (first.claims, Decimal(len(same)))
    facts = {
        "product": run.pack.product(closed.claims if closed else first.claims).name,
        "quantity": closed.name if closed else written(Decimal(len(same))),
        "place": floor.places.get(place).name,
    }
    verb = "put" if advice is Advice.PUT_BACK else "take"
    return walk_to(run, place) or step(advice, Do(verb, thing, count), **facts)

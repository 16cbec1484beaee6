"""The points of counting: the place first, then each product by its label (``scoring/policy.yaml``, ``count``).

Of a product that is not there no label can be read: counting it as none needs no scan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from scansim.engine.handheld.events import CountWritten, Via
from scansim.training.inputs import Key, Scan
from scansim.training.observation import Observation
from scansim.training.policy import Proof
from scansim.training.run import Run
from scansim.training.score.point import Point, PointKind
from scansim.training.story import Flow

__all__ = ["count_points"]


def count_points(run: Run, unreadable: Collection[str] = ()) -> tuple[Point, ...]:
    """The points that the counts of a run reached: none for a place where nothing was counted."""
    return tuple(point for location in run.situation.counted for point in _at(run, location, unreadable))


def _at(run: Run, location: str, unreadable: Collection[str]) -> Iterator[Point]:
    policy = run.policy.count
    counted = [(each, event) for each in run.observations for event in _written(each) if event.location == location]
    if not counted:
        return
    if policy.source is Proof.SCAN:
        first = counted[0][0].number
        yield _point(PointKind.SOURCE, location, _how_named(run, location, first), location, unreadable)
    if policy.product is Proof.SCAN:
        for product in dict.fromkeys(event.product for _, event in counted if event.counted):
            ways = {_way(each, event) for each, event in counted if event.product == product}
            how = next(way for way in ("scanned", "keyed", "entered", "tapped") if way in ways)
            yield _point(PointKind.PRODUCT, product, how, location, unreadable)


def _written(observation: Observation) -> Iterator[CountWritten]:
    return (event for event in observation.events if isinstance(event, CountWritten) and event.counted is not None)


def _point(kind: PointKind, about: str, how: str, task: str, unreadable: Collection[str]) -> Point:
    is_excused = how == "keyed" and about in unreadable
    return Point(kind, about, how == "scanned", how, is_excused, task, Flow.COUNT.value)


def _how_named(run: Run, location: str, first: int) -> str:
    """How the place was named before the first count there."""
    barcode = run.world.warehouse.stock.locations.get(location).barcode
    named = [
        each.input
        for each in run.observations
        if each.number < first
        and each.feedback.was_accepted
        and isinstance(each.input, Scan | Key)
        and each.input.data == barcode
    ]
    if any(isinstance(given, Scan) for given in named):
        return "scanned"
    return "keyed" if named else "omitted"


def _way(observation: Observation, event: CountWritten) -> str:
    match event.via:
        case Via.CODE:
            return "keyed" if isinstance(observation.input, Key) else "scanned"
        case Via.FIELD:
            return "entered"
        case Via.CONTROL:
            return "tapped"

"""The floor of one run: where the operator stands, what lies there, what the hands do.

A scan picked on the screen handles that very thing; a scan of paper handles the next thing at the present place
that bears such a label; a quantity tapped or typed handles that many from the front, in stored order, damaged and
wrong ones included, up to what is there (DESIGN section 3). What is in hand follows its document at validation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scansim.engine.barcodes.spelling import spellings
from scansim.engine.canonical import canonical, sha256
from scansim.engine.floor.things import Box, Lies, Paper, Place, Unit
from scansim.engine.store import Log, Table

__all__ = ["Floor", "Known", "NotHere"]


class NotHere(Exception):
    """The hands reached for something that is not at this place; ``what`` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Known:
    """Something the operator has looked at: ``place:ID``, ``paper:ID`` or ``box:N``."""

    id: str


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where the operator stands."""

    id: int
    place: str


class Floor:
    """What truly lies where. Changed only by the verbs below."""

    def __init__(self, places: Iterable[Place], stand: str) -> None:
        self.log = log = Log()
        self.places: Table[str, Place] = Table(log, lambda r: r.id, {"location": lambda r: r.location})
        self.units: Table[int, Unit] = Table(
            log,
            lambda r: r.id,
            {
                "place": lambda r: r.place,
                "box": lambda r: r.box,
                "held_for": lambda r: r.held_for,
                "consignment": lambda r: r.consignment,
                "label": lambda r: (r.place, r.label),
            },
        )
        self.boxes: Table[int, Box] = Table(
            log, lambda r: r.id, {"place": lambda r: r.place, "label": lambda r: (r.place, r.label)}
        )
        self.papers: Table[str, Paper] = Table(log, lambda r: r.id, {"place": lambda r: r.place})
        self.known: Table[str, Known] = Table(log, lambda r: r.id)
        self._stand: Table[int, _Stand] = Table(log, lambda r: r.id)
        for place in places:
            self.places.put(place)
        self._stand.put(_Stand(0, self.places.get(stand).id))

    # what is there

    @property
    def stands_at(self) -> Place:
        """Where the operator is."""
        return self.places.get(self._stand.get(0).place)

    def units_at(self, place: str) -> tuple[Unit, ...]:
        """The units that lie at a place, in stored order; those in hand or set aside are not among them."""
        return tuple(unit for unit in self.units.where("place", place) if unit.lies is Lies.THERE)

    def boxes_at(self, place: str) -> tuple[Box, ...]:
        """The boxes that still stand at a place with something in them."""
        return tuple(box for box in self.boxes.where("place", place) if self._content(box))

    def papers_at(self, place: str) -> tuple[Paper, ...]:
        """The papers at a place."""
        return self.papers.where("place", place)

    def has_seen(self, what: str) -> bool:
        """Whether the operator has looked at ``place:ID``, ``paper:ID`` or ``box:N``."""
        return what in self.known

    def held_for(self, what: str) -> tuple[Unit, ...]:
        """The units taken in hand for a document."""
        return self.units.where("held_for", what) if what else ()

    # walking and looking

    def walk(self, place: str) -> None:
        """Go to a place. Raises :class:`NotHere` when there is no such place."""
        if place not in self.places:
            raise NotHere(place)
        self._stand.put(_Stand(0, place))

    def look(self, thing: str = "") -> None:
        """Look at the place one stands at (empty or its own id), or at a paper there.

        Raises :class:`NotHere` when the thing is elsewhere.
        """
        here = self.stands_at.id
        if thing in ("", here):
            self.known.put(Known(f"place:{here}"))
            return
        paper = self.papers.find(thing)
        if paper is None or paper.place != here:
            raise NotHere(thing)
        self.known.put(Known(f"paper:{paper.id}"))

    def open(self, box: int) -> None:
        """Open a box: its content becomes known."""
        found = self.boxes.find(box)
        if found is None or found.place != self.stands_at.id or not self._content(found):
            raise NotHere(f"box:{box}")
        self.boxes.put(replace(found, opened=True))
        self.known.put(Known(f"box:{box}"))

    # hands

    def take_label(self, label: str, purpose: str, thing: str = "") -> tuple[Unit, ...]:
        """Take in hand what bears ``label`` here: the thing named (``unit:N``, ``box:N``), else the next such box or
        unit. Nothing when no such thing lies here any more. A label that cannot be read is found by no code."""
        here = self.stands_at.id
        for spelling in spellings(label):
            for box in self.boxes.where("label", (here, spelling)):
                content = self._content(box)
                if content and thing in ("", f"box:{box.id}"):
                    return self._take(content, purpose)
            for unit in self.units.where("label", (here, spelling)):
                lies_free = unit.lies is Lies.THERE and self._is_in_reach(unit)
                if lies_free and thing in ("", f"unit:{unit.id}"):
                    return self._take((unit,), purpose)
        return ()

    def take_front(self, claims: str, count: int, purpose: str) -> tuple[Unit, ...]:
        """Take up to ``count`` units whose labels name the product, from the front, in stored order."""
        lying = [unit for unit in self.units_at(self.stands_at.id) if unit.claims == claims]
        taken = self._take(tuple(lying[: max(count, 0)]), purpose)
        self._open_broken(taken)
        return taken

    def give_back(self, claims: str, count: int, purpose: str) -> tuple[Unit, ...]:
        """Lay back up to ``count`` units of the product that were taken for this purpose, the last ones first."""
        held = [unit for unit in reversed(self.held_for(purpose)) if unit.claims == claims][: max(count, 0)]
        for unit in held:
            self.units.put(replace(unit, lies=Lies.THERE, held_for=""))
        self._open_broken(held)
        return tuple(held)

    def set_aside(self, claims: str, count: int) -> tuple[Unit, ...]:
        """Set up to ``count`` units of the product aside at this place: they stay behind at validation."""
        lying = [unit for unit in self.units_at(self.stands_at.id) if unit.claims == claims][: max(count, 0)]
        for unit in lying:
            self.units.put(replace(unit, lies=Lies.ASIDE))
        self._open_broken(lying)
        return tuple(lying)

    def put_down(self, purpose: str, claims: str, place: str, most: int | None = None) -> tuple[Unit, ...]:
        """Bring what was taken of a product for this purpose to a place, ``most`` units at the most."""
        held = tuple(unit for unit in self.held_for(purpose) if unit.claims == claims)
        return self._bring(held if most is None else held[:most], place)

    def send_along(self, consignment: str, claims: str, place: str) -> tuple[Unit, ...]:
        """Bring what lies of a product and arrived with this document to a place; what was set aside stays."""
        arrived = self.units.where("consignment", consignment)
        return self._bring(tuple(u for u in arrived if u.claims == claims and u.lies is Lies.THERE), place)

    def digest(self) -> str:
        """The canonical hash of the whole truth."""
        tables = {name.strip("_"): table.written() for name, table in vars(self).items() if isinstance(table, Table)}
        return sha256(canonical(tables))

    def _content(self, box: Box) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units.where("box", box.id) if unit.lies is Lies.THERE)

    def _is_in_reach(self, unit: Unit) -> bool:
        return not unit.box or self.boxes.get(unit.box).opened

    def _open_broken(self, touched: Iterable[Unit]) -> None:
        """A box of which only a part was taken, set aside or laid back stands open."""
        for number in dict.fromkeys(unit.box for unit in touched if unit.box):
            whole = self.units.where("box", number)
            if len({unit.lies for unit in whole}) > 1:
                self.boxes.put(replace(self.boxes.get(number), opened=True))

    def _bring(self, units: tuple[Unit, ...], place: str) -> tuple[Unit, ...]:
        for unit in units:
            self.units.put(replace(unit, place=place, lies=Lies.THERE, held_for="", consignment="", box=0))
        return units

    def _take(self, units: tuple[Unit, ...], purpose: str) -> tuple[Unit, ...]:
        for unit in units:
            self.units.put(replace(unit, lies=Lies.IN_HAND, held_for=purpose))
        return units

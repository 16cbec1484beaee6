"""The floor of one run: where the operator stands, what lies there, what follows the handheld.

A scan picked on the screen handles that very thing; a scan of paper handles the next thing at the present place
that bears such a label; a quantity tapped or typed handles that many from the front, in stored order, damaged and
wrong ones included, up to what is there (DESIGN section 3). What is carried for no document comes before what lies.
What is in hand follows its document at validation. What hands do on their own stands in
:mod:`~scansim.engine.floor.hands`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from scansim.engine.barcodes.spelling import spellings
from scansim.engine.floor.things import Box, Lies, Paper, Place, Unit
from scansim.engine.replacing import replace
from scansim.engine.store import Log, Table, digest_of

__all__ = ["Floor", "Known", "NotHere"]


_ID, _PLACE, _LABEL = attrgetter("id"), attrgetter("place"), attrgetter("place", "label")


def _second(thing: Unit | Box) -> tuple[str, str] | None:
    return (thing.place, thing.second) if thing.second else None


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
        self.places: Table[str, Place] = Table(log, _ID, {"location": attrgetter("location")})
        self.units: Table[int, Unit] = Table(
            log,
            _ID,
            {
                "place": _PLACE,
                "box": lambda r: r.box or None,
                "held_for": lambda r: r.held_for or None,
                "consignment": attrgetter("consignment"),
                "label": _LABEL,
                "second": _second,
                "lies": lambda r: None if r.lies is Lies.THERE else r.lies,
                "free": lambda r: r.is_free or None,
            },
        )
        self.boxes: Table[int, Box] = Table(
            log,
            _ID,
            {"place": _PLACE, "label": _LABEL, "second": _second},
        )
        self.papers: Table[str, Paper] = Table(log, _ID, {"place": _PLACE})
        self.known: Table[str, Known] = Table(log, _ID)
        self._stand: Table[int, _Stand] = Table(log, _ID)
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

    def lying_at(self, place: str) -> tuple[Unit, ...]:
        """What truly lies at a place, set aside or not, whether or not anybody was there."""
        return tuple(unit for unit in self.units.where("place", place) if unit.lies is not Lies.IN_HAND)

    def boxes_at(self, place: str) -> tuple[Box, ...]:
        """The boxes that still stand at a place with something in them."""
        return tuple(box for box in self.boxes.where("place", place) if self.content(box))

    def aside_at(self, place: str) -> tuple[Unit, ...]:
        """The units that were set aside at a place."""
        return tuple(unit for unit in self.units.where("lies", Lies.ASIDE) if unit.place == place)

    @property
    def laid_out(self) -> tuple[str, ...]:
        """The places whose goods all lie there as units."""
        return tuple(place.id for place in self.places)

    def in_hand(self) -> tuple[Unit, ...]:
        """Everything that is carried."""
        return self.units.where("lies", Lies.IN_HAND)

    def free_in_hand(self) -> tuple[Unit, ...]:
        """What is carried for no document."""
        return self.units.where("free", True)

    def content(self, box: Box) -> tuple[Unit, ...]:
        """What lies in a box: nothing when it was taken, set aside or brought away."""
        return tuple(unit for unit in self.units.where("box", box.id) if unit.lies is Lies.THERE)

    def is_in_reach(self, unit: Unit) -> bool:
        """Whether its label can be read: it stands in no box, or in an open one."""
        return not unit.box or self.boxes.get(unit.box).opened

    def taken_for(self, unit: Unit) -> str:
        """The product that a person takes a unit for: what a closed box claims, else what its own label says."""
        box = self.boxes.find(unit.box) if unit.box else None
        return box.claims if box and not box.opened and not box.is_package else unit.claims

    def papers_at(self, place: str) -> tuple[Paper, ...]:
        """The papers at a place."""
        return self.papers.where("place", place)

    def has_seen(self, what: str) -> bool:
        """Whether the operator has looked at ``place:ID``, ``paper:ID`` or ``box:N``."""
        return what in self.known

    def held_for(self, what: str) -> tuple[Unit, ...]:
        """The units taken in hand for a document."""
        return self.units.where("held_for", what) if what else ()

    def held_of(self, what: str, claims: str) -> tuple[Unit, ...]:
        """Those of them that a person takes for this product."""
        held = self.held_for(what)
        boxes = (self.boxes.get(number) for number in dict.fromkeys(unit.box for unit in held if unit.box))
        closed = {box.id: box.claims for box in boxes if not box.opened and not box.is_package}
        return tuple(unit for unit in held if closed.get(unit.box, unit.claims) == claims)

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
        """Open a box that stands here, or is carried for no document: its content becomes known.

        Raises :class:`NotHere` when it is elsewhere, or empty.
        """
        found = self.boxes.find(box)
        if found is None or not self._is_at_hand(found):
            raise NotHere(f"box:{box}")
        self.unseal(found)

    def unseal(self, box: Box) -> None:
        """A box stands open from now on, and what is in it was seen."""
        self.boxes.put(replace(box, opened=True))
        self.known.put(Known(f"box:{box.id}"))

    # what follows the handheld

    def take_label(self, label: str, purpose: str, thing: str = "") -> tuple[Unit, ...]:
        """Take in hand what bears ``label`` here: the thing named (``unit:N``, ``box:N``), else the next such box or
        unit. Nothing when no such thing lies here any more. A label that cannot be read is found by no code."""
        for spelling in spellings(label):
            for name, units in self._bearing(spelling):
                if thing in ("", name):
                    return self.hold(units, purpose)
        return ()

    def take_smudged(self, claims: str, purpose: str) -> tuple[Unit, ...]:
        """Take in hand the next unit in reach of which nothing can be read and that claims to be the product."""
        at_hand = (*self.free_in_hand(), *self.units_at(self.stands_at.id))
        found = (unit for unit in at_hand if unit.is_smudged and unit.claims == claims and self.is_in_reach(unit))
        return self.hold([unit for unit, _ in zip(found, range(1), strict=False)], purpose)

    def relabel(self, unit: Unit, label: str) -> None:
        """Put a new label on a unit."""
        self.units.put(replace(unit, label=label))

    def pack(self, units: Iterable[Unit], name: str, claims: str) -> Box:
        """Put units into a package of this name, which is known by it from now on."""
        packed = tuple(units)
        known = self.boxes.where("place", packed[0].place)
        box = next((box for box in known if box.label == name and box.is_package), None)
        if box is None:
            number = max((box.id for box in self.boxes), default=0) + 1
            box = Box(number, name, claims, name, packed[0].place, is_package=True)
            self.boxes.put(box)
        for unit in packed:
            self.units.put(replace(unit, box=box.id, place=box.place))
        return box

    def box_with(self, label: str) -> Box | None:
        """The closed box that a person opens when nothing else bears such a label: the next one at hand that claims to
        hold the product, and does hold a unit with this label."""
        for spelling in spellings(label):
            for unit in (*self.free_in_hand(), *self._lying(spelling)):
                box = self.boxes.find(unit.box)
                if box and not box.opened and spelling in unit.labels and box.claims == unit.claims:
                    return box
        return None

    def take_front(self, claims: str, count: int, purpose: str) -> tuple[Unit, ...]:
        """Take up to ``count`` units whose labels name the product: those carried for no document, then from the front,
        in stored order."""
        at_hand = (*self.free_in_hand(), *self.units_at(self.stands_at.id))
        taken = self.hold([unit for unit in at_hand if self.taken_for(unit) == claims][: max(count, 0)], purpose)
        self.open_broken(taken)
        return taken

    def give_back(self, claims: str, count: int, purpose: str) -> tuple[Unit, ...]:
        """Lay back up to ``count`` units of the product that were taken for this purpose, the last ones first."""
        held = self.held_of(purpose, claims)[::-1][: max(count, 0)]
        for unit in held:
            self.units.put(replace(unit, lies=Lies.THERE, held_for=""))
        self.open_broken(held)
        return held

    def put_down(self, purpose: str, claims: str, place: str, most: int | None = None) -> tuple[Unit, ...]:
        """Bring what was taken of a product for this purpose to a place, ``most`` units at the most."""
        held = self.held_of(purpose, claims)
        return self._bring(held if most is None else held[:most], place)

    def send_along(self, consignment: str, claims: str, source: str, place: str) -> tuple[Unit, ...]:
        """Bring what arrived with this document to a place, where it still lies on the side of the location
        ``source``. What was set aside, or put elsewhere by hand, stays where it is."""
        arrived = self.units.where("consignment", consignment)
        lying = (unit for unit in arrived if self.taken_for(unit) == claims and unit.lies is Lies.THERE)
        return self._bring(tuple(unit for unit in lying if self._is_on_side(unit.place, source)), place)

    # what hands are made of

    def hold(self, units: Iterable[Unit], purpose: str) -> tuple[Unit, ...]:
        """Take these units in hand."""
        held = tuple(replace(unit, lies=Lies.IN_HAND, held_for=purpose) for unit in units)
        for unit in held:
            self.units.put(unit)
        return held

    def lay(self, units: Iterable[Unit], place: str, lies: Lies) -> tuple[Unit, ...]:
        """Lay these units down at a place. A box that goes there whole stays a box; of a broken one single units go."""
        laid = tuple(units)
        together = {unit.id for unit in laid}
        for number in dict.fromkeys(unit.box for unit in laid if unit.box):
            box = self.boxes.get(number)
            if all(unit.id in together for unit in self.units.where("box", number)):
                self.boxes.put(replace(box, place=place))
            elif not box.opened:
                self.unseal(box)
        for unit in laid:
            stays_in_box = unit.box and self.boxes.get(unit.box).place == place
            box_number = unit.box if stays_in_box else 0
            self.units.put(replace(unit, place=place, lies=lies, held_for="", box=box_number))
        return laid

    def open_broken(self, touched: Iterable[Unit]) -> None:
        """A box of which only a part was taken, set aside or laid back stands open."""
        for number in dict.fromkeys(unit.box for unit in touched if unit.box):
            box = self.boxes.get(number)
            if not box.opened and len({unit.lies for unit in self.units.where("box", number)}) > 1:
                self.unseal(box)

    def digest(self) -> str:
        """The canonical hash of the whole truth."""
        return digest_of({name.strip("_"): table for name, table in vars(self).items() if isinstance(table, Table)})

    def _bearing(self, label: str) -> Iterator[tuple[str, tuple[Unit, ...]]]:
        """What can be read with this label, and its name: first what is carried for no document, then what lies here;
        boxes before units."""
        free, here = self.free_in_hand(), self.stands_at.id
        for number in dict.fromkeys(unit.box for unit in free if unit.box):
            if label in self.boxes.get(number).labels:
                yield f"box:{number}", tuple(unit for unit in free if unit.box == number)
        yield from ((f"unit:{unit.id}", (unit,)) for unit in free if label in unit.labels and self.is_in_reach(unit))
        for box in (*self.boxes.where("label", (here, label)), *self.boxes.where("second", (here, label))):
            if content := self.content(box):
                yield f"box:{box.id}", content
        yield from ((f"unit:{unit.id}", (unit,)) for unit in self._lying(label) if self.is_in_reach(unit))

    def _lying(self, label: str) -> Iterator[Unit]:
        here = self.stands_at.id
        bearing = (*self.units.where("label", (here, label)), *self.units.where("second", (here, label)))
        return (unit for unit in bearing if unit.lies is Lies.THERE)

    def _is_at_hand(self, box: Box) -> bool:
        stands_here = box.place == self.stands_at.id and bool(self.content(box))
        return stands_here or any(unit.is_free for unit in self.units.where("box", box.id))

    def _is_on_side(self, place: str, location: str) -> bool:
        found = self.places.find(place)
        return found is not None and found.location == location

    def _bring(self, units: tuple[Unit, ...], place: str) -> tuple[Unit, ...]:
        """Bring units to a place, out of their boxes; a package that goes there whole stays one."""
        whole = self._whole_packages(units, place)
        for number in whole:
            self.boxes.put(replace(self.boxes.get(number), place=place))
        for unit in units:
            box = unit.box if unit.box in whole else 0
            self.units.put(replace(unit, place=place, lies=Lies.THERE, held_for="", consignment="", box=box))
        return units

    def _whole_packages(self, units: tuple[Unit, ...], place: str) -> frozenset[int]:
        """Packages of which nothing stays behind: the rest is in hand still, or lies at that place already."""
        together = {unit.id for unit in units}
        return frozenset(
            number
            for number in dict.fromkeys(unit.box for unit in units if unit.box)
            if self.boxes.get(number).is_package
            and all(
                unit.id in together or unit.lies is Lies.IN_HAND or unit.place == place
                for unit in self.units.where("box", number)
            )
        )

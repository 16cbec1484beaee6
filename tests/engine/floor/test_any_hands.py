"""Whatever hands do in whatever order, no unit is made or lost, and what one cannot reach stays where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from scansim.engine.floor.floor import NotHere
from scansim.engine.floor.hands import box_named, put, set_aside, take
from scansim.engine.floor.things import HANDS, Lies, Unit, in_tote
from scansim.engine.store import Table
from tests.engine.floor.test_floor import BOX, GLASS, MUG, PLATE, floor

labels = st.sampled_from([MUG, PLATE, GLASS, BOX, "036000291452", "", "nonsense"])
things = st.sampled_from(["", "", "", "unit:1", "unit:4", "unit:10", "box:1", "box:2", "unit:x"])
products = st.sampled_from(["mug", "plate", "glass", "nothing"])
named = st.sampled_from(
    [MUG, PLATE, GLASS, BOX, "mug", "plate", "glass", "unit:1", "unit:4", "box:1", "box:2", "x", ""]
)
counts = st.integers(-1, 12)
places = st.sampled_from(["dock", "shelf", "desk", "location:customers"])
purposes = st.sampled_from(["one", "other", ""])


def _born(unit: Unit) -> Unit:
    """What of a unit no hand can change."""
    return replace(unit, place="", box=0, lies=Lies.THERE, held_for="", consignment="")


class AnyHands(RuleBasedStateMachine):
    """Every verb of the floor, with sense and nonsense."""

    def __init__(self) -> None:
        super().__init__()
        self.floor = floor()
        self.born = [_born(unit) for unit in self.floor.units]
        self.marks: list[tuple[int, str]] = []

    @rule(place=st.sampled_from(["dock", "shelf", "desk", "moon", ""]))
    def walk(self, place: str) -> None:
        self._or_not_here(lambda: self.floor.walk(place))

    @rule(thing=st.sampled_from(["", "dock", "shelf", "note", "memo", "box:1"]))
    def look(self, thing: str) -> None:
        units = list(self.floor.units)
        self._or_not_here(lambda: self.floor.look(thing))
        assert list(self.floor.units) == units

    @rule(box=st.integers(0, 2))
    def open(self, box: int) -> None:
        self._or_not_here(lambda: self.floor.open(box))

    @rule(label=labels, purpose=purposes.filter(bool), thing=things)
    def take_label(self, label: str, purpose: str, thing: str) -> None:
        at_hand = (*self.floor.units_at(self.floor.stands_at.id), *self.floor.free_in_hand())
        reachable = {unit.id for unit in at_hand if self.floor.is_in_reach(unit) or label == BOX}
        taken = self.floor.take_label(label, purpose, thing)
        assert {unit.id for unit in taken} <= reachable
        assert len(taken) <= 1 or label == BOX

    @rule(claims=products, count=counts, purpose=purposes.filter(bool))
    def take_front(self, claims: str, count: int, purpose: str) -> None:
        at_hand = (*self.floor.free_in_hand(), *self.floor.units_at(self.floor.stands_at.id))
        taken = self.floor.take_front(claims, count, purpose)
        assert [unit.id for unit in taken] == [unit.id for unit in at_hand if unit.claims == claims][: max(count, 0)]

    @rule(claims=products, count=counts, purpose=purposes)
    def give_back(self, claims: str, count: int, purpose: str) -> None:
        held = [unit.id for unit in self.floor.held_for(purpose) if unit.claims == claims]
        given = self.floor.give_back(claims, count, purpose)
        assert [unit.id for unit in given] == held[::-1][: max(count, 0)]

    @rule(claims=products, count=counts, purpose=purposes.filter(bool))
    def take_and_give_back(self, claims: str, count: int, purpose: str) -> None:
        if self.floor.free_in_hand():
            return
        before = list(self.floor.units)
        held = len(self.floor.held_for(purpose))
        taken = self.floor.take_front(claims, count, purpose)
        assert len(self.floor.held_for(purpose)) == held + len(taken)
        if all(unit.id < min((t.id for t in taken), default=0) for unit in self.floor.held_for(purpose)[:held]):
            self.floor.give_back(claims, len(taken), purpose)
            assert list(self.floor.units) == before

    @rule(thing=named, count=st.integers(-1, 6), purpose=st.sampled_from([HANDS, in_tote("TOTE.01")]))
    def take(self, thing: str, count: int, purpose: str) -> None:
        held = set(self.floor.in_hand())
        self._or_not_here(lambda: take(self.floor, thing, count, purpose))
        assert held <= set(self.floor.in_hand())

    @rule(thing=named, count=st.integers(-1, 6), place=st.sampled_from(["dock", "shelf", "desk", "moon"]))
    def put(self, thing: str, count: int, place: str) -> None:
        lying = set(self.floor.units_at(self.floor.stands_at.id))
        self._or_not_here(lambda: put(self.floor, thing, count, place))
        assert lying <= set(self.floor.units)

    @rule(thing=named, count=st.integers(-1, 6), place=st.sampled_from(["dock", "shelf", "desk", "moon"]))
    def set_aside(self, thing: str, count: int, place: str) -> None:
        aside = len(self.floor.units.where("lies", Lies.ASIDE))
        self._or_not_here(lambda: set_aside(self.floor, thing, count, place))
        assert len(self.floor.units.where("lies", Lies.ASIDE)) >= aside

    @rule(thing=named)
    def open_what_is_named(self, thing: str) -> None:
        self._or_not_here(lambda: self.floor.open(box_named(self.floor, thing).id))

    @rule(label=labels)
    def a_box_that_is_opened_for_a_label_bears_fruit(self, label: str) -> None:
        box = self.floor.box_with(label)
        if box is not None and not self.floor.take_label(label, "one"):
            self.floor.open(box.id)
            assert len(self.floor.take_label(label, "one")) == 1

    @rule(purpose=purposes, claims=products, place=places)
    def put_down(self, purpose: str, claims: str, place: str) -> None:
        brought = self.floor.put_down(purpose, claims, place)
        assert {unit.id for unit in brought} <= {unit.id for unit in self.floor.units_at(place)}

    @rule(claims=products, place=places)
    def send_along(self, claims: str, place: str) -> None:
        staying = [
            unit
            for unit in self.floor.units
            if unit.lies is not Lies.THERE or unit.consignment != "DN-881" or unit.place != "dock"
        ]
        self.floor.send_along("DN-881", claims, "vendors", place)
        assert [self.floor.units.get(unit.id) for unit in staying] == staying

    @rule()
    def mark(self) -> None:
        self.marks.append((self.floor.log.mark(), self.floor.digest()))

    @precondition(lambda self: bool(self.marks))
    @rule()
    def undo(self) -> None:
        mark, digest = self.marks.pop()
        self.floor.log.undo_to(mark)
        assert self.floor.digest() == digest

    # what always holds

    @invariant()
    def no_unit_is_made_or_lost_or_changed(self) -> None:
        assert [_born(unit) for unit in self.floor.units] == self.born

    @invariant()
    def every_unit_is_in_one_place_or_in_hand_or_aside(self) -> None:
        for unit in self.floor.units:
            assert (unit.lies is Lies.IN_HAND) == bool(unit.held_for)
            assert (unit in self.floor.free_in_hand()) == (unit.held_for in {HANDS, in_tote("TOTE.01")})
            assert (unit in self.floor.units_at(unit.place)) == (unit.lies is Lies.THERE)
            assert not unit.box or unit.place == self.floor.boxes.get(unit.box).place

    @invariant()
    def indexes_agree_with_a_scan(self) -> None:
        for table in vars(self.floor).values():
            if isinstance(table, Table):
                records = list(table)
                for name, of in table._of.items():
                    assert set(table._indexes[name]) == {of(record) for record in records} - {None}
                    for value in {of(record) for record in records} - {None}:
                        assert list(table.where(name, value)) == [r for r in records if of(r) == value]

    def _or_not_here(self, verb: Callable[[], object]) -> None:
        before = self.floor.digest()
        try:
            verb()
        except NotHere:
            assert self.floor.digest() == before


TestAnyHands = AnyHands.TestCase

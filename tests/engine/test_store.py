from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.canonical import Json, canonical, sha256
from scansim.engine.store import Log, Missing, Table, digest_of, written_record


@dataclass(frozen=True, slots=True)
class Thing:
    id: int
    colour: str
    size: int


def _table(log: Log) -> Table[int, Thing]:
    return Table(log, lambda r: r.id, {"colour": lambda r: r.colour, "both": lambda r: (r.colour, r.size)})


def _check(table: Table[int, Thing], model: dict[int, Thing]) -> None:
    """Every way of reading agrees with a look at all records."""
    things = [model[key] for key in sorted(model)]
    assert table.canonical() == canonical([{"id": t.id, "colour": t.colour, "size": t.size} for t in things])
    assert list(table) == things
    assert len(table) == len(things)
    for colour in ("red", "green", "blue"):
        assert list(table.where("colour", colour)) == [thing for thing in things if thing.colour == colour]
        for size in range(3):
            wanted = [thing for thing in things if (thing.colour, thing.size) == (colour, size)]
            assert list(table.where("both", (colour, size))) == wanted
    for key in range(6):
        assert table.find(key) == model.get(key)
        assert (key in table) == (key in model)
    for by_value in table._indexes.values():
        assert all(by_value.values()), "an index value that nothing has is not kept"


things = st.builds(Thing, st.integers(0, 5), st.sampled_from(["red", "green", "blue"]), st.integers(0, 2))
steps = st.lists(st.one_of(things, st.integers(0, 5), st.sampled_from(["mark", "undo"])), max_size=40)


@given(steps)
def test_indexes_agree_with_a_scan_after_any_sequence_and_undo_restores(sequence: list[Thing | int | str]) -> None:
    log = Log()
    table = _table(log)
    model: dict[int, Thing] = {}
    marks: list[tuple[int, dict[int, Thing]]] = []
    for step in sequence:
        match step:
            case Thing():
                table.put(step)
                model[step.id] = step
            case int():
                if step in model:
                    table.remove(step)
                    del model[step]
                else:
                    with pytest.raises(Missing):
                        table.remove(step)
            case "mark":
                marks.append((log.mark(), dict(model)))
            case _:
                if marks:
                    mark, model = marks.pop()
                    log.undo_to(mark)
        _check(table, model)
    log.undo_to(0)
    _check(table, {})


def test_a_record_comes_back_as_the_very_same_value() -> None:
    """Rows of a screen are kept by identity: look-ahead must not change what is `is`."""
    log = Log()
    table = _table(log)
    red = Thing(1, "red", 1)
    table.put(red)
    mark = log.mark()
    table.put(Thing(1, "green", 1))
    table.remove(1)
    log.undo_to(mark)
    assert table.get(1) is red


def test_putting_the_very_same_value_is_no_change() -> None:
    log = Log()
    table = _table(log)
    table.put(red := Thing(1, "red", 1))
    mark = log.mark()
    table.put(red)
    assert log.mark() == mark


def test_what_is_raised_inside_a_transaction_takes_it_back_whole() -> None:
    log = Log()
    table, other = _table(log), _table(log)
    table.put(Thing(1, "red", 1))

    def change() -> None:
        with log.transaction():
            table.put(Thing(1, "green", 1))
            other.put(Thing(2, "blue", 2))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    _check(table, {1: Thing(1, "red", 1)})
    _check(other, {})


def test_a_transaction_inside_another_takes_back_only_its_own() -> None:
    log = Log()
    table = _table(log)

    def fail() -> None:
        with log.transaction():
            table.put(Thing(2, "blue", 2))
            raise RuntimeError

    with log.transaction():
        table.put(Thing(1, "red", 1))
        with pytest.raises(RuntimeError):
            fail()
    _check(table, {1: Thing(1, "red", 1)})


def test_missing_records() -> None:
    table = _table(Log())
    with pytest.raises(Missing):
        table.get(1)
    assert table.find(1) is None
    assert table.where("colour", "none") == ()


class Kind(StrEnum):
    GOOD = "good"


@dataclass(frozen=True)
class Nested:
    kind: Kind
    amount: Decimal
    parts: tuple[int | None, ...]
    inner: Thing


def test_the_written_form_of_a_record() -> None:
    nested = Nested(Kind.GOOD, Decimal("2.50"), (1, None), Thing(1, "red", 2))
    assert written_record(nested) == {
        "kind": "good",
        "amount": "2.5",
        "parts": [1, None],
        "inner": {"id": 1, "colour": "red", "size": 2},
    }


@pytest.mark.parametrize(
    "value", [1.5, frozenset({1}), b"x", Thing, [1]], ids=["float", "set", "bytes", "type", "list"]
)
def test_what_has_no_written_form_cannot_stand_in_a_record(value: object) -> None:
    with pytest.raises(TypeError):
        written_record(value)


def test_a_digest_is_the_hash_of_the_canonical_text_of_everything() -> None:
    log = Log()
    table, empty = _table(log), _table(log)
    hostile = 'a"b\\\udc80é'
    table.put(Thing(2, hostile, 1))
    table.put(Thing(1, "red", 0))
    whole: Json = {
        "now": hostile,
        "empty": [],
        "things": [{"id": 1, "colour": "red", "size": 0}, {"id": 2, "colour": hostile, "size": 1}],
    }
    assert digest_of({"things": table, "empty": empty}, now=hostile) == sha256(canonical(whole))


@given(st.lists(things, max_size=6), st.lists(st.tuples(st.booleans(), things | st.integers(0, 5)), max_size=30))
def test_a_table_that_follows_another_goes_its_own_way(
    before: list[Thing], after: list[tuple[bool, Thing | int]]
) -> None:
    one = _table(Log())
    for thing in before:
        one.put(thing)
    other = one.following(Log())
    beginning = {thing.id: thing for thing in before}
    models = {False: dict(beginning), True: dict(beginning)}
    for is_other, step in after:
        table, model = (other if is_other else one), models[is_other]
        if isinstance(step, Thing):
            table.put(step)
            model[step.id] = step
        elif step in model:
            table.remove(step)
            del model[step]
    _check(one, models[False])
    _check(other, models[True])
    other._log.undo_to(0)
    _check(other, beginning)
    _check(one, models[False])


def test_an_index_leaves_out_what_it_finds_no_value_in() -> None:
    table = Table[int, Thing](Log(), lambda r: r.id, {"size": lambda r: r.size or None})
    small, large = Thing(1, "red", 0), Thing(2, "red", 2)
    table.put(small)
    table.put(large)
    assert (table.where("size", None), table.where("size", 2)) == ((), (large,))
    table.put(Thing(2, "red", 0))
    assert (table.where("size", None), table.where("size", 2)) == ((), ())

"""Quick constructors and quick copies of frozen values: they do what those of the standard library do."""

from __future__ import annotations

import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scansim.engine.filling import filled_directly
from scansim.engine.replacing import replace


@filled_directly
@dataclass(frozen=True, slots=True)
class Quick:
    """A value that is made quickly."""

    name: str
    count: int = 3
    more: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    count: int = 3
    more: tuple[int, ...] = ()


@dataclass(frozen=True)
class Single:
    only: int


given_values = st.tuples(st.text(max_size=3), st.integers(0, 9), st.tuples(st.integers(0, 9)))


def test_it_is_made_like_any_other() -> None:
    assert Quick("a") == Quick("a", 3, ()) == Quick(name="a", more=(), count=3)
    assert dataclasses.astuple(Quick("a", more=(1,))) == ("a", 3, (1,))
    assert repr(Quick("a")) == "Quick(name='a', count=3, more=())"
    assert hash(Quick("a")) == hash(Quick("a")) != hash(Quick("b"))
    assert inspect.signature(Quick) == inspect.signature(Plain)
    assert pickle.loads(pickle.dumps(Quick("a"))) == Quick("a")
    with pytest.raises(TypeError):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Quick("a", weight=1)  # type: ignore[call-arg]


def test_it_stays_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Quick("a").name = "b"  # type: ignore[misc]


@dataclass(frozen=True)
class Loose:
    name: str


@dataclass(frozen=True, slots=True)
class WithFactory:
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Checked:
    name: str

    def __post_init__(self) -> None:
        raise AssertionError


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    name: str


@pytest.mark.parametrize("kind", [Loose, WithFactory, Checked, Named])
def test_what_is_made_in_another_way_is_refused(kind: type[object]) -> None:
    with pytest.raises(TypeError):
        filled_directly(kind)


@given(given_values, given_values, st.sets(st.sampled_from(["name", "count", "more"])))
def test_some_fields_are_replaced(
    before: tuple[str, int, tuple[int]], after: tuple[str, int, tuple[int]], which: set[str]
) -> None:
    changes = {name: value for name, value in zip(("name", "count", "more"), after, strict=True) if name in which}
    for kind in (Quick, Plain):
        value = kind(*before)
        assert replace(value, **changes) == dataclasses.replace(value, **changes)  # type: ignore[arg-type]
        assert dataclasses.astuple(value) == before


def test_one_field_and_none() -> None:
    assert replace(Single(1), only=2) == Single(2)
    assert replace(Single(1)) == Single(1)


def test_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(TypeError, match="weight"):
        replace(Quick("a"), weight=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        replace(Named(name="a"), name="b")

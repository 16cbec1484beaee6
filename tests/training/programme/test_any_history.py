"""Whatever was done and stated: taking away wins, evidence is never practice, a team is its people."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scansim.training.ports import RunRow
from scansim.training.programme.rules import Level, Trigger
from scansim.training.programme.standing import State, standing_of
from scansim.training.programme.team import standings_of, team_standings
from scansim.training.signoff.statement import Statement, StatementKind
from tests.training.programme.files import PROGRAMME, SKILL, day, granted, observed, ride, said

NUMBERS = st.integers(-200, 200)
RUNS = st.builds(
    ride,
    NUMBERS,
    passed=st.sampled_from([True, False, None]),
    lines=st.integers(0, 40),
    critical=st.integers(0, 1),
    exercise=st.sampled_from(["CHK-01", "CUR-01", "RCV-01", "PCK-01"]),
    revision=st.sampled_from(["1", "2", "2.1"]),
    voided=st.sampled_from(["", "fact"]),
    mode=st.sampled_from(["check", "try", "show", "free"]),
    seed=st.integers(0, 3),
    hints=st.integers(0, 1),
)
TAKEN = ["due-1", "suspended-1", "revoked-1"]
SEEN = st.frozensets(st.sampled_from(TAKEN))
WHY = st.sampled_from([*(each.value for each in Trigger), "weather"])
STATEMENTS = st.one_of(
    st.builds(lambda number, after: granted(number, after=after), NUMBERS, SEEN),
    st.builds(observed, NUMBERS, st.sampled_from([(True,) * 6, (True,) * 5, (False,) * 6]), st.integers(1, 5)),
    st.builds(lambda number, why: said(StatementKind.DUE, number, "due-1", why=why), NUMBERS, WHY),
    st.builds(lambda number, why: said(StatementKind.SUSPENDED, number, "suspended-1", why=why), NUMBERS, WHY),
    st.builds(lambda number: said(StatementKind.REVOKED, number, "revoked-1", why="request"), NUMBERS),
    st.builds(lambda number, after: said(StatementKind.REINSTATED, number, why="x", after=after), NUMBERS, SEEN),
    st.builds(
        lambda number, after: said(StatementKind.WAIVED, number, until=day(number + 180), after=after), NUMBERS, SEEN
    ),
)


def in_order(runs: list[RunRow], told: list[Statement]) -> tuple[list[RunRow], list[Statement]]:
    return sorted(runs, key=lambda run: run.ended), sorted(told, key=lambda each: each.utc)


@given(st.lists(RUNS, max_size=12), st.lists(STATEMENTS, max_size=6), NUMBERS)
def test_what_takes_away_wins(runs: list[RunRow], told: list[Statement], on: int) -> None:
    runs, told = in_order(runs, told)
    for kind in (StatementKind.REVOKED, StatementKind.SUSPENDED):
        taken = [*told, said(kind, on, "unseen", why="request", hour=1)]
        found = standing_of(SKILL, PROGRAMME, runs, taken, day(on))
        assert not found.in_force
        assert found.state not in (State.CERTIFIED, State.WAIVED, State.DUE, State.EXPIRED)


@given(st.lists(RUNS, max_size=12), st.lists(STATEMENTS, max_size=6), NUMBERS)
def test_practice_is_no_evidence_and_never_certifies(runs: list[RunRow], told: list[Statement], on: int) -> None:
    runs, told = in_order(runs, told)
    found = standing_of(SKILL, PROGRAMME, runs, told, day(on))
    without = standing_of(SKILL, PROGRAMME, [run for run in runs if run.mode == "check"], told, day(on))
    assert found.pool == without.pool
    assert not standing_of(SKILL, PROGRAMME, runs, (), day(on)).in_force
    assert found.pool.lines == sum(
        run.lines
        for run in runs
        if run.mode == "check"
        and not run.voided
        and (run.exercise, run.revision.partition(".")[0]) in {("CHK-01", "2"), ("CUR-01", "1")}
        and day(on - 90).isoformat() <= run.ended[:10] <= day(on).isoformat()
    )
    if found.in_force:
        assert any(each.kind in (StatementKind.GRANTED, StatementKind.WAIVED) for each in told)
        assert found.observed or found.is_waived


@given(st.lists(RUNS, max_size=12), st.lists(STATEMENTS, max_size=6), NUMBERS)
def test_a_team_is_its_people(runs: list[RunRow], told: list[Statement], on: int) -> None:
    runs, told = in_order(runs, told)
    others = [run._replace(person="tom") for run in runs[::2]]
    mixed = sorted([*runs, *others], key=lambda run: run.ended)
    found = team_standings(PROGRAMME, mixed, told, day(on), ["eva"])
    assert found["eva"]["receiving"].state is State.NONE
    assert next(iter(found)) == "eva"
    for person, own, stated in (("mia", runs, told), ("tom", others, [])):
        alone = standing_of(SKILL, PROGRAMME, own, stated, day(on))
        assert found.get(person, {"receiving": alone})["receiving"] == alone
        assert standings_of(PROGRAMME, own, stated, day(on))["receiving"] == alone


def test_somebody_who_is_only_spoken_of_is_on_the_team() -> None:
    found = team_standings(PROGRAMME, [], [granted(), replace(observed(), person="mia")], day(0))
    assert found["mia"]["receiving"].state is State.CERTIFIED
    assert found["mia"]["receiving"].level is Level.CERTIFIED
    assert standings_of(PROGRAMME, [], [], day(0))["receiving"].state is State.NONE

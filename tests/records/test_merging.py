"""Files of several stations come to the same state, whichever is merged into which."""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scansim.records.fact import Fact
from scansim.records.journal import Records
from scansim.scanner.reading import ScannerSettings
from scansim.training.header import Floor, Header, Mode
from scansim.training.inputs import Hint, Scan, Timed
from scansim.training.people.person import BadgeKind, Role, Standing
from scansim.training.ports import JournalDamaged, StorageRefused
from scansim.training.station import HardwareCheck, StationSettings
from tests.records.sealing import same_input, sealed_anew
from tests.records.several_files import Stations, findings_of, hurried, same_state, state_of, whole

HEADER = Header("RCV-01", "1", 1, Mode.TRY, Floor.SCREEN, "guest", "2026-11-23T08:00:00", {})


def run(records: Records, *scans: str, ended: bool = True) -> str:
    attempt = records.open(HEADER, {})
    for ms, scan in enumerate(scans):
        records.append(attempt, Timed(ms, Scan(scan)))
    if ended:
        records.close(attempt, {"passed": True})
    return attempt


# what comes in


def test_another_file_s_facts_come_in_as_they_are(stations: Stations) -> None:
    with stations.open("north") as north, stations.open("south") as south:
        mine, theirs = run(north, "a"), run(south, "b", "c")
        before = state_of(stations.file("south"))["facts"]
        merged = north.merge(stations.file("south"))
        # The opening of the chain, and the opening and the closing of the run.
        assert (merged.facts, merged.runs, merged.forks) == (3, 1, ())
        assert [timed.input for timed in north.read(theirs).inputs] == [Scan("b"), Scan("c")]
        assert north.read(mine).result == {"passed": True}
        assert set(before) <= set(state_of(stations.file("north"))["facts"])
        # What is recorded next folds after all of it.
        later = run(north)
        rows = {row[0]: row[8] for row in state_of(stations.file("north"))["attempts"]}
        assert int(str(rows[later])) > max(int(str(rows[mine])), int(str(rows[theirs])))
    whole(stations.file("north"))


def test_merging_again_adds_nothing(stations: Stations) -> None:
    with stations.open("north") as north, stations.open("south") as south:
        run(south, "b")
        north.merge(stations.file("south"))
        before = state_of(stations.file("north"))
        again = north.merge(stations.file("south"))
        assert (again.facts, again.runs) == (0, 0)
        assert north.merge(stations.file("north")).facts == 0
        assert state_of(stations.file("north")) == before


def test_a_run_that_goes_on_elsewhere_grows(stations: Stations) -> None:
    with stations.open("north") as north:
        attempt = run(north, "a", ended=False)
    stations.copy("north", "south")
    with stations.open("south") as south:
        assert south.unfinished("guest") is not None
        south.append(attempt, Timed(1, Scan("b")))
        south.close(attempt, {"passed": False})
    stations.merge("north", "south")
    with stations.open("north") as north:
        assert [timed.input for timed in north.read(attempt).inputs] == [Scan("a"), Scan("b")]
        assert north.read(attempt).result == {"passed": False}
    whole(stations.file("north"))


def test_what_was_left_at_another_station_is_not_offered_here(stations: Stations) -> None:
    with stations.open("north") as north, stations.open("south") as south:
        mine = run(north, "a", ended=False)
        run(south, "z")
        run(south, "b", ended=False)
        north.merge(stations.file("south"))
    with stations.open("north") as north:
        found = north.unfinished("guest")
        assert found is not None
        assert found.attempt == mine
        north.close(mine, {})
        assert north.unfinished("guest") is None


def test_what_the_original_left_after_it_was_copied_is_not_offered_in_the_copy(stations: Stations) -> None:
    with stations.open("north") as north:
        before = run(north, "a", ended=False)
    stations.copy("north", "south")
    stations.open("south").shut()
    with stations.open("north") as north:
        run(north, "b", ended=False)
    stations.merge("south", "north")
    # And the copy of the copy knows what was begun two files ago.
    stations.copy("south", "west")
    for name in ("south", "west"):
        with stations.open(name) as records:
            found = records.unfinished("guest")
            assert found is not None
            assert found.attempt == before


def test_a_run_that_went_on_in_two_copies_has_the_result_that_folds_first(stations: Stations) -> None:
    with stations.open("north") as north:
        attempt = run(north, "a", ended=False)
    stations.copy("north", "south")
    with stations.open("south") as south:
        run(south, "z")  # So that what follows folds later.
        for ms in (1, 2):
            south.append(attempt, Timed(ms, Scan("south")))
        south.close(attempt, {"passed": True})
    with stations.open("north") as north:
        north.append(attempt, Timed(1, Scan("north")))
        north.close(attempt, {"passed": False})
    stations.merge("north", "south")
    stations.merge("south", "north")
    for name in ("north", "south"):
        with stations.open(name) as records:
            assert records.read(attempt).result == {"passed": False}
            assert [timed.input for timed in records.read(attempt).inputs] == [Scan("a"), Scan("north")]
        whole(stations.file(name))
    assert len(state_of(stations.file("north"))["input_forks"]) == 2


def test_before_the_end_the_longest_way_counts(stations: Stations) -> None:
    with stations.open("north") as north:
        attempt = run(north, "a", ended=False)
    stations.copy("north", "south")
    with stations.open("south") as south:
        for ms in (1, 2):
            south.append(attempt, Timed(ms, Scan("south")))
    with stations.open("north") as north:
        north.append(attempt, Timed(1, Scan("north")))
    stations.merge("north", "south")
    stations.merge("south", "north")
    for name in ("north", "south"):
        with stations.open(name) as records:
            assert [timed.input for timed in records.read(attempt).inputs] == [Scan("a"), Scan("south"), Scan("south")]
        whole(stations.file(name))


def test_a_run_that_is_being_run_is_not_changed_under_it(stations: Stations) -> None:
    with stations.open("north") as north:
        attempt = run(north, "a", ended=False)
    stations.copy("north", "south")
    with stations.open("south") as south:
        for ms in (1, 2):
            south.append(attempt, Timed(ms, Scan("b")))
    with stations.open("north") as running, stations.open("north") as merging:
        running.append(attempt, Timed(1, Scan("c")))
        before = state_of(stations.file("north"))
        for records in (running, merging):
            with pytest.raises(StorageRefused, match="being run"):
                records.merge(stations.file("south"))
        assert state_of(stations.file("north")) == before
        running.append(attempt, Timed(2, Scan("d")))
    stations.merge("north", "south")
    whole(stations.file("north"))


def test_a_run_that_was_ended_elsewhere_is_not_ended_under_whoever_runs_it(stations: Stations) -> None:
    with stations.open("north") as north:
        attempt = run(north, "a", ended=False)
    stations.copy("north", "south")
    with stations.open("south") as south:
        south.close(attempt, {"passed": True})
    with stations.open("north") as running, stations.open("north") as merging:
        assert running.unfinished("guest") is not None
        for _ in range(2):
            with pytest.raises(StorageRefused, match="being run"):
                merging.merge(stations.file("south"))
            running.append(attempt, Timed(1, Scan("c")))


# forks


def forked(stations: Stations) -> tuple[str, str]:
    """A chain that went on in two ways: a backup was put back over the original, and the lost file turned up."""
    with stations.open("north") as north:
        run(north, "a")
    stations.copy("north", "backup")
    with stations.open("north") as north:
        lost = run(north, "lost")
        run(north, "lost too")
    stations.copy("north", "turned up")
    stations.put_back("backup", "north")
    with stations.open("north") as north:
        made = run(north, "made since")
    return lost, made


def test_a_fork_is_kept_and_reported_and_both_ways_count(stations: Stations) -> None:
    lost, made = forked(stations)
    with stations.open("north") as north:
        merged = north.merge(stations.file("turned up"))
        (fork,) = merged.forks
        assert (fork.seq, {fact.id for fact in fork.facts}) == (4, {lost, made})
        assert north.read(lost).result == north.read(made).result == {"passed": True}
        # The chain goes on where it stood.
        later = run(north, "later")
        assert north.read(later).result is not None
        assert north.merge(stations.file("turned up")).facts == 0
    whole(stations.file("north"))


def test_both_ways_of_a_fork_may_end_the_same_run(stations: Stations) -> None:
    with stations.open("north") as north:
        attempt = run(north, "a", ended=False)
    stations.copy("north", "backup")
    with stations.open("north") as north:
        north.append(attempt, Timed(1, Scan("b")))
        north.close(attempt, {"passed": True})
    stations.copy("north", "turned up")
    stations.put_back("backup", "north")
    with stations.open("north") as north:
        north.append(attempt, Timed(1, Scan("c")))
        north.close(attempt, {"passed": True})
    stations.merge("north", "turned up")
    whole(stations.file("north"))
    with sqlite3.connect(stations.file("north")) as forger:
        forger.execute("DELETE FROM input_forks")
    assert findings_of(stations.file("north")) == [
        f"attempt {attempt}: the inputs that it was closed after elsewhere are missing"
    ]


def test_facts_in_one_place_of_a_fork_fold_by_their_hashes(stations: Stations) -> None:
    fields = [f"field {n}" for n in range(8)]
    with stations.open("north") as north:
        mia = north.people.join("Mia", [], {}, "boss")
    stations.copy("north", "backup")
    for site, other in (("one", "kept"), ("two", "")):
        with stations.open("north") as north:
            for field in fields:
                north.people.change(mia, {field: site}, "boss")
        if other:
            stations.copy("north", other)
            stations.put_back("backup", "north")
    stations.merge("north", "kept")
    stations.open("kept").shut()
    stations.merge("kept", "north")
    newest: dict[str, tuple[str, str]] = {}
    for row in state_of(stations.file("north"))["facts"]:
        for field, site in json.loads(str(row[9])).get("fields", {}).items():
            newest[field] = max(newest.get(field, ("", "")), (str(row[11]), site))
    for name in ("north", "kept"):
        with stations.open(name) as records:
            found = records.people.person(mia)
            assert found is not None
            assert found.fields == {field: site for field, (_, site) in newest.items()}
        whole(stations.file(name))


def test_a_fork_s_ways_may_both_go_on(stations: Stations) -> None:
    lost, made = forked(stations)
    stations.copy("north", "away")
    stations.merge("north", "turned up")
    stations.merge("turned up", "away")
    with stations.open("turned up") as other:
        run(other, "more")
    stations.merge("north", "turned up")
    with stations.open("north") as north:
        assert north.read(lost).result == north.read(made).result
    whole(stations.file("north"))
    stations.merge("turned up", "north")
    same_state_but_own_chains(stations, "north", "turned up")


def same_state_but_own_chains(stations: Stations, one: str, other: str) -> None:
    same_state(stations.file(one), stations.file(other))
    whole(stations.file(one))
    whole(stations.file(other))


# people


def test_people_change_field_by_field(stations: Stations) -> None:
    with stations.open("north") as north:
        mia = north.people.join("Mia Kern", [Role.OPERATOR], {"site": "Hamburg", "shift": "early"}, "program")
    stations.copy("north", "south")
    with stations.open("north") as north, stations.open("south") as south:
        north.people.change(mia, {"site": "Bremen"}, "boss")
        south.people.change(mia, {"shift": "late", "language": "de"}, "boss")
    stations.merge("north", "south")
    stations.merge("south", "north")
    for name in ("north", "south"):
        with stations.open(name) as records:
            found = records.people.person(mia)
            assert found is not None
            assert found.fields == {"site": "Bremen", "shift": "late", "language": "de"}
            assert records.people.name(mia) == "Mia Kern"


def concurrently(
    stations: Stations, taken: Callable[[Records, str], object], given: Callable[[Records, str], object]
) -> tuple[Records, str]:
    """Somebody is deprived in one copy and given more in another, later one; merged."""
    with stations.open("north") as north:
        mia = north.people.join("Mia", [Role.OPERATOR, Role.SUPERVISOR], {}, "program")
    stations.copy("north", "south")
    with stations.open("north") as north, stations.open("south") as south:
        taken(north, mia)
        run(south)  # What is given folds last.
        given(south, mia)
    stations.merge("north", "south")
    return stations.open("north"), mia


def test_a_revoked_role_wins_over_a_concurrent_grant(stations: Stations) -> None:
    records, mia = concurrently(
        stations,
        lambda north, mia: north.people.revoke(mia, Role.SUPERVISOR, "boss"),
        lambda south, mia: south.people.grant(mia, Role.SUPERVISOR, "other"),
    )
    with records:
        found = records.people.person(mia)
        assert found is not None
        assert found.roles == (Role.OPERATOR,)
        # Whoever knows of the revocation may grant anew.
        records.people.grant(mia, Role.SUPERVISOR, "boss")
        found = records.people.person(mia)
        assert found is not None
        assert found.roles == (Role.OPERATOR, Role.SUPERVISOR)


def test_a_lock_wins_over_a_concurrent_unlock(stations: Stations) -> None:
    def both(south: Records, mia: str) -> None:
        south.people.lock(mia, "pin", "program")
        south.people.unlock(mia, "boss")

    records, mia = concurrently(stations, lambda north, mia: north.people.lock(mia, "pin", "program"), both)
    with records:
        found = records.people.person(mia)
        assert found is not None
        assert found.standing is Standing.LOCKED
        records.people.unlock(mia, "boss")
        found = records.people.person(mia)
        assert found is not None
        assert found.standing is Standing.ACTIVE


def test_leaving_wins_over_a_concurrent_return(stations: Stations) -> None:
    def both(south: Records, mia: str) -> None:
        south.people.leave(mia, "boss")
        south.people.take_back(mia, "boss")

    records, mia = concurrently(stations, lambda north, mia: north.people.leave(mia, "boss"), both)
    with records:
        found = records.people.person(mia)
        assert found is not None
        assert found.standing is Standing.LEFT


def test_who_was_erased_in_one_file_is_erased_by_merging(stations: Stations) -> None:
    with stations.open("north") as north:
        mia = north.people.join("Mia Kern", [Role.OPERATOR], {}, "program")
        north.people.issue_badge(mia, "041123456789", BadgeKind.WORK, "", "boss")
    stations.copy("north", "south")
    with stations.open("south") as south:
        south.people.erase(mia, "boss")
    with stations.open("north") as north:
        north.people.rename(mia, "Mia Lang", "boss")
        assert north.people.holders("041123456789") != []
    stations.merge("north", "south")
    stations.merge("south", "north")
    for name in ("north", "south"):
        with stations.open(name) as records:
            assert records.people.name(mia) is None
            assert records.people.holders("041123456789") == []
        assert state_of(stations.file(name))["texts"] == []
        whole(stations.file(name))


# what is refused


@pytest.mark.parametrize(
    ("forgery", "named"),
    [
        ("UPDATE facts SET actor = 'mia' WHERE kind = 'attempt_closed'", "it was altered"),
        ("UPDATE inputs SET body = replace(body, 'b', 'c')", "input 1 was altered"),
        ("DELETE FROM inputs", "0 are there"),
        ("DELETE FROM facts WHERE kind = 'attempt_opened'", "is missing before it"),
        ("UPDATE facts SET lamport = 9007199254740993 WHERE seq = 3", "out of range"),
        ("INSERT INTO texts VALUES ('d', 'p', 's', 't')", "no fact speaks of it"),
    ],
)
def test_a_file_that_does_not_hold_together_is_refused_whole(stations: Stations, forgery: str, named: str) -> None:
    with stations.open("south") as south:
        run(south, "b")
    with sqlite3.connect(stations.file("south")) as forger:
        forger.execute(forgery)
    with stations.open("north") as north:
        run(north, "a")
        before = state_of(stations.file("north"))
        with pytest.raises(JournalDamaged, match="nothing was taken from them") as refused:
            north.merge(stations.file("south"))
        assert named in str(refused.value)
        assert state_of(stations.file("north")) == before


def test_a_fact_with_another_one_s_id_is_refused(stations: Stations) -> None:
    with stations.open("north") as north:
        taken = north.people.join("Mia", [], {}, "boss")
    with stations.open("south") as south:
        run(south, "b")

    def with_that_id(fact: Fact) -> Fact:
        return replace(fact, id=taken) if fact.kind == "chain_opened" else fact

    sealed_anew(stations.file("south"), with_that_id, same_input)
    with stations.open("north") as north, pytest.raises(JournalDamaged, match="its id is taken"):
        north.merge(stations.file("south"))


def test_where_there_is_nothing_to_merge(stations: Stations, tmp_path: Path) -> None:
    with stations.open("north") as north, pytest.raises(StorageRefused, match="no records"):
        north.merge(tmp_path / "none.db")


# in any order


ACTS: dict[str, Callable[[Records, str, int], object]] = {
    "run": lambda records, mia, n: run(records, f"{n}"),
    "left open": lambda records, mia, n: run(records, f"{n}", ended=False),
    "site": lambda records, mia, n: records.people.change(mia, {"site": f"site {n}"}, "boss"),
    "shift": lambda records, mia, n: records.people.change(mia, {"shift": f"{n}" if n % 2 else None}, "boss"),
    "rename": lambda records, mia, n: records.people.rename(mia, f"Mia {n}", "boss"),
    "grant": lambda records, mia, n: records.people.grant(mia, list(Role)[n % 3], "boss"),
    "revoke": lambda records, mia, n: records.people.revoke(mia, list(Role)[n % 3], "boss"),
    "lock": lambda records, mia, n: records.people.lock(mia, "pin", "program"),
    "unlock": lambda records, mia, n: records.people.unlock(mia, "boss"),
    "leave": lambda records, mia, n: records.people.leave(mia, "boss"),
    "back": lambda records, mia, n: records.people.take_back(mia, "boss"),
    "badge": lambda records, mia, n: records.people.issue_badge(mia, f"{n}", BadgeKind.WORK, "", "boss"),
    "unbadge": lambda records, mia, n: revoke_first_badge(records, mia),
    "join": lambda records, mia, n: records.people.join(f"Tom {n}", [Role.OPERATOR], {}, "boss"),
    "station": lambda records, mia, n: records.keep_station(
        StationSettings(ScannerSettings(prefix="~" * (n % 3))), HardwareCheck(n % 2 == 0, {}), "guest"
    ),
    "go on": lambda records, mia, n: go_on(records, n),
}


def revoke_first_badge(records: Records, mia: str) -> None:
    found = records.people.person(mia)
    if found and found.badges_in_force:
        records.people.revoke_badge(mia, found.badges_in_force[0].id, "boss")


def go_on(records: Records, n: int) -> None:
    found = records.unfinished("guest")
    if found is not None:
        records.append(found.attempt, Timed(n, Hint() if n % 2 else Scan(f"{n}")))
        if n % 3 == 0:
            records.close(found.attempt, {"passed": n % 2 == 0})


acts = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 9)), max_size=8)


@settings(max_examples=min(settings().max_examples // 3, 500))
@given(before=acts, north=acts, south=acts, again=acts, is_put_back=st.booleans(), seed=st.integers(0, 5))
def test_files_merged_in_any_order_come_to_the_same_state(
    before: list[tuple[str, int]],
    north: list[tuple[str, int]],
    south: list[tuple[str, int]],
    again: list[tuple[str, int]],
    is_put_back: bool,
    seed: int,
) -> None:
    def act(name: str, done: list[tuple[str, int]]) -> None:
        with stations.open(name) as records:
            for kind, n in done:
                ACTS[kind](records, mia, n)

    with tempfile.TemporaryDirectory() as root, pytest.MonkeyPatch.context() as patch, hurried(patch):
        stations = Stations(Path(root))
        with stations.open("north") as records:
            mia = records.people.join("Mia", [Role.OPERATOR], {}, "program")
            run(records, "0", ended=False)
        act("north", before)
        stations.copy("north", "south")
        act("north", north)
        act("south", south)
        if is_put_back:
            # The copy lands where the original was: its chain forks.
            stations.copy("north", "kept")
            stations.put_back("south", "north")
            act("north", again)
        names = ["north", "south", *(["kept"] if is_put_back else [])]
        for name in names:
            stations.open(name).shut()  # A copied file begins its chain now.
        for target in ("first", "second"):
            random.Random(seed + len(target)).shuffle(names)
            stations.merge(target, *names)
        for name in ("first", "second"):
            whole(stations.file(name))
        # Only the chains that the two files themselves began tell them apart.
        one, other = state_of(stations.file("first")), state_of(stations.file("second"))
        assert one == other
        stations.merge("north", *(name for name in names if name != "north"))
        assert state_of(stations.file("north")) == one
        with stations.open("north") as records:
            records.rebuild()
        assert state_of(stations.file("north")) == one
